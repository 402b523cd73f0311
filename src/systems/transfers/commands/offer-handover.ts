import { z } from 'zod';
import { bytesOf, signatureHolds } from '../../../core/access/device-signature.ts';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { HandoverOffered } from '../events.ts';
import { departures, knowsLastCheckpoint, readPayload, readTerms } from '../handover-signing.ts';
import { signsWithin } from '../manifest-kind.ts';
import { findLines, refusalOf, type Violation, wholeManifest } from '../state.ts';

/** The first signature of a hand-over: an offer of thirty minutes without effect on custody (decisions.md 5, I07, I08, I11). */
export const offerHandover = defineCommand({
  system: 'transfers',
  name: 'offer-handover',
  vouched: true,
  refuses: [
    'I04-no-admission-without-order',
    'I05-order-live',
    'I06-acceptance-per-person',
    'I08-movement-reconciles',
    'I10-fitness-48h',
    'I11-fear-suspends-line',
    'I31-resident-not-detained',
    'I32-household-together',
    'no-such-step',
  ],
  explainsRefusal: true,
  input: z
    .object({
      manifestNo: z.int().positive(),
      ordinal: z.int().min(1),
      payload: z.string().max(4000),
      keyId: z.string().regex(/^[0-9a-f]{16}$/),
      signature: z.string().max(200),
      counted: z.int().nonnegative(),
    })
    .strict(),
  streams: (input, read) => wholeManifest(read, input.manifestNo),
  load: async (read, input, { officerNo, synthetic, refused }) => {
    const bytes = bytesOf(input.payload, 'payload');
    const signature = bytesOf(input.signature, 'signature');
    const missing = await read.rows<{ person_no: number }>(
      `SELECT l.person_no FROM transfers.line l WHERE l.manifest_no = $1 AND l.live AND l.person_no NOT IN (SELECT transfers.expected_persons_seen($1))
         AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = $1 AND d.person_no = l.person_no)`,
      [input.manifestNo],
    );
    const payload = readPayload(bytes);
    return {
      payload,
      knowsCheckpoint: await knowsLastCheckpoint(read, payload),
      hex: bytes.toString('hex'),
      signature: signature.toString('hex'),
      holds: await signatureHolds(read, officerNo, input.keyId, bytes, signature),
      terms: await readTerms(read, input.manifestNo, synthetic),
      lines: await findLines(read, input.manifestNo),
      missing,
      unlisted: await read.rows<{ person_no: number }>('SELECT transfers.aboard_unlisted_seen($1) AS person_no', [
        input.manifestNo,
      ]),
      away: await read.rows<{ person_no: number }>(
        `SELECT x.p AS person_no FROM transfers.expected_persons_seen($1) x(p) JOIN sites.absence a ON a.person_no = x.p AND a.vehicle IS NOT NULL AND a.returned_at IS NULL`,
        [input.manifestNo],
      ),
      problems: refused
        ? await read.rows<Violation>(
            "SELECT * FROM transfers.handover_problems_seen($1, $3, $2) WHERE rule <> 'I12-notice-72h' AND ($3 = 1 OR rule IN ('I04-no-admission-without-order', 'I31-resident-not-detained'))",
            [input.manifestNo, new Date(readPayload(bytes).instant), input.ordinal],
          )
        : [],
    };
  },
  decide: (
    { payload, knowsCheckpoint, hex, signature, holds, terms, lines, missing, unlisted, away, problems },
    input,
    { authority, now, postings },
  ) => {
    if (input.ordinal !== terms.ordinal)
      throw new Refusal('stale', { values: { detail: `hand-over ${terms.ordinal} is the next` } });
    if (authority !== terms.fromAuthority)
      throw new Refusal('I07-two-signatures-one-instant', {
        values: { detail: 'the first signature is that of the giving authority' },
      });
    if (terms.kind === 'within-authority' && !signsWithin('gives', terms, postings))
      throw new Refusal('I07-two-signatures-one-instant', {
        values: { detail: 'within one authority the giving site signs first, and after it the escort' },
      });
    if (!holds) throw new Refusal('signature-invalid');
    if (terms.ordinal === 1 && missing.length > 0)
      throw refusalOf(
        missing.map((row) => ({
          person_no: row.person_no,
          rule: 'I08-movement-reconciles',
          detail: 'not boarded and not struck off',
        })),
        lines,
      );
    if (unlisted.length > 0)
      throw refusalOf(
        unlisted.map((row) => ({
          person_no: row.person_no,
          rule: 'I08-movement-reconciles',
          detail: 'not offered any more, and in the convoy all the same',
        })),
        lines,
      );
    if (away.length > 0)
      throw refusalOf(
        away.map((row) => ({
          person_no: row.person_no,
          rule: 'I08-movement-reconciles',
          detail: 'away from the convoy: back first, or a difference of the hand-over',
        })),
        lines,
      );
    if (problems.length > 0) throw refusalOf(problems, lines);
    if (input.counted !== terms.count)
      throw new Refusal('counts-differ', { values: { counted: input.counted, expected: terms.count } });
    const wrong = [...departures(payload, terms), ...(knowsCheckpoint ? [] : ['lastCheckpoint'])];
    if (wrong.length > 0)
      throw new Refusal('stale', { problems: wrong.map((field) => ({ code: 'payload-changed', field })) });
    if (payload.instant > now + 300_000 || payload.instant < now - 43_200_000)
      throw new Refusal('invalid-input', { problems: [{ code: 'instant-far', field: 'instant' }] });
    return [
      HandoverOffered.make({
        stream: input.manifestNo,
        data: {
          ordinal: input.ordinal,
          payload: hex,
          keyId: input.keyId,
          signature,
          counted: input.counted,
          manifestHash: terms.manifestHash,
          instantAt: payload.instant,
        },
      }),
    ];
  },
});
