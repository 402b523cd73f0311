import { InstanceError } from '../../files/instance-error.ts';
import type { ConvoyInstance } from '../files/convoy-instance-schema.ts';
import type { PlannedConvoy } from '../files/convoy-plan-file.ts';
import { convoyProblemOf } from '../model/convoy-problem.ts';
import { type ConvoyChanges, faultsOfChanges } from './convoy-changes.ts';

type Fixed = ConvoyInstance['fixed'][number];

/** Convoys that left before today, and those that are sealed, as they stand in an instance; the others are free to be planned again. */
const dividePlan = (instance: ConvoyInstance, convoys: readonly PlannedConvoy[], { today, sealed }: ConvoyChanges) => {
  const { routes } = convoyProblemOf(instance);
  const stays = ({ id, day }: PlannedConvoy): boolean => day < today || sealed.includes(id);
  const fixed = convoys.filter(stays).map(({ id, origin, axis, day, units }): Fixed => {
    const route = routes.find((one) => instance.sites[one.site]?.id === origin && instance.axes[one.axis]?.id === axis);
    return {
      id,
      origin,
      axis,
      day,
      arrivesDay: day + (route?.arrivesAfterDays ?? 0),
      busyThrough: day + (route?.busyDays ?? 1) - 1,
      units: { ...units },
    };
  });
  return { fixed, free: convoys.filter((convoy) => !stays(convoy)) };
};

/** A calendar with some of its days closed. */
const closed = (open: string | null, days: number, from: number, to: number): string =>
  Array.from({ length: days }, (_, day) => (day >= from && day <= to ? '0' : (open?.[day] ?? '1'))).join('');

const withFalls = ({ sites, days }: ConvoyInstance, { falls }: ConvoyChanges): ConvoyInstance['sites'] =>
  sites.map((site) => {
    const fall = Math.min(...falls.filter((one) => one.site === site.id).map(({ day }) => day));
    if (!Number.isFinite(fall) || fall > days) return site;
    return { ...site, lossDay: Math.min(fall, site.lossDay ?? fall), open: closed(site.open, days, fall, days) };
  });

type Ways = readonly { readonly id: string; readonly open: string | null }[];
const withClosures = <Items extends Ways>(
  items: Items,
  days: number,
  closes: ConvoyChanges['closes'],
  kind: 'axis' | 'crossing',
) =>
  items.map((item) => ({
    ...item,
    open: closes
      .filter((one) => one[kind] === item.id)
      .reduce<string | null>((open, { from, to }) => closed(open, days, from, to), item.open),
  })) as unknown as Items;

/** The present state as an instance of its own, and what of the plan before is free to be planned again. `before` is the same state as if nothing had changed. */
export type PresentState = {
  readonly instance: ConvoyInstance;
  readonly before: ConvoyInstance;
  readonly free: readonly PlannedConvoy[];
  /** Every id of the plan before: no new convoy gets one of them. */
  readonly taken: readonly string[];
};

/**
 * What an instance, a plan and changes come to: convoys that left or are sealed stay, nothing new leaves before today, sites that fall and roads that close are closed, late convoys hold their escorts and vehicles for longer.
 * @throws InstanceError where the changes do not fit the plan
 */
export const presentState = (
  instance: ConvoyInstance,
  convoys: readonly PlannedConvoy[],
  changes: ConvoyChanges,
): PresentState => {
  const faults = faultsOfChanges(instance, convoys, changes);
  if (faults.length > 0) throw new InstanceError(faults);
  const { fixed, free } = dividePlan(instance, convoys, changes);
  const before = { ...instance, from: changes.today, fixed: [...instance.fixed, ...fixed] };
  const delayOf = new Map(changes.late.map(({ convoy, ...delay }) => [convoy, delay]));
  return {
    before,
    free,
    taken: convoys.map(({ id }) => id),
    instance: {
      ...before,
      sites: withFalls(instance, changes),
      axes: withClosures(instance.axes, instance.days, changes.closes, 'axis'),
      crossings: withClosures(instance.crossings, instance.days, changes.closes, 'crossing'),
      fixed: before.fixed.map((convoy) => ({ ...convoy, ...delayOf.get(convoy.id) })),
    },
  };
};
