import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseFigures, type LoosePlan, otherConvoys } from '../../../tests/support/convoys/corruptions.ts';
import { isTruePlan } from '../../../tests/support/convoys/truth.ts';
import { checkConvoyInstance } from '../placement/convoys/files/read-convoy-instance.ts';
import { planConvoys } from '../placement/convoys/plan-convoys.ts';
import { USUAL_CONVOY_WISH } from '../placement/convoys/solve-convoys.ts';
import { anyConvoys } from '../placement/convoys/support/any-convoys.ts';
import { canonicalHash } from '../placement-check/exact.ts';
import { checkConvoyPlan } from './check-plan.ts';

const plan = async (value: object): Promise<LoosePlan> => {
  const read = { instance: checkConvoyInstance(value), value };
  return JSON.parse(JSON.stringify(await planConvoys(read, USUAL_CONVOY_WISH, () => {})));
};
const hashed = ({ hash: _, ...rest }: LoosePlan): LoosePlan => ({ ...rest, hash: canonicalHash(rest) });
const refusals = (instance: object, made: unknown) =>
  checkConvoyPlan(JSON.stringify(instance), JSON.stringify(made)).refusals;

describe('checkConvoyPlan', () => {
  it('refuses every plan with a false figure, also where its hash was made anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyConvoys,
        fc.array(fc.nat(5039), { minLength: 40, maxLength: 40 }),
        async (instance, numbers) => {
          const made = await plan(instance);
          let next = 0;
          for (const [name, corrupt] of Object.entries(falseFigures)) {
            const wrong = structuredClone(made);
            corrupt(wrong, (n) => (numbers[next++ % numbers.length] as number) % n);
            expect(refusals(instance, wrong), `${name}, with the old hash`).not.toEqual([]);
            expect(refusals(instance, hashed(wrong)), name).not.toEqual([]);
          }
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });

  it('believes a plan with other convoys exactly where it is true', async () => {
    const found = { refused: 0, believed: 0 };
    await fc.assert(
      fc.asyncProperty(
        anyConvoys,
        fc.array(fc.nat(5039), { minLength: 60, maxLength: 60 }),
        async (instance, numbers) => {
          const made = await plan(instance);
          expect(isTruePlan(instance, made)).toBe(true);
          let next = 0;
          for (const [name, corrupt] of Object.entries(otherConvoys)) {
            const other = structuredClone(made);
            corrupt(other, (n) => (numbers[next++ % numbers.length] as number) % n);
            const remade = hashed(other);
            const isBelieved = refusals(instance, remade).length === 0;
            expect(isBelieved, name).toBe(isTruePlan(instance, remade));
            found[isBelieved ? 'believed' : 'refused'] += 1;
          }
        },
      ),
      { numRuns: 80, seed: 13 },
    );
    expect(Math.min(found.refused, found.believed)).toBeGreaterThan(50);
  });

  it('proves the same bound whatever a bound says, and a lower one from worse multipliers', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../../scenarios/placement/convoys-150.json'), 'utf8');
    const instance = JSON.parse(text);
    const made = await plan(instance);
    const verdict = checkConvoyPlan(text, JSON.stringify(made));
    expect(verdict.refusals).toEqual([]);
    expect(verdict.levels.find(({ level }) => level === 'risk')?.certified).toBe(true);
    made.certificates.risk.multipliers = {};
    expect(refusals(instance, hashed(made))).toEqual([
      expect.stringMatching(/^bound of risk: the plan says \d+, and it is 0$/),
    ]);
  });

  it('refuses a plan of another instance, and files that are cut off or say a name twice', async () => {
    const instance = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../scenarios/placement/convoys-150.json'), 'utf8'),
    );
    const made = await plan(instance);
    expect(refusals({ ...instance, teams: 4 }, made)).toEqual([expect.stringContaining('another instance')]);
    const [one, other] = [JSON.stringify(instance), JSON.stringify(made)];
    expect(checkConvoyPlan(one.slice(0, 900), other).refusals[0]).toContain('ends in the middle');
    expect(checkConvoyPlan(one.replace('"from":0', '"from":0,"days":12'), other).refusals[0]).toContain('twice');
    expect(checkConvoyPlan(one.replace('"from":0', '"from":-1'), other).refusals[0]).toContain('from');
    expect(checkConvoyPlan(one.replace('"bus":1', '"tram":1'), other).refusals[0]).toContain('tram');
  });
});
