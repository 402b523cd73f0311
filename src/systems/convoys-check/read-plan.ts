import { canonicalHash } from '../placement-check/exact.ts';
import {
  byId,
  id,
  idOf,
  list,
  map,
  members,
  number,
  or,
  readJson,
  refuse,
  text,
  whole,
} from '../placement-check/read.ts';
import type { Instance } from './read-instance.ts';

/** The objectives in their order. Each keeps what the plan reached at those before it. */
export const OBJECTIVES = ['left', 'late', 'risk', 'minutes'] as const;
export type Objective = (typeof OBJECTIVES)[number];

const count = whole(0, Number.MAX_SAFE_INTEGER);
const digest = text('a SHA-256 in hexadecimal digits', /^[0-9a-f]{64}$/);

/**
 * Reads a plan of convoys (`amana-convoy-plan-1`) of an instance.
 * @throws InputRefused where it is none, not of this instance, or not as it was written
 */
export const readPlan = (json: string, { sites, axes, vehicles, lots, days, hash }: Instance) => {
  const file = readJson(json, 'plan');
  const units = map(idOf('lots', lots), whole(1, 1_000_000));
  const seat = members({
    vehicle: idOf('vehicles', vehicles),
    number: whole(1, 1000),
    compartment: whole(0, 99),
    units,
  });
  const convoy = members({
    id,
    origin: idOf('sites', sites),
    axis: idOf('axes', axes),
    day: whole(0, days - 1),
    units,
    seats: list(seat, 100_000),
    unseated: units,
  });
  const certificate = members({
    bound: count,
    multipliers: map(text('the name of a row', /^[A-Z]/), number(-1e15, 1e15)),
    solverBound: or(count, undefined),
  });
  const each = <T>(one: T) => ({ left: one, late: one, risk: one, minutes: one });
  const plan = members({
    format: text('the format "amana-convoy-plan-1"', /^amana-convoy-plan-1$/),
    status: text('"complete" or "cancelled"', /^(complete|cancelled)$/),
    instance: digest,
    convoys: byId(convoy, 100_000),
    levels: members(each(count)),
    unseated: count,
    certificates: members(each(certificate)),
    hash: digest,
  })(file, 'plan');
  const { hash: said, ...rest } = file as Record<string, unknown>;
  if (said !== canonicalHash(rest)) refuse('plan.hash', 'the plan was changed after its hash was made');
  if (plan.instance !== hash) refuse('plan.instance', 'the plan was made for another instance');
  return plan;
};

/** What was planned, with the proofs that came with it. */
export type Plan = ReturnType<typeof readPlan>;
export type Convoy = Plan['convoys'] extends ReadonlyMap<string, infer T> ? T : never;
