import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import type { AnyQuery } from '../../platform/http/query-definition.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { allQueries } from '../../systems/all-queries.ts';
import type { Context } from '../register/command-definition.ts';
import { exportList } from './commands/export-list.ts';
import { LARGEST_EXPORT } from './list-limits.ts';
import { listingsOf } from './listing.ts';
import { csvOfList } from './taken-list.ts';

let server: TestServer;
let origin: string;
let colleague: string;
let administrator: string;
let stranger: string;
let monitor: string;
let admin: pg.Client;
beforeAll(async () => {
  server = await createTestServer();
  origin = await server.signIn('origin.one');
  colleague = await server.signIn('origin.two');
  administrator = await server.signIn('admin.sdf');
  stranger = await server.signIn('receiving.one');
  monitor = await server.signIn('monitor.mon');
  admin = new pg.Client(server.database.admin);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.close();
});

const people = 'register/people';
const take = (cookie: string, filter: object, list = people, key?: string) =>
  server.command('access/export-list', { list, filter, language: 'ar' }, cookie, key);
/** Lines of a CSV without quoted line breaks. */
const linesOf = (csv: string) => csv.trimEnd().split('\r\n');
const exportsSeen = async (cookie: string) => (await server.get('/api/access/exports', cookie)).json();

test('a list is saved as a table with every row behind the walls, and who took it is recorded with the filter', async () => {
  const all = (await server.ask(people, { pageSize: 1 }, origin)).json().total as number;
  expect(all).toBeGreaterThan(140);
  const answer = await take(origin, { site: 'GHW' });
  expect(answer.statusCode).toBe(200);
  const { fileName, rows, csv } = answer.json().result;
  expect([fileName, rows]).toEqual(['register-people.csv', all]);
  expect(csv.startsWith('\ufeffرقم السجل,الاسم,')).toBe(true);
  expect(linesOf(csv).length).toBe(all + 1);
  expect((await exportsSeen(origin)).rows[0]).toMatchObject({
    list: people,
    filter: { site: 'GHW' },
    search: null,
    rows: all,
  });
  // who holds nobody takes nobody, and that is written down too
  const empty = (await take(stranger, {})).json().result;
  expect([empty.rows, linesOf(empty.csv).length]).toEqual([0, 1]);
});

test('what was typed to search is personal: it stands in no leaf, in no log, and is told to who audits', async () => {
  const { rows } = (await server.ask(people, { pageSize: 1 }, origin)).json();
  const name = rows[0].names[0].full as string;
  const taken = await take(origin, { q: name });
  expect(taken.json().result.rows).toBeGreaterThan(0);
  expect((await exportsSeen(administrator)).rows[0]).toMatchObject({ filter: {}, search: name });
  const { rows: events } = await admin.query("SELECT body FROM register.event WHERE type = 'ListExported'");
  expect(events.length).toBeGreaterThan(1);
  expect(JSON.stringify(events)).not.toContain(name);
  expect(server.logLines.join('\n')).not.toContain(name);
});

test('an audit is told to who took, to the administrators of that authority and to monitors, and to nobody else', async () => {
  await take(origin, {});
  expect((await exportsSeen(colleague)).total).toBe(0);
  expect((await exportsSeen(stranger)).rows.every((row: { rows: number }) => row.rows === 0)).toBe(true);
  const own = (await exportsSeen(origin)).total;
  expect((await exportsSeen(administrator)).total).toBe(own);
  expect((await exportsSeen(monitor)).total).toBe(own + (await exportsSeen(stranger)).total);
  // a monitor writes nothing, and so takes nothing along unseen
  expect((await take(monitor, {})).json().code).toBe('not-permitted');
});

test('a cell that a spreadsheet program would compute is text', async () => {
  const { rows } = (await server.ask(people, { pageSize: 1 }, origin)).json();
  const given = { full: '=HYPERLINK("x")', script: 'latin', kind: 'alias', source: 'test' };
  await server.command('register/add-name', { personNo: rows[0].personNo, name: given }, origin);
  const file = Buffer.from('Full name,Sex,Date of birth,Nationality\n"=1+1 Example",male,,\n').toString('base64');
  await server.command('register/receive-list', { site: 'GHW', source: '@SUM(1)', fileName: 'a.csv', file }, origin);
  const { csv } = (await take(origin, {}, 'register/lists')).json().result;
  expect(csv).toContain(",'@SUM(1),");
  for (const line of linesOf(csv)) for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+\-@]/);
});

