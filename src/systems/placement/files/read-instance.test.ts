import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InstanceError } from './instance-error.ts';
import { checkInstance, readInstance } from './read-instance.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../scenarios/placement/n150-f3-d1.json'), 'utf8');
type Loose = { [list: string]: { [member: string]: unknown }[] };

/** What a changed instance is refused with. */
const refusalOf = (change: string | ((instance: Loose) => void)): string => {
  let changed = change as string;
  if (typeof change !== 'string') {
    const instance = JSON.parse(text) as Loose;
    change(instance);
    changed = JSON.stringify(instance);
  }
  try {
    readInstance(changed);
  } catch (error) {
    if (error instanceof InstanceError) return error.message;
    throw error;
  }
  return 'accepted';
};

const first = (instance: Loose, list: string) => instance[list]?.[0] as { [member: string]: unknown };

test('an instance as it should be is accepted, also with a member that the format does not know', () => {
  expect(readInstance(text).instance.units).toHaveLength(138);
  expect(refusalOf((instance) => Object.assign(instance, { note: 'of the third phase' }))).toBe('accepted');
});

test.each<[string, string | ((instance: Loose) => void), string[]]>([
  [
    'an unknown origin',
    (i) => Object.assign(first(i, 'units'), { origin: 'S99' }),
    ['units[0] (u0)', 'S99', 'origins'],
  ],
  [
    'an unknown destination',
    (i) => Object.assign(first(i, 'units'), { destination: 'X' }),
    ['units[0] (u0)', 'destinations'],
  ],
  ['an unknown group', (i) => Object.assign(first(i, 'units'), { group: 'elderly' }), ['units[0] (u0)', 'elderly']],
  [
    'an unknown network',
    (i) => Object.assign(first(i, 'units'), { network: 'n99' }),
    ['units[0] (u0)', 'networkLimit'],
  ],
  ['an unknown unit in a pair', (i) => i.apart?.push(['u0', 'u9999'] as never), ['apart[69]', 'u9999']],
  ['a pair with itself', (i) => i.apart?.push(['u3', 'u3'] as never), ['apart[69]', 'paired with itself']],
  [
    'a pair twice',
    (i) => i.apart?.push([...(i.apart[0] as never as string[])].reverse() as never),
    ['apart[69]', 'twice'],
  ],
  ['an id twice', (i) => i.units?.push(structuredClone(first(i, 'units')) as never), ['units[138]', 'u0 stands twice']],
  [
    'negative places',
    (i) => Object.assign(first(i, 'facilities'), { medicalBeds: -1 }),
    ['facilities[0].medicalBeds', 'at least 0'],
  ],
  [
    'fractional places',
    (i) => Object.assign(first(i, 'facilities'), { familyPlaces: 1.5 }),
    ['facilities[0].familyPlaces', 'whole number'],
  ],
  [
    'a unit that is larger than any site',
    (i) => Object.assign(first(i, 'units'), { size: 900 }),
    ['units[0] (u0)', '900 persons', 'divide the unit'],
  ],
  [
    'no site for a group',
    (i) => {
      for (const { places } of i.facilities ?? []) delete (places as Record<string, unknown>)['juvenile-male-untried'];
    },
    ['no site has a place for the group juvenile-male-untried'],
  ],
  [
    'a coordinate that is missing',
    (i) => Object.assign(first(i, 'facilities'), { x: null }),
    ['facilities[0].x', 'coordinate'],
  ],
  ['a coordinate that is no number', text.replace(/"x":466/, '"x":NaN'), ['line 1, column', 'NaN is no number']],
  [
    'a file that ends in the middle',
    text.slice(0, text.length / 2),
    ['line 1, column', 'ends in the middle', 'Copy it again'],
  ],
  ['an empty file', '', ['ends in the middle']],
  ['what is not JSON', 'places: 3', ['line 1, column 1', 'not JSON']],
  ['another format', (i) => Object.assign(i, { format: 'amana-convoys-1' }), ['format', 'amana-placement-1']],
  ['a name as an id', (i) => Object.assign(first(i, 'units'), { id: 'A B' }), ['units[0].id', 'no id']],
])('%s is refused with its place and a remedy', (_, change, words) => {
  const refusal = refusalOf(change);
  for (const word of words) expect(refusal).toContain(word);
});

test('two million pairs are refused by their number alone', () => {
  const pair = ['u1', 'u2'];
  const instance = { ...(JSON.parse(text) as Loose), apart: new Array(2_000_000).fill(pair) };
  expect(() => checkInstance(instance)).toThrow(
    'apart: 2000000 entries; the planner takes 1000000. Divide the instance, for example by phase or province.',
  );
});

test('every fault is told at once, and of many the first twenty', () => {
  const refusal = refusalOf((instance) => {
    for (const unit of instance.units ?? []) Object.assign(unit, { origin: 'S99' });
  });
  expect(refusal.split('\n')).toHaveLength(21);
  expect(refusal).toContain('... and 118 more.');
});
