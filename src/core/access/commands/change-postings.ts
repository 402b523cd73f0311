import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { roles } from '../../register/roles.ts';
import { PostingsChanged } from '../account-events.ts';
import { demandGoverned, findGoverned } from '../governed-officer.ts';
import { postedByInstallation } from '../posted-by-installation.ts';

/**
 * Posts an officer of the own authority anew, for a reason: these roles and sites in place of those before. The officer's sessions end, so that the next one has the new rights. Roles that see beyond the own
 * authority are given and taken by the installation only, and stay as they are.
 */
export const changePostings = defineCommand({
  system: 'access',
  name: 'change-postings',
  refuses: ['not-found', 'not-permitted'],
  input: z
    .object({
      officerNo: z.int().positive(),
      roles: z
        .array(
          z.object({ role: z.enum(roles).exclude(['installation']), site: z.string().nullable().optional() }).strict(),
        )
        .min(1)
        .max(40),
      reason: z.string().trim().min(1).max(2000),
    })
    .strict(),
  streams: ({ officerNo }) => [officerNo],
  load: async (read, { officerNo }) => ({
    found: await findGoverned(read, officerNo),
    sites: await read.rows<{ code: string }>('SELECT code FROM sites.site'),
    posted: await read.rows<{ role: string; site: string }>(
      'SELECT role, site FROM access.posting WHERE officer_no = $1',
      [officerNo],
    ),
  }),
  decide: ({ found, sites, posted }, input, context) => {
    const officer = demandGoverned(found, context);
    const installing = context.officerNo === 0;
    const isOurs = (role: string) => installing || !postedByInstallation.some((one) => one === role);
    const beyond = input.roles.find(({ role }) => !isOurs(role));
    if (beyond !== undefined)
      throw new Refusal('not-permitted', {
        values: {
          detail: `the role ${beyond.role} sees beyond the own authority and is given by the installation only`,
        },
      });
    const problems = input.roles.flatMap(({ site }, i) =>
      site == null || sites.some(({ code }) => code === site)
        ? []
        : [{ code: 'unknown-site', field: `roles.${i}.site` }],
    );
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    const wanted = new Map(input.roles.map(({ role, site }) => [`${role} ${site ?? '*'}`, { role, site }]));
    const before = posted.filter(({ role }) => isOurs(role)).map(({ role, site }) => `${role} ${site}`);
    if (before.length === wanted.size && before.every((one) => wanted.has(one))) throw new Refusal('nothing-to-do');
    return [
      PostingsChanged.make({
        stream: officer.no,
        data: {
          postings: [...wanted.values()].map(({ role, site }) => ({ role, ...(site == null ? {} : { site }) })),
        },
        personal: { reason: input.reason },
      }),
    ];
  },
});
