import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { AuthorityAdded } from '../events.ts';

/** Enters an authority, at the installation. */
export const addAuthority = defineCommand({
  system: 'access',
  name: 'add-authority',
  roles: ['installation'],
  input: z
    .object({
      code: z.string().regex(/^[A-Z]{2,8}$/),
      country: z.string().regex(/^[A-Z]{3}$/),
      nameEn: z.string().min(1).max(200),
      nameAr: z.string().min(1).max(200),
      nameCkb: z.string().min(1).max(200).optional(),
    })
    .strict(),
  streams: async (_input, read) => {
    const row = await read.row<{ no: number | null }>('SELECT register.register_stream() AS no');
    return row?.no == null ? [] : [row.no];
  },
  load: async (read) => (await read.row<{ no: number | null }>('SELECT register.register_stream() AS no'))?.no ?? null,
  decide: (stream, input) => {
    if (stream === null) throw new Refusal('not-found', { values: { detail: 'register' } });
    return [AuthorityAdded.make({ stream, data: input })];
  },
});
