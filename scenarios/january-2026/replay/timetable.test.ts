import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { makeHouseholds } from '../households.ts';
import { readPublishedFigures } from '../published-figures.ts';
import { happenAround } from './around.ts';
import { figure, madeRoom, sampleOf } from './around-world.ts';
import { makeConvoyList } from './convoy-list.ts';
import { INCIDENTS, incidentsOf, spare } from './incidents.ts';
import { reportStrengths } from './reported.ts';
import { planConvoys, publishedTotals } from './timetable.ts';
import { slotOf, vehicleOf } from './world.ts';

const movedBy = (people: number, day: string): number =>
  planConvoys(people)
    .filter((convoy) => convoy.day <= day)
    .reduce((sum, { count }) => sum + count, 0);

describe('the timetable of a replay', () => {
  it('has moved at each published day what was published, and everybody at the end', () => {
    const totals = publishedTotals();
    const whole = totals.at(-1)?.total ?? 0;
    for (const { day, total } of totals) expect([day, movedBy(whole, day)]).toEqual([day, total]);
  });

  it('scales: a tenth is rounded, ten times are exact, and no convoy is larger than its vehicles', () => {
    const totals = publishedTotals();
    const whole = totals.at(-1)?.total ?? 0;
    for (const { day, total } of totals) {
      expect(Math.abs(movedBy(Math.round(whole / 10), day) - total / 10)).toBeLessThanOrEqual(1);
      expect(movedBy(whole * 10, day)).toBe(total * 10);
    }
    for (const people of [10, 999, whole, whole * 10])
      for (const { count } of planConvoys(people)) expect(count).toBeLessThanOrEqual(150);
  });

  it('goes by land and by air, and gives no two convoys of a day the same vehicle', () => {
    const convoys = planConvoys(publishedTotals().at(-1)?.total ?? 0);
    expect(new Set(convoys.map(({ mode }) => mode))).toEqual(new Set(['land', 'air']));
    const used = convoys.map((convoy) => `${convoy.day} ${vehicleOf(slotOf(convoys, convoy), convoy.mode)}`);
    expect(new Set(used).size).toBe(used.length);
  });
});

describe('what goes wrong in a replay', () => {
  const happeningIn = (people: number): number[] => {
    const all = incidentsOf(planConvoys(people).map(({ count }) => count)).flat();
    return INCIDENTS.map((kind) => all.filter((one) => one === kind).length);
  };

  it('happens at least once for each thousand persons who are registered, not only for those who are moved', () => {
    const whole = publishedTotals().at(-1)?.total ?? 0;
    for (const people of [600, 1000, whole, 2 * whole, 10 * whole]) {
      // who makes room, escapes or lives in a camp is registered beside those who are moved, and some of each list are spare
      const registered = people + madeRoom(people).moved + sampleOf('F052', people, 5) * 2 + Math.ceil(people / 20);
      expect(Math.min(...happeningIn(people))).toBeGreaterThanOrEqual(Math.ceil(registered / 1000));
    }
  });

  it('happens in a small operation too, as far as its convoys bear it', () => {
    for (const people of [200, 300, 400]) expect(happeningIn(people).filter((n) => n === 0).length).toBeLessThan(2);
    expect(incidentsOf([19, 12])).toEqual([[], []]);
    for (const people of [10, 60, 100, 150])
      for (const [i, { count }] of planConvoys(people).entries()) {
        const some = incidentsOf(planConvoys(people).map((convoy) => convoy.count))[i] ?? [];
        // the place of the last of them is one of the list
        expect(some.length === 0 ? 0 : 3 + 2 * (some.length - 1)).toBeLessThan(count);
        expect(some.includes('sent-back') && some.includes('left-behind')).toBe(false);
      }
  });

  it('leaves as many as planned in the convoy: one more is listed for each who stays', () => {
    expect(spare(['fear', 'stop', 'absent', 'escape'])).toBe(2);
  });
});

