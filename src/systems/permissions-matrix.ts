import { nameOf } from '../core/access/abilities.ts';
import type { Askers } from '../core/permissions/permission.ts';
import { type RoleProperties, rolesThat } from '../core/register/role-table.ts';
import { type Role, roles } from '../core/register/roles.ts';
import { csvRows } from '../platform/files/table-csv.ts';
import { firstSentence } from '../platform/http/openapi/endpoint.ts';
import { readEndpointTexts } from '../platform/http/openapi/read-endpoint-texts.ts';
import { allCommands } from './all-commands.ts';
import { allQueries } from './all-queries.ts';

/** One line of the matrix: an action and who may. */
export type PermissionRow = {
  readonly kind: 'command' | 'query';
  /** As the wire has it: `transfers/seal-manifest`. */
  readonly action: string;
  /** The first sentence of its own file. */
  readonly what: string;
  readonly who: Askers;
  /** What the register asks for beside the role. */
  readonly elevated: boolean;
  readonly fourEyes: boolean;
};

/** Every command and query with who may, as the definitions that serve the requests have it. */
export const permissionRows = (): readonly PermissionRow[] => {
  const texts = readEndpointTexts();
  const told = (definition: { readonly system: string; readonly name: string }) => ({
    action: nameOf(definition),
    what: firstSentence(texts.get(nameOf(definition))?.text ?? ''),
  });
  return [
    ...allCommands.map((command) => ({
      kind: 'command' as const,
      ...told(command),
      who: command.roles,
      elevated: command.elevated === true,
      fourEyes: command.fourEyes === true,
    })),
    ...allQueries.map((query) => ({
      kind: 'query' as const,
      ...told(query),
      who: query.askers,
      elevated: false,
      fourEyes: false,
    })),
  ].sort(
    (a, b) =>
      systemOf(a).localeCompare(systemOf(b), 'en') ||
      a.kind.localeCompare(b.kind, 'en') ||
      a.action.localeCompare(b.action, 'en'),
  );
};

const systemOf = ({ action }: PermissionRow): string => action.slice(0, action.indexOf('/'));

const mayDo = ({ who }: PermissionRow, role: Role): boolean => {
  if (who === 'public') return true;
  return who === 'signed-in' ? role !== 'installation' : who.includes(role);
};

/** The matrix as CSV: a row for each action, a column for each role. */
export const permissionsCsv = (): string =>
  csvRows([
    ['action', 'kind', ...roles, 'fresh second factor', 'four eyes', 'what'],
    ...permissionRows().map((row) => [
      row.action,
      row.kind,
      ...roles.map((role) => (mayDo(row, role) ? 'yes' : '')),
      row.elevated ? 'yes' : '',
      row.fourEyes ? 'yes' : '',
      row.what,
    ]),
  ]);

const words = (role: string): string => role.replaceAll('_', ' ');

const whoOf = ({ who }: PermissionRow): string => {
  if (who === 'public') return 'everybody, also who is not signed in';
  return who === 'signed-in' ? 'everybody who is signed in' : who.map(words).join(', ');
};

const askedOf = ({ elevated, fourEyes }: PermissionRow): string =>
  [...(elevated ? ['a fresh second factor'] : []), ...(fourEyes ? ['another officer than who proposed'] : [])].join(
    ', ',
  );

const cell = (text: string): string => text.replaceAll('|', '\\|');

const READING_CHILDREN: Readonly<Record<Exclude<RoleProperties['readsChildren'], 'nobody'>, string>> = {
  'also-sealed': 'of everybody, also where the file is sealed after a release',
  'in-custody': 'of everybody in custody',
  'held-or-coming': 'of whom the own authority holds or is to take over',
  'for-a-request': 'of the same, for a request of a family',
  'on-a-convoy': 'of whom a convoy of the own authority carries',
  'at-its-sites': 'of who is at the own sites now',
};
const childrenReadBy = (): string =>
  Object.entries(READING_CHILDREN)
    .map(
      ([value, whose]) =>
        `${rolesThat(({ readsChildren, givenBy }) => readsChildren === value && givenBy !== 'nobody')
          .map(words)
          .join(', ')} (${whose})`,
    )
    .join('; ');

/** The matrix as a page: docs/users/permissions.md. */
export const drawPermissions = (): string => {
  const rows = permissionRows();
  const systems = [...new Set(rows.map(systemOf))];
  const tableOf = (system: string, kind: PermissionRow['kind']): string[] => {
    const of = rows.filter((row) => systemOf(row) === system && row.kind === kind);
    if (of.length === 0) return [];
    return [
      ...(kind === 'command'
        ? ['| command | who | asked besides | what |', '|---|---|---|---|']
        : ['| query | who | what |', '|---|---|---|']),
      ...of.map((row) =>
        kind === 'command'
          ? `| \`${row.action}\` | ${whoOf(row)} | ${askedOf(row)} | ${cell(row.what)} |`
          : `| \`${row.action}\` | ${whoOf(row)} | ${cell(row.what)} |`,
      ),
      '',
    ];
  };
  return `${[
    '# Who may do and ask what',
    '',
    'Made from the table of permissions (`src/core/permissions/`) by `node src/systems/write-permissions.ts`; `permissions.test.ts` fails when it is older. The same as a table for a spreadsheet program: `./amana permissions --csv`.',
    '',
    'A role is the first question and not the last. **Whose** persons, sites and convoys an officer writes of and sees is decided by the rules of each command and by the walls of the database: an authority sees whom it holds, held, or is about to receive; findings of health are for health officers, fears for who decides them.',
    `The identity of who was a child when custody began, or may have been, is read by these alone (docs/decisions/0063): ${childrenReadBy()}. Everybody else reads the register number, and how many identities are closed.`,
    '',
    '`installation` is whoever runs the program on its machine, and no person.',
    '',
    ...systems.flatMap((system) => [`## ${system}`, '', ...tableOf(system, 'command'), ...tableOf(system, 'query')]),
  ]
    .join('\n')
    .trimEnd()}\n`;
};
