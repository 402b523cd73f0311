import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AmanaServer, startAmana } from './support/amana-server.ts';
import { fillDialog, orderDocument, pressAndConfirm } from './support/gestures.ts';
import { startBrowser } from './support/journey-browser.ts';
import { type Effort, expectNoProblems, noEffort, signIn } from './support/officer.ts';
import { readTexts, type Texts } from './support/texts.ts';

let server: AmanaServer;
let browser: Browser;
let arabic: Texts;
let english: Texts;
const effort: Effort = noEffort();

beforeAll(async () => {
  [server, browser, arabic, english] = await Promise.all([
    startAmana(),
    startBrowser(),
    readTexts('ar'),
    readTexts('en'),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('the strength of the own authority is counted, printed and saved', async () => {
  const one = await signIn(browser, server, english, effort, { username: 'origin.one', shots: 'release-en' });
  const two = await signIn(browser, server, arabic, effort, { username: 'origin.two', shots: 'release-ar' });
  await one.press(one.say('shell:navigation.strength'));
  await one.page.getByText('Closing strength').waitFor();
  await one.page.getByText('Found already held').waitFor();
  await one.look('strength');
  await two.open('/strength');
  await two.look('strength');
  const paper = one.page.getByRole('link', { name: one.say('register:strength.pdf') });
  const answer = await one.page.request.get((await paper.getAttribute('href')) as string);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expectNoProblems(effort);
});

test('property under seal, a release by two officers, and its verification by another body, through their screens', async () => {
  const one = await signIn(browser, server, english, effort, { username: 'origin.one', shots: 'release-en' });
  const two = await signIn(browser, server, arabic, effort, { username: 'origin.two', shots: 'release-ar' });
  const clerk = await signIn(browser, server, arabic, effort, { username: 'clerk.sjc', shots: 'release-ar' });
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
  await clerk.open(file);
  await clerk.look('clerk');
  expectNoProblems(effort);
});
