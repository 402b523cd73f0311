import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PhasePlanned } from '../convoy-events.ts';
import { requireStep } from '../steps.ts';

/** Plans a phase of an operation; the authority of the officer leads it. */
export const planPhase = defineCommand({
  system: 'transfers',
  name: 'plan-phase',
  refuses: ['no-such-step'],
  input: z
    .object({
      operationNo: z.int().positive(),
      code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/),
      titleEn: z.string().trim().min(1).max(200),
      titleAr: z.string().trim().min(1).max(200),
      plannedFromAt: z.int(),
      plannedToAt: z.int(),
    })
    .strict(),
  streams: (input) => [input.operationNo],
  load: async (read, input) => ({
    operation: await read.row<{ ended_at: number | null }>('SELECT ended_at FROM transfers.operation WHERE no = $1', [
      input.operationNo,
    ]),
    taken: await read.row('SELECT code FROM transfers.phase WHERE operation_no = $1 AND code = $2', [
      input.operationNo,
      input.code,
    ]),
  }),
  decide: ({ operation, taken }, { operationNo, ...data }, { authority }) => {
    if (operation === undefined || authority === null)
      throw new Refusal('not-found', { values: { detail: `operation ${operationNo}` } });
    if (operation.ended_at !== null)
      throw new Refusal('no-such-step', { values: { state: 'ended', detail: 'the operation has ended' } });
    requireStep('phase', 'new', 'PhasePlanned');
    if (taken !== undefined) throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'code' }] });
    if (data.plannedFromAt >= data.plannedToAt)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'plannedToAt' }] });
    return [PhasePlanned.make({ stream: operationNo, data: { ...data, authority } })];
  },
});
