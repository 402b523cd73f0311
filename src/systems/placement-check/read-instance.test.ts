import { describe, expect, it } from 'vitest';
import { InputRefused, readJson } from './read.ts';
import { readInstance } from './read-instance.ts';

const sound = {
  format: 'amana-placement-1',
  groups: ['adult-male-untried'],
  levels: 3,
  facilities: [{ id: 'F0', x: 1, y: 2, places: { 'adult-male-untried': [1, 2, 3] }, medicalBeds: 1, familyPlaces: 0 }],
  origins: [{ id: 'S0', x: 0, y: 0 }],
  destinations: [{ id: 'D0', x: 5, y: 5 }],
  units: ['u0', 'u1'].map((id) => ({
    id,
    group: 'adult-male-untried',
    level: 0,
    medical: false,
    network: null,
    size: 1,
    family: false,
    origin: 'S0',
    destination: 'D0',
  })),
  apart: [['u0', 'u1']],
  networkLimit: { n1: 2 },
  levelWeight: [1, 2, 4],
  kmWeight: { origin: 1, destination: 2 },
  dispersionSlack: 0.05,
};

/** The sound instance with one value changed. */
const withValue = (path: string, value: unknown): string => {
  const copy: Record<string, unknown> = structuredClone(sound);
  const names = path.split('.');
  const last = names.pop() as string;
  const inner = names.reduce((object, name) => object[name] as Record<string, unknown>, copy);
  inner[last] = value;
  return JSON.stringify(copy);
};

describe('readInstance', () => {
  it('reads a sound one', () => {
    const { persons, facilities, slack } = readInstance(JSON.stringify(sound));
    expect({ persons, sites: facilities.size, slack }).toEqual({
      persons: 2,
      sites: 1,
      slack: { digits: 5n, places: 2 },
    });
  });

  it.each([
    ['format', 'amana-placement-2', /instance\.format: "amana-placement-2" is not/],
    [
      'facilities.0.places.adult-male-untried',
      [1, -2, 3],
      /facilities\[0\]\.places\.adult-male-untried\[1\]: -2 is not a whole number/,
    ],
    ['facilities.0.places.adult-male-untried', [1, 0.5, 3], /0\.5 is not a whole number/],
    ['facilities.0.places.adult-male-untried', [1, 2], /2 entries, where 3 to 3/],
    ['facilities.0.places.nobody', [1, 2, 3], /places of F0: "nobody" is not one of the groups/],
    ['facilities.0.x', null, /facilities\[0\]\.x: null is not a whole number/],
    ['facilities.0.medicalBeds', undefined, /medicalBeds: undefined is not a whole number/],
    ['units.1.id', 'u0', /units: the id u0 stands twice/],
    ['units.1.id', 'u|1', /units\[1\]\.id: "u\|1" is not an id/],
    ['units.1.group', 'adults', /units\[1\]\.group: "adults" is not one of the groups/],
    ['units.1.origin', '__proto__', /origin: "__proto__" is not one of the origins/],
    ['units.1.network', 'n7', /"n7" is not one of the networks/],
    ['units.1.size', 0, /size: 0 is not a whole number from 1/],
    ['units.1.level', 3, /level: 3 is not/],
    ['units.1.medical', 1, /medical: 1 is not true or false/],
    ['apart', [['u0', 'u0']], /apart\[0\]: a pair of one unit with itself/],
    [
      'apart',
      [
        ['u0', 'u1'],
        ['u1', 'u0'],
      ],
      /apart: a pair stands twice/,
    ],
    ['apart', [['u0', 'u9']], /apart\[0\]\[1\]: "u9" is not one of the units/],
    ['groups', ['adult-male-untried', 'adult-male-untried'], /groups: an id stands twice/],
    ['dispersionSlack', -0.1, /dispersionSlack: -0.1 is not from 0 to 100/],
    ['kmWeight', [1, 2], /kmWeight: \[1,2\] is not an object/],
  ])('refuses a wrong %s with its place (%#)', (path, value, said) => {
    expect(() => readInstance(withValue(path, value))).toThrow(said);
    expect(() => readInstance(withValue(path, value))).toThrow(InputRefused);
  });

  it('refuses two million pairs before it looks at one', () => {
    const pairs = Array.from({ length: 2_000_000 }, () => 0);
    expect(() => readInstance(withValue('apart', pairs))).toThrow(
      /apart: 2000000 entries, where 0 to 1000000 are read/,
    );
  });

  it('refuses a file that is cut off, is no JSON, or says a name twice', () => {
    const text = JSON.stringify(sound);
    expect(() => readInstance(text.slice(0, 300))).toThrow(/ends in the middle, after 300 characters/);
    expect(() => readInstance(text.replace('"x":1', '"x":NaN'))).toThrow(/not JSON \(NaN, say, is none\)/);
    expect(() => readInstance(text.replace('"x":1', '"x":1e999'))).toThrow(/x: null is not a whole number/);
    expect(() => readInstance(text.replace('"x":1', '"x":1,"x":1'))).toThrow(/a name stands twice/);
    expect(() => readInstance('[]')).toThrow(/instance: \[\] is not an object/);
    expect(readJson('{"a:\\"{":[{"b":":"},{"b":1}]}', 'a file')).toEqual({ 'a:"{': [{ b: ':' }, { b: 1 }] });
  });
});
