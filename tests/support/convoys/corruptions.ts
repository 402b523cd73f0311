import type { ConvoyPlanFile } from '../../../src/systems/placement/convoys/files/convoy-plan-file.ts';

type Loose<Value> = Value extends readonly (infer Item)[]
  ? Loose<Item>[]
  : Value extends object
    ? { -readonly [Name in keyof Value]: Loose<Value[Name]> }
    : Value;

/** A plan that may be changed. */
export type LoosePlan = Loose<ConvoyPlanFile>;
/** A number from 0 to one below. */
type Below = (count: number) => number;
type Corruption = (plan: LoosePlan, below: Below) => void;

const LEVELS = ['left', 'late', 'risk', 'minutes'] as const;
const some = <Item>(items: readonly Item[], below: Below): Item | undefined =>
  items.length === 0 ? undefined : items[below(items.length)];
const levelOf = (below: Below) => LEVELS[below(4)] as (typeof LEVELS)[number];

/** Changes of a figure: each makes a plan false, whatever the instance is. */
export const falseFigures: Readonly<Record<string, Corruption>> = {
  level: (plan, below) => {
    plan.levels[levelOf(below)] += 1 + below(5);
  },
  bound: (plan, below) => {
    plan.certificates[levelOf(below)].bound += 1 + below(5);
  },
  'lower bound': (plan, below) => {
    const certificate = plan.certificates[levelOf(below)];
    certificate.bound -= certificate.bound > 0 ? 1 : -1;
  },
  'bound of a search': (plan, below) => {
    const level = levelOf(below);
    plan.certificates[level].solverBound = plan.levels[level] + 1 + below(5);
  },
  unseated: (plan, below) => {
    plan.unseated += 1 + below(5);
  },
  'unknown row': (plan, below) => {
    plan.certificates[levelOf(below)].multipliers['M|nowhere|A0|0'] = -1;
  },
  'too many decimals': (plan, below) => {
    plan.certificates[levelOf(below)].multipliers.L = 0.123_456_7;
  },
};

/** Changes of who goes when: most of them make a plan false. */
export const otherConvoys: Readonly<Record<string, Corruption>> = {
  day: ({ convoys }, below) => {
    const convoy = some(convoys, below);
    if (convoy) convoy.day = below(4);
  },
  axis: ({ convoys }, below) => {
    const convoy = some(convoys, below);
    if (convoy) convoy.axis = `A${below(2)}`;
  },
  origin: ({ convoys }, below) => {
    const convoy = some(convoys, below);
    if (convoy) convoy.origin = `S${below(2)}`;
  },
  'one left out': ({ convoys }, below) => {
    if (convoys.length > 0) convoys.splice(below(convoys.length), 1);
  },
  'one twice': ({ convoys }, below) => {
    const convoy = some(convoys, below);
    if (convoy) convoys.push({ ...structuredClone(convoy), id: 'c99' });
  },
  'an id twice': ({ convoys }, below) => {
    const convoy = some(convoys, below);
    if (convoy) convoy.id = ['c1', 'c0.1', 'c0.2', 'c1.1'][below(4)] as string;
  },
  'one person more': ({ convoys }, below) => {
    const convoy = some(convoys, below);
    const lot = `l${below(3)}`;
    if (!convoy) return;
    convoy.units[lot] = (convoy.units[lot] ?? 0) + 1;
    convoy.unseated[lot] = (convoy.unseated[lot] ?? 0) + 1;
  },
  'somebody without a seat': ({ convoys }, below) => {
    const convoy = some(convoys, below);
    if (convoy) convoy.seats.splice(below(convoy.seats.length), 1);
  },
  'another seat': ({ convoys }, below) => {
    const seat = some(some(convoys, below)?.seats ?? [], below);
    if (seat) Object.assign(seat, { number: 1 + below(3), compartment: below(3) });
  },
  'seats changed': ({ convoys }, below) => {
    const seats = some(convoys, below)?.seats ?? [];
    const [one, other] = [some(seats, below), some(seats, below)];
    if (one && other) [one.units, other.units] = [other.units, one.units];
  },
};
