import { z } from 'zod';
import { defineEvent } from './event-definition.ts';
import { rolesThat } from './role-table.ts';

const system = 'register';

/** The register was declared: synthetic or not, its name, the zone its own times are shown in, and what its clock shows at which real time (milliseconds). */
export const RegisterDeclared = defineEvent({
  type: 'RegisterDeclared',
  system,
  stream: 'register',
  kind: 'act',
  roles: ['installation'],
  data: z
    .object({
      synthetic: z.boolean(),
      name: z.string().min(1).max(200),
      zone: z.string().min(1).max(60),
      clockAt: z.int(),
      realAt: z.int(),
    })
    .strict(),
});

/** The clock of a synthetic register was set against real time; the database refuses it for any other register and backwards (decisions.md 12). */
export const ClockSet = defineEvent({
  type: 'ClockSet',
  system,
  stream: 'register',
  kind: 'act',
  roles: ['installation', 'administrator', ...rolesThat(({ worksOnCases }) => worksOnCases)],
  data: z.object({ clockAt: z.int(), realAt: z.int() }).strict(),
});