test('the same intent is carried out once, and answered again under the walls of the moment', async () => {
  const key = uuidv7();
  const before = (await exportsSeen(origin)).total;
  const first = await take(origin, {}, people, key);
  const again = await take(origin, {}, people, key);
  expect(again.json()).toEqual(first.json());
  expect((await exportsSeen(origin)).total).toBe(before + 1);
});

test('only lists are saved, by filters that they have, by who may ask them', async () => {
  expect((await take(origin, {}, 'access/me')).json().code).toBe('not-found');
  expect((await take(origin, {}, 'access/officers')).json().code).toBe('not-permitted');
  expect((await take(administrator, {}, 'access/officers')).json().result.csv).toContain('origin.one');
  const wrong = (await take(origin, { site: 'nowhere' })).json();
  expect([wrong.code, wrong.problems[0].field]).toEqual(['invalid-input', 'filter.site']);
  expect((await take(origin, { page: '2' })).statusCode).toBe(422);
});

test('a filter by section names one that is there: what somebody typed stands in no event in the clear', async () => {
  for (const refused of [
    await take(origin, { section: 'Testman' }),
    await server.command(
      'access/save-view',
      { viewId: uuidv7(), list: people, name: 'By section', filter: { section: 'Testman' }, shared: false },
      origin,
    ),
  ])
    expect(refused.json().problems).toMatchObject([{ code: 'unknown-section', field: 'filter.section' }]);
  const { rows } = await admin.query("SELECT section FROM sites.section WHERE site = 'GHW' ORDER BY section LIMIT 1");
  expect((await take(origin, { section: rows[0].section })).statusCode).toBe(200);
});

const views = async (cookie: string) =>
  (await server.get(`/api/access/saved-views?list=${people}`, cookie)).json().views as {
    viewId: string;
    name: string;
    shared: boolean;
    own: boolean;
    opening: boolean;
    filter: object;
  }[];

test('a view is its officer’s own: kept, renamed, opened with, shared with the own authority, removed', async () => {
  const viewId = uuidv7();
  const view = { viewId, list: people, name: 'On review', filter: { status: 'review' }, shared: false };
  expect((await server.command('access/save-view', view, origin)).statusCode).toBe(200);
  expect(await views(origin)).toMatchObject([{ viewId, name: 'On review', own: true, opening: false }]);
  for (const other of [colleague, administrator, stranger, monitor]) expect(await views(other)).toEqual([]);

  await server.command('access/save-view', { ...view, name: 'Orders that ran out', shared: true }, origin);
  await server.command('access/choose-opening-view', { list: people, viewId }, origin);
  expect(await views(origin)).toMatchObject([{ name: 'Orders that ran out', shared: true, opening: true }]);
  expect(await views(colleague)).toMatchObject([{ name: 'Orders that ran out', own: false, opening: false }]);
  for (const other of [stranger, monitor]) expect(await views(other)).toEqual([]);
  // a colleague opens with it, and changes nothing of it
  expect((await server.command('access/choose-opening-view', { list: people, viewId }, colleague)).statusCode).toBe(
    200,
  );
  expect(await views(colleague)).toMatchObject([{ opening: true }]);
  expect((await server.command('access/remove-view', { viewId }, colleague)).json().code).toBe('not-found');
  await server.command('access/save-view', { ...view, name: 'Mine' }, colleague);
  expect((await views(origin))[0]).toMatchObject({ name: 'Orders that ran out' });

  expect((await server.command('access/remove-view', { viewId }, origin)).statusCode).toBe(200);
  expect(await views(origin)).toEqual([]);
  expect((await views(colleague)).map(({ name }) => name)).toEqual(['Mine']);
  expect((await server.command('access/save-view', view, origin)).json().code).toBe('not-found');
  expect((await server.command('access/choose-opening-view', { list: people }, origin)).statusCode).toBe(200);
});

