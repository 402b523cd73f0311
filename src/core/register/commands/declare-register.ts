import { z } from 'zod';
import { defineCommand } from '../command-definition.ts';
import { RegisterDeclared } from '../events.ts';
import { Refusal } from '../refusal.ts';
import { findRegisterStream, realTime } from '../register-stream.ts';

/** The first event of a register: whether its persons are synthetic, its name and zone, and for a synthetic one what its clock shows (decisions.md 12). */
export const declareRegister = defineCommand({
  system: 'register',
  name: 'declare-register',
  input: z
    .object({
      synthetic: z.boolean(),
      name: z.string().trim().min(1).max(200),
      zone: z.string().min(1).max(60),
      clockAt: z.int().optional(),
    })
    .strict(),
  streams: () => [],
  creates: () => ['register'],
  load: async (read) => ({ known: await findRegisterStream(read), realAt: await realTime(read) }),
  decide: ({ known, realAt }, { synthetic, name, zone, clockAt }, { newStreams }) => {
    if (known !== undefined) throw new Refusal('stale', { values: { detail: 'the register is declared already' } });
    if (!synthetic && clockAt !== undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'clock-of-real-register', field: 'clockAt' }] });
    return [
      RegisterDeclared.make({
        stream: newStreams[0] as number,
        data: { synthetic, name, zone, clockAt: clockAt ?? realAt, realAt },
      }),
    ];
  },
});
