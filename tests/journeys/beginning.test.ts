import { expect, test } from 'vitest';
import { startEmpty } from './support/amana-server.ts';
import { atDesks } from './support/at-desks.ts';
import { enrol } from './support/enrol.ts';
import { goTo } from './support/gestures.ts';
import { expectNoProblems, type Officer } from './support/officer.ts';
import type { Texts } from './support/texts.ts';

const at = atDesks(startEmpty);

/** What docs/operators/beginning.md tells whoever runs the server: an authority, and an officer of it by a one-time link. */
const invite = async (username: string, role: string): Promise<string> => {
  const name = ['--name-en', username, '--name-ar', 'ضابط'];
  const said = await at.server.operate([
    'officer',
    'invite',
    '--username',
    username,
    ...name,
    '--authority',
    'GIV',
    '--role',
    role,
  ]);
  return /http\S+/.exec(said)?.[0] ?? '';
};

const newcomer = async (username: string, role: string, texts: Texts): Promise<Officer> => {
  const link = await invite(username, role);
  expect(new URL(link).origin).toBe(at.server.origin);
  const officer = await at.sitDown(texts.language, { username, shots: `beginning-${texts.language}` });
  await enrol(officer, link);
  return officer;
};

/** The form that is open: types into its fields in their order, and sends it. */
const sendForm = async (officer: Officer, values: readonly string[]): Promise<void> => {
  const dialog = officer.page.getByRole('dialog');
  await dialog.waitFor();
  for (const [index, value] of values.entries())
    if (value !== '') await officer.type(dialog.locator('input').nth(index), value);
  await officer.press(dialog.locator('button[type=submit]'));
  await officer.settle();
};

const refused = (officer: Officer, field: string): Promise<void> =>
  officer.page
    .getByRole('dialog')
    .getByRole('alert')
    .getByText(`${officer.say(field)} ·`)
    .waitFor();

test('on an empty register the administrator adds a site with its sections and numbers', async () => {
  const words = ['--name-en', 'Giving authority', '--name-ar', 'الجهة المسلِّمة'];
  await at.server.operate(['officer', 'authority', '--code', 'GIV', '--country', 'SYR', ...words]);
  const administrator = await newcomer('admin.giv', 'administrator', at.arabic);
  await administrator.sees(administrator.say('transfers:operation.next.administrator'));
  await administrator.look('no-operation');
  await goTo(administrator, 'sites');
  await administrator.sees(administrator.say('sites:list.noneYet'));
  await administrator.look('no-site');

  // what is wrong is called as the form calls it
  await administrator.press(administrator.say('sites:addSite.title'));
  await administrator.choose(administrator.say('sites:vehicles.kind'), { value: 'prison' });
  await sendForm(administrator, ['TST', 'سجن الاختبار', 'Test prison', '', 'SYR', 'Asia/Damascus', '36.5', '999']);
  await refused(administrator, 'sites:addSite.longitude');
  await administrator.look('site-refused');
  await sendForm(administrator, ['', '', '', '', '', '', '', '40.7']);
  await administrator.press(administrator.page.locator('tbody a', { hasText: 'سجن الاختبار' }).first());
  await administrator.page.waitForURL(/\/sites\/TST$/);
  await administrator.settle();

  await administrator.press(administrator.say('sites:site.addSection'));
  const dialog = administrator.page.getByRole('dialog');
  await dialog.waitFor();
  for (const list of await dialog.locator('select').all()) await list.selectOption({ index: 1 });
  await sendForm(administrator, ['الشمالي', '٤٠', 'قياس']);
  await dialog.waitFor({ state: 'detached' });
  await administrator.page.getByRole('cell', { name: 'الشمالي' }).first().waitFor();
  await administrator.press(administrator.say('sites:numbers.allocate'));
  await sendForm(administrator, ['1', '50']);
  await dialog.waitFor({ state: 'detached' });
  await administrator.sees(/TST-000001/);
  await administrator.look('site');
  await administrator.leave();
});

test('the first operation is opened by a form that outlives the page behind it, then its phases, then a second operation', async () => {
  const cell = await newcomer('cell.giv', 'transfer_cell', at.english);
  const open = cell.say('transfers:operation.open');
  const dialog = cell.page.getByRole('dialog');
  await cell.press(open);
  await dialog.waitFor();
  await cell.type(dialog.locator('input').first(), 'OP 1');
  // looked away from and back at, the page asks again: there is still no operation, and what was typed is still there
  await cell.rest();
  const asked = cell.page.waitForResponse(/transfers\/operation/);
  await cell.wake();
  await asked;
  await cell.settle();
  expect(await dialog.locator('input').first().inputValue()).toBe('OP 1');
  await cell.look('opening');
  await sendForm(cell, ['', 'First operation', 'العملية الأولى', 'GIV']);
  await refused(cell, 'transfers:phase.code');
  await sendForm(cell, ['OP-1']);
  await dialog.waitFor({ state: 'detached' });
  await cell.page.getByRole('heading', { name: 'First operation' }).waitFor();

  await cell.press(cell.say('transfers:command.transfers-plan-phase'));
  await sendForm(cell, ['P1', 'First phase', 'المرحلة الأولى', '2030-12-05T08:00', '2030-12-01T08:00']);
  await refused(cell, 'transfers:phase.to');
  await cell.look('phase-refused');
  await sendForm(cell, ['', '', '', '', '2030-12-10T08:00']);
  await dialog.waitFor({ state: 'detached' });
  await cell.press(cell.page.getByRole('button', { name: cell.say('transfers:phase.cancelOf', { code: 'P1' }) }));
  await dialog.waitFor();
  await cell.choose(dialog.locator('select').first(), { value: 'not-needed' });
  await cell.type(dialog.locator('textarea').first(), 'The convoys go in one phase.');
  await sendForm(cell, []);
  await dialog.waitFor({ state: 'detached' });
  await cell.sees(cell.say('transfers:phase.states.cancelled'));
  await cell.look('phases');

  await cell.press(open);
  await sendForm(cell, ['OP-2', 'Second operation', 'العملية الثانية']);
  await cell.page.getByRole('heading', { name: 'Second operation' }).waitFor();
  await cell.settle();
  await cell.choose(cell.page.locator('main select').first(), { value: 'OP-1' });
  await cell.page.getByRole('heading', { name: 'First operation' }).waitFor();
  await cell.look('two-operations');
  await cell.leave();
});

test('no page that was seen has a fault, and the server none', () => {
  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
});
