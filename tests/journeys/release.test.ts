import { expect, test } from 'vitest';
import { ERASED_MARK } from '../../src/core/register/erasure/mark.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { ERASURE_WORDS } from '../../src/systems/register/erasure/words.ts';
import { PROPERTY_WORDS } from '../../src/systems/register/property/words.ts';
import { atDesks } from './support/at-desks.ts';
import { advanceClock, fillDialog, orderDocument, pressAndConfirm } from './support/gestures.ts';
import { expectNoProblems } from './support/officer.ts';
import { readPaper } from './support/read-paper.ts';

const at = atDesks();

test('the strength of the own authority is counted, printed and saved', async () => {
  const one = await at.signIn('en', { username: 'origin.one', shots: 'release-en' });
  const two = await at.signIn('ar', { username: 'origin.two', shots: 'release-ar' });
  await one.press(one.say('shell:navigation.strength'));
  await one.page.getByText('Closing strength').waitFor();
  await one.page.getByText('Found already held').waitFor();
  await one.look('strength');
  await two.open('/strength');
  await two.look('strength');
  const paper = await readPaper(one, one.say('register:strength.pdf'));
  expect([paper.pages, paper.text.includes('Closing strength')]).toEqual([1, true]);
  expectNoProblems(at.effort);
  await one.leave();
  await two.leave();
});

