import path from 'node:path';
import { z } from 'zod';

/** The part of vitest's JSON report that is timed; milliseconds. */
const report = z.object({
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
});

const NAMED = 3;
/** Nobody looks for what a file of less takes, in seconds. */
const WORTH_NAMING = 1;

/**
 * Says which files took longest from their first test to their last, so that the line of a stage shows where its time went. Empty where none took a second.
 *
 * @param text vitest's JSON report
 */
export const describeSlowest = (text: string): string => {
  const slowest = report
    .parse(JSON.parse(text))
    .testResults.map(({ name, startTime, endTime }) => ({
      name: path.basename(name).replace(/\.test\.tsx?$/, ''),
      seconds: Math.round((endTime - startTime) / 1000),
    }))
    .filter(({ seconds }) => seconds >= WORTH_NAMING)
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, NAMED)
    .map(({ name, seconds }) => `${name} ${seconds} s`);
  return slowest.length === 0 ? '' : `slowest: ${slowest.join(', ')}`;
};