test('a view holds no name that was searched, no unknown filter, and stands beside no other of its name', async () => {
  const view = { viewId: uuidv7(), list: people, name: 'A view', filter: {}, shared: false };
  const refused = (await server.command('access/save-view', { ...view, filter: { q: 'Testman' } }, origin)).json();
  expect([refused.code, refused.sentence.ar.length > 20]).toEqual(['view-with-search', true]);
  expect((await server.command('access/save-view', { ...view, filter: { colour: 'red' } }, origin)).statusCode).toBe(
    422,
  );
  await server.command('access/save-view', view, origin);
  const twin = (await server.command('access/save-view', { ...view, viewId: uuidv7() }, origin)).json();
  expect(twin.problems[0].code).toBe('view-name-taken');
});

test('plain SQL writes no search into a view and no view of another officer', async () => {
  await expect(
    admin.query(
      `INSERT INTO access.saved_view SELECT officer_no, gen_random_uuid(), list, name, '{"q":"x"}', true, false, event_pos FROM access.saved_view LIMIT 1`,
    ),
  ).rejects.toThrow('saved_view_filter_check');
  await expect(
    admin.query(
      `INSERT INTO access.saved_view SELECT o.no, gen_random_uuid(), v.list, v.name, v.filter, true, false, v.event_pos FROM access.saved_view v JOIN access.officer o ON o.no <> v.officer_no LIMIT 1`,
    ),
  ).rejects.toThrow('in the own name');
  for (const filter of [
    '{"section":"Testman"}',
    '{"authority":"TESTMAN"}',
    '{"site":"TST"}',
    '{"status":"على"}',
    '{"site":"Two Words"}',
  ])
    await expect(
      admin.query(
        `INSERT INTO access.saved_view SELECT officer_no, gen_random_uuid(), list, name, '${filter}', true, false, event_pos FROM access.saved_view LIMIT 1`,
      ),
    ).rejects.toThrow('a filter is a code of the register');
  for (const table of ['list_export', 'saved_view', 'opening_view'])
    await expect(server.pool.query(`DELETE FROM access.${table}`)).rejects.toThrow('permission denied');
});

test('the convoy board, occupancy, sites, households, strength and the lines of a manifest leave by the same door', async () => {
  const cell = await server.signIn('cell.sdf');
  const eligible = (await server.ask(people, { site: 'GHW', status: 'eligible', pageSize: 2 }, cell)).json().rows;
  const { operationNo } = (await server.get('/api/transfers/operation', cell)).json().operation;
  const made = await server.command(
    'transfers/create-manifest',
    {
      operationNo,
      code: 'LIST-1',
      fromSite: 'GHW',
      toSite: 'KRK',
      via: ['RAB'],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: Date.parse('2026-01-24T05:00:00Z'),
      persons: eligible.map(({ personNo }: { personNo: number }) => personNo),
    },
    cell,
  );
  const no = made.json().events.find(({ type }: { type: string }) => type === 'ManifestCreated')?.streamNo;
  const lists: [string, object, RegExp][] = [
    ['transfers/convoys', { state: 'planned' }, /القافلة/],
    ['transfers/operation-room', { operationNo: String(operationNo) }, /المنشور/],
    ['transfers/escort-records', { manifestNo: String(no), state: 'unstarted' }, /رقم السجل/],
    ['transfers/lines', { manifestNo: String(no), gate: 'order' }, /رقم السجل/],
    ['sites/occupancy', { site: 'GHW', state: 'over' }, /القسم/],
    ['sites/places', { authority: 'SDF' }, /GHW/],
    ['register/households', { site: 'HOL', state: 'apart' }, /رقم السجل/],
    ['register/strength', { scope: 'site', code: 'GHW', fromAt: '0', toAt: '1' }, /closing/],
  ];
  for (const [list, filter, told] of lists) {
    const answer = await take(origin, filter, list);
    expect([list, answer.statusCode]).toEqual([list, 200]);
    expect(answer.json().result.csv).toMatch(told);
    expect((await exportsSeen(origin)).rows[0]).toMatchObject({ list, filter, rows: answer.json().result.rows });
    expect((await take(monitor, filter, list)).json().code).toBe('not-permitted');
  }
  // a manifest is told by the reference that people use, to whom its wall lets see it; an operation, which is no person's, to everybody
  const operation = { filter: 'operationNo', value: String(operationNo), reference: '2026-JAN' };
  const named = { filter: 'manifestNo', value: String(no), reference: 'LIST-1' };
  expect((await exportsSeen(origin)).references).toEqual([named, operation]);
  expect((await exportsSeen(administrator)).references).toEqual([operation]);
  // what is no code of the register would be a typed word in an event in the clear
  const typed = (await take(origin, { authority: 'TESTMAN' }, 'sites/places')).json();
  expect(typed.problems).toMatchObject([{ code: 'unknown-authority', field: 'filter.authority' }]);
  const book = (
    await server.command(
      'access/export-list',
      { list: 'sites/places', filter: {}, language: 'en', format: 'xlsx' },
      origin,
    )
  ).json().result;
  expect([book.fileName, Buffer.from(book.workbook, 'base64').subarray(0, 2).toString()]).toEqual([
    'sites-places.xlsx',
    'PK',
  ]);
});

