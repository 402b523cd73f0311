import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmptyDatabase } from '../../../tests/support/database.ts';
import { bigints, byteas, instants, ints, smallints, texts, uuids } from './binary-array.ts';
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
