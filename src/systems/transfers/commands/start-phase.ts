import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PhaseStarted } from '../convoy-events.ts';
import { getPhase, requireStep } from '../steps.ts';

/** Begins a planned phase. */
export const startPhase = defineCommand({
  system: 'transfers',
  name: 'start-phase',
  refuses: ['no-such-step'],
  input: z.object({ operationNo: z.int().positive(), phase: z.string().min(1).max(60) }).strict(),
  streams: (input) => [input.operationNo],
  load: async (read, input) => ({
    phase: await getPhase(read, input.operationNo, input.phase),
  }),
  decide: ({ phase }, input, { authority }) => {
    if (phase.authority !== authority) throw new Refusal('not-permitted');
    requireStep('phase', phase.state, 'PhaseStarted');
    return [PhaseStarted.make({ stream: input.operationNo, data: { phase: input.phase } })];
  },
});
