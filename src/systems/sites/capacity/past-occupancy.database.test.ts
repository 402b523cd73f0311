import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { recordEscape } from '../../register/commands/record-escape.ts';
import { recordCapacity } from '../commands/record-capacity.ts';
import { occupancy } from '../queries/occupancy.ts';
import { occupancyTrend, occupants } from '../queries/occupancy-trend.ts';
import type { OccupancyAnswer, OccupancyTrendAnswer, OccupantsAnswer } from './occupancy-views.ts';

let test: TestRegister;
let persons: number[];
const DAYS = 24 * HOUR;
beforeAll(async () => {
  test = await createTestRegister();
  // START is the morning of 18 January in Damascus
  persons = [
    await test.person({ section: 'A', fromAt: START - 3 * DAYS }),
    await test.person({ section: 'A', fromAt: START - 2 * DAYS }),
    await test.person({ fromAt: START - 2 * DAYS }),
  ];
  await test.run('sdf-origin', recordEscape, {
    personNo: persons[1] as number,
    circumstances: 'x',
    place: 'y',
    occurredAt: START - DAYS,
  });
  await test.run('sdf-origin', recordCapacity, {
    site: 'GHW',
    places: 1,
    fromAt: START - 2 * DAYS,
    sourceKind: 'document',
    source: 'letter of the site',
  });
});
afterAll(() => test.close());

const occupancyOf = async (asOf?: string, more: Record<string, string> = {}): Promise<OccupancyAnswer> =>
  (await ask(test, 'sdf-origin', occupancy, {
    site: 'GHW',
    ...(asOf === undefined ? {} : { asOf }),
    ...more,
  })) as OccupancyAnswer;
const trend = async (from: string, to: string, more: Record<string, string> = {}) =>
  ((await ask(test, 'sdf-origin', occupancyTrend, { from, to, ...more })) as OccupancyTrendAnswer).rows;
const there = async (asOf: string, officer: TestOfficer = 'sdf-origin', more: Record<string, string> = {}) =>
  (await ask(test, officer, occupants, { site: 'GHW', asOf, ...more })) as OccupantsAnswer;

it('tells who was at a site and in a section at the end of a past day, beside the places of then', async () => {
  const insideOf = ({ rows }: OccupancyAnswer, section: string | null) => rows.find((row) => row.section === section);
  expect(insideOf(await occupancyOf('2026-01-14'), null)?.inside).toBe(0);
  expect(insideOf(await occupancyOf('2026-01-15'), null)?.inside).toBe(1);
  // before anybody said how many places there were, nobody was beyond them
  const early = (await occupancyOf('2026-01-15')).rows;
  expect(early.map(({ places, free, over }) => [places, free, over])).toEqual(early.map(() => [null, null, 0]));
  const full = await occupancyOf('2026-01-16');
  expect(full.asOf).toBe('2026-01-16');
  expect(insideOf(full, null)).toMatchObject({ inside: 3, places: 1, placesSource: 'letter of the site' });
  expect(insideOf(full, null)?.over).toBeGreaterThanOrEqual(2);
  expect(insideOf(full, 'A')?.inside).toBe(2);
  expect(insideOf(await occupancyOf('2026-01-17'), 'A')?.inside).toBe(1);
  // the end of today is now
  expect(insideOf(await occupancyOf('2026-01-18'), null)?.inside).toBe(insideOf(await occupancyOf(), null)?.inside);
  await expect(occupancyOf('2026-02-18')).rejects.toMatchObject({ problems: [{ code: 'not-yet', field: 'asOf' }] });
});

it('tells the same by day, of one site and of all together', async () => {
  const days = await trend('2026-01-13', '2026-01-18', { site: 'GHW' });
  expect(days.map(({ day, persons: n }) => [day, n])).toEqual([
    ['2026-01-13', 0],
    ['2026-01-14', 0],
    ['2026-01-15', 1],
    ['2026-01-16', 3],
    ['2026-01-17', 2],
    ['2026-01-18', 2],
  ]);
  expect(days.slice(3).map(({ places, over }) => [places, over])).toEqual([
    [1, 2],
    [1, 1],
    [1, 1],
  ]);
  // of each day the occupancy of that day says the same
  for (const { day, persons: n } of days)
    expect([day, (await occupancyOf(day)).rows.find(({ section }) => section === null)?.inside]).toEqual([day, n]);
  expect((await trend('2026-01-16', '2026-01-16')).map(({ persons: n }) => n)).toEqual([3]);
  await expect(trend('2026-01-18', '2026-01-17')).rejects.toMatchObject({
    problems: [{ code: 'ends-before-it-begins', field: 'to' }],
  });
  await expect(trend('2024-01-01', '2026-01-01')).rejects.toMatchObject({ problems: [{ code: 'longer-than-a-year' }] });
});

it('leads to the persons behind a number, within reach', async () => {
  const all = await there('2026-01-16');
  expect([all.total, all.rows.map(({ personNo }) => personNo).sort()]).toEqual([3, [...persons].sort()]);
  expect((await there('2026-01-17', 'sdf-origin', { section: 'A' })).rows.map(({ personNo }) => personNo)).toEqual([
    persons[0],
  ]);
  expect((await there('2026-01-16', 'moj-cell')).total).toBe(0);
});
