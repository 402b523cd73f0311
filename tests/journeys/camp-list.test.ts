import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { atDesks } from './support/at-desks.ts';
import { expectNoProblems, type Officer } from './support/officer.ts';

const at = atDesks();

const signInAs = (username: string): Promise<Officer> => at.signIn('en', { username, shots: 'camp-list' });

const file = {
  name: 'camp.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Full name,Mother,Sex,Date of birth (Hijri),Section\nSample Camp Boy,Sample Mother,male,1437,Tent 4\n',
  ),
};

test('a list of a camp asks who is on it, and makes residents whom nobody detains; so does the page of one person', async () => {
  const administrator = await signInAs('admin.sdf');
  const issue = async (name: string, data: object): Promise<void> => {
    const headers = { 'X-Amana-Request': '1', 'Idempotency-Key': randomUUID() };
    const answer = await administrator.page.request.post(`/api/${name}`, { data, headers });
    expect([answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([200, '']);
  };
  const camp = { code: 'CMP', nameEn: 'Sample camp', nameAr: 'مخيم تجريبي', kind: 'camp', authority: 'SDF' };
  await issue('sites/add-site', { ...camp, country: 'SYR', zone: 'Asia/Damascus' });
  await issue('sites/allocate-number-block', { site: 'CMP', first: 1, size: 50 });
  await administrator.leave();

  const officer = await signInAs('origin.one');
  await officer.open('/lists/receive');
  await officer.type(officer.say('register:lists.source'), 'synthetic list of a camp');
  await officer.page.locator('input[type=file]').setInputFiles(file);
  const people = officer.page.getByLabel(officer.say('register:people-of.list'));
  expect(await people.count()).toBe(0);
  await officer.choose(officer.say('register:people.site'), { value: 'CMP' });
  const trial = officer.page.getByRole('button', { name: officer.say('register:receive.try'), exact: true });
  // nobody is residents or detainees by omission: what is still missing is said
  await officer.press(trial);
  expect(await officer.page.getByRole('alert').textContent()).toContain(officer.say('register:people-of.list'));
  await officer.choose(people, { value: 'residents' });
  await officer.press(trial);
  await officer.sees(/entered as residents of the site: detained by nobody/);
  await officer.sees(/The site has no section/);
  await officer.look('residents');
  // whoever changes the answer reads again first
  await officer.choose(people, { value: 'detainees' });
  await officer.sees(officer.say('register:receive.notAsRead'));
  await officer.choose(people, { value: 'residents' });
  await officer.press(officer.say('register:receive.confirm', { count: 1 }));
  await officer.sees(officer.say('register:receive.done'));
  await officer.press(officer.page.getByRole('link', { name: /^CMP-\d{6}-[0-9A-Z]$/ }));
  await officer.page.waitForURL(/\/people\/\d+$/);
  await officer.settle();
  await officer.sees(/Sample Mother/);
  await officer.page
    .getByRole('cell', { name: officer.say('register:custody.states.resident'), exact: true })
    .first()
    .waitFor();
  await officer.look('file');

  await officer.open('/people/register');
  await officer.press(
    officer.page.getByRole('radio', { name: officer.say('register:intake.way.existing-custody'), exact: true }),
  );
  await officer.type(officer.say('register:enter.name'), 'Sample Camp Woman');
  await officer.type(officer.page.getByLabel(officer.say('register:identity.source')).first(), 'own statement');
  await officer.choose(officer.say('register:enter.sex'), { value: 'female' });
  await officer.choose(officer.say('register:people.place'), { value: 'CMP' });
  await officer.type(officer.page.getByLabel(officer.say('register:enter.fromAt')), '2026-01-17T10:00');
  const deprivation = officer.page.getByRole('heading', { name: officer.say('register:intake.title'), exact: true });
  expect(await deprivation.count()).toBe(1);
  await officer.choose(officer.say('register:people-of.person'), { value: 'residents' });
  expect(await deprivation.count()).toBe(0);
  await officer.look('one-person');
  await officer.press(officer.say('register:intake.submit'));
  await officer.sees(officer.say('register:intake.done'));
  await officer.leave();
});

const families = {
  name: 'families.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'الاسم الكامل,الجنس,تاريخ الميلاد,رقم العائلة,صلة القرابة,رقم المفوضية',
      'سميرة عينة المخيم,أنثى,1988,١٢,أم,',
      'نادر عينة المخيم,ذكر,2014,12,ابن,ABC-٧٧',
      'هالة عينة المخيم,,2016,12,ابنة,',
    ].join('\n'),
  ),
};

