import { onCases, type SystemPermissions, seeingPersons } from './permission.ts';

/** Who records fears of refoulement and decides them, and who answers families. */
export const safeguardsPermissions = {
  commands: {
    'answer-request': { roles: ['family_desk'], elevated: true, fourEyes: true },
    'appeal-fear': { roles: ['interviewer', 'assessor', 'child_protection_officer'] },
    'confirm-withdrawal': { roles: ['family_desk'], elevated: true, fourEyes: true },
    'decide-appeal': { roles: ['assessor'], fourEyes: true },
    'decide-fear': { roles: ['assessor'], fourEyes: true },
    'follow-up-request': { roles: ['family_desk'] },
    'give-notice': { roles: ['origin_officer', 'interviewer'] },
    'propose-answer': { roles: ['family_desk'] },
    'receive-request': { roles: ['family_desk'] },
    'record-fear': { roles: onCases },
    'record-interview': { roles: ['interviewer'] },
    'return-answer': { roles: ['family_desk'], fourEyes: true },
    'waive-appeal': { roles: ['interviewer', 'assessor', 'child_protection_officer'], fourEyes: true },
    'withdraw-request': { roles: ['family_desk'] },
  },
  queries: {
    'person-fears': { askers: seeingPersons },
    request: { askers: ['family_desk'] },
    requests: { askers: ['family_desk'] },
    'request-candidates': { askers: ['family_desk'] },
    'request-counts': { askers: ['family_desk', 'monitor'] },
    'request-extract': { askers: ['family_desk'] },
    fears: { askers: ['interviewer', 'assessor', 'child_protection_officer'] },
  },
} as const satisfies SystemPermissions;
