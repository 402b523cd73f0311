import { checkDrill } from './check-drill.ts';
import { enlarged } from './exact.ts';
import { proveLevel } from './prove-level.ts';
import { InputRefused } from './read.ts';
import { readInstance } from './read-instance.ts';
import { OBJECTIVES, readPlan } from './read-plan.ts';
import { recompute } from './recompute.ts';

type Proof = { readonly bound: number; readonly solverBound: number | undefined };

const check = (instanceText: string, planText: string, refusals: string[]) => {
  const same = (what: string, said: number | undefined, found: number): void => {
    if (said !== found) refusals.push(`${what}: the plan says ${said}, and it is ${found}`);
  };
  /** `value` was counted anew; no plan has less than `bound`, which was proved anew; `searched` is a higher bound of which a search left no proof. */
  const figure = (what: string, value: number, bound: number, told: number | undefined, proof: Proof | undefined) => {
    same(what, told, value);
    same(`bound of ${what}`, proof?.bound, bound);
    const searched = proof?.solverBound;
    if (searched !== undefined && searched <= bound) refusals.push(`solverBound of ${what}: more than that is proved`);
    return { value, bound, searched };
  };
  const instance = readInstance(instanceText);
  const plan = readPlan(planText, instance);
  const found = recompute(instance, plan.facility);
  refusals.push(...found.broken);
  const levels = OBJECTIVES.map((level) => {
    const { best, ...proof } = plan.certificates[level];
    const bound = proveLevel(instance, level, plan.limits, proof.multipliers);
    const value = found.levels[level];
    const limit = level === 'worstLoss' ? enlarged(best ?? bound, instance.slack) : value;
    if (level !== 'km') same(`limit of ${level}`, plan.limits[level], limit);
    if (value > limit) refusals.push(`${level}: ${value} is above the limit ${limit}`);
    if (best !== undefined && (level !== 'worstLoss' || best <= bound || best > value))
      refusals.push(`best of ${level}: ${best} is not between what is proved and what the plan reaches`);
    const certified = level === 'worstLoss' ? best === undefined : value === bound;
    return { level, ...figure(level, value, bound, plan.levels[level], proof), limit, certified };
  });
  const foes = new Map([...instance.units.keys()].map((unit) => [unit, new Set<string>()]));
  for (const [a, b] of instance.apart) {
    foes.get(a)?.add(plan.facility.get(b) ?? '');
    foes.get(b)?.add(plan.facility.get(a) ?? '');
  }
  const drill = [...instance.facilities.keys()].map((facility) => {
    const { persons, stranded, bound, wrong } = checkDrill(instance, plan, found, foes, facility);
    refusals.push(...wrong.map((problem) => `if ${facility} fails: ${problem}`));
    const told = plan.drill.get(facility);
    const proof = plan.drillWitness.get(facility);
    return { facility, persons, ...figure(`stranded if ${facility} fails`, stranded, bound, told, proof) };
  });
  return { cancelled: plan.status === 'cancelled', levels, drill };
};

/** What was found. A plan is accepted where nothing is refused; how good it is, the figures say. */
export type Verdict = { readonly refusals: readonly string[] } & ReturnType<typeof check>;

/** Checks a plan against its instance, each the text of a file. Neither is believed. */
export const checkPlan = (instanceText: string, planText: string): Verdict => {
  const refusals: string[] = [];
  try {
    return { refusals, ...check(instanceText, planText, refusals) };
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return { refusals: [...refusals, error.message], cancelled: false, levels: [], drill: [] };
  }
};
