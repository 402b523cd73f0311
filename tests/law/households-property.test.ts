/**
 * The rules of households at an acceptance, told twice: by a plain model here, which knows who is in which household and who is accepted where, and by the database. Both are asked of the same made-up sequences of
 * acceptances, and must say the same each time.
 */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approveSeparation } from '../../src/systems/register/commands/approve-separation.ts';
import { proposeSeparation } from '../../src/systems/register/commands/propose-separation.ts';
import { recordMovementBasis } from '../../src/systems/register/commands/record-movement-basis.ts';
import { registerHousehold } from '../../src/systems/register/commands/register-household.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import type { SectionView } from '../../src/systems/sites/views.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { type Placed, proposeSections } from '../../src/systems/transfers/web/propose-sections.ts';
import { Attacker } from '../support/attacker.ts';
import { addCamp, campManifest, campPerson } from '../support/camp.ts';
import { TestConvoy } from '../support/convoy.ts';
import { lineDecided } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const RULE = 'I32-household-together';
const BIRTHS = ['1980-01-01', '1990-06-06', '2015-02-02', '2018-03-03'] as const;
/** Households by the number of their members; the last member of the second may be apart from it. */
const SIZES = [3, 2, 2, 1, 4] as const;
/** The sections of the destination in which everybody can live, and those for some. */
const FAMILIES = ['Families', 'Others', 'Third'] as const;
const section = (name: string, sex: SectionView['sex'], ageGroup: SectionView['ageGroup'], capacity: number) => ({
  section: name,
  name: null,
  sex,
  ageGroup,
  legalStatus: 'any' as const,
  level: '',
  medical: false,
  capacity,
  occupied: 0,
});
const SMALL: readonly SectionView[] = [
  section('Men', 'male', 'adult', 2),
  section('Women', 'female', 'adult', 2),
  section('Boys', 'male', 'minor', 2),
];

let test: TestRegister;
let client: pg.Client;
/** The members of each household, and the manifest on which they travel. */
const households: number[][] = [];
const manifestOf = new Map<number, number>();
const people = new Map<number, Placed>();
let apart: number;

beforeAll(async () => {
  test = await createTestRegister();
  client = new pg.Client(test.database.app);
  await client.connect();
  const operationNo = await addCamp(test);
  const place = { site: 'JAD', capacitySource: 'test' };
  for (const section of FAMILIES.slice(1))
    await test.run('installation', addFamilySection, { ...place, section, capacity: 40 });
  for (const { section: name, sex, ageGroup, capacity } of SMALL)
    await test.run('installation', addSection, {
      ...place,
      section: name,
      sex: sex as 'male' | 'female',
      ageGroup: ageGroup === 'adult' ? 'adult' : 'juvenile',
      legalStatus: 'any',
      capacity,
    });
  for (const size of SIZES) {
    const members = Array.from({ length: size }, (_, i) => ({
      role: i === 0 ? ('head' as const) : ('other' as const),
      sex: (i + size) % 2 === 0 ? ('male' as const) : ('female' as const),
      birth: BIRTHS[(i + size) % BIRTHS.length] as string,
    }));
    const { result } = await test.run('sdf-origin', registerHousehold, {
      site: 'HOL',
      section: 'Phase 1',
      sinceAt: START - HOUR,
      source: 'camp list',
      members: members.map(({ role, sex, birth }, i) => ({
        role,
        person: campPerson(`Synthetic ${size} ${i}`, sex, birth),
      })),
    });
    const numbers = (result as { persons: { personNo: number }[] }).persons.map(({ personNo }) => personNo);
    households.push(numbers);
    members.forEach(({ sex, birth }, i) => {
      const personNo = numbers[i] as number;
      const ageClass = birth < '2008' ? 'adult' : 'minor';
      people.set(personNo, { personNo, sex, ageClass, level: null, legalStatus: 'untried' });
    });
  }
  apart = households[1]?.[1] as number;
  const proposed = await test.run('sdf-origin', proposeSeparation, {
    personNo: apart,
    ground: 'medical',
    reasons: 'is treated in the other section, near the clinic',
    expiresAt: START + 480 * HOUR,
  });
  await test.run('sdf-origin-two', approveSeparation, { separationId: proposed.events[0]?.id as string });
  await test.run('sdf-origin', recordMovementBasis, {
    persons: [...people.keys()],
    toSite: 'JAD',
    basis: 'consent',
    account: 'said so before an interpreter',
    expiresAt: START + 240 * HOUR,
  });
  // two manifests to one site: the third household is on both
  const [first, second] = [0, 1].map((n) => [...people.keys()].filter((no) => onSecond(no) === (n === 1)));
  for (const persons of [first, second] as number[][]) {
    const made = await test.run('sdf-cell', createManifest, campManifest(operationNo, persons));
    const convoy = new TestConvoy(test, operationNo, made.events[0]?.streamNo as number, persons);
    for (const step of ['ordered', 'fit', 'told', 'interviewed'] as const) await convoy.step(step);
    for (const personNo of persons) manifestOf.set(personNo, convoy.manifestNo);
  }
});
afterAll(async () => {
  await client.end();
  await test.close();
});

