import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCamp } from '../../../tests/support/camp.ts';
import { createTestRegister, START, type TestRegister } from '../../../tests/support/register.ts';
import { readerOf } from '../../core/register/reader.ts';
import type { ListField, ReceiveListInput, ReceiveListResult } from './command-views.ts';
import { receiveList } from './commands/receive-list.ts';
import { registerPerson } from './commands/register-person.ts';
import { resolveRow } from './commands/resolve-row.ts';
import { dryRunList } from './plan-list.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
  await addCamp(test);
});
afterAll(() => test.close());

const base64 = (lines: readonly string[]): string => Buffer.from(lines.join('\r\n')).toString('base64');
const input = (site: string, lines: readonly string[], more: Partial<ReceiveListInput> = {}): ReceiveListInput => ({
  site,
  source: 'list of the place',
  fileName: 'list.csv',
  file: base64(lines),
  ...more,
});
const dryRun = async (given: ReceiveListInput): Promise<ReceiveListResult> => {
  const client = await test.register.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('amana.token', $1, true)", [test.token('sdf-origin')]);
    return (await dryRunList(readerOf(client), given, START)).result;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};
const receive = async (given: ReceiveListInput): Promise<ReceiveListResult> =>
  (await test.run('sdf-origin', receiveList, given)).result as ReceiveListResult;
const codes = ({ rows }: ReceiveListResult) => rows.map(({ row, outcome, code }) => [row, outcome, code ?? null]);

type Held = { state: string; section: string | null; since: number; breaches: string[] };
const custodyOf = async (personNo: number | undefined): Promise<Held | undefined> =>
  (
    await test.see<Held>(
      'sdf-origin',
      `SELECT c.state, c.section, (extract(epoch FROM c.from_at) * 1000)::float8 AS since, ARRAY(SELECT b.rule FROM register.breach b WHERE b.person_no = c.person_no ORDER BY 1) AS breaches
         FROM register.custody c WHERE c.person_no = $1 AND c.known_to IS NULL AND c.to_at = 'infinity'`,
      [personNo],
    )
  )[0];

const CAMP = ['Name,Sex,Date of birth', 'Karim Haddad,male,2016', 'Layla Haddad,female,1990', 'Nur Aziz,,1988'];

it('a list of a camp is of residents or of detainees, and an officer says which', async () => {
  for (const refused of [dryRun(input('HOL', CAMP)), receive(input('HOL', CAMP))])
    await expect(refused).rejects.toMatchObject({
      code: 'invalid-input',
      problems: [{ code: 'people-needed', field: 'people' }],
    });
  await expect(receive(input('GHW', CAMP, { people: 'residents' }))).rejects.toMatchObject({
    code: 'I31-resident-not-detained',
  });
});

it('who lives in a camp is entered as a resident, a boy too, detained by nobody and without a breach; the dry run says so', async () => {
  const given = input('HOL', CAMP, { people: 'residents' });
  const tried = await dryRun(given);
  expect(tried.notes?.map(({ code }) => code)).toContain('entered-as-residents');
  const list = await receive(given);
  expect(codes(list)).toEqual(codes(tried));
  expect(list).toMatchObject({ accepted: 2, waiting: 1 });
  for (const { personNo } of list.rows.slice(0, 2))
    expect(await custodyOf(personNo)).toMatchObject({ state: 'resident', breaches: [] });
  const person = { names: [], nationalities: [], sex: 'female' as const };
  const decided = await test.run('sdf-origin', resolveRow, {
    listNo: list.listNo,
    row: 4,
    decision: 'accept-as-new',
    reason: 'asked',
    person: {
      ...person,
      names: [{ full: 'Nur Aziz', script: 'latin', kind: 'primary', source: 'list' }],
    },
  });
  expect(await custodyOf((decided.result as { personNo: number }).personNo)).toMatchObject({
    state: 'resident',
    breaches: [],
  });
});

