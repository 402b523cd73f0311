import type { z } from 'zod';
import { findFaults } from './find-faults.ts';
import { type FileFault, InstanceError } from './instance-error.ts';
import { type Instance, instanceSchema, LARGEST } from './instance-schema.ts';

/** Line and column of a character, both from 1. */
const placeAt = (text: string, position: number): string => {
  const before = text.slice(0, position);
  return `line ${before.split('\n').length}, column ${position - before.lastIndexOf('\n')}`;
};

/** What is no number in JSON, though programs write it. */
const NO_NUMBER = /(?<=[:,[]\s*)(-?Infinity|-?NaN|undefined)\b/;

const faultOfText = (text: string, error: SyntaxError): FileFault => {
  const noNumber = NO_NUMBER.exec(text);
  if (noNumber)
    return {
      place: placeAt(text, noNumber.index),
      problem: `${noNumber[0]} is no number.`,
      remedy: 'Write the number, or take the entry out.',
    };
  const position = Number(/at position (\d+)/.exec(error.message)?.[1] ?? text.length);
  const endsEarly =
    /end of JSON|Unterminated|after property|after array/.test(error.message) && position >= text.trimEnd().length - 1;
  return endsEarly
    ? { place: placeAt(text, text.length), problem: 'the file ends in the middle.', remedy: 'Copy it again, whole.' }
    : {
        place: placeAt(text, position),
        problem: 'this is not JSON.',
        remedy: 'Write the file again with a program that writes JSON.',
      };
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new InstanceError([faultOfText(text, error)]);
    throw error;
  }
};

/** Lists that are far too long are refused by their length alone, before anything looks into them. */
const refuseHugeLists = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const name of ['units', 'apart', 'facilities'] as const) {
    const list = (value as Record<string, unknown>)[name];
    if (Array.isArray(list) && list.length > LARGEST[name])
      throw new InstanceError([
        {
          place: name,
          problem: `${list.length} entries; the planner takes ${LARGEST[name]}.`,
          remedy: 'Divide the instance, for example by phase or province.',
        },
      ]);
  }
};

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('') || 'the file';

const faultOf = (issue: z.core.$ZodIssue): FileFault => ({
  place: pathText(issue.path),
  problem: issue.message,
  remedy: 'Correct it; docs/verifying/placement-files.md describes the file.',
});

/**
 * Checks a value that was read from JSON and answers it as an instance.
 * @throws InstanceError with every fault, its place and its remedy
 */
export const checkInstance = (value: unknown): Instance => {
  refuseHugeLists(value);
  const parsed = instanceSchema.safeParse(value);
  if (!parsed.success) throw new InstanceError(parsed.error.issues.map(faultOf));
  const faults = findFaults(parsed.data);
  if (faults.length > 0) throw new InstanceError(faults);
  return parsed.data;
};

/** An instance with the value that it was read from: the hash of an instance is that of the whole file. */
export type ReadInstance = { readonly instance: Instance; readonly value: unknown };

/**
 * Reads the text of an instance file (`amana-placement-1`).
 * @throws InstanceError with every fault, its place and its remedy
 */
export const readInstance = (text: string): ReadInstance => {
  const value = readJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  return { instance: checkInstance(value), value };
};
