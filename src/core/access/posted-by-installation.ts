import { rolesThat } from '../register/role-table.ts';
import type { Role } from '../register/roles.ts';

/**
 * Roles that only the installation posts: those that see beyond the own authority, because an administrator who could would see beyond the own walls by inviting, those who audit it, and the desk that hears the families of those whom it holds.
 * `access.roles_given_by_installation()` of the database is the same list.
 */
export const postedByInstallation = rolesThat(({ givenBy }) => givenBy === 'installation') as readonly Exclude<
  Role,
  'installation'
>[];