const onSecond = (personNo: number): boolean =>
  personNo === households[2]?.[1] || households[4]?.includes(personNo) === true;
const householdOf = (personNo: number): readonly number[] =>
  households.find((members) => members.includes(personNo)) ?? [];

/** The rule in plain words: nobody is accepted into another section than a relative, save who may be apart. */
const parts = (accepted: ReadonlyMap<number, string>, personNo: number): boolean =>
  householdOf(personNo).some(
    (other) =>
      other !== personNo &&
      accepted.has(other) &&
      accepted.get(other) !== accepted.get(personNo) &&
      ![personNo, other].includes(apart),
  );

/** Some persons of one manifest, each with a section: one command of acceptances. */
const command = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(fc.nat(), fc.constantFrom(...FAMILIES)), { minLength: 1, maxLength: 4 }))
  .map(([second, picks]) => {
    const there = [...people.keys()].filter((no) => onSecond(no) === second);
    return new Map(picks.map(([n, section]) => [there[n % there.length] as number, section]));
  });

it('I32-household-together: of every sequence of acceptances the model and the database take and refuse the same, and the explanation names whom the model names', async () => {
  const as = new Attacker(client, test.token('moj-receiver'));
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 6 }), async (commands) => {
      await client.query('BEGIN');
      try {
        let accepted = new Map<number, string>();
        for (const decided of commands) {
          const next = new Map([...accepted, ...decided]);
          const parted = [...decided.keys()].filter((personNo) => parts(next, personNo)).sort((a, b) => a - b);
          await client.query("SELECT set_config('amana.token', $1, true)", [test.token('moj-receiver')]);
          const { rows } = await client.query<{ no: number }>(
            'SELECT no::int FROM transfers.accepted_apart_seen($1, $2, $3, register.clock()) no',
            [[...decided.keys()], [...decided].map(() => 'JAD'), [...decided.values()]],
          );
          expect(rows.map(({ no }) => no)).toEqual(parted);
          await client.query('SAVEPOINT before');
          const said = await as.tries(
            ...[...decided].map(([no, section]) => lineDecided(no, manifestOf.get(no) as number, section, 'JAD')),
          );
          expect(said).toBe(parted.length > 0 ? RULE : 'accepted');
          if (said === 'accepted') accepted = next;
          else await client.query('ROLLBACK TO before');
        }
        // what was taken parts nobody, and so the seal has nothing to ask
        for (const manifestNo of new Set(manifestOf.values()))
          expect(
            (
              await client.query(
                "SELECT person_no FROM transfers.seal_problems_seen($1, register.clock()) WHERE detail LIKE '%accepted for another%'",
                [manifestNo],
              )
            ).rows,
          ).toEqual([]);
      } finally {
        await client.query('ROLLBACK');
      }
    }),
    { numRuns: 25 },
  );
});

it('I13, I16, I17, I32: the sections that the page proposes break no rule in the database, whoever was accepted before', async () => {
  const families = FAMILIES.map((name) => section(name, 'any', 'any', 40));
  const everybody = [...people.keys()];
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(everybody, { minLength: 1 }),
      fc.subarray([...families, ...SMALL], { minLength: 1 }),
      fc.constantFrom(...FAMILIES),
      fc.nat(),
      async (chosen, sections, there, settledOne) => {
        // one of the others is accepted already, and the whole household with the person
        const others = households.filter((members) => !members.some((no) => chosen.includes(no)));
        const whole = others.length === 0 ? [] : (others[settledOne % others.length] as number[]);
        const settled = new Map(whole.map((no) => [no, there]));
        const proposal = proposeSections(
          chosen.map((no) => people.get(no) as Placed),
          sections,
          [],
          households,
          settled,
        );
        const rows = [...proposal.sections];
        expect([...proposal.sections.keys(), ...proposal.unplaced].sort((a, b) => a - b)).toEqual(chosen);
        const values = [rows.map(([no]) => no), rows.map(() => 'JAD'), rows.map(([, name]) => name)];
        const { rows: broken } = await test.admin.query(
          `SELECT v.person_no, v.rule, v.detail FROM register.placement_violations($1, array_fill(register.clock(), ARRAY[$4::int]), $2, $3, array_fill(NULL::text, ARRAY[$4]), array_fill(NULL::text, ARRAY[$4]),
             array_fill(false, ARRAY[$4])) v UNION ALL SELECT x.person_no, $5, 'apart' FROM transfers.accepted_apart($1, $2, $3, register.clock()) x`,
          [...values, rows.length, RULE],
        );
        expect(broken).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
