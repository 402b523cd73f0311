import { hash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { roles } from '../../register/roles.ts';
import { OfficerInvited } from '../events.ts';
import { postedByInstallation } from '../posted-by-installation.ts';
import { inviteOfficerResult } from '../views.ts';

/**
 * Invites an officer into the inviter's own authority. The installation names the authority, and may make demonstration officers on a synthetic register. The
 * result holds the invitation's token, which is kept nowhere in clear; a repeat of the command makes a fresh one,
 * or none once the officer can sign in. Roles that see beyond the own authority are given by the installation only.
 */
export const inviteOfficer = defineCommand({
  system: 'access',
  name: 'invite-officer',
  input: z
    .object({
      username: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,40}$/),
      name: z.object({ en: z.string().trim().min(1).max(200), ar: z.string().trim().min(1).max(200) }).strict(),
      roles: z
        .array(
          z.object({ role: z.enum(roles).exclude(['installation']), site: z.string().nullable().optional() }).strict(),
        )
        .min(1)
        .max(40),
      authority: z.string().optional(),
      demonstration: z.boolean().optional(),
    })
    .strict(),
  streams: () => [],
  creates: () => ['officer'],
  load: async (read, input) => ({
    taken: await read.row<{ taken: boolean }>('SELECT access.username_taken($1) AS taken', [input.username]),
    sites: await read.rows<{ code: string; authority: string | null }>('SELECT code, authority FROM sites.site'),
    authorities: await read.rows<{ code: string }>('SELECT code FROM access.authority'),
  }),
  decide: ({ taken, sites, authorities }, input, context) => {
    const installing = context.officerNo === 0;
    const authority = installing ? input.authority : context.authority;
    if (!installing && (input.demonstration === true || (input.authority ?? authority) !== authority))
      throw new Refusal('not-permitted', { values: { detail: 'officers of the own authority only' } });
    const beyond = input.roles.find(({ role }) => postedByInstallation.includes(role));
    if (!installing && beyond !== undefined)
      throw new Refusal('not-permitted', {
        values: {
          detail: `the role ${beyond.role} sees beyond the own authority and is given by the installation only (./amana officer invite)`,
        },
      });
    const problems = [
      ...(taken?.taken !== true ? [] : [{ code: 'username-taken', field: 'username' }]),
      ...(authorities.some(({ code }) => code === authority)
        ? []
        : [{ code: 'unknown-authority', field: 'authority' }]),
      ...input.roles.flatMap(({ site }, i) =>
        site == null || sites.some(({ code }) => code === site)
          ? []
          : [{ code: 'unknown-site', field: `roles.${i}.site` }],
      ),
    ];
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [
      OfficerInvited.make({
        stream: context.newStreams[0] as number,
        data: {
          username: input.username,
          authority: authority as string,
          demonstration: input.demonstration ?? false,
          postings: input.roles.map(({ role, site }) => ({ role, ...(site == null ? {} : { site }) })),
        },
        personal: { nameEn: input.name.en, nameAr: input.name.ar },
      }),
    ];
  },
  result: inviteOfficerResult,
  present: async (read, events) => {
    const token = randomBytes(32).toString('base64url');
    const officerNo = events[0]?.streamNo as number;
    const made = await read.row<{ made: boolean }>('SELECT access.make_invitation($1, $2) AS made', [
      officerNo,
      hash('sha256', token, 'buffer'),
    ]);
    return { officerNo, ...(made?.made === true ? { invitationToken: token } : {}) };
  },
});
