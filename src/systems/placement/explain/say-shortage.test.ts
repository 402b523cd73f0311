import { expect, test } from 'vitest';
import type { Problem } from '../model/problem.ts';
import type { Demand } from './demand.ts';
import { sayObstacles, sayShortage } from './say-shortage.ts';

const problem = {
  instance: { groups: ['AMU', 'JMU'], facilities: [{ id: 'F0' }, { id: 'F1' }], units: [{ id: 'u0' }] },
} as unknown as Problem;
const demand: Demand = {
  group: 1,
  level: 0,
  medical: false,
  family: false,
  units: Array.from({ length: 13 }, (_, unit) => unit),
  persons: 13,
  open: [0],
};

test('a shortage says who asks, which site could take them, what it has, and what is missing', () => {
  const supplies = [{ kind: 'section', facility: 0, group: 1, level: 0, free: 10 }] as const;
  expect(sayShortage(problem, { demands: [demand], supplies, missing: 3 })).toBe(
    '13 persons of JMU need places. Only one site can take them: F0 has 10 places for JMU. 3 places are missing.',
  );
});

test('levels, beds, family places, units of several persons and free places are said', () => {
  const families: Demand = { ...demand, group: 0, level: 2, medical: true, family: true, units: [0, 1], persons: 5 };
  const supplies = [
    { kind: 'section', facility: 0, group: 0, level: 2, free: 1 },
    { kind: 'beds', facility: 1, free: 1 },
    { kind: 'families', facility: 1, free: 2 },
  ] as const;
  expect(sayShortage(problem, { demands: [families], supplies, missing: 1 }, true)).toBe(
    '5 persons of AMU at level 2 (in 2 units) who need a medical bed and a family place need places. Only 2 sites can take them now: F0 has 1 place of level 2 or above for AMU, F1 has 1 medical bed and F1 has 2 family places free. 1 place is missing.',
  );
});

test('who fits nowhere is said so', () => {
  expect(sayShortage(problem, { demands: [{ ...demand, persons: 1 }], supplies: [], missing: 1 })).toBe(
    '1 person of JMU needs a place. No site can take this person at all.',
  );
  expect(sayShortage(problem, { demands: [demand], supplies: [], missing: 13 }, true)).toBe(
    '13 persons of JMU need places. No other site has room for any of them. 13 places are missing.',
  );
});

test('what stands against a unit is said for each site', () => {
  expect(
    sayObstacles(problem, 0, [
      { facility: 0, against: 'families', free: 1, needs: 4 },
      { facility: 1, against: 'apart', free: 3, needs: 4 },
    ]),
  ).toBe('unit u0: F0: 1 family place left, 4 needed; F1: somebody from whom it is kept apart is there');
});
