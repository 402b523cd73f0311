/**
 * Random officers (roles × authorities) ask every query of a register with persons in many states. What comes back is compared with a plain model of the walls, written from the text of the rules and from
 * no code: requirements 3 A ("an authority sees persons it holds, held, or is about to receive; health content to health roles; monitors read, and see counts of what they may not read"), decisions 0013 and
 * 0042; and of Beijing Rules 8 and 21 and Havana Rules 19 for the identity of children. MODEL_ROUNDS asks longer and MODEL_SEED asks otherwise.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { abilitiesOf, nameOf } from '../../src/core/access/abilities.ts';
import { breakGlass } from '../../src/core/access/commands/break-glass.ts';
import { Refusal } from '../../src/core/register/refusal.ts';
import { type Role, roles } from '../../src/core/register/roles.ts';
import type { AnyQuery } from '../../src/platform/http/query-definition.ts';
import { runQuery } from '../../src/platform/http/run-query.ts';
import { allCommands } from '../../src/systems/all-commands.ts';
import { allQueries } from '../../src/systems/all-queries.ts';
import { recordHealth } from '../../src/systems/care/commands/record-health.ts';
import { addName } from '../../src/systems/register/commands/add-name.ts';
import { recordMark } from '../../src/systems/register/commands/record-mark.ts';
import { recordUnverifiedRelease } from '../../src/systems/register/commands/record-unverified-release.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import type { PeopleAnswer, PersonAnswer } from '../../src/systems/register/views.ts';
import { answerRequest } from '../../src/systems/safeguards/commands/answer-request.ts';
import { proposeAnswer } from '../../src/systems/safeguards/commands/propose-answer.ts';
import { receiveRequest } from '../../src/systems/safeguards/commands/receive-request.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { addLines } from '../../src/systems/transfers/commands/add-lines.ts';
import { strikeOff } from '../../src/systems/transfers/commands/strike-off.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { storeTestPlan } from '../support/placement-plan.ts';
import { postedAs } from '../support/posted-as.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';
import { showForRequest } from '../support/search-for-request.ts';

const ROUNDS = Number(process.env.MODEL_ROUNDS ?? (process.env.POSTGRES_BINARIES === undefined ? 6 : 2));
const SEED = Number(process.env.MODEL_SEED ?? 2026);

/** One officer of each authority, posted anew in each round. */
const OFFICERS = {
  SDF: 'sdf-origin-two',
  CJTF: 'escort',
  MOJ: 'moj-receiver-two',
  SJC: 'clerk',
  PAP: 'assessor-two',
  MON: 'monitor',
} as const satisfies Record<string, TestOfficer>;
type Authority = keyof typeof OFFICERS;
const COUNTRY: Readonly<Record<Authority, string>> = {
  SDF: 'SYR',
  CJTF: 'USA',
  MOJ: 'IRQ',
  SJC: 'IRQ',
  PAP: 'XXX',
  MON: 'XXX',
};

const ROLES = roles.filter((role) => role !== 'installation');

/** A person as the model knows them. */
type Known = {
  readonly no: number;
  /** Authorities that hold the person, held, or are to take the person over; who was struck off stays among them, so that it looks like a fear (0013). */
  readonly of: readonly Authority[];
  /** The site where the person is now, and the authority that answers for it. */
  readonly at?: 'GHW' | 'KRK';
  /** What stands in the file, each in words that occur nowhere else. */
  readonly name: string;
  readonly mark: string;
  readonly finding: string;
  readonly fear?: { readonly country: string; readonly account: string };
  /** Was a child when custody began, or may have been; who holds the child, whose movement it is on, and whether the file is sealed. */
  readonly child?: Childhood;
};
type Childhood = { readonly holder?: Authority; readonly takes?: Authority; readonly escorts?: Authority };
type Asker = { readonly authority: Authority; readonly roles: readonly Role[]; readonly site: string };

