import { findFaults } from './find-faults.ts';
import { InstanceError } from './instance-error.ts';
import { type Instance, instanceSchema, LARGEST } from './instance-schema.ts';
import { faultOfShape, readJson } from './read-json.ts';

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

/**
 * Checks a value that was read from JSON and answers it as an instance.
 * @throws InstanceError with every fault, its place and its remedy
 */
export const checkInstance = (value: unknown): Instance => {
  refuseHugeLists(value);
  const parsed = instanceSchema.safeParse(value);
  if (!parsed.success)
    throw new InstanceError(
      parsed.error.issues.map((issue) => faultOfShape(issue, 'docs/verifying/placement-files.md')),
    );
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
  const value = readJson(text);
  return { instance: checkInstance(value), value };
};
