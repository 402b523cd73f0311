import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InstanceError } from '../../files/instance-error.ts';
import { checkConvoyInstance, readConvoyInstance } from './read-convoy-instance.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../../scenarios/placement/convoys-150.json'), 'utf8');
type Loose = Record<string, Record<string, unknown>[]>;

const refusalOf = (change: string | ((instance: Loose) => void)): string => {
  let changed = change as string;
  if (typeof change !== 'string') {
    const instance = JSON.parse(text) as Loose;
    change(instance);
    changed = JSON.stringify(instance);
  }
  try {
    readConvoyInstance(changed);
  } catch (error) {
    if (error instanceof InstanceError) return error.message;
    throw error;
  }
  return 'accepted';
};
const set =
  (list: string, change: object, index = 0) =>
  (instance: Loose): void => {
    Object.assign(instance[list]?.[index] as object, change);
  };
const moving = (instance: Loose, more: object): void => {
  const [{ id, origin }] = instance.lots as unknown as [{ id: string; origin: string }];
  const convoy = { id: 'c1', origin, axis: 'A0', day: 0, arrivesDay: 0, busyThrough: 0, units: { [id]: 1 } };
  instance.fixed = [{ ...convoy, ...more }];
};

test('an instance as it should be is accepted, also with a convoy that is moving', () => {
  expect(readConvoyInstance(text).instance.sites).toHaveLength(6);
  expect(refusalOf((instance) => moving(instance, {}))).toBe('accepted');
  expect(refusalOf(set('sites', { hazard: 3 }))).toBe('accepted');
});

test.each<[string, string | ((instance: Loose) => void), string[]]>([
  ['an unknown origin', set('lots', { origin: 'S99' }), ['lots[0] (u', 'S99', 'Add it to sites']],
  ['an unknown destination', set('lots', { destination: 'F99' }), ['lots[0] (u', 'F99']],
  ['an unknown kind', set('lots', { kind: 'cattle' }), ['lots[0] (u', 'cattle', 'Name it in kinds']],
  ['a unit larger than any convoy', set('lots', { size: 900 }), ['lots[0] (u', '900 persons', 'divide the unit']],
  ['an id twice', (i) => i.sites?.push(structuredClone(i.sites[0] as object) as never), ['sites[6]', 'stands twice']],
  ['a negative intake', set('destinations', { intake: -1 }), ['destinations[0].intake']],
  ['half a team', (i) => Object.assign(i, { teams: 1.5 }), ['teams']],
  [
    'too short a list',
    set('destinations', { intake: [1, 2] }),
    ['destinations[0].intake', '2 days; the horizon has 12'],
  ],
  ['too short a calendar', set('axes', { open: '101' }), ['axes[0].open', '3 days; the horizon has 12']],
  ['no calendar', set('axes', { open: 'always' }), ['axes[0].open', 'calendar']],
  ['an unknown crossing', set('axes', { crossings: ['X9'] }), ['axes[0].crossings', 'X9']],
  ['an unknown type of vehicle', set('axes', { vehicles: { tram: 1 } }), ['axes[0].vehicles', 'tram']],
  ['a drive without a length', set('drives', { km: undefined }), ['drives[0]', 'minutes or its km']],
  ['a drive to nowhere', set('drives', { destination: 'F99' }), ['drives[0]', 'F99']],
  ['a drive twice', (i) => i.drives?.push(i.drives[0] as never), ['drives[18]', 'twice']],
  ['people without a way', (i) => i.drives?.splice(0, 3), ['no drive leads from S0']],
  ['a day of loss after the end', set('sites', { lossDay: 99 }), ['sites[0].lossDay', 'Write null']],
  ['a first day after the end', (i) => Object.assign(i, { from: 12 }), ['from', 'Name a day of the horizon']],
  ['a pair with itself', (i) => i.apart?.push(['u1', 'u1'] as never), ['apart', 'paired with itself']],
  ['an unknown lot in a pair', (i) => i.apart?.push(['u1', 'u999'] as never), ['apart', 'u999 is unknown']],
  [
    'a pair of many',
    (i) => [set('lots', { id: 'u0', count: 2 })(i), Object.assign(i, { apart: [['u0', 'u1']] })],
    ['u0 has more than one unit'],
  ],
  [
    'more on the road than there are',
    (i) => moving(i, { units: { [String(i.lots?.[0]?.id)]: 999 } }),
    ['fixed[0] (c1)', 'more of the lot'],
  ],
  ['a convoy that arrives before it leaves', (i) => moving(i, { day: 3 }), ['fixed[0] (c1)', 'before it leaves']],
  [
    'durations in disorder',
    (i) => Object.assign(i.driving as object, { durations: [{ overMinutes: 5, busyDays: 1, arrivesAfterDays: 0 }] }),
    ['driving.durations[0]', 'begin with 0'],
  ],
  ['a number that is none', text.replace('"seats":15', '"seats":NaN'), ['line 1, column', 'NaN is no number']],
  ['a file that ends in the middle', text.slice(0, 4000), ['line 1, column', 'ends in the middle']],
  ['another format', (i) => Object.assign(i, { format: 'amana-placement-1' }), ['format', 'amana-convoys-1']],
])('%s is refused with its place and a remedy', (_, change, words) => {
  const refusal = refusalOf(change);
  for (const word of words) expect(refusal).toContain(word);
});

test('a million lots are refused by their number alone', () => {
  const instance = { ...(JSON.parse(text) as Loose), lots: new Array(1_000_000).fill({}) };
  expect(() => checkConvoyInstance(instance)).toThrow('lots: 1000000 entries; the planner takes 200000.');
});
