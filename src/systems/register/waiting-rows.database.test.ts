import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCamp } from '../../../tests/support/camp.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../tests/support/register.ts';
import { anyQuery } from '../../platform/http/query-definition.ts';
import { runQuery } from '../../platform/http/run-query.ts';
import type { ReceiveListResult } from './command-views.ts';
import { receiveList } from './commands/receive-list.ts';
import { resolveRow } from './commands/resolve-row.ts';
import { waitsForParent } from './lists/parent-codes.ts';
import { formatRegisterNumber } from './numbers/register-number.ts';
import { list as listQuery } from './queries/lists.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
  await addCamp(test);
});
afterAll(() => test.close());

const receive = async (site: string, lines: readonly string[], more: object = {}): Promise<ReceiveListResult> =>
  (
    await test.run('sdf-origin', receiveList, {
      site,
      source: 'list of the place',
      fileName: 'list.csv',
      file: Buffer.from(lines.join('\r\n')).toString('base64'),
      ...more,
    })
  ).result as ReceiveListResult;

const namesOf = (personNo: number) =>
  test.see<{ full_name: string; kind: string }>(
    'sdf-origin',
    'SELECT full_name, kind FROM register.person_name WHERE person_no = $1 ORDER BY event_pos, ord',
    [personNo],
  );

it('a name that is corrected leaves the further names of the row, each once', async () => {
  const list = await receive('GHW', ['Full name,Latin name,Kunya,Sex', 'سامي درويش,Sami Darwish,Abu Omar,']);
  expect(list.rows[0]).toMatchObject({ outcome: 'waiting', code: 'sex-not-stated' });
  const decided = await test.run('sdf-origin', resolveRow, {
    listNo: list.listNo,
    row: 2,
    decision: 'accept-as-new',
    reason: 'asked him',
    person: {
      names: [
        { full: 'سامي أحمد درويش', script: 'arabic', kind: 'primary', source: 'own statement' },
        { full: 'Abu Omar', script: 'latin', kind: 'alias', source: 'own statement' },
      ],
      sex: 'male',
      nationalities: [],
    },
  });
  expect(await namesOf((decided.result as { personNo: number }).personNo)).toEqual([
    { full_name: 'سامي أحمد درويش', kind: 'primary' },
    { full_name: 'Abu Omar', kind: 'alias' },
    { full_name: 'Sami Darwish', kind: 'transliteration' },
  ]);
});

it('a row that waits says beforehand what becomes of the place that it names', async () => {
  const list = await receive('HOL', ['Name,Sex,Section', 'Rana Aziz,,Phase 1', 'Huda Aziz,,Block 9'], {
    people: 'residents',
  });
  expect(list.rows.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['waiting', 'sex-not-stated'],
    ['waiting', 'sex-not-stated'],
  ]);
  expect(list.rows[0]?.reason?.en).toMatch(/is for households/);
  expect(list.rows[1]?.reason?.en).toMatch(/no section/);
});

it('a child of a list is entered beside the parent whom its row names, or waits: nobody is detained by the way, and nobody is lost', async () => {
  const list = await receive('GHW', [
    'No,Full name,Sex,Date of birth,Section,Accompanies',
    '1,Mona Karim,female,1992,W,',
    '2,Karam Aziz,male,2022-05-01,A,1',
    '3,Lina Halabi,female,2021,,١',
    '4,Adam Qasim,male,2020-02-01,,',
    '5,Yusuf Rahman,male,1999,,1',
    '6,Nour Saleh,,1993,W,',
    '7,Ali Mansour,male,2023,,6',
  ]);
  expect(list.rows.map(({ row, outcome, code }) => [row, outcome, code])).toEqual([
    [2, 'accepted', undefined],
    [3, 'accepted', 'entered-with-parent'],
    [4, 'accepted', 'entered-with-parent'],
    [5, 'waiting', 'too-young-to-be-detained'],
    [6, 'waiting', 'accompanying-and-no-child'],
    [7, 'waiting', 'sex-not-stated'],
    [8, 'waiting', 'parent-not-entered'],
  ]);
  expect(list).toMatchObject({ read: 7, accepted: 3, waiting: 4, refused: 0 });
  const stateOf = async (personNo: number | undefined) =>
    (
      await test.see<{ state: string; section: string | null; broken: string[] }>(
        'sdf-origin',
        `SELECT c.state, c.section, ARRAY(SELECT b.rule FROM register.breach b WHERE b.person_no = c.person_no ORDER BY 1) AS broken
           FROM register.custody c WHERE c.person_no = $1 AND c.known_to IS NULL AND c.to_at = 'infinity'`,
        [personNo],
      )
    )[0];
  const [mother, son, daughter] = list.rows.map(({ personNo }) => personNo) as [number, number, number];
  expect(await stateOf(mother)).toEqual({ state: 'held', section: 'W', broken: ['I04-no-admission-without-order'] });
  const apart = ['I13-minor-apart-from-adults', 'I16-men-and-women-apart'];
  expect(await stateOf(son)).toEqual({ state: 'accompanying', section: 'W', broken: apart });
  expect(await stateOf(daughter)).toEqual({ state: 'accompanying', section: 'W', broken: apart.slice(0, 1) });

  const decide = (row: number, more: Partial<Parameters<typeof resolveRow.decide>[1]>) =>
    test.run('sdf-origin', resolveRow, {
      listNo: list.listNo,
      row,
      decision: 'accept-as-new',
      reason: 'asked the mother',
      ...more,
    });
  await expect(decide(6, { parentNo: mother })).rejects.toMatchObject({ problems: [{ code: 'not-a-child' }] });
  await expect(decide(5, { parentNo: son })).rejects.toMatchObject({ problems: [{ code: 'parent-not-detained' }] });
  const early = { parentNo: mother, sinceAt: START - 400 * 24 * HOUR };
  await expect(decide(5, early)).rejects.toMatchObject({ problems: [{ code: 'parent-not-held-then' }] });
  const { result } = await decide(5, { parentNo: mother });
  expect(await stateOf((result as { personNo: number }).personNo)).toMatchObject({
    state: 'accompanying',
    section: 'W',
  });
  const other = await decide(7, {
    person: {
      names: [{ full: 'Nour Saleh', script: 'latin', kind: 'primary', source: 'own statement' }],
      sex: 'female',
      birth: '1993',
      nationalities: [],
    },
  });
  const last = await decide(8, { parentNo: (other.result as { personNo: number }).personNo });
  expect(await stateOf((last.result as { personNo: number }).personNo)).toMatchObject({ state: 'accompanying' });
});

