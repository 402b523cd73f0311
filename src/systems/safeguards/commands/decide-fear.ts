import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { appealEndsAt } from '../appeal-period.ts';
import { FearDecided } from '../events.ts';
import { findAppealPeriods, getFear } from '../fear-state.ts';

/**
 * An assessor who neither heard the fear nor planned the move decides it, with reasons (I24-four-eyes, CAT 3). A danger that was found is final at once; where
 * none was found, the decision is final when the appeal period is over, or later where the assessor says so. The line stays suspended until it is listed again.
 */
export const decideFear = defineCommand({
  system: 'safeguards',
  name: 'decide-fear',
  input: z
    .object({
      fearId: z.uuid(),
      danger: z.boolean(),
      reasons: z.string().trim().min(20).max(8000),
      finalFromAt: z.int().optional(),
    })
    .strict(),
  streams: async ({ fearId }, read) => [(await getFear(read, fearId)).person_no],
  load: async (read, { fearId }) => ({ fear: await getFear(read, fearId), periods: await findAppealPeriods(read) }),
  decide: ({ fear, periods }, { fearId, danger, reasons, finalFromAt }, { officerNo, now }) => {
    if (fear.decided_by !== null) throw new Refusal('stale');
    if (fear.heard_by === officerNo)
      throw new Refusal('I24-four-eyes', { values: { detail: 'the officer who heard the fear does not decide it' } });
    const earliest = danger ? now : appealEndsAt(periods, now);
    if (!danger && finalFromAt !== undefined && finalFromAt < earliest)
      throw new Refusal('appeal-period', { problems: [{ code: 'appeal-period', field: 'finalFromAt' }] });
    return [
      FearDecided.make({
        stream: fear.person_no,
        data: { fearId, danger, finalFromAt: danger ? now : (finalFromAt ?? earliest) },
        personal: { reasons },
      }),
    ];
  },
});