describe('the list of a convoy', () => {
  it('is the same for the same seed and another for another', () => {
    expect(makeConvoyList(7, 80, 1000)).toEqual(makeConvoyList(7, 80, 1000));
    expect(makeConvoyList(8, 80, 1000).csv).not.toBe(makeConvoyList(7, 80, 1000).csv);
  });

  it('has a row for everybody, and those for doubles and for what nobody can read', () => {
    const { csv, doubles, unreadable } = makeConvoyList(7, 150, 1000);
    expect([doubles.size, unreadable.size]).toEqual([2, 1]);
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 150 + 3);
  });
});

describe('what happens around the convoys', () => {
  it('follows the published days, in their order, whatever the size', () => {
    for (const people of [10, 130, 5000]) {
      const days = happenAround(people, 7).map(({ day }) => day);
      expect(days).toEqual([...days].sort());
      expect(days.length).toBeGreaterThan(9);
    }
  });

  it('enters a sample that grows with the operation and is never as large as what was published', () => {
    const whole = publishedTotals().at(-1)?.total ?? 0;
    for (const id of ['F052', 'F055', 'F100']) {
      expect(sampleOf(id, whole, 5)).toBeLessThan(figure(id).count / 4);
      expect(sampleOf(id, 10, 5)).toBe(2);
    }
    expect(sampleOf('F055', whole, 5)).toBeLessThan(sampleOf('F052', whole, 5));
    // as crowded in proportion as was published, at every size
    for (const people of [10, 600, whole]) {
      const { moved, places } = madeRoom(people);
      expect(places).toBeLessThan(moved);
    }
  });

  it('sends no more in the bus to Nasiriyah than there is room for, at every size', () => {
    for (let people = 10; people <= 1000; people += 1) {
      const { moved, places, extraPlaces, byBus } = madeRoom(people);
      expect([people, byBus <= places + extraPlaces && byBus < moved]).toEqual([people, true]);
    }
  });

  it('reports strengths of sites on whole days', () => {
    for (const { day } of reportStrengths()) expect(day).toMatch(/^2026-\d\d-\d\d$/);
  });

  it('gives households with one head each, children, and another sample from another seed', () => {
    const households = makeHouseholds(7, 30);
    for (const { members } of households) expect(members.filter(({ role }) => role === 'head').length).toBe(1);
    expect(households.some(({ members }) => members.some(({ birth }) => birth === ''))).toBe(true);
    expect(households.flatMap(({ truth }) => truth).filter(({ minor }) => minor).length).toBeGreaterThan(30);
    expect(makeHouseholds(8, 30)).not.toEqual(households);
    expect(makeHouseholds(7, 30)).toEqual(households);
  });
});

it('over the lists of all convoys each published nationality is there as often as was published, and of the others none is told', () => {
  const of = publishedTotals().at(-1)?.total ?? 0;
  const told = new Map<string, number>();
  let first = 0;
  for (const { count } of planConvoys(of)) {
    const rows: Record<string, string>[] = parse(makeConvoyList(first + 1, count, of, { first, of }).csv, {
      columns: true,
      bom: true,
    });
    const label = Object.keys(rows[0] ?? {})[9] ?? '';
    for (const row of rows.slice(0, count)) told.set(row[label] ?? '', (told.get(row[label] ?? '') ?? 0) + 1);
    first += count;
  }
  const published = (id: string) => Number(readPublishedFigures().find((one) => one.id === id)?.value);
  const written = (...labels: string[]) => labels.reduce((sum, label) => sum + (told.get(label) ?? 0), 0);
  expect(written('سوري', 'سورية')).toBe(published('F027'));
  expect(written('عراقي', 'العراق')).toBe(published('F028'));
  expect(written('مصري')).toBe(published('F034'));
  const named = Array.from({ length: 8 }, (_, at) => published(`F0${27 + at}`)).reduce((sum, value) => sum + value, 0);
  expect(told.get('')).toBe(of - named);
});
