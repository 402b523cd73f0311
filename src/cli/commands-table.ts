import type { CommandsTable } from './command.ts';

/** Every command. Files are loaded only when called: `help` must not open a database driver. */
export const commandsTable: CommandsTable = {
  start: {
    summary: 'start the register, its web application and its API on this machine',
    load: () => import('./commands/start.ts'),
  },
  test: {
    summary: 'run every test: lint, types, rules, database, walls, journeys, faults',
    load: () => import('./commands/test.ts'),
  },
  verify: {
    summary: 'check the whole register: chains, projections, rules, signatures',
    load: () => import('./commands/verify.ts'),
  },
  backup: {
    summary: 'copy the register into one file, also while it is in use',
    load: () => import('./commands/backup.ts'),
  },
  restore: {
    summary: 'restore such a file into an empty data folder, and verify it',
    load: () => import('./commands/restore.ts'),
  },
  upgrade: {
    summary: 'bring a stopped register to this version: backup, migration, verification',
    load: () => import('./commands/upgrade.ts'),
  },
  export: {
    summary: 'write the whole register in an open form: JSON lines, documents, a README',
    load: () => import('./commands/export.ts'),
  },
  'import-register': {
    summary: 'fill an empty register with such an export, and verify it',
    load: () => import('./commands/import-register.ts'),
  },
  officer: {
    summary: 'invite officers, reset a second factor, close an account',
    load: () => import('./commands/officer.ts'),
  },
  import: {
    summary: 'send a list of persons to the running register, as an officer',
    load: () => import('./commands/import.ts'),
  },
  replay: {
    summary: 'replay the whole synthetic operation of January 2026 through the commands',
    load: () => import('./commands/replay.ts'),
  },
  ledger: {
    summary: 'check an exported ledger, or a proof from it, without the register',
    load: () => import('./commands/ledger.ts'),
  },
  placement: {
    summary: 'plan who is held where, with a proof of how good the plan is, and check such a plan',
    load: () => import('./commands/placement.ts'),
  },
  convoys: {
    summary: 'plan which convoys leave when, with a proof of how good the plan is, and check such a plan',
    load: () => import('./commands/convoys.ts'),
  },
  openapi: {
    summary: 'print the description of the API (OpenAPI 3.1)',
    load: () => import('./commands/openapi.ts'),
  },
  permissions: {
    summary: 'print who may do and ask what: roles by command and query',
    load: () => import('./commands/permissions.ts'),
  },
  help: {
    summary: 'show this help, or that of one command: ./amana help test',
    load: () => import('./commands/help.ts'),
  },
};
