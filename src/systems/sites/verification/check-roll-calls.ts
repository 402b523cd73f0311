import { hash } from 'node:crypto';
import { ROLL_CALL_PAYLOAD_TYPE } from '../../../core/ledger/dsse.ts';
import { bytesOfText, checkDeviceSignature } from '../../../core/register/verify/check-device-signature.ts';
import type { Finding } from '../../../core/register/verify/finding.ts';
import type { TextRow } from '../../../core/register/verify/session.ts';
import type { RebuiltCheck } from '../../../core/register/verify/system-checks.ts';
import { decodeRollCallPayload, type RollCallPayload } from '../control/roll-call-payload.ts';

/** Every signature under a roll-call that device keys sign: the caller's first, then the other side's. The names of the columns say what each holds. */
const query = `
  SELECT s.what, r.id, s.officer, s.authority, s.key_id, s.signature, k.public_key, k.officer_no, f.authority AS owners, k.event_pos < e.pos AND (k.revoked_pos IS NULL OR k.revoked_pos > e.pos) AS in_force,
      r.payload, encode(r.roll_hash, 'hex'), r.site, r.giving, r.taking, register.ms(r.called_at), r.counted, r.on_roll, r.present, d.missing, d.unknown, coalesce(c.synthetic, false), e.stream_no, e.seq
    FROM sites.roll_call r
    CROSS JOIN LATERAL (VALUES ('first', r.proposed_by, r.proposed_for, r.caller_key, r.caller_signature, r.caller_signed_at),
      ('second', r.signed_by, CASE WHEN r.proposed_for = r.giving THEN r.taking ELSE r.giving END, r.signed_key, r.signature, r.signed_at)) s(what, officer, authority, key_id, signature, at)
    JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.stream_no = sites.stream_of(r.site) AND x.type = CASE s.what WHEN 'first' THEN 'RollCallSignedByCaller' ELSE 'RollCallSigned' END
      AND (x.body::jsonb #>> '{data,rollCallId}')::uuid = r.id) e ON true
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE w.on_old) AS missing, count(*) FILTER (WHERE w.on_new) AS unknown FROM sites.roll_row w WHERE w.roll_call_id = r.id AND w.on_old <> w.on_new) d
    LEFT JOIN access.device_key k ON k.key_id = s.key_id LEFT JOIN access.officer f ON f.no = k.officer_no LEFT JOIN register.clock_setting c ON true
   WHERE r.payload IS NOT NULL AND s.key_id IS NOT NULL`;

/** The signed payload against what the register keeps of the roll-call: which fields differ. */
const differences = (payload: RollCallPayload, row: TextRow): string[] => {
  const [site, giving, taking, calledAt, counted, onRoll, present, missing, unknown, synthetic] = row.slice(12, 22);
  const fields: [string, unknown, unknown][] = [
    ['site', payload.site, site],
    ['giving', payload.giving, giving],
    ['taking', payload.taking, taking],
    ['calledAt', payload.calledAt, Number(calledAt)],
    ['counted', payload.counted, Number(counted)],
    ['onRoll', payload.onRoll, Number(onRoll)],
    ['present', payload.present, Number(present)],
    ['missing', payload.missing, Number(missing)],
    ['unknown', payload.unknown, Number(unknown)],
    ['synthetic', payload.synthetic, synthetic === 't'],
  ];
  return fields.filter(([, signed, kept]) => signed !== kept).map(([name]) => name);
};

const checkRow = async (row: TextRow): Promise<Finding[]> => {
  const [what, id, officer, authority, key, signature, publicKey, owner, ownersAuthority, inForce] = row;
  const kept = bytesOfText(row[10]);
  const problems = await checkDeviceSignature({
    payload: kept,
    type: ROLL_CALL_PAYLOAD_TYPE,
    signature: bytesOfText(signature),
    keyId: key ?? null,
    publicKey: publicKey == null ? null : bytesOfText(publicKey),
    officer: officer ?? null,
    authority: authority ?? null,
    owner: owner ?? null,
    ownersAuthority: ownersAuthority ?? null,
    inForce: inForce === 't',
  });
  const payload = decodeRollCallPayload(kept);
  if (payload === undefined) problems.push(['payload-malformed', 'the signed payload cannot be read.']);
  else
    for (const field of differences(payload, row))
      problems.push(['payload-differs', `the signed ${field} is not what the register keeps.`]);
  if (hash('sha256', kept) !== row[11])
    problems.push(['payload-differs', 'the hash of the roll-call is not that of the signed payload.']);
  return problems.map(([code, text]) => ({
    section: 'signatures',
    code,
    text: `The ${what} signature under roll-call ${id}: ${text}`,
    stream: Number(row[22]),
    seq: Number(row[23]),
    object: 'sites.roll_call',
    key: id as string,
  }));
};

/** Verifies the Ed25519 signatures of both sides under every rebuilt roll-call, and the payload against the rolls. */
export const checkRollCalls: RebuiltCheck = async (read) => {
  const rows = await read(query);
  return { checked: rows.length, findings: (await Promise.all(rows.map(checkRow))).flat() };
};
