import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { restingWords } from '../resting-words.ts';
import { getManifest } from '../state.ts';
import { MovementWithdrawn } from '../way-events.ts';
import { movementWithdrawalReasons } from '../way-words.ts';

type Entry = { no: string; withdrawn: boolean };
type Resting = { kind: string; name_en: string; name_ar: string; name_ckb: string };

/**
 * Withdraws an entry of the movement log that was a mistake, for a coded reason, by the escort. It stays in the log, struck through, with who withdrew it and why; the state of the convoy, its times and what is owed are told from the entries that stand.
 * Refused while a later entry rests on it: an arrival on the departure, a departure from a stay on the arrival there, a count or a hand-over on the arrival. Those are withdrawn first, or the right entry is recorded first.
 */
export const withdrawMovement = defineCommand({
  system: 'transfers',
  name: 'withdraw-movement',
  input: z
    .object({
      manifestNo: z.int().positive(),
      movementId: z.uuid(),
      reason: z.enum(movementWithdrawalReasons),
      note: z.string().max(2000),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, { manifestNo, movementId }) => ({
    manifest: await getManifest(read, manifestNo),
    entry: await read.row<Entry>(
      'SELECT v.event_pos::text AS no, v.withdrawn_pos IS NOT NULL AS withdrawn FROM transfers.movement v WHERE v.manifest_no = $1 AND register.event_id(v.event_pos) = $2',
      [manifestNo, movementId],
    ),
    resting: await read.rows<Resting>(
      `SELECT r.kind, coalesce(s.name_en, r.place) AS name_en, coalesce(s.name_ar, r.place) AS name_ar, coalesce(s.name_ckb, s.name_ar, r.place) AS name_ckb
         FROM transfers.movement v CROSS JOIN LATERAL transfers.rests_on(v.manifest_no, v.event_pos) r LEFT JOIN sites.site s ON s.code = r.place
        WHERE v.manifest_no = $1 AND register.event_id(v.event_pos) = $2 ORDER BY r.at, r.kind`,
      [manifestNo, movementId],
    ),
  }),
  decide: ({ manifest, entry, resting }, { manifestNo, movementId, reason, note }, { authority }) => {
    if (authority !== manifest.escort_authority) throw new Refusal('not-permitted');
    if (entry === undefined) throw new Refusal('not-found', { values: { detail: 'the entry of the movement log' } });
    if (entry.withdrawn) throw new Refusal('stale');
    requireWordsOfOther({ reason, note });
    if (resting.length > 0)
      throw new Refusal('entries-rest-on-it', {
        problems: resting.map(({ kind, name_en, name_ar, name_ckb }) => ({
          code: 'entries-rest-on-it',
          text: restingWords(kind, { en: name_en, ar: name_ar, ckb: name_ckb }),
        })),
      });
    return [MovementWithdrawn.make({ stream: manifestNo, data: { movementId, reason }, personal: { note } })];
  },
});
