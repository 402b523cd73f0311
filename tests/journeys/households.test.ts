import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { atDesks } from './support/at-desks.ts';
import { expectNoProblems, type Officer, signInUnseen } from './support/officer.ts';

const at = atDesks();

/** A camp with two sections for families and two residents in no household, by the requests that the screens would send. */
const makeCamp = async (): Promise<void> => {
  const issueAs = async ({ page }: Officer, name: string, data: object): Promise<void> => {
    const headers = { 'X-Amana-Request': '1', 'Idempotency-Key': randomUUID() };
    const answer = await page.request.post(`/api/${name}`, { data, headers });
    expect([answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([200, '']);
  };
  const seat = (username: string) =>
    signInUnseen(at.browser, at.server, at.english, at.effort, { username, shots: 'households-en' });
  const administrator = await seat('admin.sdf');
  const camp = { code: 'CMP', nameEn: 'Sample camp', nameAr: 'مخيم تجريبي', kind: 'camp', authority: 'SDF' };
  await issueAs(administrator, 'sites/add-site', { ...camp, country: 'SYR', zone: 'Asia/Damascus' });
  await issueAs(administrator, 'sites/allocate-number-block', { site: 'CMP', first: 1, size: 50 });
  for (const section of ['A', 'B']) {
    const places = { site: 'CMP', section, capacity: 9, capacitySource: 'counted' };
    await issueAs(administrator, 'sites/add-family-section', places);
  }
  await administrator.leave();
  const officer = await seat('origin.one');
  const rows = ['Full name,Sex,Date of birth', 'Bravo Camp Boy,male,2014', 'Alfa Camp Woman,female,1990'].join('\n');
  await issueAs(officer, 'register/receive-list', {
    site: 'CMP',
    source: 'synthetic list of a camp',
    fileName: 'camp.csv',
    people: 'residents',
    file: Buffer.from(rows).toString('base64'),
  });
  await officer.leave();
};

test('who lives in the camp is joined to a household, moved together with it and recorded as gone from it, in Arabic', async () => {
  await makeCamp();
  const officer = await at.signIn('ar', { username: 'origin.one', shots: 'households-ar' });
  const { page } = officer;
  const say = (key: string) => officer.say(`register:household.${key}`);
  const dialog = page.getByRole('dialog');
  /** Opens a form of the file, finds the other person where one is asked for, chooses in its list, types into its last fields, and sends it. */
  const record = async (label: string, choice: number, words: readonly string[], other?: string) => {
    await officer.press(say(label));
    await dialog.locator('button[type=submit]').last().waitFor();
    if (other !== undefined) {
      await officer.type(dialog.locator('input').first(), other);
      await dialog.locator('input').first().press('Enter');
      await dialog.getByRole('radio').first().check();
    }
    await dialog.locator('select').last().selectOption({ index: choice });
    const fields = await dialog.locator('input:not([type=radio]), textarea').filter({ visible: true }).all();
    for (const [at, field] of fields.slice(-words.length).entries()) await officer.type(field, words[at] ?? '');
    await officer.press(dialog.locator('button[type=submit]').last());
    await dialog.waitFor({ state: 'detached' });
    await officer.settle();
  };
  await officer.open('/sites/CMP/households');
  await officer.sees(say('noneHere'));
  await officer.look('no-household');
  await officer.open('/people?site=CMP');
  const files = await page
    .locator('tbody a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(files).toHaveLength(2);
  const [boy, woman] = files as [string, string];

  await officer.open(woman);
  await record('join', 1, ['قولها', 'أسرة واحدة']);
  await officer.open(boy);
  await record('join', 3, ['قولها', 'ابنها'], 'Alfa Camp Woman');
  await record('move', 1, ['خيمة واحدة']);
  await officer.look('household');
  await officer.open('/sites/CMP/households');
  const row = page.locator('tbody tr').filter({ hasText: 'Alfa Camp Woman' });
  await row.getByText(say('isTogether'), { exact: true }).waitFor();
  await officer.look('households');

  // a household is divided by a fact of its own, which another officer confirms; until then it is kept together
  await officer.open(boy);
  await record('leave', 1, ['يعيش عند خاله']);
  await officer.look('left');
  const second = await at.signIn('en', { username: 'origin.two', shots: 'households-en' });
  await second.open(boy);
  await second.look('left-to-confirm');
  await second.leave();
  await officer.leave();
});

test('no page that was seen has a fault, and the server none', () => {
  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
});