test('a list of a camp in Arabic brings its household: who waits joins it, its head is named, and a number of others finds its child', async () => {
  const officer = await signInAs('origin.one');
  await officer.open('/lists/receive');
  await officer.type(officer.say('register:lists.source'), 'synthetic families');
  await officer.page.locator('input[type=file]').setInputFiles(families);
  await officer.choose(officer.say('register:people.site'), { value: 'CMP' });
  await officer.choose(officer.page.getByLabel(officer.say('register:people-of.list')), { value: 'residents' });
  await officer.press(officer.page.getByRole('button', { name: officer.say('register:receive.try'), exact: true }));
  await officer.sees(/Households that the list brings: .?1.?, of .?3.? rows/);
  await officer.sees(/Nobody on the list is the head of household/);
  await officer.look('households');
  await officer.press(officer.say('register:receive.confirm', { count: 3 }));
  await officer.sees(officer.say('register:receive.done'));
  // the daughter of whom the list does not say the sex waits, and is told to whom she belongs
  await officer.press(
    officer.page.getByRole('link', { name: officer.say('register:receive.toWorkList', { count: 1 }) }),
  );
  await officer.page.waitForURL(/\/lists\/\d+$/);
  await officer.sees(/Household .*١٢.* of the list/);
  await officer.look('waiting-with-household');
  await officer.press(officer.say('register:list.correct'));
  const dialog = officer.page.getByRole('dialog');
  await officer.choose(dialog.getByLabel(officer.say('register:enter.sex')), { value: 'female' });
  await officer.type(dialog.getByLabel(officer.say('register:list.correctReason')), 'asked her mother');
  await officer.press(dialog.getByRole('button', { name: officer.say('register:list.correct'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await officer.settle();

  await officer.open('/sites/CMP/households?state=headless');
  await officer.press(officer.page.getByRole('link', { name: /^CMP-\d{6}-[0-9A-Z]/ }).first());
  await officer.page.waitForURL(/\/people\/\d+$/);
  await officer.settle();
  await officer.sees(/هالة عينة المخيم/);
  await officer.press(officer.say('register:household.correctRole'));
  await officer.choose(dialog.getByLabel(officer.say('register:household.role')), { value: 'head' });
  await officer.type(dialog.getByLabel(officer.say('register:release.reason')), 'the household was asked');
  await officer.press(dialog.getByRole('button', { name: officer.say('register:household.correctRole'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await officer.settle();
  await officer.look('household-with-head');

  await officer.open('/people');
  await officer.type(
    officer.page
      .getByRole('searchbox')
      .or(officer.page.getByLabel(officer.say('register:people.search')))
      .first(),
    'abc-77',
  );
  await officer.page.keyboard.press('Enter');
  await officer.settle();
  await officer.sees(/نادر عينة المخيم/);
  await officer.press(officer.page.getByRole('link', { name: /^CMP-\d{6}-[0-9A-Z]/ }).first());
  await officer.page.waitForURL(/\/people\/\d+$/);
  await officer.settle();
  await officer.sees(/ABC-٧٧/);
  await officer.look('number-of-others');
  await officer.leave();
});

test('no page that was seen has a fault, and the register verifies clean', async () => {
  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
  expect(await at.server.stop()).toBe(0);
  expect(await at.server.verify()).toMatchObject({ code: 0, report: { ok: true } });
});
