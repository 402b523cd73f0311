import { canonicalHash } from './exact.ts';
import { idOf, map, members, number, or, readJson, refuse, text, whole } from './read.ts';
import type { Instance } from './read-instance.ts';

/** The objectives in their order. Each keeps what those before it reached. */
export const OBJECTIVES = ['unplaced', 'stranded', 'worstLoss', 'networkExcess', 'km'] as const;
export type Objective = (typeof OBJECTIVES)[number];

const count = whole(0, Number.MAX_SAFE_INTEGER);
const digest = text('a SHA-256 in hexadecimal digits', /^[0-9a-f]{64}$/);
const multipliers = map(text('the name of a row', /^[A-Z]/), number(-1e15, 1e15));
const proof = { multipliers, solverBound: or(count, undefined), best: or(count, undefined) };
const four = <T>(one: T) => ({ unplaced: one, stranded: one, worstLoss: one, networkExcess: one });

/**
 * Reads a plan (`amana-plan-1`) of an instance.
 * @throws InputRefused where it is none, not of this instance, or not as it was written
 */
export const readPlan = (json: string, { units, facilities, hash }: Instance) => {
  const file = readJson(json, 'plan');
  const [unit, site] = [idOf('units', units), idOf('facilities', facilities)];
  const plan = members({
    format: text('the format "amana-plan-1"', /^amana-plan-1$/),
    status: text('"complete" or "cancelled"', /^(complete|cancelled)$/),
    instance: digest,
    facility: map(unit, or(site, null)),
    levels: members({ ...four(count), km: count }),
    limits: members(four(count)),
    bound: members({ ...proof, km: count }),
    certificates: members(four(members({ ...proof, bound: count }))),
    drill: map(site, count),
    drillWitness: map(site, members({ ...proof, bound: count, moves: map(unit, site) })),
    hash: digest,
  })(file, 'plan');
  const { hash: said, ...rest } = file as Record<string, unknown>;
  if (said !== canonicalHash(rest)) refuse('plan.hash', 'the plan was changed after its hash was made');
  if (plan.instance !== hash) refuse('plan.instance', 'the plan was made for another instance');
  if (plan.facility.size < units.size) refuse('plan.facility', 'not every unit is there');
  if (Math.min(plan.drill.size, plan.drillWitness.size) < facilities.size)
    refuse('plan.drill', 'a facility is missing');
  const { km, ...last } = plan.bound;
  return { ...plan, certificates: { ...plan.certificates, km: { ...last, bound: km } } };
};

/** What was planned, with the proofs that came with it. */
export type Plan = ReturnType<typeof readPlan>;