/** Asked in every run, before what chance brings. */
const ALWAYS = [
  { authority: 'SDF', roles: ['origin_officer'], site: 'GHW' },
  { authority: 'MOJ', roles: ['receiving_officer', 'health_officer'], site: '*' },
  { authority: 'SJC', roles: ['child_protection_officer'], site: '*' },
  { authority: 'SDF', roles: ['monitor'], site: '*' },
  { authority: 'SDF', roles: ['transfer_cell'], site: '*' },
  { authority: 'CJTF', roles: ['escort_commander'], site: '*' },
  { authority: 'SJC', roles: ['investigating_judge'], site: '*' },
  { authority: 'SDF', roles: ['site_director', 'press_officer'], site: 'GHW' },
  { authority: 'MOJ', roles: ['ministry_desk', 'auditor'], site: '*' },
  { authority: 'SDF', roles: ['family_desk'], site: '*' },
  { authority: 'SDF', roles: ['family_desk', 'origin_officer'], site: '*' },
  { authority: 'MOJ', roles: ['family_desk'], site: '*' },
] as const satisfies readonly Asker[];

/**
 * The model. Who works, judges or accuses across authorities, or watches all of them, sees every person; custody sees those of its authority; who directs a site sees who is there now; administrators, auditors, and who works
 * with numbers see nobody.
 */
const seesEverybody = ({ roles }: Asker): boolean =>
  roles.some((role) =>
    [
      'interviewer',
      'assessor',
      'child_protection_officer',
      'judiciary_clerk',
      'monitor',
      'prosecutor',
      'investigating_judge',
    ].includes(role),
  );
const isOfCustody = ({ roles }: Asker): boolean =>
  roles.some((role) =>
    ['origin_officer', 'transfer_cell', 'escort_commander', 'receiving_officer', 'health_officer'].includes(role),
  );
const ANSWERS_FOR: Readonly<Record<'GHW' | 'KRK', Authority>> = { GHW: 'SDF', KRK: 'MOJ' };
const directs = ({ authority, roles: posted, site }: Asker, { at }: Known): boolean =>
  posted.includes('site_director') &&
  at !== undefined &&
  ANSWERS_FOR[at] === authority &&
  (site === '*' || site === at);
const reaches = (asker: Asker, person: Known): boolean =>
  seesEverybody(asker) || (isOfCustody(asker) && person.of.includes(asker.authority)) || directs(asker, person);
/** The identity of a child: who protects children reads each; who hears, judges and accuses those in custody; custody those whom it holds or is to take over; the escort those on its convoy; a director those in the house. */
const readsIdentity = (asker: Asker, person: Known): boolean => {
  const { child } = person;
  if (child === undefined) return reaches(asker, person);
  const is = (...roles: Role[]) => asker.roles.some((role) => roles.includes(role));
  if (is('child_protection_officer')) return true;
  // custody ended by release: sealed
  if (child.holder === undefined) return false;
  return (
    is('interviewer', 'assessor', 'judiciary_clerk', 'prosecutor', 'investigating_judge') ||
    (is('origin_officer', 'receiving_officer', 'health_officer') &&
      [child.holder, child.takes].includes(asker.authority)) ||
    (is('escort_commander') && child.escorts === asker.authority) ||
    directs(asker, person)
  );
};
const readsHealth = (asker: Asker, person: Known): boolean =>
  asker.roles.includes('health_officer') && person.of.includes(asker.authority);
const readsFear = (asker: Asker, person: Known): boolean =>
  person.fear !== undefined &&
  asker.roles.some((role) => ['interviewer', 'assessor', 'child_protection_officer'].includes(role)) &&
  person.fear.country !== COUNTRY[asker.authority];

/** Words of a family that asked at the desk of SDF: read there by who works there and has no part in holding, moving, hearing, judging, watching or governing. */
const ASKED = ['zqaskerq', 'zqcontactq', 'zqinterestq'] as const;
const isOfDesk = ({ roles }: Asker): boolean =>
  roles.includes('family_desk') &&
  roles.every((role) =>
    [
      'family_desk',
      'ministry_desk',
      'programme_staff',
      'repatriation_desk',
      'finance_officer',
      'press_officer',
      'corridor_reporter',
    ].includes(role),
  );

let test: TestRegister;
const requests: number[] = [];
const persons: Known[] = [];
const manifests: number[] = [];
let planId: string;
let operationNo: number;

