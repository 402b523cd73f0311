import { InputRefused } from '../placement-check/read.ts';
import { proveLevel } from './prove-level.ts';
import { readInstance } from './read-instance.ts';
import { OBJECTIVES, readPlan } from './read-plan.ts';
import { recompute } from './recompute.ts';
import { routesOf } from './routes.ts';

const check = (instanceText: string, planText: string, refusals: string[]) => {
  const same = (what: string, said: number, found: number): void => {
    if (said !== found) refusals.push(`${what}: the plan says ${said}, and it is ${found}`);
  };
  const instance = readInstance(instanceText);
  const plan = readPlan(planText, instance);
  const routes = routesOf(instance);
  const found = recompute(instance, plan, routes);
  refusals.push(...found.broken);
  same('unseated', plan.unseated, found.unseated);
  const levels = OBJECTIVES.map((level) => {
    const { bound: said, solverBound: searched } = plan.certificates[level];
    const [value, bound] = [found.levels[level], proveLevel(instance, routes, level, plan)];
    same(level, plan.levels[level], value);
    same(`bound of ${level}`, said, bound);
    if (searched !== undefined && searched <= bound) refusals.push(`solverBound of ${level}: more than that is proved`);
    if (searched !== undefined && searched > value) refusals.push(`solverBound of ${level}: this plan has less`);
    return { level, value, bound, searched, certified: value === bound };
  });
  const persons = [...instance.lots.values()].reduce(
    (sum, { id, size }) => sum + size * (instance.free.get(id) ?? 0),
    0,
  );
  const { size: convoys } = plan.convoys;
  return { cancelled: plan.status === 'cancelled', persons, convoys, unseated: found.unseated, levels };
};

/** What was found. A plan is accepted where nothing is refused; how good it is, the figures say. */
export type ConvoyVerdict = { readonly refusals: readonly string[] } & ReturnType<typeof check>;

/** Checks a plan of convoys against its instance, each the text of a file. Neither is believed. */
export const checkConvoyPlan = (instanceText: string, planText: string): ConvoyVerdict => {
  const refusals: string[] = [];
  try {
    return { refusals, ...check(instanceText, planText, refusals) };
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return {
      refusals: [...refusals, error.message],
      cancelled: false,
      persons: 0,
      convoys: 0,
      unseated: 0,
      levels: [],
    };
  }
};