it('detainees of a camp are detainees where an officer says so, and so is a row that waited', async () => {
  const lines = ['Name,Sex', 'Sami Darwish,male', 'Tariq Nasser,'];
  const list = await receive(input('HOL', lines, { people: 'detainees' }));
  const breaches = ['I04-no-admission-without-order'];
  expect(await custodyOf(list.rows[0]?.personNo)).toMatchObject({ state: 'held', breaches });
  const decided = await test.run('sdf-origin', resolveRow, {
    listNo: list.listNo,
    row: 3,
    decision: 'accept-as-new',
    reason: 'asked',
    person: {
      names: [{ full: 'Tariq Nasser', script: 'latin', kind: 'primary', source: 'list' }],
      sex: 'male',
      nationalities: [],
    },
  });
  expect(await custodyOf((decided.result as { personNo: number }).personNo)).toMatchObject({ state: 'held', breaches });
});

it('one person who is found in a camp is a resident or a detainee, as an officer says; who was arrested there is detained', async () => {
  const one = (full: string, more: object) => ({
    site: 'HOL',
    person: {
      names: [{ full, script: 'latin' as const, kind: 'primary' as const, source: 'camp' }],
      sex: 'male' as const,
      birth: '2016',
      nationalities: [],
    },
    custody: { custodian: 'SDF', site: 'HOL', fromAt: START - 1000, basis: 'existing-custody' as const },
    ...more,
  });
  const enter = async (full: string, more: object) =>
    custodyOf(
      ((await test.run('sdf-origin', registerPerson, one(full, more))).result as { personNo: number }).personNo,
    );
  await expect(enter('Bashir Qasim', {})).rejects.toMatchObject({ problems: [{ code: 'people-needed' }] });
  expect(await enter('Bashir Qasim', { people: 'residents' })).toMatchObject({ state: 'resident', breaches: [] });
  expect(await enter('Dawud Salim', { people: 'detainees' })).toMatchObject({ state: 'held' });
  const arrest = { custodian: 'SDF', site: 'HOL', fromAt: START - 1000, basis: 'arrest' as const };
  expect(await enter('Fadi Jaber', { custody: arrest })).toMatchObject({ state: 'held' });
  await expect(enter('Ghassan Amin', { custody: arrest, people: 'residents' })).rejects.toMatchObject({
    problems: [{ code: 'resident-not-captured' }],
  });
});

const BY_HAND: Record<string, ListField> = {
  c1: 'row-number',
  c2: 'given',
  c3: 'family',
  c4: 'mother',
  c5: 'sex',
  c6: 'birth',
  c7: 'section',
  c8: 'held-since',
  c9: 'order-reference',
  c10: 'age-group',
  Remarks: 'ignore',
};
const HEADINGS = Object.keys(BY_HAND).join(',');