test('property under seal, a release by two officers, and its verification by another body, through their screens', async () => {
  const one = await at.signIn('en', { username: 'origin.one', shots: 'release-en' });
  const two = await at.signIn('ar', { username: 'origin.two', shots: 'release-ar' });
  const clerk = await at.signIn('ar', { username: 'clerk.sjc', shots: 'release-ar' });
  await one.press(one.say('shell:navigation.people'));
  await one.press(one.page.locator('tr[data-pressable] a').first());
  await one.page.waitForURL(/people\/\d+/);
  const file = new URL(one.page.url()).pathname;

  await fillDialog(one, one.say('register:property.take'), {
    'Seal number': 'A-77',
    [one.say('register:property.items')]: '2 x ring',
    'Taken from': 'the person',
    Where: 'the gate',
    When: '2026-01-17T09:00',
  });
  await one.page.getByText('A-77').first().waitFor();
  // the seal is found broken: the packet is sealed anew, and both seals stand beside it and on the receipt
  const packet = one.page.getByRole('region', { name: `${PROPERTY_WORDS.seal.en} A-78`, exact: true });
  await one.press(one.page.getByRole('button', { name: `${one.say('register:property.pass')}: A-77`, exact: true }));
  const pass = one.page.getByRole('dialog');
  await one.type(pass.getByLabel(PROPERTY_WORDS.releasedBy.en), 'Keeper of the store');
  await one.type(pass.getByLabel(PROPERTY_WORDS.receivedBy.en), 'Keeper of the next shift');
  await one.choose(pass.locator('select').nth(0), { value: 'inspection' });
  await one.choose(pass.locator('select').nth(1), { value: 'broken' });
  await one.type(pass.getByLabel(one.say('register:property.newSeal')), 'A-78');
  await one.press(pass.locator('button[type=submit]'));
  await pass.waitFor({ state: 'detached' });
  await packet.getByText(`${PROPERTY_WORDS.firstSeal.en} A-77`).waitFor();
  await packet.scrollIntoViewIfNeeded();
  await one.look('broken-seal');
  const receipt = await readPaper(one, one.say('register:property.receipt'));
  for (const seal of ['A-77', 'A-78', 'broken']) expect(receipt.text).toContain(seal);
  await two.open(file);
  await two.page.getByRole('heading', { name: PROPERTY_WORDS.property.ar, exact: true }).scrollIntoViewIfNeeded();
  await two.look('broken-seal');

  // what was told by somebody who is no party to the file is erased by officers of two authorities; the event stays, and the file says so
  const source = 'told by Fulana al-Fulani at the mill';
  const form = one.page.getByRole('dialog');
  await one.press(one.say('register:numbers.record'));
  await one.choose(form.locator('select').first(), { value: 'case' });
  await one.type(form.getByRole('textbox', { name: one.say('register:numbers.number'), exact: true }), 'C-99');
  await one.type(form.getByRole('textbox', { name: one.say('register:identity.source'), exact: true }), source);
  await one.press(form.locator('button[type=submit]'));
  await one.page.getByText(source).first().waitFor();
  await one.press(ERASURE_WORDS.order.en);
  const what = form.locator('option', { hasText: /^source: / }).first();
  await one.choose(form.locator('select').first(), { value: (await what.getAttribute('value')) ?? '' });
  await one.choose(form.locator('select').nth(1), { value: 'third-party' });
  await one.look('erasure-order');
  await one.press(form.locator('button[type=submit]'));
  await form.waitFor({ state: 'detached' });
  await one.page.getByText(ERASURE_WORDS.carryOut.en).waitFor({ state: 'detached' });
  await two.open('/erasures');
  await two.page.getByText(ERASURE_WORDS.withdraw.ar).waitFor();
  expect(await two.page.getByText(ERASURE_WORDS.carryOut.ar).count()).toBe(0);
  await clerk.open('/erasures');
  await clerk.look('erasures');
  await pressAndConfirm(clerk, ERASURE_WORDS.carryOut.ar);
  await clerk.open(file);
  await clerk.page.getByText(ERASED_MARK).first().waitFor();
  await clerk.page.getByRole('heading', { name: ERASURE_WORDS.title.ar, exact: true }).scrollIntoViewIfNeeded();
  await clerk.look('erased');
  expect(await clerk.page.getByText(source).count()).toBe(0);
  await one.open(file);
  await one.page.getByRole('heading', { name: ERASURE_WORDS.title.en, exact: true }).scrollIntoViewIfNeeded();
  await one.look('erased');

  // the order: one proposes with its document, another approves
  await one.press(one.say('register:release.propose'));
  const dialog = one.page.getByRole('dialog');
  await one.type(dialog.getByLabel(one.say('register:orders.ground')), 'acquitted');
  await one.type(one.say('register:release.orderedBy'), 'the court');
  await dialog.locator('input[type=file]').setInputFiles(orderDocument);
  await one.settle();
  await one.press(dialog.getByRole('button', { name: one.say('register:release.propose'), exact: true }));
  await dialog.waitFor({ state: 'hidden' });
  await two.open(file);
  await pressAndConfirm(two, two.say('register:release.approve'));
  await two.page
    .getByRole('heading', { name: two.say('register:release.title'), exact: true })
    .scrollIntoViewIfNeeded();
  await two.look('approved');
  await one.open(file);
  await one.look('release');
  // what is open is named, all at once
  await one.press(one.say('register:release.carryOut'));
  await one.type(dialog.getByLabel(one.say('register:people.place')), 'the gate');
  await one.press(dialog.getByRole('button', { name: one.say('register:release.carryOut'), exact: true }));
  await dialog.getByText('Identity is not checked').waitFor();
  await one.look('refused');
  await one.page.keyboard.press('Escape');

  // the property goes back, then the checklist, item by item with the source of each answer
  await one.press(one.page.getByRole('button', { name: `${one.say('register:property.end')}: A-78` }));
  await dialog.waitFor();
  await one.choose(dialog.locator('select').first(), { value: 'returned' });
  for (const field of await dialog.locator('input:visible, textarea:visible').all())
    if ((await field.inputValue()) === '' && (await field.getAttribute('type')) !== 'datetime-local')
      await one.type(field, 'to himself, before a witness');
  await one.press(dialog.locator('button[type=submit]'));
  await dialog.waitFor({ state: 'detached' });
  const check = two.page.getByRole('dialog');
  await two.open(file);
  await two.press(
    two.page.locator('main').getByRole('button', { name: two.say('register:release.check'), exact: true }),
  );
  await check.locator('select').nth(0).selectOption({ value: 'identity' });
  await check.locator('select').nth(1).selectOption({ value: 'yes' });
  await two.type(check.locator('input').last(), 'ملف المحكمة');
  const answered = two.page.waitForRequest(/check-release$/);
  await two.press(check.locator('button[type=submit]'));
  const input = (await answered).postDataJSON() as object;
  await check.waitFor({ state: 'detached' });
  // the other items in the same way, by the request that the form sends
  for (const item of ['wanted-elsewhere', 'property', 'copy', 'notice']) {
    const headers = { 'X-Amana-Request': '1', 'Idempotency-Key': uuidv7() };
    const answer = await two.page.request.post('/api/register/check-release', { data: { ...input, item }, headers });
    expect(answer.status()).toBe(200);
  }
  await one.open(file);
  await one.press(one.say('register:release.carryOut'));
  await one.type(dialog.getByLabel(one.say('register:people.place')), 'the gate');
  await one.press(dialog.getByRole('button', { name: one.say('register:release.carryOut'), exact: true }));
  await dialog.waitFor({ state: 'detached' });

  // an officer of another body saw that the person is free: only then custody ends, and the copy says so
  await clerk.open(file);
  await fillDialog(clerk, clerk.say('register:release.verify'), {
    [clerk.say('register:release.howSeen')]: 'رأيته حرًا في بيته',
  });
  await clerk.sees(clerk.say('register:release.steps.verified'));
  await clerk.page
    .getByRole('link', { name: clerk.say('register:documents.kinds.release-order'), exact: true })
    .waitFor();
  // each line of the timeline is in words: what was answered to an item too
  const told = clerk.page.getByText(/قائمة التحقق من الإفراج: .+، نعم\./);
  expect(await told.count()).toBe(5);
  expect(await clerk.page.getByText(/\{\w+\}/).count()).toBe(0);
  await clerk.look('released');
  const copy = await readPaper(clerk, clerk.say('register:release.extract'));
  expect(copy.pages).toBe(1);
  expect(copy.text).toContain('Certified as a true extract');
  expectNoProblems(at.effort);
  for (const officer of [one, two, clerk]) await officer.leave();
});

