import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PhaseCancelled } from '../convoy-events.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { phaseCancellationReasons } from '../phase-words.ts';
import { getPhase, hasOpenConvoys, requireStep } from '../steps.ts';

/** Cancels a phase that has no open convoy, for a coded reason; another one is told in words. */
export const cancelPhase = defineCommand({
  system: 'transfers',
  name: 'cancel-phase',
  refuses: ['convoys-under-way', 'no-such-step'],
  input: z
    .object({
      operationNo: z.int().positive(),
      phase: z.string().min(1).max(60),
      reason: z.enum(phaseCancellationReasons),
      note: z.string().max(2000),
    })
    .strict(),
  streams: (input) => [input.operationNo],
  load: async (read, input) => ({
    phase: await getPhase(read, input.operationNo, input.phase),
    open: await hasOpenConvoys(read, input.operationNo, input.phase),
  }),
  decide: ({ phase, open }, input, { authority }) => {
    if (phase.authority !== authority) throw new Refusal('not-permitted');
    requireStep('phase', phase.state, 'PhaseCancelled');
    requireWordsOfOther(input);
    if (open) throw new Refusal('convoys-under-way');
    return [
      PhaseCancelled.make({
        stream: input.operationNo,
        data: { phase: input.phase, reason: input.reason },
        personal: { note: input.note },
      }),
    ];
  },
});
