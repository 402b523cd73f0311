import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, START, type TestRegister } from '../../../tests/support/register.ts';
import { readerOf } from '../../core/register/reader.ts';
import { uuidv7 } from '../../platform/ids.ts';
import type { ReceiveListResult } from './command-views.ts';
import { receiveList } from './commands/receive-list.ts';
import { resolveRow } from './commands/resolve-row.ts';
import { queryTokens } from './name-tokens.ts';
import { dryRunList } from './plan-list.ts';

let test: TestRegister;
let csv: string;
beforeAll(async () => {
  test = await createTestRegister();
  csv = (await readFile('scenarios/january-2026/list-21-january.csv')).toString('base64');
});
afterAll(() => test.close());

const input = () => ({ site: 'GHW', source: 'SDF list of 21 January', fileName: 'list-21-january.csv', file: csv });
const dryRun = async (file = csv) => {
  const client = await test.register.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('amana.token', $1, true)", [test.token('sdf-origin')]);
    return (await dryRunList(readerOf(client), { ...input(), file }, START)).result;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

it('receives the list of the first convoy: nobody is lost, the dry run said the same, a repeat writes nothing', async () => {
  const tried = await dryRun();
  expect(tried).toMatchObject({ listNo: 0, read: 153, accepted: 150, waiting: 2, refused: 1 });
  const commandId = uuidv7();
  const outcome = await test.run('sdf-origin', receiveList, input(), commandId);
  const result = outcome.result as ReceiveListResult;
  expect(result).toMatchObject({ read: 153, accepted: 150, waiting: 2, refused: 1 });
  expect(result.rows.map(({ row, outcome: kind, code }) => ({ row, kind, code }))).toEqual(
    tried.rows.map(({ row, outcome: kind, code }) => ({ row, kind, code })),
  );
  const again = await test.run('sdf-origin', receiveList, input(), commandId);
  expect(again.repeated).toBe(true);
  expect(again.result).toEqual(result);
  const [count] = await test.see<{ persons: number; breaches: number; held: number }>(
    'sdf-origin',
    `SELECT (SELECT count(*) FROM register.person) AS persons, (SELECT count(*) FROM register.breach) AS breaches,
            (SELECT count(*) FROM register.custody WHERE known_to IS NULL AND site = 'GHW') AS held`,
  );
  expect(count).toEqual({ persons: 150, breaches: 150, held: 150 });
});

it('a row that does not say the sex waits, and is told so without quoting nothing', async () => {
  const { rows } = await dryRun(
    Buffer.from('Full name,Sex,Date of birth,Nationality\nSample Person,,1990,IRQ\n').toString('base64'),
  );
  expect(rows).toMatchObject([{ outcome: 'waiting', code: 'sex-not-stated' }]);
  expect(rows[0]?.reason?.en).toMatch(/The list does not say the sex\..*do not guess/);
});

it('the same list again makes every man wait as a possible double', async () => {
  expect(await dryRun()).toMatchObject({ read: 153, accepted: 0, waiting: 152, refused: 1 });
});

it('a waiting row is decided by an officer, once; what the row said of the outcome stays', async () => {
  const [waiting] = await test.see<{ list_no: number; row: number; code: string }>(
    'sdf-origin',
    "SELECT list_no, row, code FROM register.list_row WHERE outcome = 'waiting' ORDER BY row LIMIT 1",
  );
  const decision = {
    listNo: waiting?.list_no as number,
    row: waiting?.row as number,
    decision: 'accept-as-new' as const,
    reason: 'another man of the same name',
  };
  const outcome = await test.run('sdf-origin', resolveRow, decision);
  expect(outcome.result).toMatchObject({ registerNumber: expect.stringMatching(/^GHW-/) });
  await expect(test.run('sdf-origin', resolveRow, decision)).rejects.toMatchObject({ code: 'stale' });
  const [row] = await test.see(
    'sdf-origin',
    'SELECT outcome, resolution FROM register.list_row WHERE list_no = $1 AND row = $2',
    [decision.listNo, decision.row],
  );
  expect(row).toEqual({ outcome: 'waiting', resolution: 'accept-as-new' });
});

it('a man is found in Arabic and in Latin letters', async () => {
  const find = async (text: string) => {
    const words = queryTokens(text);
    const rows = await test.see<{ person_no: number }>(
      'sdf-origin',
      words
        .map((_, i) => `SELECT person_no FROM register.name_token WHERE token = ANY ($${i + 1})`)
        .join(' INTERSECT '),
      words,
    );
    return rows.map((row) => row.person_no);
  };
  const arabic = await find('بلال محمد فهد الخياط');
  expect(arabic).toHaveLength(1);
  expect(await find('Bilal Mohammed Fahd al-Khayyat')).toEqual(arabic);
});

it('the list and its rows are seen by the own authority and the monitor only', async () => {
  const seen = async (officer: Parameters<TestRegister['see']>[0]) =>
    (await test.see<{ n: number }>(officer, 'SELECT count(*) AS n FROM register.list_row'))[0]?.n;
  expect(await seen('sdf-cell')).toBe(153);
  expect(await seen('monitor')).toBe(153);
  for (const officer of ['moj-receiver', 'clerk', 'interviewer', 'sdf-admin'] as const)
    expect(await seen(officer)).toBe(0);
});
