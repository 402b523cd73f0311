import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { roles } from '../../register/roles.ts';
import { OfficerInvited } from '../events.ts';

/**
 * Invites an officer. An administrator invites into the own authority only; the installation names the authority. The one-time link is made by the
 * server after the event and shown once to the inviter.
 */
export const inviteOfficer = defineCommand({
  system: 'access',
  name: 'invite-officer',
  roles: ['installation', 'administrator'],
  input: z
    .object({
      username: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,40}$/),
      name: z.object({ en: z.string().trim().min(1).max(200), ar: z.string().trim().min(1).max(200) }).strict(),
      roles: z
        .array(
          z
            .object({
              role: z.enum(roles).exclude(['installation']),
              site: z
                .string()
                .regex(/^[A-Z]{3}$/)
                .nullish(),
            })
            .strict(),
        )
        .min(1)
        .max(40),
      /** Only at the installation. */
      authority: z
        .string()
        .regex(/^[A-Z]{2,8}$/)
        .optional(),
      demonstration: z.boolean().optional(),
    })
    .strict(),
  streams: () => [],
  creates: () => ['officer'],
  load: (read, input) =>
    read.row<{ no: number }>('SELECT no FROM access.officer WHERE username = $1', [input.username]),
  decide: (taken, input, { newStreams, authority, postings }) => {
    if (taken !== undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'username-taken', field: 'username' }] });
    const installing = postings.some((posting) => posting.role === 'installation');
    if (
      !installing &&
      (input.demonstration === true || (input.authority !== undefined && input.authority !== authority))
    )
      throw new Refusal('not-permitted', { values: { detail: 'officers of the own authority only' } });
    const into = installing ? input.authority : authority;
    if (into == null)
      throw new Refusal('invalid-input', { problems: [{ code: 'authority-missing', field: 'authority' }] });
    return [
      OfficerInvited.make({
        stream: newStreams[0] as number,
        data: {
          username: input.username,
          authority: into,
          demonstration: input.demonstration ?? false,
          postings: input.roles.map(({ role, site }) => ({ role, ...(site == null ? {} : { site }) })),
        },
        personal: { nameEn: input.name.en, nameAr: input.name.ar },
      }),
    ];
  },
});