test('an order that has ended is reviewed from the list; who was before a court is back late, and the list prints and says when nothing answers', async () => {
  const two = await at.signIn('en', { username: 'origin.two', shots: 'release-en' });
  await two.open('/orders?state=ended');
  await two.page.locator('tbody input[type=checkbox]').first().check();
  await two.press(two.say('register:bulk.review'));
  const dialog = two.page.getByRole('dialog');
  // who extends an order is said to whoever does not
  await two.sees(two.say('register:bulk.reviewed.extendedBy'));
  await two.type(dialog.getByLabel(two.say('register:orders.ground')), 'the order ended');
  await two.type(dialog.getByLabel(two.say('register:release.orderedBy')), 'the site');
  await dialog.locator('input[type=file]').setInputFiles(orderDocument);
  await two.settle();
  await two.press(dialog.getByRole('button', { name: two.say('register:bulk.review'), exact: true }));
  await two.sees(two.say('shell:bulk.allDone'));
  await two.look('reviewed');
  await two.press(dialog.getByRole('button', { name: two.say('shell:action.close'), exact: true }).last());
  // a list that nothing answers says so, and asks again by itself
  await two.page.route('**/api/register/orders*', (route) => route.abort('internetdisconnected'));
  await two.page.goto('/orders');
  await two.sees(two.say('shell:problem.noAnswer'));
  await two.look('no-answer');
  await two.page.unroute('**/api/register/orders*');
  await two.page.locator('tbody tr').first().waitFor();
  // on paper a list has no buttons and no menu
  await two.page.emulateMedia({ media: 'print' });
  expect(await two.page.locator('main button:visible, .amana-nav a:visible').count()).toBe(0);
  await two.leave();

  const one = await at.signIn('ar', { username: 'origin.one', shots: 'release-ar' });
  await advanceClock(one, 1);
  await one.open('/people?site=GHW&status=eligible');
  await one.press(one.page.locator('tbody a').last());
  await one.page.waitForURL(/people\/\d+/);
  await one.press(one.say('sites:absence.record'));
  const form = one.page.getByRole('dialog');
  await form.locator('select').nth(0).selectOption({ value: 'court' });
  await form.locator('select').nth(1).selectOption({ value: 'SDF' });
  const fields = form.locator('input');
  await one.type(fields.nth(0), 'محكمة جنايات الكرخ');
  await one.type(fields.nth(1), '2026-01-18T08:30');
  await one.type(fields.nth(2), '2026-01-17T08:00');
  await one.press(form.locator('button[type=submit]'));
  // the end before the beginning: the field is called as the form calls it
  await form.getByText(`${one.say('sites:absence.dueAt')} ·`).waitFor();
  await one.look('absence-refused');
  await one.type(fields.nth(2), '2026-01-18T08:45');
  await one.press(form.locator('button[type=submit]'));
  await form.waitFor({ state: 'detached' });
  await one.press(one.page.locator('main button', { hasText: one.say('sites:absence.return') }).first());
  await one.type(form.locator('textarea').first(), 'مع المرافقة نفسها');
  await one.type(form.locator('input').first(), '2026-01-18T08:50');
  await one.press(form.locator('button[type=submit]'));
  await form.waitFor({ state: 'detached' });
  await one.sees(/مع المرافقة نفسها/);
  await one.look('returned');
  await one.leave();
  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
});
