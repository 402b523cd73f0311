import { defineConfig } from 'vitest/config';
import { testPatterns } from './src/cli/test/test-files.ts';

const database = { globalSetup: ['tests/support/global-database.ts'], testTimeout: 30_000, hookTimeout: 60_000 };

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
          // properties over many values, on a machine that does other things too
          testTimeout: 30_000,
          include: [...testPatterns.unit],
          exclude: ['**/*.database.test.ts'],
        },
      },
      { test: { name: 'database', include: [...testPatterns.database], ...database } },
      { test: { name: 'walls', include: [...testPatterns.walls], ...database } },
      // a journey waits for its pages as much as it works: two go side by side, each with a register of its own
      { test: { name: 'journeys', include: [...testPatterns.journeys], maxWorkers: 2, ...whole } },
      { test: { name: 'faults', include: [...testPatterns.faults], fileParallelism: false, ...whole } },
    ],
  },
});
