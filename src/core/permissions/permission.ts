import { rolesThat, roleTable } from '../register/role-table.ts';
import type { Role } from '../register/roles.ts';

/** Who may ask: named roles, everybody who is signed in, or everybody. */
export type Askers = readonly Role[] | 'signed-in' | 'public';

/** Who may issue a command, and what the register asks for beside the role. */
export type CommandPermission = {
  readonly roles: readonly Role[];
  /** A fresh second factor: whoever signed in, or typed a code, longer ago is refused with `elevation-needed`, gives one and sends the same again. */
  readonly elevated?: true;
  /** Another officer than the one who proposed it (`I24-four-eyes`), which the database asks as well. */
  readonly fourEyes?: true;
};

/** Who may ask a query at all. Whose rows come back is a question of walls, which are in the database. */
export type QueryPermission = { readonly askers: Askers };

/** What one system lets whom do and ask, by the names of its commands and queries. */
export type SystemPermissions = {
  readonly commands: Readonly<Record<string, CommandPermission>>;
  readonly queries: Readonly<Record<string, QueryPermission>>;
};

/** Whoever may hold people or takes part in holding and moving them. */
export const onCases = rolesThat(({ worksOnCases }) => worksOnCases);

/** Every person who acts: administrators, and who works on cases. */
export const everyOfficer: readonly Role[] = ['administrator', ...onCases];

/** Who keeps views of lists and takes lists along. */
export const keepers = rolesThat(({ keeps }) => keeps);

/** Who may ask for persons at all. Administrators see to no case, and are answered with none. */
export const seeingPersons: readonly Role[] = [
  'administrator',
  ...rolesThat(({ reads, givenBy }) => reads !== 'nobody' && givenBy !== 'nobody'),
];

/** Who may ask for convoys, lists and papers: those of the above who see more than one site. */
export const seeingCases: readonly Role[] = seeingPersons.filter((role) => roleTable[role].reads !== 'sites');

/** Who governs officers and places. */
export const governing = ['installation', 'administrator'] as const satisfies readonly Role[];

/** Who looks at what officers of the authority may and did. */
export const overseeing = ['administrator', 'auditor'] as const satisfies readonly Role[];

/** Who answers for persons at the place where they are held. */
export const holders = ['origin_officer', 'receiving_officer'] as const satisfies readonly Role[];

/** Who confirms at a site what one officer of it proposed. */
export const confirmers = [...holders, 'site_director'] as const satisfies readonly Role[];
