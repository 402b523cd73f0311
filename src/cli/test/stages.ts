import { runCheck } from './run-check.ts';
import { runFaults } from './run-faults.ts';
import { runJourneys } from './run-journeys.ts';
import { runOnPostgres15 } from './run-on-postgres-15.ts';
import { runOutside } from './run-outside.ts';
import { runProject } from './run-project.ts';
import type { Stage } from './stage.ts';

/** The stages of `./amana test`, in the order in which they run: the quick ones first. */
export const stages: readonly Stage[] = [
  {
    name: 'lint',
    summary: 'style and common mistakes (biome)',
    run: () => runCheck('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  },
  {
    name: 'types',
    summary: 'types (tsc)',
    beside: true,
    run: () => runCheck('typescript/bin/tsc', ['--noEmit']),
  },
  {
    name: 'dead-code',
    summary: 'files, exports and dependencies that nothing uses (knip)',
    beside: true,
    run: () => runCheck('knip/bin/knip.js', ['--no-progress']),
  },
  { name: 'unit', summary: 'pure rules and functions', beside: true, run: () => runProject('unit') },
  { name: 'database', summary: 'rules and queries on the built-in PostgreSQL 18', run: () => runProject('database') },
  {
    name: 'walls',
    summary: 'SQL as each role, against the access walls',
    beside: true,
    run: () => runProject('walls'),
  },
  {
    name: 'database-15',
    summary: 'law and walls on PostgreSQL 15, where it is installed',
    beside: true,
    run: runOnPostgres15,
  },
  {
    name: 'outside',
    summary: "the public log, read by Go's golang.org/x/mod, where that is at hand",
    beside: true,
    run: runOutside,
  },
  { name: 'journeys', summary: 'the web application in a real browser', run: runJourneys },
  {
    name: 'faults',
    summary: 'killed processes, cut connections, full disks',
    beside: true,
    run: runFaults,
  },
];