it('every field that can be chosen by hand does what it says, and a column that is not to be read is not read', async () => {
  const given = input(
    'GHW',
    [
      HEADINGS,
      '1,Adnan,Rahal,Huda,male,1990,A,2025-03-12,O-1,adult,not for the file',
      '2,Basel,Sabagh,Mona,male,1991,section j,2024,O-2,adult,',
      '3,Camil,Tawil,Rima,male,1992,Block 9,,O-3,adult,',
      '4,Dani,Uthman,Sara,male,1993,a,31/02/2025,O-4,adult,',
      '5,Emad,Wazir,Tala,male,1994,A,2031,O-5,adult,',
    ],
    { headings: BY_HAND, headingRow: 1 },
  );
  const tried = await dryRun(given);
  expect(tried.headings).toEqual(Object.entries(BY_HAND).map(([heading, field]) => ({ heading, field })));
  expect(codes(tried)).toEqual([
    [2, 'accepted', null],
    [3, 'accepted', 'held-since-partial'],
    [4, 'accepted', 'section-unknown'],
    [5, 'waiting', 'held-since-impossible'],
    [6, 'waiting', 'held-since-in-future'],
  ]);
  expect(tried.notes?.find(({ code }) => code === 'columns-kept-with-list')?.text.en).toContain('c9, c10, Remarks');
  const list = await receive(given);
  expect(codes(list)).toEqual(codes(tried));
  const order = 'I04-no-admission-without-order';
  const day = (text: string) => Date.parse(`${text}T00:00:00+03:00`);
  const [first, second, third] = list.rows;
  expect(await custodyOf(first?.personNo)).toEqual({
    state: 'held',
    section: 'A',
    since: day('2025-03-12'),
    breaches: [order],
  });
  // a man in the section of juveniles: where the list says he is, with the breach, and the row says so
  expect(await custodyOf(second?.personNo)).toEqual({
    state: 'held',
    section: 'J',
    since: day('2024-01-01'),
    breaches: [order, 'I13-minor-apart-from-adults'],
  });
  expect(second?.reason?.en).toContain('I13-minor-apart-from-adults');
  const now = await custodyOf(third?.personNo);
  expect(now).toMatchObject({ section: null, breaches: [order] });
  expect(now?.since).toBeGreaterThanOrEqual(START);
  const [name] = await test.see<{ full_name: string; parts: object }>(
    'sdf-origin',
    'SELECT full_name, parts FROM register.person_name WHERE person_no = $1',
    [first?.personNo],
  );
  expect(name).toMatchObject({ full_name: 'Adnan Rahal', parts: { mother: 'Huda' } });
  const [remarks] = await test.see<{ n: number }>(
    'sdf-origin',
    "SELECT count(*) AS n FROM register.list l CROSS JOIN LATERAL register.list_contents(l.no) r WHERE r.cells ->> 'Remarks' = 'not for the file'",
  );
  expect(remarks?.n).toBe(1);
  // what a waiting row says of the place counts when it is decided
  const decided = await test.run('sdf-origin', resolveRow, {
    listNo: list.listNo,
    row: 5,
    decision: 'accept-as-new',
    reason: 'the day is not known',
  });
  expect(await custodyOf((decided.result as { personNo: number }).personNo)).toMatchObject({
    section: 'A',
    breaches: [order],
  });
  // and an officer who compared the day with the source says it; what the row says of the mother and the place stays
  const corrected = (sinceAt: number) => ({
    listNo: list.listNo,
    row: 6,
    decision: 'accept-as-new' as const,
    reason: 'the source says 2021',
    sinceAt,
    person: {
      names: [{ full: 'Emad Wazir', script: 'latin' as const, kind: 'primary' as const, source: 'list' }],
      sex: 'male' as const,
      birth: '1994',
      nationalities: [],
    },
  });
  await expect(test.run('sdf-origin', resolveRow, corrected(START + 86_400_000))).rejects.toMatchObject({
    problems: [{ code: 'not-yet', field: 'sinceAt' }],
  });
  const last = (await test.run('sdf-origin', resolveRow, corrected(day('2021-05-01')))).result as { personNo: number };
  expect(await custodyOf(last.personNo)).toMatchObject({ section: 'A', since: day('2021-05-01'), breaches: [order] });
  const [of] = await test.see<{ parts: object }>(
    'sdf-origin',
    'SELECT parts FROM register.person_name WHERE person_no = $1',
    [last.personNo],
  );
  expect(of?.parts).toMatchObject({ mother: 'Tala' });
});

it('more persons than places stand where the list says, each beyond them with the breach', async () => {
  const list = await receive(
    input('GHW', [
      'Name,Sex,Section,DOB',
      ...['Hani', 'Imad', 'Jamil'].map((name) => `${name} Khoury,male,SMALL,1990`),
    ]),
  );
  expect(codes(list)).toEqual([
    [2, 'accepted', null],
    [3, 'accepted', null],
    [4, 'accepted', 'section-does-not-fit'],
  ]);
  expect((await custodyOf(list.rows[2]?.personNo))?.breaches).toContain('I17-section-capacity');
});

it('a section for households takes nobody whom the list brings without one: the person is a resident of the site', async () => {
  const list = await receive(
    input('HOL', ['Name,Sex,Section,Held since', 'Rasha Mansour,female,phase 1,2020-05-06'], { people: 'residents' }),
  );
  expect(codes(list)).toEqual([[2, 'accepted', 'section-for-households']]);
  expect(await custodyOf(list.rows[0]?.personNo)).toEqual({
    state: 'resident',
    section: null,
    since: Date.parse('2020-05-06T00:00:00+03:00'),
    breaches: [],
  });
});
