import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { pdfWords } from '../../src/platform/pdf/read-pdf.fixture.ts';
import { atDesks } from './support/at-desks.ts';
import { goTo } from './support/gestures.ts';
import { messyList } from './support/messy-list.ts';
import { expectNoProblems, type Officer } from './support/officer.ts';
import type { Texts } from './support/texts.ts';

const at = atDesks();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-intake-'));

afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The file of the child who came in with a parent. */
let child = '';

/** On paper nothing is pressed, and nothing lies beyond its edges: a page that reads right to left lost its left half once. */
const expectOnPaper = (pdf: Buffer): void => {
  const words = pdfWords(pdf);
  expect(words.filter(({ from, to }) => from < 20 || to > 576)).toEqual([]);
  const text = words.map(({ word }) => word).join(' ');
  // the head of the page with the clock, the first row and the last
  for (const said of ['2026', 'GHW-000001-Y', 'GHW-000050-H']) expect(text).toContain(said);
  expect(text).not.toContain('CSV');
};

const signInAs = (username: string, texts: Texts): Promise<Officer> =>
  at.signIn(texts.language, { username, shots: `intake-${texts.language}` });

test('a workbook as lists are: trial run, mapping, annotated sheet, receipt, and a row that waits is corrected', async () => {
  const officer = await signInAs('origin.one', at.arabic);
  await officer.open('/lists/receive');
  await officer.type(officer.say('register:lists.source'), 'synthetic letter 7');
  // only of an own site may a list be received: no other is offered
  const offered = (site: string) =>
    officer.page.getByLabel(officer.say('register:people.site')).locator(`option[value="${site}"]`);
  await expect.poll(() => offered('GHW').count()).toBe(1);
  expect(await offered('KRK').count()).toBe(0);
  await officer.choose(officer.say('register:people.site'), { value: 'GHW' });
  await officer.page.locator('input[type=file]').setInputFiles(messyList);
  await officer.press(officer.say('register:receive.try'));
  await officer.sees(officer.say('register:reading.title'));
  await officer.sees(/القائمة/);
  await officer.look('reading');
  await officer.choose('ذ/أ', { value: 'sex' });
  // what is received is what was read: a heading that was changed since is read first
  await officer.sees(officer.say('register:receive.notAsRead'));
  await officer.press(
    officer.page.getByRole('button', { name: officer.say('register:mapping.readAgain'), exact: true }).last(),
  );
  await officer.settle();
  await officer.sees(officer.say('register:receive.confirm', { count: 6 }));
  await officer.look('tried');
  const [download] = await Promise.all([
    officer.page.waitForEvent('download'),
    officer.press(officer.say('register:lists.annotated.csv')),
  ]);
  const annotated = fs.readFileSync((await download.path()) ?? '', 'utf8');
  expect(download.suggestedFilename()).toBe('trial-GHW.csv');
  expect(annotated.split('\r\n')).toHaveLength(8);
  expect(annotated).toContain("'=1+1");
  await officer.press(officer.say('register:receive.confirm', { count: 6 }));
  await officer.sees(officer.say('register:receive.done'));
  const [workbook] = await Promise.all([
    officer.page.waitForEvent('download'),
    officer.press(officer.say('register:lists.annotated.xlsx')),
  ]);
  expect(
    fs
      .readFileSync((await workbook.path()) ?? '')
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await officer.press(officer.say('register:receive.toWorkList', { count: 3 }));
  await officer.settle();
  await officer.look('work-list');
  const waiting = officer.page.getByRole('region', { name: officer.say('shell:problem.row', { row: 5 }) });
  await officer.press(waiting.getByRole('button', { name: officer.say('register:list.correct'), exact: true }));
  const dialog = officer.page.getByRole('dialog');
  await dialog.waitFor();
  await officer.type(dialog.getByLabel(officer.say('register:people.birth')), '1991');
  await officer.type(dialog.getByLabel(officer.say('register:list.correctReason')), 'المصدر الأصلي يذكر السنة فقط');
  await officer.look('correct-row');
  await officer.press(dialog.getByRole('button', { name: officer.say('register:list.correct'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await waiting.waitFor({ state: 'detached' });
  await officer.leave();
});

test('one person is captured and tagged, what is unknown is owed on the file, an escape is recorded, and a recapture goes on in the same file', async () => {
  const officer = await signInAs('origin.one', at.english);
  await goTo(officer, 'people');
  await officer.press(officer.say('register:enter.title'));
  await officer.page.waitForURL(/\/people\/register$/);
  await officer.look('register');
  const particular = (name: string) =>
    officer.page.getByRole('group', { name: officer.say(`register:intake.particular.${name}`), exact: true });
  const tell = async (): Promise<void> => {
    for (const name of ['place', 'unit', 'authority', 'circumstances', 'condition'])
      await officer.type(particular(name).getByRole('textbox'), `synthetic ${name}`);
    await officer.type(particular('when').getByRole('textbox'), '2026-01-17');
    await officer.choose(particular('reasonsTold').getByRole('combobox'), { value: 'unknown' });
    await officer.type(particular('reasonsTold').getByRole('textbox'), 'no interpreter was there');
  };
  // what is missing is marked where it is asked, and what was typed stays when the way in turns out to be another
  await officer.press(officer.say('register:intake.submit'));
  const name = officer.page.getByLabel(officer.say('register:enter.name')).first();
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  await officer.type(particular('unit').getByRole('textbox'), 'typed before');
  await officer.press(officer.page.getByLabel(officer.say('register:intake.way.arrest'), { exact: true }));
  expect(await particular('unit').getByRole('textbox').inputValue()).toBe('typed before');
  await officer.press(officer.page.getByLabel(officer.say('register:intake.way.capture'), { exact: true }));
  const since = (label: string, at: string) => officer.type(officer.page.getByLabel(label), at);

  await officer.type(officer.say('register:enter.name'), 'Sample Captured Person');
  await officer.type(officer.page.getByLabel(officer.say('register:identity.source')).first(), 'own statement');
  await officer.choose(officer.say('register:enter.sex'), { value: 'male' });
  await officer.choose(officer.say('register:people.place'), { value: 'GHW' });
  await since(officer.say('register:enter.fromAt'), '2026-01-17T10:00');
  await officer.press(officer.say('register:intake.submit'));
  await officer.page.getByRole('alert').first().waitFor();
  await officer.look('register-missing');
  await tell();
  await officer.press(officer.say('register:intake.inventory.add'));
  await officer.type(officer.say('register:intake.inventory.description'), 'identity card');
  // a date as nobody can read it is refused by the name that the page gives its field
  await officer.type(particular('when').getByRole('textbox'), '17.1.26');
  await officer.press(officer.say('register:intake.submit'));
  await officer.page
    .getByRole('alert')
    .getByText(`${officer.say('register:intake.particular.when')} ·`)
    .waitFor();
  await officer.type(particular('when').getByRole('textbox'), '2026-01-17');
  await officer.press(officer.say('register:intake.submit'));
  await officer.sees(officer.say('register:intake.done'));
  await officer.look('registered');
  const tag = officer.page.getByRole('link', { name: /-1$/ });
  const paper = await officer.page.request.get((await tag.getAttribute('href')) ?? '');
  expect(paper.headers()['content-type']).toBe('application/pdf');
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const file = officer.page.getByRole('link', { name: /^GHW-\d{6}-[0-9A-Z]$/ });
  await officer.press(file);
  await officer.page.waitForURL(/\/people\/\d+$/);
  await officer.settle();
  await officer.sees(/reasons told to the person/);
  await officer.look('file');

  await officer.press(officer.say('register:file.escape'));
  const dialog = officer.page.getByRole('dialog');
  await officer.type(dialog.getByLabel(officer.say('register:file.circumstances')), 'through the north wall');
  await officer.type(dialog.getByLabel(officer.say('register:file.occurredAt')), '2026-01-17T12:00');
  await officer.choose(dialog.getByLabel(officer.say('register:people.place')), { value: 'GHW' });
  await officer.press(dialog.getByRole('button', { name: officer.say('register:file.escape'), exact: true }));
  await dialog.waitFor({ state: 'detached' });

  // Custody goes on in the file of whoever escaped: no second file, and a second tag.
  await goTo(officer, 'people');
  await officer.press(officer.say('register:enter.title'));
  await officer.page.waitForURL(/\/people\/register$/);
  await officer.press(officer.page.getByLabel(officer.say('register:intake.way.recapture'), { exact: true }));
  await officer.type(officer.page.getByLabel(officer.say('register:intake.escaped')), 'Sample Captured');
  await officer.press(officer.say('register:people.find'));
  await officer.press(officer.page.getByRole('radio', { name: /Sample Captured Person/ }));
  await officer.choose(officer.say('register:people.place'), { value: 'GHW' });
  await since(officer.say('register:enter.fromAt'), '2026-01-17T20:00');
  await tell();
  // that somebody had nothing with them is said, never left as it stood
  await officer.choose(particular('inventory').getByRole('combobox'), { value: 'nothing' });
  await officer.look('recapture');
  await officer.press(officer.say('register:intake.submit'));
  await officer.sees(officer.say('register:intake.done'));
  await officer.look('recaptured');
  await officer.page.getByRole('link', { name: /-2$/ }).waitFor();
  await officer.press(file);
  await officer.page.waitForURL(/\/people\/\d+$/);
  await officer.page
    .getByRole('cell', { name: officer.say('register:custody.states.held'), exact: true })
    .nth(1)
    .waitFor();
  await officer.look('recaptured-file');

  // A child comes in with a detained parent: it gets a file of its own, and is nobody's detainee.
  await goTo(officer, 'people');
  await officer.press(officer.say('register:enter.title'));
  await officer.page.waitForURL(/\/people\/register$/);
  await officer.press(officer.page.getByLabel(officer.say('register:intake.way.with-parent'), { exact: true }));
  await officer.type(officer.page.getByRole('textbox', { name: /^Parent/ }), 'Sample Captured');
  await officer.press(officer.say('register:people.find'));
  await officer.press(officer.page.getByRole('radio', { name: /Sample Captured Person/ }));
  await officer.type(officer.say('register:enter.name'), 'Sample Child Person');
  await officer.type(officer.page.getByLabel(officer.say('register:identity.source')).first(), 'the parent');
  await officer.choose(officer.say('register:enter.sex'), { value: 'female' });
  await officer.type(officer.page.getByRole('textbox', { name: /^Birth/ }), '2022-05-05');
  await since(officer.say('register:accompanying.came'), '2026-01-17T20:30');
  await officer.look('register-child');
  await officer.press(officer.say('register:intake.submit'));
  await officer.sees(officer.say('register:intake.done'));
  await officer.press(file);
  await officer.page.waitForURL(/\/people\/\d+$/);
  await officer.sees(officer.say('register:accompanying.isChild'));
  await officer.look('child-file');
  child = new URL(officer.page.url()).pathname;
  await officer.leave();

  // child protection decides on the file what is best for the child
  const protector = await signInAs('child.moj', at.arabic);
  await protector.open(child);
  await protector.press(protector.say('register:accompanying.decide'));
  const decision = protector.page.getByRole('dialog');
  await protector.choose(decision.getByLabel(protector.say('register:accompanying.outcome')), { value: 'beside' });
  await protector.type(
    decision.getByLabel(protector.say('register:accompanying.reasons')),
    'الوالد يعتني بالطفلة ولا قريب آخر خارج المكان',
  );
  await protector.type(decision.getByLabel(protector.say('register:accompanying.reviewAt')), '2026-03-01T10:00');
  await protector.look('child-decision');
  await protector.press(
    decision.getByRole('button', { name: protector.say('register:accompanying.decide'), exact: true }),
  );
  await decision.waitFor({ state: 'detached' });
  await protector.sees(/الوالد يعتني بالطفلة/);
  await protector.look('child-decided');
  // and corrects who the parent is: the old word stays told, and the decision does not count for the right one
  const named = protector.say('register:accompanying.correctOf', { number: '' }).trim();
  await protector.press(protector.page.getByRole('button', { name: new RegExp(`^${named}`) }));
  await protector.type(
    decision.getByRole('textbox', { name: protector.say('register:accompanying.rightParent') }),
    'GHW-000001-Y',
  );
  await protector.press(decision.getByRole('button', { name: protector.say('register:people.find') }));
  await protector.press(decision.getByRole('radio'));
  await protector.type(decision.getByLabel(protector.say('register:accompanying.source')), 'الوالدان');
  await protector.type(
    decision.getByLabel(protector.say('register:accompanying.why')),
    'سُجّل الطفل مع الشخص الواقف بجانبه في الصف',
  );
  await protector.look('parent-correction');
  await protector.press(
    decision.getByRole('button', { name: protector.say('register:accompanying.correct'), exact: true }),
  );
  await decision.waitFor({ state: 'detached' });
  await protector.sees(new RegExp(protector.say('register:accompanying.wrongParent')));
  await protector.sees(protector.say('register:accompanying.undecided'));
  await protector.look('parent-corrected');
  await protector.leave();
});

test('the page in Arabic has no fault', async () => {
  const officer = await signInAs('origin.two', at.arabic);
  await officer.open('/people/register');
  await officer.press(officer.page.getByRole('radio', { name: officer.say('register:intake.way.existing-custody') }));
  await officer.look('register-existing');
  await officer.press(officer.page.getByRole('radio', { name: officer.say('register:intake.way.birth-in-custody') }));
  await officer.look('register-birth');

  // a child who left comes back with the parent, in the file that it has
  await officer.open(child);
  const childNumber =
    /[A-Z]{3}-\d{6}-[A-Z0-9]/.exec((await officer.page.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  await officer.press(officer.say('register:accompanying.depart'));
  const dialog = officer.page.getByRole('dialog');
  await officer.type(dialog.getByLabel(officer.say('register:household.whereTo')), 'خالته');
  await officer.type(dialog.getByLabel(officer.say('register:household.account')), 'أخذته خالته');
  await officer.type(dialog.getByLabel(officer.say('register:file.occurredAt')), '2026-01-17T20:40');
  await officer.press(dialog.getByRole('button', { name: officer.say('register:accompanying.depart'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await officer.open('/people/register');
  await officer.press(officer.page.getByRole('radio', { name: officer.say('register:intake.way.known-with-parent') }));
  const find = async (key: string, query: string): Promise<void> => {
    const field = officer.page.getByRole('textbox', { name: new RegExp(`^${officer.say(key)}`) });
    await officer.type(field, query);
    await field.press('Enter');
    await officer.press(officer.page.getByRole('radio', { name: new RegExp(query) }));
  };
  // nobody holds the child now, so that the name is closed to the officer: the page says what finds it
  const field = officer.page.getByRole('textbox', { name: new RegExp(`^${officer.say('register:intake.child')}`) });
  await officer.type(field, 'Sample Child');
  await field.press('Enter');
  await officer.sees(officer.say('register:people.noneMayBeClosed'));
  await officer.look('known-child-closed');
  await find('register:intake.child', childNumber);
  await find('register:intake.parent', 'Sample Captured');
  await officer.type(officer.page.getByLabel(officer.say('register:identity.source')).first(), 'الخالة');
  await officer.type(officer.page.getByLabel(officer.say('register:accompanying.came')), '2026-01-17T20:45');
  await officer.look('register-known-child');
  await officer.press(officer.say('register:intake.submit'));
  await officer.sees(officer.say('register:intake.done'));
  await officer.open(child);
  await officer.sees(officer.say('register:accompanying.isChild'));
  await officer.look('known-child-file');
  await officer.leave();
});

test('the same list from the command line, as an officer: exit codes, every row, the annotated sheet', async () => {
  const list = path.join(folder, 'list.xlsx');
  fs.writeFileSync(list, messyList.buffer);
  const officers = await at.server.demonstrationOfficers();
  // A code counts once: this officer has not signed in yet.
  const known = officers.find(({ username }) => username === 'origin.two');
  const run = (words: readonly string[], environment: Record<string, string>) =>
    promisify(execFile)(process.execPath, ['src/cli/main.ts', 'import', list, '--url', at.server.origin, ...words], {
      env: { PATH: process.env.PATH ?? '', ...environment },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  const refused = await run(['--site', 'GHW'], {
    OFFICER_USERNAME: 'origin.two',
    OFFICER_PASSWORD: 'x',
    OFFICER_CODE: '000000',
  });
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect((await run([], {})).code).toBe(2);
  const annotated = path.join(folder, 'annotated.csv');
  const codes = async () =>
    (await at.server.demonstrationOfficers()).find(({ username }) => username === 'origin.two')?.totp ?? '';
  let done: Awaited<ReturnType<typeof run>>;
  for (const before = await codes(), until = Date.now() + 40_000; ; ) {
    // The page above used the code of its half minute.
    const code = await codes();
    done = await run(['--site', 'GHW', '--dry-run', '--json', '--map', 'ذ/أ=sex', '--annotated', annotated], {
      OFFICER_USERNAME: 'origin.two',
      OFFICER_PASSWORD: known?.password ?? '',
      OFFICER_CODE: code,
    });
    if (done.code !== 1 || code !== before || Date.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
  expect(done).toMatchObject({ code: 3, stderr: '' });
  const result = JSON.parse(done.stdout) as { read: number; accepted: number; waiting: number; refused: number };
  expect(result.read).toBe(6);
  expect(result.accepted + result.waiting + result.refused).toBe(6);
  expect(fs.readFileSync(annotated, 'utf8').split('\r\n')).toHaveLength(8);
});

test('a list is kept as a view and opens with it, is saved with an entry of who took it, and persons are chosen on it', async () => {
  const officer = await signInAs('origin.one', at.arabic);
  const dialog = officer.page.getByRole('dialog');
  const pressIn = (key: string) => officer.press(dialog.getByRole('button', { name: officer.say(key), exact: true }));
  await officer.open('/people?site=GHW&status=held');
  await officer.press(officer.say('shell:list.keep'));
  await dialog.waitFor();
  await officer.type(officer.say('shell:list.viewName'), 'المحتجزون في الحسكة');
  await officer.look('keep-view');
  await pressIn('shell:list.keep');
  await dialog.waitFor({ state: 'detached' });
  await officer.press(officer.say('shell:list.openWith'));
  await pressIn('shell:list.openWith');
  await dialog.waitFor({ state: 'detached' });
  // a page that is not there gives way to the last one
  await officer.open('/people?site=GHW&status=held&page=99');
  await officer.page.waitForURL(/held&page=\d$/);
  await officer.open('/people');
  await officer.page.waitForURL(/site=GHW&status=held/);
  const [table] = await Promise.all([
    officer.page.waitForEvent('download'),
    officer.press(officer.say('shell:list.csv')),
  ]);
  const csv = fs.readFileSync((await table.path()) ?? '', 'utf8');
  expect([csv.startsWith('\ufeffرقم السجل,'), csv.split('\r\n').length > 140]).toEqual([true, true]);
  expectOnPaper(await officer.page.pdf({ format: 'A4' }));
  await officer.page.locator('tbody tr').nth(2).press('Space');
  await officer.sees(officer.say('register:bulk.chosen', { count: 1 }));
  await officer.look('people-chosen');
  await officer.press(officer.say('register:bulk.section'));
  await dialog.waitFor();
  await officer.look('bulk-section');
  await officer.leave();
});

test('no page that was seen has a fault, and the register verifies clean', async () => {
  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
  expect(await at.server.stop()).toBe(0);
  expect(await at.server.verify()).toMatchObject({ code: 0, report: { ok: true } });
});
