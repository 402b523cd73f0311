import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { FearAppealDecided } from '../events.ts';
import { getFear } from '../fear-state.ts';

/** Yet another assessor decides the appeal, with reasons: not one who heard or decided the fear, recorded the appeal, or planned the move (I24-four-eyes). Final at once. */
export const decideAppeal = defineCommand({
  system: 'safeguards',
  name: 'decide-appeal',
  input: z.object({ fearId: z.uuid(), danger: z.boolean(), reasons: z.string().trim().min(20).max(8000) }).strict(),
  streams: async ({ fearId }, read) => [(await getFear(read, fearId)).person_no],
  load: (read, { fearId }) => getFear(read, fearId),
  decide: (fear, { fearId, danger, reasons }, { officerNo }) => {
    if (fear.appeal_heard_by === null || fear.appeal_decided_by !== null) throw new Refusal('stale');
    if ([fear.heard_by, fear.decided_by, fear.appeal_heard_by].includes(officerNo))
      throw new Refusal('I24-four-eyes', { values: { detail: 'an appeal is decided by yet another assessor' } });
    return [FearAppealDecided.make({ stream: fear.person_no, data: { fearId, danger }, personal: { reasons } })];
  },
});
