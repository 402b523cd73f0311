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

/** Whoever may hold people or takes part in holding and moving them; administrators and monitors see to no case. */
export const onCases = [
  'origin_officer',
  'transfer_cell',
  'escort_commander',
  'receiving_officer',
  'health_officer',
  'interviewer',
  'assessor',
  'child_protection_officer',
  'judiciary_clerk',
] as const satisfies readonly Role[];

/** Every person who writes: a monitor reads. */
export const everyOfficer = ['administrator', ...onCases] as const satisfies readonly Role[];

/** Who governs officers and places. */
export const governing = ['installation', 'administrator'] as const satisfies readonly Role[];

/** Who answers for persons at the place where they are held. */
export const holders = ['origin_officer', 'receiving_officer'] as const satisfies readonly Role[];
