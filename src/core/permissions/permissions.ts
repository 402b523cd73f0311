import { accessPermissions } from './access-permissions.ts';
import { carePermissions } from './care-permissions.ts';
import { ledgerPermissions } from './ledger-permissions.ts';
import type { CommandPermission, QueryPermission, SystemPermissions } from './permission.ts';
import { registerPermissions } from './register-permissions.ts';
import { safeguardsPermissions } from './safeguards-permissions.ts';
import { sitesPermissions } from './sites-permissions.ts';
import { transfersPermissions } from './transfers-permissions.ts';

/**
 * Who may do and ask what: the one table (docs/decisions/0047-one-table-of-permissions.md). `defineCommand` and `defineQuery` take it from here, and with them the check, the abilities in answers, the API
 * document and the printed matrix. A command or a query without an entry does not compile.
 */
export const permissions = {
  access: accessPermissions,
  register: registerPermissions,
  sites: sitesPermissions,
  care: carePermissions,
  safeguards: safeguardsPermissions,
  transfers: transfersPermissions,
  ledger: ledgerPermissions,
} as const satisfies Readonly<Record<string, SystemPermissions>>;

/** The systems that have permissions. */
export type PermittedSystem = keyof typeof permissions;
/** The commands of a system. */
export type CommandName<System extends PermittedSystem> = keyof (typeof permissions)[System]['commands'] & string;
/** The queries of a system. */
export type QueryName<System extends PermittedSystem> = keyof (typeof permissions)[System]['queries'] & string;

const table: Readonly<Record<PermittedSystem, SystemPermissions>> = permissions;

/** The entry of a command. @throws Error where there is none, which the compiler does not let happen */
export const commandPermission = <System extends PermittedSystem>(
  system: System,
  name: CommandName<System>,
): CommandPermission => {
  const found = table[system].commands[name];
  if (found === undefined) throw new Error(`${system}/${name} has no permission.`);
  return found;
};

/** Every command by the name of its endpoint, `register/record-death`, in order; as `access.command_names()` of the database. */
export const commandNames: readonly string[] = Object.entries(table)
  .flatMap(([system, { commands }]) => Object.keys(commands).map((name) => `${system}/${name}`))
  .sort();

/** The entry of a query. @throws Error where there is none, which the compiler does not let happen */
export const queryPermission = <System extends PermittedSystem>(
  system: System,
  name: QueryName<System>,
): QueryPermission => {
  const found = table[system].queries[name];
  if (found === undefined) throw new Error(`${system}/${name} has no permission.`);
  return found;
};
