import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildInstance, type PlanRows } from './build-instance.ts';
import type { PlanFacts, PlannedFacts, PlanSection } from './plan-facts.ts';
import { leavesOut } from './plan-words.ts';

const facts = (more: Partial<PlanFacts> = {}): PlanFacts => ({
  site: 'AAA',
  custodian: 'SDF',
  state: 'held',
  sex: 'male',
  age: 'adult',
  convicted: false,
  level: null,
  medical: false,
  together: [],
  apart: [],
  ...more,
});
const section = (name: string, more: Partial<PlanSection> = {}): PlanSection => ({
  site: 'BBB',
  section: name,
  sex: 'male',
  ageGroup: 'adult',
  legalStatus: 'any',
  level: 'ordinary',
  medical: false,
  family: false,
  places: 10,
  ...more,
});
const rows = (people: readonly PlannedFacts[], sections: readonly PlanSection[], more: Partial<PlanRows> = {}) => ({
  seed: 'one',
  people,
  listed: [],
  sections,
  receiving: [...new Set(sections.map(({ site }) => site))],
  sites: ['AAA', 'BBB', 'CCC'].map((code, i) => ({
    code,
    authority: 'SDF',
    latitudeE5: 3_500_000 + i * 100_000,
    longitudeE5: 4_000_000,
  })),
  rules: { countedAs: {}, lossWeights: [1, 2, 4] as const, slackThousandths: 50 },
  ...more,
});
const person = (personNo: number, more: Partial<PlanFacts> = {}): PlannedFacts => ({ personNo, facts: facts(more) });
const built = (input: PlanRows) => {
  const { instance, ...rest } = buildInstance(input);
  if (instance === undefined || !('units' in rest)) throw new Error('nothing was built');
  return { instance, ...rest };
};
const groupsOf = (input: PlanRows) => {
  const { instance, units } = built(input);
  return Object.fromEntries(
    units.flatMap(({ id, members }) =>
      members.map(({ personNo }) => [personNo, instance.units.find((unit) => unit.id === id)?.group]),
    ),
  );
};

describe('groups', () => {
  test('untried and convicted are one group where no section divides them, and two where one does', () => {
    const people = [person(1), person(2, { convicted: true })];
    expect(groupsOf(rows(people, [section('1')]))).toEqual({ 1: 'adult-male', 2: 'adult-male' });
    const divided = [section('1', { legalStatus: 'untried' }), section('2', { legalStatus: 'convicted' })];
    expect(groupsOf(rows(people, divided))).toEqual({ 1: 'adult-male-untried', 2: 'adult-male-convicted' });
  });

  test('a section for either counts beside divided ones only for whom somebody said', () => {
    const sections = [section('1', { legalStatus: 'untried' }), section('E')];
    const { instance, notes } = built(rows([person(1)], sections));
    expect(instance.facilities[0]?.places).toEqual({ 'adult-male-untried': [10, 0, 0] });
    expect(notes).toEqual([{ code: 'section-for-either', site: 'BBB', section: 'E' }]);
    const rules = { countedAs: { 'BBB/E': 'untried' }, lossWeights: [1, 2, 4], slackThousandths: 0 } as const;
    expect(built(rows([person(1)], sections, { rules })).instance.facilities[0]?.places).toEqual({
      'adult-male-untried': [20, 0, 0],
    });
  });

  test('whose age is not known is planned as a juvenile, and said', () => {
    const input = rows(
      [person(1, { age: 'undetermined' }), person(2)],
      [section('J', { ageGroup: 'juvenile' }), section('1')],
    );
    expect(groupsOf(input)).toEqual({ 1: 'juvenile-male', 2: 'adult-male' });
    expect(built(input).notes).toEqual([{ code: 'age-undetermined', persons: [1] }]);
  });

  test('who is cared for in a medical section needs a place in one, and nobody else takes it', () => {
    const { instance } = built(
      rows([person(1, { medical: true }), person(2)], [section('1'), section('C', { medical: true, places: 3 })]),
    );
    expect(instance.facilities[0]).toMatchObject({
      medicalBeds: 3,
      places: { 'adult-male': [10, 0, 0], 'adult-male-medical': [3, 0, 0] },
    });
    expect(instance.units.map(({ group, medical }) => [group, medical]).sort()).toEqual([
      ['adult-male', false],
      ['adult-male-medical', true],
    ]);
  });

  test('a household is one unit in a section for families; a child stays with its mother in hers, with its father among families', () => {
    const sections = [
      section('F', { family: true, sex: 'any', ageGroup: 'any' }),
      section('W', { sex: 'female' }),
      section('1'),
    ];
    const people = [
      person(1, { state: 'resident', together: [2] }),
      person(2, { state: 'resident', together: [1] }),
      person(3, { sex: 'female', together: [4] }),
      person(4, { state: 'accompanying', age: 'minor', together: [3] }),
      person(5, { together: [6] }),
      person(6, { state: 'accompanying', age: 'minor', together: [5] }),
    ];
    expect(groupsOf(rows(people, sections))).toEqual({
      1: 'family',
      2: 'family',
      3: 'adult-female',
      4: 'adult-female',
      5: 'family',
      6: 'family',
    });
    expect(built(rows(people, sections)).instance.units.map(({ size }) => size)).toEqual([2, 2, 2]);
  });
});

