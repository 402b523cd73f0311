import { defineConfig } from 'vitest/config';

const database = { globalSetup: ['tests/support/global-database.ts'], testTimeout: 30_000, hookTimeout: 60_000 };

/** Whole servers and browsers: one file at a time, with time for a slow machine. */
const whole = { fileParallelism: false, testTimeout: 180_000, hookTimeout: 300_000 };

/** One project for each stage of `./amana test`, with the same names. */
export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/support/**/*.test.ts'],
          exclude: ['src/**/*.database.test.ts'],
        },
      },
      { test: { name: 'database', include: ['src/**/*.database.test.ts', 'tests/law/**/*.test.ts'], ...database } },
      { test: { name: 'walls', include: ['tests/walls/**/*.test.ts'], ...database } },
      { test: { name: 'journeys', include: ['tests/journeys/**/*.test.ts'], ...whole } },
      { test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], ...whole } },
    ],
  },
});
