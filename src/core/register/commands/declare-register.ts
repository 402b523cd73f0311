import { z } from 'zod';
import { defineCommand } from '../command-definition.ts';
import { RegisterDeclared } from '../events.ts';

/** The first event of a register: its name, its zone, and whether its persons are synthetic and its clock a scenario's (decisions.md 12). */
export const declareRegister = defineCommand({
  system: 'register',
  name: 'declare-register',
  roles: ['installation'],
  input: z
    .object({
      synthetic: z.boolean(),
      name: z.string().min(1).max(200),
      zone: z.string().min(1).max(60),
      clockAt: z.int(),
      realAt: z.int(),
    })
    .strict(),
  streams: () => [],
  creates: () => ['register'],
  load: async () => undefined,
  decide: (_state, input, { newStreams }) => [RegisterDeclared.make({ stream: newStreams[0] as number, data: input })],
});