const LETTERS = 'abcdefghijklmnop';
/** Gives a person words of the own, as officers who may: a name, a mark, a finding and a fear. */
const describePerson = async (
  no: number,
  holder: 'SDF' | 'MOJ',
  of: readonly Authority[],
  at?: 'GHW' | 'KRK',
  feared?: string,
  child?: Childhood,
) => {
  const letter = LETTERS[persons.length] as string;
  const known: Known = {
    no,
    of,
    name: `zqname${letter}q`,
    mark: `zqmark${letter}q`,
    finding: `zqfinding${letter}q`,
    ...(at === undefined ? {} : { at }),
    ...(child === undefined ? {} : { child }),
    ...(feared === undefined ? {} : { fear: { country: feared, account: `zqfear${letter}q` } }),
  };
  const [officer, health] =
    holder === 'SDF' ? (['sdf-origin', 'sdf-health'] as const) : (['moj-receiver', 'moj-receiver-two'] as const);
  await test.run(officer, addName, {
    personNo: no,
    name: { full: `Zqname${letter}q Example`, script: 'latin', kind: 'alias', source: 'test' },
  });
  await test.run(officer, recordMark, { personNo: no, kind: 'scar', place: 'face', seenBy: known.mark });
  await test.run(health, recordHealth, {
    occasion: 'admission',
    expectedCount: 1,
    rows: [{ personNo: no, finding: 'needs-care', note: known.finding }],
  });
  if (known.fear !== undefined)
    await test.run('interviewer', recordFear, {
      personNo: no,
      country: known.fear.country,
      account: known.fear.account,
    });
  persons.push(known);
};

const post = (officer: TestOfficer, roles: readonly Role[], site = '*'): Promise<void> =>
  postedAs(test, officer, roles, site);

const release = (personNo: number) =>
  test.run('sdf-origin', recordUnverifiedRelease, {
    personNo,
    how: 'without-verification',
    circumstances: 'Synthetic.',
    place: 'GHW',
  });

const numberOf = async (no: number): Promise<string> =>
  (await test.admin.query<{ n: string }>('SELECT register_number AS n FROM register.person WHERE no = $1', [no]))
    .rows[0]?.n as string;