test('who cannot be expressed is left out by name: gone, torn from the family, no section, too large', () => {
  const people = [
    person(1),
    person(2, { state: 'at_large', site: null }),
    person(3, { sex: 'female', together: [99] }),
    person(4, { sex: 'female' }),
    person(5, { together: [6] }),
    person(6, { state: 'accompanying', age: 'minor', together: [5] }),
  ];
  const sections = [section('1'), section('F', { family: true, sex: 'any', ageGroup: 'any', places: 1 })];
  expect(built(rows(people, sections)).notes).toEqual([
    { code: 'not-present', persons: [2] },
    { code: 'family-not-whole', persons: [3] },
    { code: 'no-section-for-them', persons: [4] },
    { code: 'unit-too-large', persons: [5, 6] },
  ]);
});

test('who is on a manifest stays where the manifest leaves them, with the own family', () => {
  const people = [
    person(1),
    person(2),
    person(3, { state: 'missing', site: null }),
    person(4, { sex: 'female', together: [5] }),
    person(5, { state: 'accompanying', age: 'minor', together: [4] }),
  ];
  const sections = [section('1'), section('W', { sex: 'female' })];
  const { units, notes } = built(rows(people, sections, { listed: [2, 3, 4] }));
  expect(units.flatMap(({ members }) => members.map(({ personNo }) => personNo))).toEqual([1]);
  expect(notes).toEqual([
    { code: 'not-present', persons: [3] },
    { code: 'on-a-manifest', persons: [2, 4] },
    { code: 'family-not-whole', persons: [5] },
  ]);
});

test('a site without sections and one without coordinates are said; then distances count for nothing', () => {
  const { instance, notes } = built(
    rows([person(1)], [section('1')], {
      receiving: ['BBB', 'CCC'],
      sites: [
        { code: 'AAA', authority: 'SDF', latitudeE5: null, longitudeE5: null },
        { code: 'BBB', authority: 'SDF', latitudeE5: 3_500_000, longitudeE5: 4_000_000 },
      ],
    }),
  );
  expect(notes).toEqual([
    { code: 'site-without-sections', site: 'CCC' },
    { code: 'site-without-coordinates', site: 'AAA' },
  ]);
  expect(instance.kmWeight).toEqual({ origin: 0, destination: 0 });
});

test('nothing to plan is said and not built', () => {
  expect(buildInstance(rows([], [section('1')])).instance).toBeUndefined();
  expect(buildInstance(rows([person(1)], [], { receiving: ['BBB'] }))).toEqual({
    instance: undefined,
    notes: [
      { code: 'no-section-for-them', persons: [1] },
      { code: 'site-without-sections', site: 'BBB' },
    ],
  });
});

