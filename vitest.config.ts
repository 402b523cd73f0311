import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { longestFiles } from './src/cli/test/longest-files.ts';
import { testPatterns } from './src/cli/test/test-files.ts';

/** As many as the smallest machine that we promise a time for has cores; left to itself, vitest leaves one of two idle. */
const WORKERS = 2;

/**
 * Test files of a worker share the modules that they load: loading the register anew for each of a hundred files took as long as the tests of most.
 * No module keeps what one file could leave to the next; who replaces a part for a test (`vi.spyOn`) puts it back.
 */
const shared = { isolate: false } as const;

const database = {
  ...shared,
  globalSetup: ['tests/support/global-database.ts'],
  maxWorkers: WORKERS,
  // on a machine that does other things too, the longest test took more than half a minute
  testTimeout: 120_000,
  hookTimeout: 180_000,
};

/** Whole servers and browsers, with time for a slow machine. */
const whole = { testTimeout: 600_000, hookTimeout: 600_000 };

/** The files that are known to take longest begin first; the others as vitest would have them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longestFiles.findIndex((file) => moduleId.endsWith(`/${file}`));
      return place === -1 ? longestFiles.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

/** One project for each stage of `./amana test`, with the same names. */
export default defineConfig({
  test: {
    allowOnly: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          ...shared,
          maxWorkers: WORKERS,
          // properties over many values, on a machine that does other things too
          testTimeout: 30_000,
          include: [...testPatterns.unit],
          exclude: ['**/*.database.test.ts'],
        },
      },
      { test: { name: 'database', include: [...testPatterns.database], ...database } },
      { test: { name: 'walls', include: [...testPatterns.walls], ...database } },
      { test: { name: 'outside', include: [...testPatterns.outside], ...database } },
      // a journey waits for its pages as much as it works: more go side by side than there are cores, each with a register of its own
      {
        test: {
          name: 'journeys',
          include: [...testPatterns.journeys],
          globalSetup: ['tests/journeys/support/made-register.ts'],
          maxWorkers: WORKERS + 1,
          ...whole,
        },
      },
      { test: { name: 'faults', include: [...testPatterns.faults], maxWorkers: WORKERS, ...whole } },
    ],
  },
});
