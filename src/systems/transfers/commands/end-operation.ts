import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { OperationEnded } from '../convoy-events.ts';
import { hasOpenConvoys, requireStep } from '../steps.ts';

/** Ends an operation, when no phase and no convoy of it is open: by the authority that opened it, or one that leads a phase or gives persons in it. */
export const endOperation = defineCommand({
  system: 'transfers',
  name: 'end-operation',
  refuses: ['convoys-under-way', 'no-such-step'],
  input: z.object({ operationNo: z.int().positive() }).strict(),
  streams: (input) => [input.operationNo],
  load: async (read, input) => ({
    operation: await read.row<{ ended_at: number | null; authority: string | null }>(
      'SELECT ended_at, authority FROM transfers.operation WHERE no = $1',
      [input.operationNo],
    ),
    phases: await read.rows<{ authority: string; state: string }>(
      'SELECT authority, state FROM transfers.phase WHERE operation_no = $1',
      [input.operationNo],
    ),
    givers: await read.rows<{ authority: string }>(
      'SELECT DISTINCT from_authority AS authority FROM transfers.manifest WHERE operation_no = $1',
      [input.operationNo],
    ),
    open: await hasOpenConvoys(read, input.operationNo, null),
  }),
  decide: ({ operation, phases, givers, open }, input, { authority }) => {
    if (operation === undefined)
      throw new Refusal('not-found', { values: { detail: `operation ${input.operationNo}` } });
    if (![operation, ...phases, ...givers].some((one) => one.authority === authority))
      throw new Refusal('not-permitted');
    requireStep('operation', operation.ended_at === null ? 'open' : 'ended', 'OperationEnded');
    if (open || phases.some(({ state }) => ['planned', 'running'].includes(state)))
      throw new Refusal('convoys-under-way');
    return [OperationEnded.make({ stream: input.operationNo, data: {} })];
  },
});