test('a view of a list of something is a way to look at every such list: it does not say of which', async () => {
  const view = {
    viewId: uuidv7(),
    list: 'register/households',
    name: 'Apart',
    filter: { state: 'apart' },
    shared: false,
  };
  expect((await server.command('access/save-view', view, origin)).statusCode).toBe(200);
  const bound = { ...view, viewId: uuidv7(), name: 'Of one', filter: { state: 'apart', site: 'HOL' } };
  const refused = (await server.command('access/save-view', bound, origin)).json();
  expect(refused.problems).toMatchObject([{ code: 'no-filter', field: 'filter.site' }]);
});

test('a long list leaves to its end part by part, as it would leave at once, to who wrote the taking down and to nobody else', async () => {
  const whole = (await take(origin, { site: 'GHW' })).json().result.csv as string;
  const { rows: taken } = await admin.query<{ pos: string; officer_no: string }>(
    'SELECT event_pos AS pos, officer_no FROM access.list_export ORDER BY event_pos DESC LIMIT 1',
  );
  const address = `/api/access/taken-list?taken=${taken[0]?.pos}&language=ar`;
  const streamed = await server.get(address, origin);
  expect([streamed.statusCode, streamed.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(streamed.headers['content-disposition']).toBe('attachment; filename="register-people.csv"');
  expect(streamed.body).toBe(whole);
  for (const other of [colleague, administrator, stranger, monitor])
    expect((await server.get(address, other)).json().code).toBe('not-found');
  expect((await server.get(address)).json().code).toBe('not-signed-in');
  expect((await server.get(address.replace('language=ar', 'language=fr'), origin)).json().code).toBe('invalid-input');
  // no connection stays behind
  for (let round = 0; round < 12; round += 1) expect((await server.get(address, origin)).statusCode).toBe(200);
});

test('a list is cut into parts without losing a row or a heading', async () => {
  const rows = Array.from({ length: 17 }, (_, index) => [`=${index}`, 'x']);
  const query = {
    system: 'test',
    name: 'rows',
    askers: 'signed-in',
    input: z.object({}).strict(),
    table: { columns: [{ en: 'A', ar: 'أ', ckb: 'ئا' }], rows: ({ cells }: { cells: string[][] }) => cells },
    run: async (_read: unknown, { page, pageSize }: { page: number; pageSize: number }) => ({
      total: rows.length,
      cells: rows.slice((page - 1) * pageSize, page * pageSize),
    }),
  } as unknown as AnyQuery;
  const context = { officerNo: 1, postings: [], snapshot: '', asker: '', abilities: [] } as never;
  const wanted = { list: 'test/rows', filter: {}, language: 'en' } as const;
  for (const size of [1, 5, 17, 100]) {
    let text = '';
    for await (const part of csvOfList({} as never, listingsOf([query]), wanted, context, size)) text += part;
    expect(text).toBe(`\ufeffA\r\n${rows.map(([one]) => `'${one},x\r\n`).join('')}`);
  }
});

test('a workbook of more rows than one holds is refused with both numbers; CSV has no limit', () => {
  const command = exportList(listingsOf(allQueries));
  const state = { answer: {}, total: LARGEST_EXPORT + 1 };
  const input = { list: people, filter: {}, language: 'en', format: 'xlsx' } as const;
  expect(() => command.decide(state, input, { officerNo: 1 } as Context)).toThrow(
    expect.objectContaining({ code: 'export-too-large', values: { count: LARGEST_EXPORT + 1, limit: LARGEST_EXPORT } }),
  );
  expect(command.decide(state, { ...input, format: 'csv' }, { officerNo: 1 } as Context)).toHaveLength(1);
});
