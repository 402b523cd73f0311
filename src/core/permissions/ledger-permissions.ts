import type { SystemPermissions } from './permission.ts';

/** Who reads the public log. */
export const ledgerPermissions = {
  commands: {},
  queries: {
    state: { askers: ['administrator', 'monitor', 'auditor'] },
    files: { askers: ['monitor'] },
  },
} as const satisfies SystemPermissions;
