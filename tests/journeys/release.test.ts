import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AmanaServer, startAmana } from './support/amana-server.ts';
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
