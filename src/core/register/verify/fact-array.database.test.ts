import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import type { OpenedEvent } from './check-event.ts';
import { factArray, factRecord } from './fact-array.ts';

let database: TestDatabase;
let client: pg.Client;
let type: number;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.admin);
  await client.connect();
  type = Number((await client.query("SELECT 'register.fact'::regtype::oid AS type")).rows[0].type);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const event = (body: string, data?: unknown, open: string | null = null): OpenedEvent =>
  ({
    row: {
      pos: 4_294_967_297,
      id: '0190a000-0000-7000-8000-00000000000a',
      commandId: '0190a000-0000-7000-8000-00000000000b',
      streamNo: 1012,
      occurred: 1_768_435_200_123_456,
      received: -1_500_000,
      officerNo: 7,
      body,
    },
    data: data === undefined ? undefined : JSON.stringify(data),
    open,
    personal: {},
  }) as unknown as OpenedEvent;

const back = async (events: OpenedEvent[]): Promise<unknown[]> =>
  (
    await client.query(
      'SELECT f.pos::text, f.id, f.command_id, f.stream_no::text, f.kind, extract(epoch FROM f.occurred_at)::text AS occurred, extract(epoch FROM f.received_at)::text AS received, f.officer_no::text, f.data, f.personal FROM unnest($1::register.fact[]) f',
      [
        factArray(
          type,
          events.map((event) => factRecord('fact', event)),
        ),
      ],
    )
  ).rows;

const told = {
  pos: '4294967297',
  id: '0190a000-0000-7000-8000-00000000000a',
  command_id: '0190a000-0000-7000-8000-00000000000b',
  stream_no: '1012',
  kind: 'fact',
  occurred: '1768435200.123456',
  received: '-1.500000',
  officer_no: '7',
};

it('is read by the server as the events that were sent, each with what it says and its personal fields', async () => {
  const data = { site: 'GHW', note: 'بغداد "1"', list: [1, null, true] };
  expect(await back([event('', data, '{"names":["ئاوات"]}'), event('', {})])).toEqual([
    { ...told, data, personal: { names: ['ئاوات'] } },
    { ...told, data: {}, personal: {} },
  ]);
});

it('reads of a text that is not canonical what a projector would read of it', async () => {
  expect(await back([event('{ "type": "X", "data": {"a": 1} }'), event('{}')])).toEqual([
    { ...told, data: { a: 1 }, personal: {} },
    { ...told, data: null, personal: {} },
  ]);
});

it('refuses what no array can hold', () => {
  expect(() => factRecord('fact', event('no text of an event'))).toThrow(SyntaxError);
  const wrong = event('', {});
  expect(() => factRecord('fact', { ...wrong, row: { ...wrong.row, id: 'x' } })).toThrow(RangeError);
  expect(() => factRecord('fact', { ...wrong, row: { ...wrong.row, occurred: Number.POSITIVE_INFINITY } })).toThrow(
    RangeError,
  );
});
