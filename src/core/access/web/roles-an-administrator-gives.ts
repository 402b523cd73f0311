import type { Role } from '../views.ts';

/** Roles that an administrator gives; those that see beyond the own authority are given by the installation only. */
export const givenByAdministrator: readonly Role[] = [
  'origin_officer',
  'transfer_cell',
  'escort_commander',
  'receiving_officer',
  'health_officer',
  'administrator',
];
