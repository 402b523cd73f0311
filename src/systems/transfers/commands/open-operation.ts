import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { OperationOpened } from '../events.ts';

/** Opens an operation, at the installation. */
export const openOperation = defineCommand({
  system: 'transfers',
  name: 'open-operation',
  roles: ['installation'],
  input: z
    .object({
      code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/),
      titleEn: z.string().max(200),
      titleAr: z.string().max(200),
      jointSupervision: z.array(z.string().max(100)),
    })
    .strict(),
  streams: () => [],
  creates: () => ['operation'],
  load: async () => undefined,
  decide: (_state, input, { newStreams }) => [OperationOpened.make({ stream: newStreams[0] as number, data: input })],
});