const anyPerson = fc.record({
  state: fc.constantFrom('held', 'held', 'held', 'resident', 'accompanying', 'missing'),
  sex: fc.constantFrom('male', 'female'),
  age: fc.constantFrom('adult', 'minor', 'undetermined'),
  convicted: fc.boolean(),
  level: fc.constantFrom(null, 'ordinary', 'raised', 'high'),
  medical: fc.boolean(),
  togetherWith: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 4 }),
  apartFrom: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
});
const anySection = fc.record({
  site: fc.constantFrom('BBB', 'CCC'),
  sex: fc.constantFrom('male', 'female'),
  ageGroup: fc.constantFrom('adult', 'juvenile'),
  legalStatus: fc.constantFrom('untried', 'convicted', 'any'),
  level: fc.constantFrom('ordinary', 'raised', 'high'),
  medical: fc.boolean(),
  family: fc.boolean(),
  places: fc.integer({ min: 0, max: 5 }),
});
const anyRows = fc
  .record({
    people: fc.array(anyPerson, { maxLength: 10 }),
    sections: fc.array(anySection, { minLength: 1, maxLength: 8 }),
    seed: fc.string(),
    listed: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 4 }),
  })
  .map(({ people, sections, seed, listed }) => {
    const links = (field: 'togetherWith' | 'apartFrom', i: number) =>
      people.flatMap((other, j) => (j !== i && (people[i]?.[field] === j || other[field] === i) ? [j + 1] : []));
    return rows(
      people.map(({ togetherWith: _t, apartFrom: _a, ...of }, i) =>
        person(i + 1, {
          ...of,
          together: links('togetherWith', i),
          apart: links('apartFrom', i),
        } as Partial<PlanFacts>),
      ),
      sections.map((of, i) =>
        section(
          `${i}`,
          (of.family ? { ...of, sex: 'any', ageGroup: 'any', legalStatus: 'any' } : of) as Partial<PlanSection>,
        ),
      ),
      { seed, listed: listed.filter((no) => no <= people.length) },
    );
  });

describe('of any rows', () => {
  test('everybody stands in one unit, or is left out once and said why; families are whole; the instance is one that the planner takes', () => {
    fc.assert(
      fc.property(anyRows, (input) => {
        // checkInstance refuses what the planner would not take
        const { instance, notes, ...rest } = buildInstance(input);
        const out = notes.flatMap(({ code, persons }) => (leavesOut.has(code) ? (persons ?? []) : []));
        const units = 'units' in rest ? rest.units : [];
        const placed = units.flatMap(({ members }) => members.map(({ personNo }) => personNo));
        if (instance !== undefined)
          expect([...placed, ...out].sort((a, b) => a - b)).toEqual(input.people.map(({ personNo }) => personNo));
        expect(instance?.units.map(({ id, size }) => [id, size]) ?? []).toEqual(
          units.map(({ id, members }) => [id, members.length]),
        );
        for (const no of input.listed) expect(placed).not.toContain(no);
        for (const { members } of units)
          for (const { facts: of } of members)
            for (const other of of.together) expect(members.map(({ personNo }) => personNo)).toContain(other);
      }),
    );
  });

  test('nobody who is not certainly an adult is in a group for adults, no place is counted twice, and two who are kept apart are a pair', () => {
    fc.assert(
      fc.property(anyRows, (input) => {
        const { instance, ...rest } = buildInstance(input);
        if (instance === undefined || !('units' in rest)) return;
        const unitOf = new Map(rest.units.flatMap(({ id, members }) => members.map((one) => [one.personNo, id])));
        const pairs = new Set(instance.apart.map((pair) => [...pair].sort().join()));
        for (const { id, members } of rest.units) {
          const { group } = instance.units.find((unit) => unit.id === id) ?? { group: '' };
          if (members.length === 1 && members[0]?.facts.age !== 'adult') expect(group).not.toMatch(/^adult/);
          if (members.length === 1 && group !== 'family') expect(group).toContain(`-${members[0]?.facts.sex}`);
          for (const { facts: of } of members)
            for (const other of of.apart) {
              const unit = unitOf.get(other);
              if (unit !== undefined && unit !== id) expect(pairs).toContain([id, unit].sort().join());
            }
        }
        const counted = instance.facilities.flatMap(({ places }) => Object.values(places).flat());
        const there = input.sections.map(({ places }) => places);
        const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
        expect(sum(counted)).toBeLessThanOrEqual(sum(there));
      }),
    );
  });

  test('the order of rows changes nothing, and another seed changes names only', () => {
    fc.assert(
      fc.property(anyRows, (input) => {
        const turned = { ...input, people: [...input.people].reverse(), sections: [...input.sections].reverse() };
        expect(buildInstance(turned).instance).toEqual(buildInstance(input).instance);
        const kinds = (rowsOf: PlanRows) =>
          buildInstance(rowsOf)
            .instance?.units.map(({ id: _id, ...of }) => JSON.stringify(of))
            .sort();
        expect(kinds({ ...input, seed: `${input.seed}.` })).toEqual(kinds(input));
      }),
    );
  });
});
