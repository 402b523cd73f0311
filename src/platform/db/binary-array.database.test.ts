import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmptyDatabase } from '../../../tests/support/database.ts';
import { bigints, byteas, instants, ints, smallints, texts, uuids } from './binary-array.ts';
import { copyIn, copyOut } from './copy.ts';
import { typeParsers } from './pool.ts';

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let client: pg.Client;
beforeAll(async () => {
  database = await createEmptyDatabase();
  client = new pg.Client({ ...database.admin, types: typeParsers });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const back = async (type: string, array: Buffer): Promise<unknown> =>
  (await client.query<{ back: unknown }>(`SELECT to_json($1::${type}) AS back`, [array])).rows[0]?.back;

const many = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { maxLength: 8 });
const holds = <Item>(
  type: string,
  item: fc.Arbitrary<Item>,
  write: (items: Item[]) => Buffer,
  as = (x: Item): unknown => x,
) =>
  fc.assert(
    fc.asyncProperty(many(item), async (items) => {
      expect(await back(type, write(items))).toEqual(items.map(as));
    }),
    { numRuns: 60 },
  );

it('arrives as the numbers that were sent', async () => {
  await holds('smallint[]', fc.integer({ min: -32_768, max: 32_767 }), smallints);
  await holds('int[]', fc.integer(), ints);
  await holds('bigint[]', fc.maxSafeInteger(), bigints);
  await holds('bigint[]', fc.constantFrom(0, -1, 2 ** 32, -(2 ** 32), 2 ** 53 - 1, -(2 ** 53 - 1)), bigints);
});

it('arrives as the instants that were sent, to the microsecond', async () => {
  const micro = fc.integer({ min: -(2 ** 50), max: 2 ** 52 });
  const sent = async (items: number[]) =>
    (
      await client.query<{ back: string[] | null }>(
        'SELECT array_agg((extract(epoch FROM at) * 1000000)::bigint::text ORDER BY ord) AS back FROM unnest($1::timestamptz[]) WITH ORDINALITY u(at, ord)',
        [instants(items)],
      )
    ).rows[0]?.back ?? [];
  await fc.assert(
    fc.asyncProperty(many(micro), async (items) => {
      expect(await sent(items)).toEqual(items.map(String));
    }),
    { numRuns: 60 },
  );
});

it('arrives as the texts, bytes and ids that were sent', async () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed() && !value.includes('\0'));
  await holds('text[]', fc.option(fc.oneof(text, fc.constantFrom('', 'NULL', '{"a,b"}', '\\', 'عربي'))), texts);
  await holds(
    'bytea[]',
    fc.uint8Array({ maxLength: 40 }),
    byteas,
    (bytes) => `\\x${Buffer.from(bytes).toString('hex')}`,
  );
  await holds('uuid[]', fc.uuid(), uuids);
});

it('refuses what does not fit', () => {
  expect(() => smallints([40_000])).toThrow(RangeError);
  expect(() => ints([2 ** 31])).toThrow(RangeError);
  expect(() => bigints([2 ** 53])).toThrow(RangeError);
  expect(() => instants([Number.NaN])).toThrow(RangeError);
  for (const id of ['', 'x', '00000000-0000-0000-0000-00000000000', '00000000-0000-0000-0000-0000000000zz'])
    expect(() => uuids([id])).toThrow(RangeError);
});

it('rows are copied out as bytes and in again, also none of them and one of a megabyte, and what fails leaves the client as it was', async () => {
  await client.query('CREATE TEMP TABLE copied (no bigint PRIMARY KEY, said text, raw bytea)');
  const question = `SELECT n::bigint, CASE WHEN n % 3 = 0 THEN NULL ELSE repeat('بغداد ', CASE n WHEN 7 THEN 100000 ELSE n END::int) END, decode(lpad(to_hex(n), 8, '0'), 'hex') FROM generate_series(1, 500) n`;
  const rows = await copyOut(client, question);
  expect(rows.length).toBe(500);
  expect(rows[6]?.length).toBeGreaterThan(1_000_000);
  await copyIn(client, 'copied (no, said, raw)', rows);
  const differ = `(TABLE copied EXCEPT ${question}) UNION ALL (${question} EXCEPT TABLE copied)`;
  expect((await client.query(`SELECT count(*)::int AS n FROM copied`)).rows).toEqual([{ n: 500 }]);
  expect((await client.query(differ)).rows).toEqual([]);
  expect(await copyOut(client, 'SELECT 1 WHERE false')).toEqual([]);
  await copyIn(client, 'copied (no, said, raw)', []);
  await expect(copyIn(client, 'copied (no, said, raw)', rows)).rejects.toMatchObject({ code: '23505' });
  await expect(copyIn(client, 'copied (no, said, raw)', [Buffer.from([0, 9])])).rejects.toMatchObject({
    code: '22P04',
  });
  await expect(copyOut(client, 'SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
  expect(await copyOut(client, 'SELECT 1::smallint')).toEqual([Buffer.from([0, 1, 0, 0, 0, 2, 0, 1])]);
});
