import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corruptions } from '../../../tests/support/placement/corruptions.ts';
import { hashed, levelsOf, makeBestPlan, makePlan, obeysRules } from '../../../tests/support/placement/make-plan.ts';
import { type Programme, solveProgramme } from '../../../tests/support/placement/programme.ts';
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
/** The best multipliers, of which chance changes every fourth by up to 0.3 more or 0.5 less, so that some have the wrong sign and the bound is seldom nothing. */
const disturbed = (programme: Programme, seed: number): Record<string, number> => {
  const multipliers = solveProgramme(programme) ?? {};
  for (const { name } of programme.rows) {
    const digest = createHash('sha256').update(`${seed} ${name}`).digest();
    const by = (digest.readUInt32BE() % 800_000) - 500_000;
    if (digest.readUInt8(4) < 64) multipliers[name] = (Math.round((multipliers[name] ?? 0) * 1e6) + by) / 1e6;
  }
  return multipliers;
};

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
            : makePlan(instance, facility, (programme) => disturbed(programme, random));
        if (plan === undefined) return;
        const verdict = check(instance, plan);
        expect(verdict.refusals).toEqual([]);
        const best = bestOf(instance, plan.limits);
        for (const { level, bound } of verdict.levels) expect(bound, level).toBeLessThanOrEqual(best[level] as number);
        certified += verdict.levels.filter((level) => level.certified && level.value === best[level.level]).length;
      }),
      { numRuns: 20 },
    );
    expect(certified).toBeGreaterThan(15);
  });

  it('refuses who breaks a hard rule, also where every figure of the plan is honest', () => {
    const found = { refused: 0, believed: 0 };
    fc.assert(
      fc.property(small, fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }), (instance, chosen) => {
        const facility = Object.fromEntries(
          instance.units.map(({ id }, index) => [id, instance.facilities[chosen[index] as number]?.id ?? null]),
        );
        const plan = makePlan(instance, facility, () => ({}));
        if (plan === undefined) return;
        const isRight = obeysRules(instance, facility);
        expect(check(instance, plan).refusals.length === 0).toBe(isRight);
        found[isRight ? 'believed' : 'refused'] += 1;
      }),
      { numRuns: 100 },
    );
    expect(Math.min(found.refused, found.believed)).toBeGreaterThan(5);
  });

  it('refuses a drill in which somebody goes where there is no room for them, also where its count is honest', () => {
    const found = { refused: 0, believed: 0 };
    fc.assert(
      fc.property(somePlan, fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }), ({ instance, facility }, chosen) => {
        const plan = makePlan(instance, facility, () => ({}));
        if (plan === undefined) return;
        for (const [site, witness] of Object.entries(plan.drillWitness)) {
          const there = instance.units.filter(({ id }) => facility[id] === site);
          const goals = there.map(({ id }, index) => [id, instance.facilities[chosen[index] as number]?.id]);
          witness.moves = Object.fromEntries(goals.filter(([, goal]) => goal !== undefined && goal !== site));
          const left = there.filter(({ id }) => witness.moves[id] === undefined);
          plan.drill[site] = left.reduce((sum, { size }) => sum + size, 0);
        }
        const remade = hashed(plan);
        const isBelieved = check(instance, remade).refusals.length === 0;
        expect(isBelieved).toBe(isTrue(instance, remade));
        found[isBelieved ? 'believed' : 'refused'] += 1;
      }),
      { numRuns: 100 },
    );
    expect(Math.min(found.refused, found.believed)).toBeGreaterThan(5);
  });

  it('refuses every plan that is made false, also where its hash was made anew, and no other', () => {
    const found = { refused: 0, believed: 0 };
    const made = fc.array(
      fc.tuple(fc.constantFrom(...Object.keys(corruptions)), fc.array(fc.nat(5039), { minLength: 8 })),
      {
        minLength: 20,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(somePlan, made, ({ instance, facility }, ways) => {
        const plan = makeBestPlan(instance, facility);
        if (plan === undefined) return;
        for (const [way, numbers] of ways) {
          const wrong = structuredClone(plan);
          let next = 0;
          corruptions[way]?.(wrong, (n) => (numbers[next++ % numbers.length] as number) % n);
          const isSame = isDeepStrictEqual(wrong, plan);
          expect(check(instance, wrong).refusals.length > 0, `${way}, with the old hash`).toBe(!isSame);
          const remade = hashed(wrong);
          const isBelieved = check(instance, remade).refusals.length === 0;
          expect(isBelieved, way).toBe(isTrue(instance, remade));
          found[isBelieved ? 'believed' : 'refused'] += 1;
        }
      }),
      { numRuns: 12 },
    );
    expect(found.refused).toBeGreaterThan(found.believed);
  });
});
