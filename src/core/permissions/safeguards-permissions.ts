import { onCases, type SystemPermissions, seeingPersons } from './permission.ts';

/** Who records fears of refoulement, and decides them. */
export const safeguardsPermissions = {
  commands: {
    'appeal-fear': { roles: ['interviewer', 'assessor', 'child_protection_officer'] },
    'decide-appeal': { roles: ['assessor'], fourEyes: true },
    'decide-fear': { roles: ['assessor'], fourEyes: true },
    'give-notice': { roles: ['origin_officer', 'interviewer'] },
    'record-fear': { roles: onCases },
    'record-interview': { roles: ['interviewer'] },
    'waive-appeal': { roles: ['interviewer', 'assessor', 'child_protection_officer'], fourEyes: true },
  },
  queries: {
    'person-fears': { askers: seeingPersons },
    fears: { askers: ['interviewer', 'assessor', 'child_protection_officer'] },
  },
} as const satisfies SystemPermissions;