it('a child whose row names another child is nobody beside whom it could be entered, and is no detainee by that', async () => {
  const list = await receive('GHW', [
    'No,Full name,Sex,Date of birth,Accompanies',
    '1,Sami Qadir,male,2021,',
    '2,Hala Qadir,female,2023,1',
  ]);
  expect(list.rows.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['waiting', 'too-young-to-be-detained'],
    ['waiting', 'parent-is-a-child-of-the-list'],
  ]);
  expect(list).toMatchObject({ read: 2, accepted: 0, waiting: 2, refused: 0 });
});

it('a child of a list is entered beside a person of the register whose number its row names, where that person was detained by then; else it waits', async () => {
  const first = await receive('GHW', [
    'No,Full name,Sex,Date of birth,Section,Accompanies',
    '1,Sahar Othman,female,1991,W,',
    '2,Zain Othman,male,2021,,1',
  ]);
  const [mother, son] = first.rows;
  expect(son).toMatchObject({ outcome: 'accepted' });
  const lines = (number: string | undefined) => [
    'Full name,Sex,Date of birth,Accompanies',
    `Dania Othman,female,2023,${number?.toLowerCase()}`,
  ];
  // a child is nobody's parent, and nobody was detained before the register says so
  for (const asked of [
    receive('GHW', lines(son?.registerNumber)),
    receive('GHW', lines(formatRegisterNumber('GHW', 999_999))),
    receive('GHW', lines(mother?.registerNumber), { occurredAt: START - 400 * 24 * HOUR }),
  ])
    expect((await asked).rows).toMatchObject([{ outcome: 'waiting', code: 'parent-on-register' }]);
  // whom a child accompanies is not offered as the person whom its row may be
  const waiting = await receive('GHW', [lines('')[0] as string, `Dania Othman,female,2023,${son?.registerNumber}`]);
  const answer = await runQuery(
    test.register.pool,
    anyQuery(listQuery),
    test.token('sdf-origin'),
    { listNo: String(waiting.listNo) },
    () => [],
  );
  // but as the parent: the officer looks at whom the row names, and confirms it or not
  expect(answer).toMatchObject({
    rows: [{ code: 'parent-on-register', candidates: [], parent: { registerNumber: son?.registerNumber } }],
  });
  const list = await receive('GHW', lines(mother?.registerNumber));
  expect(list.rows).toMatchObject([{ outcome: 'accepted', code: 'entered-with-registered-parent' }]);
  expect(list.rows[0]?.reason?.en).toContain(mother?.registerNumber);
  expect(
    await test.see(
      'sdf-origin',
      `SELECT c.state, c.section, a.parent_no::int AS parent, ARRAY(SELECT b.rule FROM register.breach b WHERE b.person_no = c.person_no ORDER BY 1) AS broken
         FROM register.custody c JOIN register.accompaniment a ON a.person_no = c.person_no WHERE c.person_no = $1 AND c.known_to IS NULL AND c.to_at = 'infinity'`,
      [list.rows[0]?.personNo],
    ),
  ).toEqual([
    { state: 'accompanying', section: 'W', parent: mother?.personNo, broken: ['I13-minor-apart-from-adults'] },
  ]);
});

it('a child who waits for another reason waits as a child, with whom it accompanies: decided like others it would be detained', async () => {
  const list = await receive('GHW', [
    'No,Full name,Sex,Date of birth,Accompanies',
    '1,Widad Salim,female,1990,',
    '2,Jude Salim,,2020,1',
  ]);
  expect(list.rows).toMatchObject([
    { outcome: 'accepted' },
    {
      outcome: 'waiting',
      code: 'waits-beside-parent',
      reason: { en: expect.stringMatching(/accompanies “\P{L}*1\P{L}*”.*sex/u) },
    },
  ]);
  expect(waitsForParent(list.rows[1]?.code ?? '')).toBe(true);
  // whom the row names by the number of another row is the person whom that row became
  const answer = await runQuery(
    test.register.pool,
    anyQuery(listQuery),
    test.token('sdf-origin'),
    { listNo: String(list.listNo) },
    () => [],
  );
  expect(answer).toMatchObject({
    rows: [{ row: 3, parent: { personNo: list.rows[0]?.personNo, name: 'Widad Salim' } }],
  });
});
