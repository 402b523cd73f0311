import { everyOfficer, governing, keepers, onCases, overseeing, type SystemPermissions } from './permission.ts';

/** Who governs officers, keeps views and opens walls. */
export const accessPermissions = {
  commands: {
    'add-authority': { roles: ['installation'] },
    'invite-officer': { roles: governing, elevated: true },
    'suspend-officer': { roles: governing },
    'reinstate-officer': { roles: governing },
    'change-postings': { roles: governing, elevated: true },
    'enrol-device-key': { roles: everyOfficer },
    'revoke-device-key': { roles: ['installation', ...everyOfficer] },
    'advance-clock': { roles: ['installation', ...everyOfficer] },
    'export-list': { roles: keepers, elevated: true },
    'save-view': { roles: keepers },
    'remove-view': { roles: keepers },
    'choose-opening-view': { roles: keepers },
    'break-glass': { roles: onCases, elevated: true },
    'close-wall': { roles: onCases },
    'review-break-glass': { roles: everyOfficer },
    'set-mail-address': { roles: governing, elevated: true },
  },
  queries: {
    me: { askers: 'public' },
    officers: { askers: overseeing },
    officer: { askers: ['administrator'] },
    'saved-views': { askers: 'signed-in' },
    sessions: { askers: 'signed-in' },
    'known-browsers': { askers: 'signed-in' },
    passkeys: { askers: 'signed-in' },
    exports: { askers: 'signed-in' },
    notices: { askers: 'signed-in' },
    mail: { askers: 'signed-in' },
    'opened-walls': { askers: 'signed-in' },
    'reading-counts': { askers: ['monitor', 'auditor'] },
  },
} as const satisfies SystemPermissions;
