import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../../tests/support/http.ts';
import { pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { isForEverybody } from '../certified-copy/copy-content.ts';
import type { PeopleAnswer, PeopleQuery, PersonAnswer } from '../views.ts';
import type { CheckCopyAnswer } from './certified-copy.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await createTestServer();
  cookie = await server.signIn('origin.one');
});
afterAll(() => server.close());

const people = async (query: PeopleQuery): Promise<PeopleAnswer> =>
  (await server.ask('register/people', query, cookie)).json();
const person = async (query: string): Promise<PersonAnswer> =>
  (await server.get(`/api/register/person?${query}`, cookie)).json();
const issue = async (name: string, input: object) => {
  const answer = await server.command(name, input, cookie);
  if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.body}`);
  return answer.json();
};

test('names are found across scripts, numbers in any writing, pages follow each other', async () => {
  const first = (await people({ pageSize: 2 })).rows;
  expect((await people({ pageSize: 2, page: 2 })).rows[0]?.registerNumber).not.toBe(first[0]?.registerNumber);
  const [one] = first;
  expect((await people({ q: one?.names[0]?.full ?? '' })).rows.map(({ personNo }) => personNo)).toContain(
    one?.personNo,
  );
  expect((await people({ q: 'bilal' })).rows.map(({ personNo }) => personNo)).toContain(one?.personNo);
  expect((await people({ q: one?.registerNumber.toLowerCase().replaceAll('-', ' ') ?? '' })).rows).toMatchObject([
    { personNo: one?.personNo },
  ]);
  // the word as it is written and its key are both stored with the person, who is found once, and so is a word that has several keys
  for (const q of ['بلال', 'Bilal', 'al-Hammal'] as const) {
    const { total, rows } = await people({ q, pageSize: 200 });
    expect(total).toBeGreaterThan(0);
    expect(new Set(rows.map(({ personNo }) => personNo)).size).toBe(total);
  }
  expect((await people({ q: '؟' })).total).toBe(0);
  expect((await people({ q: 'zzyzx' })).total).toBe(0);
});

test('who has no word of a search whole is found by the beginning of the names, across scripts, page by page', async () => {
  const whole = await people({ q: 'mohammed', pageSize: 500 });
  expect(whole.beginning).toBe(false);
  const numbers = ({ rows }: PeopleAnswer) => rows.map(({ personNo }) => personNo);
  for (const q of ['moha', 'محم'] as const) {
    const begun = await people({ q, pageSize: 500 });
    expect(begun.beginning).toBe(true);
    expect(numbers(begun)).toEqual(expect.arrayContaining(numbers(whole)));
    expect(numbers(begun).length).toBe(begun.total);
    const second = await people({ q, page: 2, pageSize: 7 });
    expect([second.beginning, second.total, numbers(second)]).toEqual([true, begun.total, numbers(begun).slice(7, 14)]);
    expect((await people({ q, site: 'GHW', status: 'held', pageSize: 500 })).total).toBeGreaterThan(0);
  }
  // every word begins a name of the same person; a single letter, or a word of which nobody's name is a continuation, finds nobody
  const both = await people({ q: 'moha ahme', pageSize: 500 });
  expect(both.total).toBeGreaterThan(0);
  expect(both.total).toBeLessThan(whole.total);
  // the words before the last are taken as they are written, as long as somebody has them so
  const typed = await people({ q: 'mohammed ahme', pageSize: 500 });
  expect(typed.beginning).toBe(true);
  expect(numbers(whole)).toEqual(expect.arrayContaining(numbers(typed)));
  expect(numbers(both)).toEqual(expect.arrayContaining(numbers(typed)));
  expect(numbers(typed)).toEqual(expect.arrayContaining(numbers(await people({ q: 'mohammed ahmed', pageSize: 500 }))));
  expect(numbers(await people({ q: 'mohammed ahme', page: 2, pageSize: 3 }))).toEqual(numbers(typed).slice(3, 6));
  expect(numbers(await people({ q: 'ahmed mohammed', pageSize: 500 }))).toEqual(
    numbers(await people({ q: 'mohammed ahmed', pageSize: 500 })),
  );
  for (const q of ['zzy', 'moha zzy'] as const)
    expect(await people({ q })).toMatchObject({ total: 0, rows: [], beginning: false });
});

test('pages in any order are those of the whole list, also after somebody left it', async () => {
  const numbersOf = ({ rows }: PeopleAnswer) => rows.map(({ personNo }) => personNo);
  const check = async (asked: PeopleQuery) => {
    const whole = await people({ ...asked, pageSize: 500 });
    const persons = numbersOf(whole);
    expect(whole.total).toBe(persons.length);
    // a search begins with who has the words as they are written
    if (asked.q === undefined) expect(persons).toEqual(persons.toSorted((left, right) => left - right));
    // a page that is found from one before it, from itself, and past the end
    for (const page of [3, 2, 3, 4, 2, 1]) {
      const cut = await people({ ...asked, pageSize: 7, page });
      expect([asked, page, cut.total, numbersOf(cut)]).toEqual([
        asked,
        page,
        persons.length,
        persons.slice((page - 1) * 7, page * 7),
      ]);
    }
    return persons;
  };
  for (const asked of [{}, { site: 'GHW' }, { status: 'held' }, { q: 'm' }] as const) await check(asked);
  for (const q of ['mohammed', 'mohammed ahmed', 'abu mohammed ahmed'] as const) await check({ q });
  expect((await people({ q: 'mohammed' })).total).toBeGreaterThan(14);
  const held = await check({ site: 'GHW', status: 'held' });
  const gone = held[8] as number;
  await issue('register/record-unaccounted', { personNo: gone, circumstances: 'synthetic' });
  expect(await check({ site: 'GHW', status: 'held' })).toEqual(held.filter((personNo) => personNo !== gone));
});

test('the two with a defect of their order have an open breach, and the expired order is a release to review', async () => {
  const { total, rows } = await people({ status: 'breach' });
  expect(total).toBe(2);
  const files = await Promise.all(rows.map(({ personNo }) => person(`personNo=${personNo}`)));
  expect(files.map(({ orders }) => orders.map(({ state }) => state)).sort()).toEqual([[], ['expired']]);
  for (const file of files)
    expect(file.owedNext.map(({ code }) => code)).toEqual(
      expect.arrayContaining([file.orders.length === 0 ? 'order-missing' : 'release-review', 'breach-open']),
    );
  // whose order had ended is not said never to have had one, in the file and in the list
  const listed = (await server.get('/api/register/breaches', cookie)).json().rows;
  for (const { person: one, orders, breaches } of files) {
    const ended = orders[0]?.expiresAt;
    const row = listed.find(({ personNo }: { personNo: number }) => personNo === one.personNo);
    for (const breach of [breaches[0], row]) {
      expect(breach?.orderEndedAt).toBe(ended);
      expect(breach?.text.en.startsWith('The order had ended')).toBe(ended !== undefined);
    }
    const { timeline } = await person(`personNo=${one.personNo}`);
    const opened = timeline.find(({ type }) => type === 'BreachOpened');
    expect([opened?.orderEndedAt, opened?.summary.en.includes('There is no order')]).toEqual([
      ended,
      ended === undefined,
    ]);
    expect(opened?.summary.en.includes('The order had ended')).toBe(ended !== undefined);
  }
});

test('a correction is seen now and not in what was known before it', async () => {
  const personNo = (await people({ pageSize: 1 })).rows[0]?.personNo as number;
  const before = await person(`personNo=${personNo}`);
  await issue('access/advance-clock', { minutes: 60 });
  const knownAt = (await server.get('/api/access/me')).json().register.nowAt;
  await issue('access/advance-clock', { minutes: 60 });
  await issue('register/add-name', {
    personNo,
    name: { full: 'Known Later', script: 'latin', kind: 'alias', source: 'interview' },
  });
  await issue('register/record-found-in-section', { personNo, site: 'GHW', section: 'North' });
  const now = await person(`personNo=${personNo}`);
  expect(now.person.names.map(({ full }) => full)).toContain('Known Later');
  expect(now.person.place.section).toBe('North');
  expect(now.custody).toHaveLength(before.custody.length + 1);
  const then = await person(`personNo=${personNo}&asKnownAt=${knownAt}`);
  expect(then.person.names).toEqual(before.person.names);
  expect(then.custody.map(({ fromAt, place }) => [fromAt, place])).toEqual(
    before.custody.map(({ fromAt, place }) => [fromAt, place]),
  );
  expect(then.timeline).toEqual(before.timeline);
  const asOf = await person(`personNo=${personNo}&asOfAt=${knownAt}`);
  expect(asOf.person.place.section).toBeNull();
});

test('what can be corrected is told to who may correct it, and a withdrawn finding no longer', async () => {
  const personNo = (await people({ pageSize: 1 })).rows[0]?.personNo as number;
  const of = (file: PersonAnswer, type: string) => file.timeline.filter((entry) => entry.type === type);
  const [found] = of(await person(`personNo=${personNo}`), 'FoundInSection');
  expect(found?.correctable).toBe('place');
  const monitor = await server.signIn('monitor.mon');
  const seen: PersonAnswer = (await server.get(`/api/register/person?personNo=${personNo}`, monitor)).json();
  expect(seen.timeline.filter(({ correctable }) => correctable !== undefined)).toEqual([]);
  await issue('register/correct-event', {
    eventId: found?.eventId,
    correction: { withdrawn: true },
    reason: 'another person was meant',
  });
  const [withdrawn] = of(await person(`personNo=${personNo}`), 'FoundInSection');
  expect(withdrawn?.correctable).toBeUndefined();
  expect(withdrawn?.correctedBy).toBeTruthy();
});

test('before a person was known there is no file', async () => {
  const personNo = (await people({ pageSize: 1 })).rows[0]?.personNo as number;
  expect((await server.get(`/api/register/person?personNo=${personNo}&asKnownAt=1000`, cookie)).statusCode).toBe(404);
});

test('a list keeps its counts; its work list shows the reason, the cells and who it may be', async () => {
  const { lists } = (await server.get('/api/register/lists', cookie)).json();
  expect(lists).toMatchObject([{ read: 153, accepted: 150, waiting: 2, refused: 1, fileName: 'list-21-january.csv' }]);
  const { rows } = (await server.get(`/api/register/list?listNo=${lists[0].listNo}`, cookie)).json();
  expect(rows.map(({ code }: { code: string }) => code)).toEqual(
    expect.arrayContaining(['row-no-name', 'possible-double-in-list']),
  );
  const order = [
    'ت (No.)',
    'الاسم الكامل (Full name)',
    'الاسم باللاتينية (Name in Latin letters)',
    'الاسم بالكردية (Name in Kurdish)',
    'الاسم كما في الوثيقة (Name as in document)',
    'اسم الأب (Father)',
    'اسم الجد (Grandfather)',
    'الجنس (Sex)',
    'تاريخ الميلاد (Date of birth)',
    'الجنسية (Nationality)',
    'رقم الاحتجاز (Holding number)',
    'رقم أمر التوقيف (Order reference)',
    'الفئة العمرية (Age group)',
    'ملاحظات (Remarks)',
  ];
  for (const row of rows.filter(({ outcome }: { outcome: string }) => outcome === 'waiting')) {
    expect(row.candidates).toHaveLength(1);
    expect(row.reason.ckb).toBeTruthy();
    expect(Object.keys(row.cells).length).toBeGreaterThan(5);
    expect(Object.keys(row.cells)).toEqual(order.filter((heading) => heading in row.cells));
  }
});

test('the receiving authority sees nobody before they are put on a manifest to it', async () => {
  const other = await server.signIn('receiving.one');
  expect((await server.ask('register/people', {}, other)).json().total).toBe(0);
  expect((await server.get('/api/register/lists', other)).json().lists).toEqual([]);
});

test('the file shows the father and the mother whom a list names; a field that has no place in a file cannot be chosen', async () => {
  const list = (headings: Record<string, string>) => ({
    site: 'GHW',
    source: 'a list with mothers',
    fileName: 'list.csv',
    file: Buffer.from('Name,Father,Column,Sex\nMunir Testfile Example,Testfile,Zahra,male\n').toString('base64'),
    headings,
  });
  const { result } = await issue('register/receive-list', list({ Column: 'mother' }));
  const answer = await person(`personNo=${result.rows[0].personNo}`);
  expect(answer.person.names).toMatchObject([
    { full: 'Munir Testfile Example', father: 'Testfile', mother: 'Zahra', source: 'a list with mothers' },
  ]);
  const refused = await server.command('register/receive-list', list({ Column: 'external-number' }), cookie);
  expect(refused.statusCode).toBe(422);
});

test('a certified copy is known by its code as long as the register stands, whatever is recorded later and whoever asks', async () => {
  const [row, other] = (await people({ pageSize: 2, site: 'GHW', status: 'held' })).rows;
  const personNo = row?.personNo as number;
  const copyFor = async (by: string) => {
    const answer = await server.get(`/api/register/certified-copy?personNo=${personNo}`, by);
    expect(answer.headers['content-type'], answer.body.slice(0, 300)).toBe('application/pdf');
    const text = pdfText(answer.rawPayload);
    const [code = ''] = /\b(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}\b/.exec(text) ?? [];
    return { text, code };
  };
  const check = (code: string, by: string, of = personNo) =>
    server.get(`/api/register/check-copy?personNo=${of}&copyCode=${encodeURIComponent(code)}`, by);
  const agrees = async (...words: Parameters<typeof check>) => (await check(...words)).json<CheckCopyAnswer>().agrees;
  await issue('register/record-number', { personNo, kind: 'icrc', number: 'SYN 4711', source: 'synthetic card' });
  await issue('access/advance-clock', { minutes: 5 });
  const first = await copyFor(cookie);
  expect(first.text).toContain(row?.registerNumber);
  expect(first.text).toContain('SYN 4711');
  expect(await agrees(first.code, cookie)).toBe(true);

  const file = await person(`personNo=${personNo}`);
  await issue('register/withdraw-number', {
    numberId: file.person.numbers.find(({ number }) => number === 'SYN 4711')?.numberId,
    reason: 'of another card',
  });
  await issue('register/add-name', {
    personNo,
    name: { full: 'Synthetic Later', script: 'latin', kind: 'alias', source: 'later' },
  });
  await issue('register/record-found-in-section', { personNo, site: 'GHW', section: 'North' });
  const found = (await person(`personNo=${personNo}`)).timeline.find(({ correctable }) => correctable === 'birth');
  expect(found).toBeDefined();
  await issue('register/correct-event', {
    eventId: found?.eventId,
    correction: { birth: '1991' },
    reason: 'synthetic',
  });
  // a fear is told to some only, and stands on no copy, whoever makes it
  await issue('safeguards/record-fear', { personNo, country: 'IRQ', account: 'Synthetic account.' });
  await issue('access/advance-clock', { minutes: 60 });
  const second = await copyFor(cookie);
  expect(second.text).not.toMatch(/fear/i);
  expect(second.code).not.toBe(first.code);
  const monitor = await server.signIn('monitor.mon');
  for (const by of [cookie, monitor, await server.signIn('health.sdf')])
    for (const { code } of [first, second])
      expect(await agrees(code.toLowerCase().replaceAll('-', ' '), by)).toBe(true);
  const assessor = await server.signIn('assessor.pap');
  const told: PersonAnswer = (await server.get(`/api/register/person?personNo=${personNo}`, assessor)).json();
  expect(told.timeline.map(({ type }) => type)).toContain('FearRecorded');
  const ofAssessor = await copyFor(assessor);
  expect(ofAssessor.text).toContain('Synthetic Later');
  expect(ofAssessor.text).not.toMatch(/fear/i);
  expect(await agrees(ofAssessor.code, cookie)).toBe(true);

  const changed = first.code.replace(/.$/, (digit) => (digit === '7' ? '8' : '7'));
  expect(await agrees(changed, cookie)).toBe(false);
  expect(await agrees(first.code, cookie, other?.personNo)).toBe(false);
  // of a time before the person was known, and of a time to come
  expect(await agrees(first.code.replace(/^..../, '0000'), cookie)).toBe(false);
  expect(await agrees(first.code.replace(/^..../, 'ZZZZ'), cookie)).toBe(false);
  for (const typed of ['', 'GHW-000001-X', first.code.slice(1)])
    expect((await check(typed, cookie)).statusCode).toBe(422);
  expect((await check(first.code, await server.signIn('receiving.one'))).statusCode).toBe(404);
  expect((await server.get(`/api/register/certified-copy?personNo=${personNo}`)).statusCode).toBe(401);
});

test('what a certified copy leaves out is what the database tells to some only', async () => {
  const admin = new pg.Client(server.database.admin);
  await admin.connect();
  try {
    const { rows } = await admin.query<{ type: string; some: boolean }>(
      'SELECT type, register.is_told_to_some(type) AS some FROM register.event_type',
    );
    expect(rows.filter(({ some }) => some).length).toBeGreaterThan(5);
    expect(rows.filter((row) => isForEverybody(row) === row.some)).toEqual([]);
  } finally {
    await admin.end();
  }
});
