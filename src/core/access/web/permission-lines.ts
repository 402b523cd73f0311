import type { Askers, SystemPermissions } from '../../permissions/permission.ts';
import { permissions } from '../../permissions/permissions.ts';
import type { Role } from '../../register/roles.ts';

/** One action of the table of permissions, as the page shows it. */
export type PermissionLine = {
  /** As the API has it: `transfers/seal-manifest`. */
  readonly action: string;
  readonly kind: 'command' | 'query';
  readonly who: Askers;
  readonly elevated: boolean;
  readonly fourEyes: boolean;
};

/** The actions of one system: what is written first, then what is asked. */
export type PermissionsOfSystem = { readonly system: string; readonly lines: readonly PermissionLine[] };

const linesOf = (system: string, { commands, queries }: SystemPermissions): PermissionLine[] => [
  ...Object.entries(commands).map(([name, { roles, elevated, fourEyes }]) => ({
    action: `${system}/${name}`,
    kind: 'command' as const,
    who: roles,
    elevated: elevated === true,
    fourEyes: fourEyes === true,
  })),
  ...Object.entries(queries).map(([name, { askers }]) => ({
    action: `${system}/${name}`,
    kind: 'query' as const,
    who: askers,
    elevated: false,
    fourEyes: false,
  })),
];

/** Whether somebody who has one of these roles may. The installation signs in nowhere. */
const mayOneOf = (who: Askers, roles: readonly string[]): boolean =>
  typeof who === 'string'
    ? who === 'public' || roles.some((role) => role !== 'installation')
    : who.some((role: Role) => roles.includes(role));

/** What whoever has one of these roles may write and ask, by system; without roles, the whole table. */
export const permissionLines = (roles?: readonly string[]): PermissionsOfSystem[] =>
  Object.entries<SystemPermissions>(permissions)
    .map(([system, entries]) => ({
      system,
      lines: linesOf(system, entries).filter(({ who }) => roles === undefined || mayOneOf(who, roles)),
    }))
    .filter(({ lines }) => lines.length > 0);
