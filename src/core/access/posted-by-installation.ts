import type { Role } from '../register/roles.ts';

/**
 * Roles that see cases beyond the own authority. Only the installation posts them: an administrator who could would see beyond the own walls by inviting.
 * `access.roles_beyond_authority()` of the database is the same list.
 */
export const postedByInstallation: readonly Exclude<Role, 'installation'>[] = [
  'monitor',
  'judiciary_clerk',
  'assessor',
  'interviewer',
  'child_protection_officer',
];
