import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { OperationOpened } from '../events.ts';

const title = z.string().trim().min(1).max(200);

/**
 * Opens an operation: an officer of a transfer cell does, and the authority of the officer has opened it. One officer is enough, because nobody moves by it: each manifest of it has its own order, acceptance
 * and seal, with two officers each.
 */
export const openOperation = defineCommand({
  system: 'transfers',
  name: 'open-operation',
  input: z
    .object({
      code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/),
      titleEn: title,
      titleAr: title,
      jointSupervision: z.array(z.string().trim().min(1).max(100)).max(20),
    })
    .strict(),
  streams: () => [],
  creates: () => ['operation'],
  load: (read, { code }) => read.row('SELECT no FROM transfers.operation WHERE code = $1', [code]),
  decide: (taken, input, { newStreams }) => {
    if (taken !== undefined) throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'code' }] });
    return [OperationOpened.make({ stream: newStreams[0] as number, data: input })];
  },
});