beforeAll(async () => {
  test = await createTestRegister();
  await test.run('installation', allocateNumberBlock, { site: 'KRK', first: 1, size: 10 });
  await post('moj-receiver-two', ['receiving_officer', 'health_officer']);
  // held; held, a child; held once; and by another authority
  await describePerson(await test.person({ section: 'A' }), 'SDF', ['SDF'], 'GHW', 'SYR');
  await describePerson(await test.person({ section: 'J', birth: '2012-03-04' }), 'SDF', ['SDF'], 'GHW', undefined, {
    holder: 'SDF',
  });
  // came in as a child and is an adult now; of whom no age is known; came in as a child and was released
  const once = await test.person({ birth: '2006-03-04', fromAt: START - 900 * 24 * HOUR });
  await describePerson(once, 'SDF', ['SDF'], 'GHW', undefined, { holder: 'SDF' });
  await describePerson(await test.person({ birth: null }), 'SDF', ['SDF'], 'GHW', undefined, { holder: 'SDF' });
  const sealed = await test.person({ section: 'J', birth: '2012-03-05' });
  await describePerson(sealed, 'SDF', ['SDF'], undefined, undefined, {});
  await release(sealed);
  const released = await test.person({ section: 'A' });
  await describePerson(released, 'SDF', ['SDF']);
  await release(released);
  const theirs = await test.run('moj-receiver', registerPerson, {
    site: 'KRK',
    person: {
      names: [{ full: 'Theirs Example', script: 'latin', kind: 'primary', source: 'test' }],
      sex: 'male',
      birth: '1980-01-01',
      nationalities: [],
    },
    custody: { custodian: 'MOJ', site: 'KRK', fromAt: START - HOUR, basis: 'existing-custody' },
  });
  await describePerson((theirs.result as { personNo: number }).personNo, 'MOJ', ['MOJ'], 'KRK');
  // handed over; about to be received, one of them afraid of where the convoy leads, one struck off
  const parties = ['SDF', 'CJTF', 'MOJ'] as const;
  const gone = await createTestConvoy(test, 1);
  for (const no of gone.persons) await describePerson(no, 'SDF', parties, 'KRK');
  await gone.until('closed');
  const listed = await createTestConvoy(test, 3);
  const [, afraid, struck] = listed.persons;
  for (const no of listed.persons)
    await describePerson(no, 'SDF', parties, 'GHW', no === afraid ? 'IRQ' : no === struck ? undefined : 'TUR');
  await test.run('sdf-cell', strikeOff, {
    manifestNo: listed.manifestNo,
    personNo: struck as number,
    reason: 'other',
    note: 'Synthetic words.',
  });
  const moved = await test.person({ section: 'J', birth: '2012-03-06' });
  await describePerson(moved, 'SDF', parties, 'GHW', undefined, { holder: 'SDF', takes: 'MOJ', escorts: 'CJTF' });
  await test.run('sdf-cell', addLines, { manifestNo: listed.manifestNo, persons: [moved] });
  manifests.push(gone.manifestNo, listed.manifestNo);
  operationNo = listed.operationNo;
  const here = persons.filter(({ at, child }) => at === 'GHW' && child === undefined).map(({ no }) => no);
  expect(here.length).toBeGreaterThan(1);
  planId = await storeTestPlan(test, 'sdf-cell', { operationNo, persons: here });
  // two walls that are opened: around the health of one person, and around a person of another authority
  const [held] = persons as [Known];
  const opening = { reason: 'danger-to-life', words: 'nobody else can be asked' } as const;
  await post(OFFICERS.SDF, ['origin_officer']);
  await test.run(OFFICERS.SDF, breakGlass, {
    ...opening,
    registerNumber: await numberOf(held.no),
    wall: 'health',
    reviewer: test.officerNo('sdf-origin'),
  });
  await test.run(OFFICERS.MOJ, breakGlass, {
    ...opening,
    registerNumber: await numberOf(held.no),
    wall: 'reach',
    reviewer: test.officerNo('moj-receiver'),
  });
  // a family asks for the first of them at the desk of SDF, twice: one request waits, the other was answered
  const desk = ['sdf-cell', 'sdf-health'] as const;
  for (const officer of desk) await post(officer, ['family_desk']);
  for (const _ of [1, 2])
    requests.push(
      (
        (
          await test.run(desk[0], receiveRequest, {
            standing: 'relative',
            relation: 'parent',
            requester: ASKED[0],
            contact: ASKED[1],
            language: 'ar',
            interest: ASKED[2],
            identityShown: 'a card',
            names: [`Zqname${LETTERS[0]}q Example`],
          })
        ).result as { requestNo: number }
      ).requestNo,
    );
  await showForRequest(test.register.pool, test.admin, test.token(desk[0]), {
    requestNo: requests[1] as number,
    personNo: held.no,
  });
  const { result } = await test.run(desk[0], proposeAnswer, {
    requestNo: requests[1] as number,
    outcome: 'information',
    personNo: held.no,
    reasons: 'name and year of birth agree',
  });
  await test.run(desk[1], answerRequest, result as { answerId: string });
}, 60_000);
afterAll(() => test?.close());

const requiredOf = ({ input }: AnyQuery): string[] =>
  Object.entries((input as z.ZodObject).shape)
    .filter(([, field]) => !(field as z.ZodType).safeParse(undefined).success)
    .map(([name]) => name);

const NONE = '019b0000-0000-7000-8000-000000000000';
/** Values of parameters that name no person and no manifest; a new required one is added here. */
const others = (): Readonly<Record<string, unknown>> => ({
  officerNo: String(test.officerNo('sdf-cell')),
  code: 'GHW',
  copyCode: '0000-0000-0000-0000-0000-0000',
  rollCallId: NONE,
  emergencyId: NONE,
  kind: 'manifests',
  listNo: '1',
  ordinal: '1',
  handover: NONE,
  language: 'en',
  format: 'csv',
  scope: 'authority',
  fromAt: String(START - 900 * HOUR),
  toAt: String(START),
  operationNo: String(operationNo),
  planId,
  measure: 'received',
  authority: 'SDF',
  type: 'CustodyFound',
  from: '2026-01-17',
  to: '2026-01-18',
  untilAt: String(START + 900 * HOUR),
  site: 'GHW',
  source: 'test',
  fileName: 'a.csv',
  part: '1',
  file: Buffer.from('Full name\nTestman B Example\n').toString('base64'),
  list: 'register/people',
  q: `Zqname${LETTERS[0]}q Example`,
});

