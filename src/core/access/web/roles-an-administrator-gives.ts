import { rolesThat } from '../../register/role-table.ts';
import type { Role } from '../views.ts';

/** Roles that an administrator gives. */
export const givenByAdministrator = rolesThat(({ givenBy }) => givenBy === 'administrator') as readonly Role[];
/** Those that reach beyond the own authority, and who audits it, are given by the installation only. */
export const givenByInstallation = rolesThat(({ givenBy }) => givenBy === 'installation') as readonly Role[];
