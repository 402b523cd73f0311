import { expect, test } from 'vitest';
import { OUTCOME_WORDS, REQUEST_WORDS, STATE_WORDS } from '../../src/systems/safeguards/requests/words.ts';
import { atDesks } from './support/at-desks.ts';
import { pressAndConfirm } from './support/gestures.ts';
import { expectNoProblems, type Officer } from './support/officer.ts';
import { readPaper } from './support/read-paper.ts';

const at = atDesks();
/** Of the list of 150 men, in other letters than those of the list. */
const NAME = 'Bilal Muhammad Fahad';
type Word = keyof typeof REQUEST_WORDS;
const say = (officer: Officer, word: Word): string => officer.texts.pick(REQUEST_WORDS[word]);
const field = (officer: Officer, word: Word) =>
  officer.page.getByRole('dialog').getByRole('textbox', { name: new RegExp(`^${say(officer, word)}`) });

/** Writes a request down as a family tells it, and stands on its page afterwards. */
const receive = async (officer: Officer, name: string): Promise<void> => {
  await officer.open('/requests');
  await officer.press(say(officer, 'receive'));
  const form = officer.page.getByRole('dialog');
  await form.locator('select').first().waitFor();
  const told: [Word, string][] = [
    ['names', name],
    ['requester', 'Synthetic mother'],
    ['interest', 'mother of the person'],
    ['identityShown', 'synthetic card'],
    ['contact', 'comes again on Sunday'],
  ];
  for (const [word, text] of told) await officer.type(field(officer, word), text);
  const chosen = ['relative', 'parent', 'ar'];
  for (const [index, value] of chosen.entries()) await officer.choose(form.locator('select').nth(index), { value });
  await officer.look('request-form');
  await officer.press(form.locator('button[type=submit]'));
  await officer.page.waitForURL(/requests\/\d+$/);
  await officer.settle();
};

test('a family is told by two officers, in English and in Arabic, and the paper is made in one press', async () => {
  const one = await at.signIn('en', { username: 'desk.one', shots: 'requests-en' });
  const two = await at.signIn('ar', { username: 'desk.two', shots: 'requests-ar' });
  await one.open('/requests');
  await one.page.getByText(say(one, 'none')).waitFor();
  await one.look('requests-empty');
  await receive(one, NAME);
  await one.press(say(one, 'find'));
  await one.page.getByText(say(one, 'candidates')).waitFor();
  await one.look('request-candidates');
  await one.press(one.page.getByRole('button', { name: new RegExp(`^${say(one, 'inform')}`) }).first());
  await one.type(field(one, 'reasons'), 'Name, father and year of birth agree.');
  await one.press(one.page.getByRole('dialog').locator('button[type=submit]'));
  await one.page.getByText(STATE_WORDS.proposed.en).first().waitFor();
  const address = new URL(one.page.url()).pathname;
  expect(await one.page.getByRole('button', { name: say(one, 'make') }).count()).toBe(0);

  await two.open('/requests');
  await two.look('requests');
  await two.open(address);
  await two.look('request-proposed');
  await pressAndConfirm(two, say(two, 'make'));
  await two.page.getByText(OUTCOME_WORDS.information.ar).first().waitFor();
  await two.look('request-answered');
  const paper = await readPaper(two, say(two, 'extract'));
  expect([paper.pages, paper.text.includes('Synthetic mother')]).toEqual([1, false]);
  expectNoProblems(at.effort);
  await one.leave();
  await two.leave();
});

test('nobody is found: the family is told the one text, and a monitor sees a number', async () => {
  const two = await at.signIn('ar', { username: 'desk.two', shots: 'requests-ar' });
  await receive(two, 'Synthetic Nobody Here');
  await two.press(say(two, 'find'));
  await two.page.getByText(say(two, 'nobody')).waitFor();
  await two.look('request-nobody');
  await two.leave();
  const monitor = await at.signIn('en', { username: 'monitor.mon', shots: 'requests-en' });
  await monitor.open('/requests');
  await monitor.page.getByText(STATE_WORDS.overdue.en).first().waitFor();
  await monitor.look('request-counts');
  expect(await monitor.page.getByText('Synthetic mother').count()).toBe(0);
  const origin = await at.signIn('en', { username: 'origin.one', shots: 'requests-en' });
  await origin.open('/requests/1');
  await origin.look('request-not-shown');
  expect(await origin.page.getByText('Synthetic mother').count()).toBe(0);
  expectNoProblems(at.effort);
  await monitor.leave();
  await origin.leave();
});

test('a withdrawal waits for a second officer of the desk, and the request is due until then', async () => {
  const two = await at.signIn('ar', { username: 'desk.two', shots: 'requests-ar' });
  await receive(two, 'Synthetic Withdrawn');
  const address = new URL(two.page.url()).pathname;
  await two.press(say(two, 'withdraw'));
  await two.type(field(two, 'withdrawNote'), 'She called and has heard from him.');
  await two.press(two.page.getByRole('dialog').locator('button[type=submit]'));
  await two.page.getByText(say(two, 'withdrawalWaits')).waitFor();
  expect(await two.page.getByRole('button', { name: say(two, 'confirmWithdrawal') }).count()).toBe(0);
  await two.look('request-withdrawal-recorded');
  await two.leave();
  const one = await at.signIn('en', { username: 'desk.one', shots: 'requests-en' });
  await one.open('/requests');
  await one.page.getByText(say(one, 'withdrawalToConfirm')).first().waitFor();
  await one.open(address);
  await one.look('request-withdrawal-waits');
  await pressAndConfirm(one, say(one, 'confirmWithdrawal'));
  await one.page.getByText(STATE_WORDS.withdrawn.en).first().waitFor();
  await one.look('request-withdrawn');
  expectNoProblems(at.effort);
  await one.leave();
});
