import { type SystemPermissions, seeingPersons } from './permission.ts';

/** Who records health: health officers alone. */
export const carePermissions = {
  commands: {
    'record-fitness': { roles: ['health_officer'] },
    'record-health': { roles: ['health_officer'] },
  },
  queries: {
    'health-owed': { askers: seeingPersons },
  },
} as const satisfies SystemPermissions;
