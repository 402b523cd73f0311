import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { FearAppealWaived } from '../events.ts';
import { getFear, requireAppealable } from '../fear-state.ts';

/** The person, told of the right to appeal in a language understood, waives it: the decision is final from then on. Not recorded by the assessor who decided (I24-four-eyes). */
export const waiveAppeal = defineCommand({
  system: 'safeguards',
  name: 'waive-appeal',
  input: z
    .object({
      fearId: z.uuid(),
      language: z.string().regex(/^[a-z]{2,3}$/),
      statement: z.string().trim().min(1).max(8000),
    })
    .strict(),
  streams: async ({ fearId }, read) => [(await getFear(read, fearId)).person_no],
  load: (read, { fearId }) => getFear(read, fearId),
  decide: (fear, { fearId, language, statement }, { officerNo }) => {
    requireAppealable(fear);
    if (fear.waiver_heard_by !== null) throw new Refusal('stale');
    if (fear.decided_by === officerNo)
      throw new Refusal('I24-four-eyes', {
        values: { detail: 'the assessor who decided does not record the waiver' },
      });
    return [FearAppealWaived.make({ stream: fear.person_no, data: { fearId, language }, personal: { statement } })];
  },
});
