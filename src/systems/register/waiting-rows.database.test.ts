import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCamp } from '../../../tests/support/camp.ts';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import type { ReceiveListResult } from './command-views.ts';
import { receiveList } from './commands/receive-list.ts';
import { resolveRow } from './commands/resolve-row.ts';

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
