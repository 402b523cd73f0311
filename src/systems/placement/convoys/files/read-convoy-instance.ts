import { InstanceError } from '../../files/instance-error.ts';
import { faultOfShape, readJson } from '../../files/read-json.ts';
import { type ConvoyInstance, convoyInstanceSchema, MOST } from './convoy-instance-schema.ts';
import { findConvoyFaults } from './find-convoy-faults.ts';

/** The page that defines the files of convoys. */
export const CONVOY_PAGE = 'docs/verifying/convoy-files.md';

/** Lists that are far too long are refused by their length alone, before anything looks into them. */
const refuseHugeLists = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, most] of Object.entries(MOST)) {
    const list = (value as Record<string, unknown>)[name];
    if (Array.isArray(list) && list.length > most)
      throw new InstanceError([
        {
          place: name,
          problem: `${list.length} entries; the planner takes ${most}.`,
          remedy: 'Divide the instance, for example by phase or province.',
        },
      ]);
  }
};

/**
 * Checks a value that was read from JSON and answers it as an instance of convoys.
 * @throws InstanceError with every fault, its place and its remedy
 */
export const checkConvoyInstance = (value: unknown): ConvoyInstance => {
  refuseHugeLists(value);
  const parsed = convoyInstanceSchema.safeParse(value);
  if (!parsed.success) throw new InstanceError(parsed.error.issues.map((issue) => faultOfShape(issue, CONVOY_PAGE)));
  const faults = findConvoyFaults(parsed.data);
  if (faults.length > 0) throw new InstanceError(faults);
  return parsed.data;
};

/** An instance with the value that it was read from: its hash is that of the whole file. */
export type ReadConvoyInstance = { readonly instance: ConvoyInstance; readonly value: unknown };

/**
 * Reads the text of an instance of convoys (`amana-convoys-1`).
 * @throws InstanceError with every fault, its place and its remedy
 */
export const readConvoyInstance = (text: string): ReadConvoyInstance => {
  const value = readJson(text);
  return { instance: checkConvoyInstance(value), value };
};
