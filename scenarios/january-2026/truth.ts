/**
 * What is true behind the lists of the scenario, and what no list says: who is a minor, who is wanted, who is whose brother. Made from the same seed as the lists, and never written into a register:
 * the software has to find it. Only tests and the officers of a replay may read it; `truth.test.ts` checks that nothing under `src/` can import this file.
 */
import { type FirstConvoyOptions, generateFirstConvoy, type ScenarioTruth } from './generate.ts';
import { makeHouseholds } from './households.ts';
import { startRandom } from './random.ts';

/** Truth of the first convoy's list and of a camp's households; persons by row of the list, or by household and place in it. */
export type Truth = {
  readonly convoy: ScenarioTruth;
  /** Rows of the list of men whom a court of the scenario looks for. No register has this; it is what a comparison with warrants must find. */
  readonly wanted: readonly number[];
  readonly minors: readonly { readonly household: number; readonly member: number; readonly birthYear: number }[];
  readonly siblings: readonly { readonly household: number; readonly members: readonly number[] }[];
};

/** The truth of a scenario of this seed and size. */
export const makeTruth = (options: FirstConvoyOptions, households: number): Truth => {
  const { rows, truth } = generateFirstConvoy(options);
  const random = startRandom(options.seed ^ 0x7a11);
  const doubled = new Set([...truth.doubles.map(({ row }) => row), truth.unreadable.row]);
  const camp = makeHouseholds(options.seed, households);
  return {
    convoy: truth,
    wanted: rows.flatMap((_, i) => (doubled.has(i + 2) || !random.chance(60) ? [] : [i + 2])),
    minors: camp.flatMap((household, at) =>
      household.truth.flatMap(({ minor, birthYear }, member) => (minor ? [{ household: at, member, birthYear }] : [])),
    ),
    siblings: camp.flatMap((household, at) => {
      const members = household.truth.flatMap(({ siblings }, member) => (siblings.length > 0 ? [member] : []));
      return members.length > 0 ? [{ household: at, members }] : [];
    }),
  };
};
