import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corruptions } from '../../../tests/support/placement/corruptions.ts';
import { hashed, levelsOf, makeBestPlan, makePlan, obeysRules } from '../../../tests/support/placement/make-plan.ts';
import { type InstanceFile, randomInstance } from '../../../tests/support/placement/random-instance.ts';
import { isTrue } from '../../../tests/support/placement/truth.ts';
import { checkPlan } from './check-plan.ts';
import { OBJECTIVES } from './read-plan.ts';

/** Every way to place everybody, and nobody. */
const everyPlan = (instance: InstanceFile): Record<string, string | null>[] =>
  instance.units.reduce<Record<string, string | null>[]>(
    (plans, { id }) =>
      [null, ...instance.facilities.map((site) => site.id)].flatMap((site) =>
        plans.map((plan) => ({ ...plan, [id]: site })),
      ),
    [{}],
  );

/** The best of all plans, level by level, each within the limits that the checked plan names. */
const bestOf = (instance: InstanceFile, limits: Record<string, number>): Record<string, number> => {
  let plans = everyPlan(instance)
    .filter((plan) => obeysRules(instance, plan))
    .map((plan) => levelsOf(instance, plan));
  const best: Record<string, number> = {};
  for (const level of OBJECTIVES) {
    best[level] = Math.min(...plans.map((plan) => plan[level]));
    plans = plans.filter((plan) => plan[level] <= (limits[level] ?? Number.POSITIVE_INFINITY));
  }
  return best;
};

const check = (instance: InstanceFile, plan: unknown) => checkPlan(JSON.stringify(instance), JSON.stringify(plan));
/** A multiplier for a row that nobody thought about: from −3 to 1, six decimals, mostly of the right sign. */
const noise = (seed: number, row: string): number =>
  ((createHash('sha256').update(`${seed} ${row}`).digest().readUInt32BE() % 4_000_000) - 3_000_000) / 1e6;

/** How many corrupted plans are tried: as many as a test may take of a suite's time. */
const RUNS = 120;

const small = randomInstance({ units: 5, facilities: 3 });
/** A plan that obeys the hard rules: who would break one where chance puts them stays without a place. */
const somePlan = small.chain((instance) =>
  fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }).map((chosen) => {
    const facility: Record<string, string | null> = Object.fromEntries(instance.units.map(({ id }) => [id, null]));
    for (const [index, { id }] of instance.units.entries()) {
      facility[id] = instance.facilities[chosen[index] as number]?.id ?? null;
      if (!obeysRules(instance, facility)) facility[id] = null;
    }
    return { instance, facility };
  }),
);

describe('checkPlan', () => {
  it('accepts what is true, whatever the multipliers are, and proves no more than the best of all plans', () => {
    let certified = 0;
    fc.assert(
      fc.property(somePlan, fc.option(fc.nat()), ({ instance, facility }, random) => {
        const plan =
          random === null
            ? makeBestPlan(instance, facility)
            : makePlan(instance, facility, ({ rows }) =>
                Object.fromEntries(rows.map(({ name }) => [name, noise(random, name)])),
              );
        if (plan === undefined) return;
        const verdict = check(instance, plan);
        expect(verdict.refusals).toEqual([]);
        const best = bestOf(instance, plan.limits);
        for (const { level, bound } of verdict.levels) expect(bound, level).toBeLessThanOrEqual(best[level] as number);
        certified += verdict.levels.filter((level) => level.certified && level.value === best[level.level]).length;
      }),
      { numRuns: 40 },
    );
    expect(certified).toBeGreaterThan(30);
  });

  it('refuses every plan that is made false, also where its hash was made anew, and no other', () => {
    const found = { refused: 0, true: 0 };
    fc.assert(
      fc.property(
        somePlan,
        fc.constantFrom(...Object.keys(corruptions)),
        fc.infiniteStream(fc.nat(5039)),
        ({ instance, facility }, way, numbers) => {
          const plan = makeBestPlan(instance, facility);
          if (plan === undefined) return;
          const wrong = structuredClone(plan);
          corruptions[way]?.(wrong, (n) => numbers.next().value % n);
          expect(check(instance, wrong).refusals.length > 0, `${way}, with the old hash`).toBe(
            !isDeepStrictEqual(wrong, plan),
          );
          const remade = hashed(wrong);
          const believed = check(instance, remade).refusals.length === 0;
          expect(believed, way).toBe(isTrue(instance, remade));
          found[believed ? 'true' : 'refused'] += 1;
        },
      ),
      { numRuns: RUNS },
    );
    expect(found.refused).toBeGreaterThan(RUNS / 2);
  });
});
