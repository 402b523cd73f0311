import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { checkPlan } from '../../src/systems/placement-check/check-plan.ts';
import { concentrationOf } from '../../src/systems/transfers/plans/concentration.ts';
import { makePlanOfInstance } from '../../src/systems/transfers/plans/make-plan.ts';
import type { PlanFacts, PlanSection, PlanSite } from '../../src/systems/transfers/plans/plan-facts.ts';
import type { ReadPlanRows } from '../../src/systems/transfers/plans/read-plan-rows.ts';
import { instanceFromOrigins, threeWays, type Way } from './three-ways.ts';

/** Small enough to be quick: as many as two convoys. */
const PEOPLE = 240;

const sites: PlanSite[] = parse<{ id: string; lat: string; lon: string }>(
  readFileSync(new URL('./sites.csv', import.meta.url)),
  { columns: true, bom: true },
).map(({ id, lat, lon }) => ({
  code: id,
  authority: 'MOJ',
  latitudeE5: Math.round(Number(lat) * 1e5),
  longitudeE5: Math.round(Number(lon) * 1e5),
}));
const facts = (over: Partial<PlanFacts> = {}): PlanFacts => ({
  site: 'KRK',
  custodian: 'MOJ',
  state: 'held',
  sex: 'male',
  age: 'adult',
  convicted: false,
  level: null,
  medical: false,
  together: [],
  apart: [],
  ...over,
});
const sectionOf = (site: string, ageGroup: 'adult' | 'juvenile', places: number): PlanSection => ({
  site,
  section: ageGroup,
  sex: 'male',
  ageGroup,
  legalStatus: 'any',
  level: 'ordinary',
  medical: false,
  family: false,
  places,
});
const people = Array.from({ length: PEOPLE }, (_, i) => ({
  personNo: i + 1,
  facts: facts({ age: i % 40 === 0 ? 'undetermined' : 'adult', apart: i === 1 ? [3] : i === 2 ? [2] : [] }),
}));
/** Rows as the register answers them after the last convoy: everybody is at Karkh. */
const rowsOf = ({ receiving }: Way): ReadPlanRows => {
  const sections = receiving.flatMap((site) => [
    sectionOf(site, 'adult', site === 'KRK' || site === 'NAS' ? PEOPLE : PEOPLE / 2),
    sectionOf(site, 'juvenile', 20),
  ]);
  return {
    seed: 'test',
    people,
    listed: [],
    sections,
    receiving,
    sites: sites.filter(({ code }) => receiving.includes(code) || code === 'KRK'),
    rules: { countedAs: {}, lossWeights: [1, 2, 4], slackThousandths: 50 },
    registerPos: 1,
    momentAt: 1,
    counted: sections.map(({ site, section, places }) => ({ site, section, authority: 'MOJ', places })),
  };
};
const cameFrom = new Map(people.map(({ personNo }) => [personNo, 'GHW']));
const origins = sites.filter(({ code }) => code === 'GHW');
const builtOf = (way: Way) => instanceFromOrigins(rowsOf(way), cameFrom, origins);

const reached = async (way: Way) => {
  const rows = rowsOf(way);
  const { instanceText, planText } = await makePlanOfInstance(builtOf(way), rows, { operationNo: 1, title: way.title });
  const { refusals, levels, drill } = checkPlan(instanceText, planText);
  expect(refusals).toEqual([]);
  const value = (name: string): number => levels.find(({ level }) => level === name)?.value ?? Number.NaN;
  return {
    unplaced: value('unplaced'),
    worstLoss: value('worstLoss'),
    km: value('km'),
    stranded: Math.max(...drill.map((failed) => failed.value)),
    index: concentrationOf(drill.map(({ facility, persons }) => ({ site: facility, persons }))).indexPermille,
  };
};

it('is the announced provinces, the one prison, and all of them', () => {
  expect(threeWays().map(({ key, receiving }) => [key, receiving])).toEqual([
    ['announced', ['HIL', 'NAS', 'NIN']],
    ['happened', ['KRK']],
    ['best', ['HIL', 'KRK', 'NAS', 'NIN']],
  ]);
});

it('counts the way from where everybody came, and keeps what the register says of where they are', () => {
  for (const way of threeWays()) {
    const { instance, units } = builtOf(way);
    expect(instance.origins.map(({ id }) => id)).toEqual(['GHW']);
    expect(new Set(instance.units.map(({ origin }) => origin))).toEqual(new Set(['GHW']));
    expect(units.flatMap(({ members }) => members).every(({ facts: { site } }) => site === 'KRK')).toBe(true);
    // a unit of the instance tells nobody's number
    expect(instance.units.map(({ id }) => id).sort()).toEqual(units.map(({ id }) => id).sort());
  }
});

it('says what one prison costs: one of a pair has no place, and nobody has one if it fails; four prisons leave nobody', async () => {
  const [announced, happened, best] = await Promise.all(threeWays().map(reached));
  expect(announced).toMatchObject({ unplaced: 0, stranded: 0 });
  expect(happened).toMatchObject({ unplaced: 1, stranded: PEOPLE - 1, index: 1000 });
  expect(best).toMatchObject({ unplaced: 0, stranded: 0 });
  // the more prisons, the less is lost with one of them
  expect(best?.worstLoss).toBeLessThan(announced?.worstLoss ?? 0);
  expect(announced?.worstLoss).toBeLessThan(happened?.worstLoss ?? 0);
  expect(best?.index).toBeLessThan(announced?.index ?? 0);
  expect(best?.km).toBeGreaterThan(0);
});
