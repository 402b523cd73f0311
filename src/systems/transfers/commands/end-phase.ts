import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PhaseEnded } from '../convoy-events.ts';
import { getPhase, hasOpenConvoys, requireStep } from '../steps.ts';

/** Ends a running phase, when each of its convoys is closed or cancelled. */
export const endPhase = defineCommand({
  system: 'transfers',
  name: 'end-phase',
  refuses: ['convoys-under-way', 'no-such-step'],
  input: z.object({ operationNo: z.int().positive(), phase: z.string().min(1).max(60) }).strict(),
  streams: (input) => [input.operationNo],
  load: async (read, input) => ({
    phase: await getPhase(read, input.operationNo, input.phase),
    open: await hasOpenConvoys(read, input.operationNo, input.phase),
  }),
  decide: ({ phase, open }, input, { authority }) => {
    if (phase.authority !== authority) throw new Refusal('not-permitted');
    requireStep('phase', phase.state, 'PhaseEnded');
    if (open) throw new Refusal('convoys-under-way');
    return [PhaseEnded.make({ stream: input.operationNo, data: { phase: input.phase } })];
  },
});
