/**
 * Files that take longest, the longest first. They begin first, so that no worker is left alone with one at the end: vitest knows how long a file takes only
 * where it ran before, and goes by its size otherwise, which says nothing of a journey that stands in `support`.
 */
export const longestFiles: readonly string[] = [
  'tests/journeys/convoy-en.test.ts',
  'tests/journeys/convoy-ar.test.ts',
  'tests/journeys/exceptions-on-the-way.test.ts',
  'tests/journeys/access.test.ts',
  'tests/journeys/exceptions.test.ts',
  'tests/journeys/site-changes-hands.test.ts',
  'tests/journeys/intake.test.ts',
  'tests/journeys/turned.test.ts',
  'tests/journeys/release.test.ts',
  'tests/journeys/on-the-way.test.ts',
  'tests/faults/start.test.ts',
  'tests/faults/disk.test.ts',
  'tests/faults/tampering.test.ts',
  'tests/faults/kill.test.ts',
  'tests/faults/backup.test.ts',
  'src/systems/answers.database.test.ts',
  'src/platform/http/fuzzed-endpoints.database.test.ts',
  'src/core/access/sign-in.database.test.ts',
  'tests/upgrades/upgrades.test.ts',
  'src/core/register/export/export.database.test.ts',
  'src/platform/postgres/stop-postgres.database.test.ts',
  'src/server/installing-role.database.test.ts',
  'src/platform/postgres/start-postgres.database.test.ts',
];
