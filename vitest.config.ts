import { defineConfig } from 'vitest/config';
import { testPatterns } from './src/cli/test/test-files.ts';

/** As many as the smallest machine that we promise a time for has cores; left to itself, vitest leaves one of two idle. */
const WORKERS = 2;

const database = {
  globalSetup: ['tests/support/global-database.ts'],
  maxWorkers: WORKERS,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

/** Whole servers and browsers, with time for a slow machine. */
const whole = { testTimeout: 300_000, hookTimeout: 300_000 };

/** One project for each stage of `./amana test`, with the same names. */
export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers: WORKERS,
          // properties over many values, on a machine that does other things too
          testTimeout: 30_000,
          include: [...testPatterns.unit],
          exclude: ['**/*.database.test.ts'],
        },
      },
      { test: { name: 'database', include: [...testPatterns.database], ...database } },
      { test: { name: 'walls', include: [...testPatterns.walls], ...database } },
      // a journey waits for its pages as much as it works: two go side by side, each with a register of its own
      { test: { name: 'journeys', include: [...testPatterns.journeys], maxWorkers: WORKERS, ...whole } },
      { test: { name: 'faults', include: [...testPatterns.faults], maxWorkers: WORKERS, ...whole } },
    ],
  },
});
