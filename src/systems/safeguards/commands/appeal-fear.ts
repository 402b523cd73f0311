import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { FearAppealed } from '../events.ts';
import { getFear, requireAppealable } from '../fear-state.ts';

/** The person appeals against a decision that found no danger, at any time: the line is suspended again until yet another assessor decides (CAT GC 4 13). */
export const appealFear = defineCommand({
  system: 'safeguards',
  name: 'appeal-fear',
  input: z.object({ fearId: z.uuid(), grounds: z.string().trim().min(1).max(8000) }).strict(),
  streams: async ({ fearId }, read) => [(await getFear(read, fearId)).person_no],
  load: (read, { fearId }) => getFear(read, fearId),
  decide: (fear, { fearId, grounds }) => {
    requireAppealable(fear);
    return [FearAppealed.make({ stream: fear.person_no, data: { fearId }, personal: { grounds } })];
  },
});
