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
  officer: {
    summary: 'invite officers, reset a second factor, close an account',
    load: () => import('./commands/officer.ts'),
  },
  openapi: {
    summary: 'print the description of the API (OpenAPI 3.1)',
    load: () => import('./commands/openapi.ts'),
  },
  help: {
    summary: 'show this help, or that of one command: ./amana help test',
    load: () => import('./commands/help.ts'),
  },
};