/** Every way in which a query is asked: of each person, of each manifest, by each name. */
const askingsOf = (query: AnyQuery): Record<string, unknown>[] => {
  const names = requiredOf(query);
  const known = others();
  const missing = names.filter(
    (name) =>
      !['personNo', 'persons', 'manifestNo', 'manifests', 'requestNo'].includes(name) && known[name] === undefined,
  );
  if (missing.length > 0) throw new Error(`${nameOf(query)} asks for ${missing.join(', ')}: give it a value here.`);
  const base = Object.fromEntries(names.map((name) => [name, known[name]]));
  const has = (name: string) => names.includes(name);
  const ofPersons = has('personNo')
    ? persons.map(({ no }) => ({ personNo: String(no) }))
    : has('persons')
      ? [{ persons: persons.map(({ no }) => no) }]
      : [{}];
  const ofManifests =
    has('manifestNo') || has('manifests')
      ? manifests.map((no) => (has('manifests') ? { manifests: String(no) } : { manifestNo: String(no) }))
      : [{}];
  const ofRequests = has('requestNo')
    ? requests.map((no) => ({ requestNo: query.asks === 'body' ? no : String(no) }))
    : [{}];
  const byName = nameOf(query) === 'register/people' ? persons.map(({ name }) => ({ q: name })) : [];
  return [
    ...ofPersons.flatMap((person) =>
      ofManifests.flatMap((manifest) => ofRequests.map((asked) => ({ ...base, ...person, ...manifest, ...asked }))),
    ),
    ...byName,
  ];
};

/** What an officer is answered, as text; a refusal with all that it says. */
const told = async (officer: TestOfficer, query: AnyQuery, parameters: Record<string, unknown>): Promise<string> => {
  try {
    const answer = await runQuery(test.register.pool, query, test.token(officer), parameters, (context) =>
      abilitiesOf(allCommands, context),
    );
    return JSON.stringify(answer) ?? '';
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'invalid-input' || error.code === 'busy')
      throw new Error(`${nameOf(query)} ${JSON.stringify(parameters)}`, { cause: error });
    return JSON.stringify([error.code, error.values, error.problems]);
  }
};

const answered = async <Answer>(
  officer: TestOfficer,
  name: string,
  parameters: Record<string, unknown>,
): Promise<Answer | undefined> => {
  const query = allQueries.find((one) => nameOf(one) === name) as AnyQuery;
  const text = await told(officer, query, parameters);
  return text.startsWith('{') ? (JSON.parse(text) as Answer) : undefined;
};

const WORKING: readonly Role[] = [
  'origin_officer',
  'transfer_cell',
  'escort_commander',
  'receiving_officer',
  'health_officer',
  'interviewer',
  'assessor',
  'child_protection_officer',
  'judiciary_clerk',
];
const READING: readonly Role[] = ['monitor', 'prosecutor', 'investigating_judge', 'auditor'];
/** Which words of whom this officer may be told, by the model and the walls that stand open. */
const allowedTo = (asker: Asker): Set<string> => {
  const allowed = new Set<string>();
  if (isOfDesk(asker) && asker.authority === 'SDF') for (const word of ASKED) allowed.add(word);
  for (const [i, person] of persons.entries()) {
    // a wall that was opened stands open to who works with cases, and shuts when the officer is posted as something else
    const opened =
      i === 0 &&
      asker.roles.some((role) => WORKING.includes(role)) &&
      !asker.roles.some((role) => READING.includes(role));
    if (readsIdentity(asker, person) || (opened && asker.authority === 'MOJ'))
      allowed.add(person.name).add(person.mark);
    // a desk finds by name, for a request that waits, whom its authority reaches, and of children those whom it holds or is to take over; and sees whom an answer of it names
    const { child } = person;
    const asked = child === undefined ? person.of.includes('SDF') : [child.holder, child.takes].includes('SDF');
    if (isOfDesk(asker) && asker.authority === 'SDF' && asked) allowed.add(person.name);
    if (readsHealth(asker, person) || (opened && asker.authority === 'SDF')) allowed.add(person.finding);
    if (person.fear !== undefined && readsFear(asker, person)) allowed.add(person.fear.account);
  }
  return allowed;
};

