import { HANDOVER_PAYLOAD_TYPE } from '../../../core/ledger/dsse.ts';
import { HandoverError } from '../../../core/ledger/handover-error.ts';
import { decodeHandoverPayload, type HandoverPayload } from '../../../core/ledger/handover-payload.ts';
import { bytesOfText, checkDeviceSignature } from '../../../core/register/verify/check-device-signature.ts';
import type { Finding } from '../../../core/register/verify/finding.ts';
import type { TextRow } from '../../../core/register/verify/session.ts';
import type { RebuiltCheck } from '../../../core/register/verify/system-checks.ts';

/** Every signature with the key, the officer and the terms that it must fit: offers first, then the second signatures of hand-overs. */
const query = `
  SELECT 'offer', o.id, o.manifest_no, o.ordinal, o.payload, o.signature, o.key_id, o.officer_no, o.from_authority, k.public_key, k.officer_no, f.authority, k.event_pos < e.pos AND (k.revoked_pos IS NULL OR k.revoked_pos > e.pos),
         p.code, o.place, o.from_authority, o.to_authority, o.manifest_hash, o.counted, (extract(epoch FROM o.instant) * 1000)::bigint, c.synthetic, o.counted, EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = o.manifest_no AND s.manifest_hash = o.manifest_hash AND s.sealed_by IS NOT NULL), e.stream_no, e.seq
    FROM transfers.offer o JOIN register.event e ON e.id = o.id JOIN transfers.manifest m ON m.no = o.manifest_no JOIN transfers.operation p ON p.no = m.operation_no
    LEFT JOIN access.device_key k ON k.key_id = o.key_id LEFT JOIN access.officer f ON f.no = k.officer_no LEFT JOIN register.clock_setting c ON true
  UNION ALL
  SELECT 'hand-over', h.id, h.manifest_no, h.ordinal, h.payload, h.to_signature, h.to_key, h.to_officer, h.to_authority, k.public_key, k.officer_no, f.authority, k.event_pos < e.pos AND (k.revoked_pos IS NULL OR k.revoked_pos > e.pos),
         p.code, h.place, h.from_authority, h.to_authority, h.manifest_hash, h.counted_to, (extract(epoch FROM h.instant) * 1000)::bigint, c.synthetic, (SELECT count(*) FROM transfers.handover_person q WHERE q.handover_id = h.id)::int, EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = h.manifest_no AND s.manifest_hash = h.manifest_hash AND s.sealed_by IS NOT NULL), e.stream_no, e.seq
    FROM transfers.handover h JOIN register.event e ON e.id = h.id JOIN transfers.manifest m ON m.no = h.manifest_no JOIN transfers.operation p ON p.no = m.operation_no
    LEFT JOIN access.device_key k ON k.key_id = h.to_key LEFT JOIN access.officer f ON f.no = k.officer_no LEFT JOIN register.clock_setting c ON true`;

/** The signed payload against the terms that the register keeps: which fields differ. */
const differences = (payload: HandoverPayload, row: TextRow): string[] => {
  const [operation, place, from, to, manifestHash, counted, instant, synthetic] = row.slice(13, 21);
  const fields: [string, unknown, unknown][] = [
    ['ordinal', payload.ordinal, Number(row[3])],
    ['operation', payload.operation, operation],
    ['place', payload.place, place],
    ['fromAuthority', payload.fromAuthority, from],
    ['toAuthority', payload.toAuthority, to],
    ['manifestRoot', `\\x${Buffer.from(payload.manifestRoot).toString('hex')}`, manifestHash],
    ['count', payload.count, Number(counted)],
    ['instant', payload.instant, Number(instant)],
    ['synthetic', payload.synthetic, synthetic === 't'],
  ];
  return fields.filter(([, signed, kept]) => signed !== kept).map(([name]) => name);
};

const decode = (payload: Buffer): HandoverPayload | undefined => {
  try {
    return decodeHandoverPayload(payload);
  } catch (error) {
    if (error instanceof HandoverError) return undefined;
    throw error;
  }
};

const checkRow = async (row: TextRow): Promise<Finding[]> => {
  const [
    what,
    id,
    manifestNo,
    ordinal,
    ,
    ,
    signedKey,
    officer,
    authority,
    publicKey,
    owner,
    ownersAuthority,
    enrolled,
  ] = row;
  const kept = bytesOfText(row[4]);
  const problems = await checkDeviceSignature({
    payload: kept,
    type: HANDOVER_PAYLOAD_TYPE,
    signature: bytesOfText(row[5]),
    keyId: signedKey ?? null,
    publicKey: publicKey == null ? null : bytesOfText(publicKey),
    officer: officer ?? null,
    authority: authority ?? null,
    owner: owner ?? null,
    ownersAuthority: ownersAuthority ?? null,
    inForce: enrolled === 't',
  });
  const payload = decode(kept);
  if (payload === undefined) problems.push(['payload-malformed', 'the signed payload cannot be read.']);
  else
    for (const field of differences(payload, row))
      problems.push(['payload-differs', `the signed ${field} is not what the register keeps.`]);
  if (row[18] !== row[21]) problems.push(['count-differs', `${row[18]} were counted, ${row[21]} persons passed.`]);
  if (row[22] !== 't') problems.push(['seal-unknown', 'no complete seal of this manifest has the signed hash.']);
  return problems.map(([code, text]) => ({
    section: 'signatures',
    code,
    text: `The ${what} ${id} (manifest ${manifestNo}, pass ${ordinal}): ${text}`,
    event: id as string,
    stream: Number(row[23]),
    seq: Number(row[24]),
    object: what === 'offer' ? 'transfers.offer' : 'transfers.handover',
  }));
};

/** Verifies every Ed25519 signature of the rebuilt offers and hand-overs over its payload, and the payload against seal, count and authorities. */
export const checkHandovers: RebuiltCheck = async (read) => {
  const rows = await read(query);
  const findings = (await Promise.all(rows.map(checkRow))).flat();
  return { checked: rows.length, findings };
};
