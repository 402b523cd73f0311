import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { explanationHolds, explanations, type Whereabouts } from '../control/explanations.ts';
import { getRollCall } from '../control/find-roll-call.ts';
import { RollDifferenceExplained } from '../control/roll-call-events.ts';

type Row = { person_no: number | null; on_old: boolean; on_new: boolean; explained: boolean };

/**
 * Says what became of somebody who was on one roll only (D4), when both sides have signed it. What the register can tell, it must say the same: the escape, the death, the
 * move or the registration is recorded first.
 */
export const explainRollDifference = defineCommand({
  system: 'sites',
  name: 'explain-roll-difference',
  refuses: ['difference-not-so'],
  input: z
    .object({
      rollCallId: z.uuid(),
      ord: z.int().positive(),
      explanation: z.enum(explanations),
      personNo: z.int().positive().optional(),
      account: z.string().trim().min(10).max(4000),
    })
    .strict(),
  streams: async ({ rollCallId }, read) => [(await getRollCall(read, rollCallId)).stream],
  load: async (read, { rollCallId, ord, personNo }) => {
    const call = await getRollCall(read, rollCallId);
    const row = await read.row<Row>(
      'SELECT person_no, on_old, on_new, explained_at IS NOT NULL AS explained FROM sites.roll_row WHERE roll_call_id = $1 AND ord = $2',
      [rollCallId, ord],
    );
    if (row === undefined || row.on_old === row.on_new)
      throw new Refusal('not-found', { values: { detail: `difference ${ord} of roll-call ${rollCallId}` } });
    if (
      personNo !== undefined &&
      (await read.row('SELECT FROM register.person WHERE no = $1', [personNo])) === undefined
    )
      throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    const person = row.person_no ?? personNo;
    const named =
      row.person_no === null &&
      (await read.row('SELECT FROM sites.roll_row WHERE roll_call_id = $1 AND on_new AND person_no = $2', [
        rollCallId,
        personNo ?? null,
      ])) !== undefined;
    // a stranger is nobody whom the roll names already
    const whereabouts =
      person === undefined || named
        ? undefined
        : await read.row<Whereabouts>(
            `SELECT c.state, c.site, EXISTS (SELECT FROM register.death d WHERE d.person_no = p.no) AS dead,
               EXISTS (SELECT FROM sites.absence a WHERE a.person_no = p.no AND a.left_at <= $2 AND (a.returned_at IS NULL OR a.returned_at > $2)) AS away FROM register.person p
               LEFT JOIN register.custody c ON c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity' WHERE p.no = $1`,
            [person, new Date(call.called_at)],
          );
    return { call, row, whereabouts: whereabouts ?? null };
  },
  decide: ({ call, row, whereabouts }, { account, ...data }, { authority, postings }) => {
    const judges = postings.some(({ role }) => role === 'judiciary_clerk');
    if (authority !== call.giving && authority !== call.taking && !judges)
      throw new Refusal('not-permitted', { values: { detail: 'a roll-call of two other authorities' } });
    if (!call.signed)
      throw new Refusal('I28-roll-call-at-change-of-control', {
        values: { detail: 'a difference is explained when both sides have signed the roll' },
      });
    if (row.explained) throw new Refusal('stale');
    if (!explanationHolds(data.explanation, { onOld: row.on_old, site: call.site }, whereabouts))
      throw new Refusal('difference-not-so');
    return [RollDifferenceExplained.make({ stream: call.stream, data, personal: { account } })];
  },
});