it('no query tells an officer what the plain model forbids, and a file holds all that it allows', async () => {
  const asked = new Set<string>();
  const round: fc.Arbitrary<Asker> = fc.record({
    authority: fc.constantFrom(...(Object.keys(OFFICERS) as Authority[])),
    roles: fc.uniqueArray(fc.constantFrom<Role[]>(...ROLES), { minLength: 1, maxLength: 2 }),
    site: fc.constantFrom('*', 'GHW', 'KRK'),
  });
  await fc.assert(
    fc.asyncProperty(round, async (asker) => {
      const officer = OFFICERS[asker.authority];
      await post(officer, asker.roles, asker.site);
      const allowed = allowedTo(asker);
      const words: string[] = persons
        .flatMap(({ name, mark, finding, fear }) => [name, mark, finding, fear?.account ?? name])
        .concat(ASKED);
      const leaks: string[] = [];
      for (const query of allQueries)
        await Promise.all(
          askingsOf(query).map(async (parameters) => {
            const text = (await told(officer, query, parameters)).toLowerCase();
            if (!text.startsWith('["not-')) asked.add(nameOf(query));
            // what was typed is no news, and a refusal may repeat it
            const typed = JSON.stringify(parameters).toLowerCase();
            for (const word of words)
              if (text.includes(word) && !typed.includes(word) && !allowed.has(word))
                leaks.push(`${nameOf(query)} tells ${word}`);
          }),
        );
      expect(leaks).toEqual([]);
      // and what it allows is there
      const reached = persons.filter((person) => reaches(asker, person)).map(({ no }) => no);
      const list = await answered<PeopleAnswer>(officer, 'register/people', {});
      expect((list?.rows ?? []).map(({ personNo }) => personNo).sort((a, b) => a - b)).toEqual(reached);
      for (const person of persons) {
        const found = await answered<PeopleAnswer>(officer, 'register/people', { q: person.name });
        // names that sound alike are found too
        const numbers = (found?.rows ?? []).map(({ personNo }) => personNo);
        expect([person.name, numbers.filter((no) => !reached.includes(no))]).toEqual([person.name, []]);
        expect([person.name, numbers.includes(person.no)]).toEqual([person.name, readsIdentity(asker, person)]);
        const file = await answered<PersonAnswer>(officer, 'register/person', { personNo: String(person.no) });
        const health = allowed.has(person.finding);
        // a desk that may be told a name is shown no file
        expect([person.name, file !== undefined]).toEqual([
          person.name,
          reaches(asker, person) || (allowed.has(person.name) && !isOfDesk(asker)),
        ]);
        if (file === undefined || !reaches(asker, person)) continue;
        const text = JSON.stringify(file).toLowerCase();
        expect([text.includes(person.mark), text.includes(person.finding)]).toEqual([
          readsIdentity(asker, person),
          health,
        ]);
        // who is not told the identity is told that there is one, and every other way to the person is the same
        expect([person.name, file.person.closed === null]).toEqual([person.name, readsIdentity(asker, person)]);
        expect([file.person.registerNumber, file.person.names.length > 0]).toEqual([
          await numberOf(person.no),
          readsIdentity(asker, person),
        ]);
        // sealed is not absent: who is not shown the findings is told how many there are
        if (!health) expect([person.name, file.withheld.health > 0]).toEqual([person.name, true]);
      }
    }),
    {
      numRuns: ROUNDS,
      seed: SEED,
      endOnFailure: true,
      examples: ALWAYS.map((one): [Asker] => [one]),
    },
  );
  expect(asked.size).toBeGreaterThan(allQueries.length / 2);
}, 600_000);
