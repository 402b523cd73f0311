import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ConvoyPutInPhase } from '../convoy-events.ts';
import { getManifest } from '../state.ts';
import { getConvoyState, getPhase, requireStep } from '../steps.ts';

/** Puts a planned convoy in a phase of its operation, or in another one than before. */
export const putInPhase = defineCommand({
  system: 'transfers',
  name: 'put-in-phase',
  refuses: ['no-such-step'],
  input: z.object({ manifestNo: z.int().positive(), phase: z.string().min(1).max(60) }).strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, input) => {
    const manifest = await getManifest(read, input.manifestNo);
    return {
      manifest,
      convoy: await getConvoyState(read, input.manifestNo),
      phase: await getPhase(read, manifest.operation_no, input.phase),
    };
  },
  decide: ({ manifest, convoy, phase }, input, { authority }) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    requireStep('convoy', convoy, 'ConvoyPutInPhase');
    if (!['planned', 'running'].includes(phase.state))
      throw new Refusal('no-such-step', { values: { state: phase.state, detail: 'the phase is not open' } });
    return [ConvoyPutInPhase.make({ stream: input.manifestNo, data: { phase: input.phase } })];
  },
});
