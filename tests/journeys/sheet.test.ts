import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AmanaServer, startAmana } from './support/amana-server.ts';
import { ConvoyCrew } from './support/convoy-crew.ts';
import { openSheet } from './support/gestures.ts';
import { startBrowser } from './support/journey-browser.ts';
import { expectNoProblems, noEffort, type Officer } from './support/officer.ts';
import { createManifest } from './support/preparing-steps.ts';
import { readTexts } from './support/texts.ts';

const CODE = 'C-002';
const effort = noEffort();
let server: AmanaServer;
let browser: Browser;
let crew: ConvoyCrew;

beforeAll(async () => {
  const [started, opened, texts] = await Promise.all([startAmana(), startBrowser(), readTexts('ar')]);
  server = started;
  browser = opened;
  crew = new ConvoyCrew(browser, server, texts, effort, 'sheet-ar');
  const cell = await crew.officer('cell.sdf');
  await createManifest(cell, CODE);
  await cell.press(cell.say('transfers:create.submit', { count: 150 }));
  await cell.page.waitForURL(/\/manifests\/\d+$/);
});

afterAll(async () => {
  await crew?.leave();
  await browser?.close();
  await server?.remove();
});

/** Where the columns of the first row begin, and by how much the page is wider than its window. */
const layOut = (officer: Officer) =>
  officer.page.evaluate(() => ({
    columns: [...(document.querySelector('tr[data-row]')?.children ?? [])].map((cell) =>
      Math.round(cell.getBoundingClientRect().left),
    ),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));

/** Edges of what has the focus and of the bar, in CSS pixels from the top of the window. */
const edges = (officer: Officer) =>
  officer.page.evaluate(() => {
    const bar = document.querySelector('.amana-sticky')?.getBoundingClientRect();
    const focused = document.activeElement?.getBoundingClientRect();
    return { row: focused?.bottom ?? 0, bar: bar?.top ?? 0, end: bar?.bottom ?? 0, window: window.innerHeight };
  });

test('who may not act is told who is awaited, and is offered nothing', async () => {
  const monitor = await crew.officer('monitor.mon');
  await monitor.press(monitor.page.getByRole('link', { name: CODE, exact: true }));
  await monitor.page.waitForURL(/\/manifests\/\d+$/);
  await monitor.settle();
  const banner = monitor.page.locator('[role=status]').filter({ hasText: monitor.say('shell:next.title') });
  expect(await banner.textContent()).toContain(monitor.say('shell:role.origin_officer'));
  expect(await banner.getByRole('button').count()).toBe(0);
});

test('on a tablet the confirmation is always in sight and covers no row that the keyboard reaches', async () => {
  const officer = await crew.officer('interviewer.pap');
  await officer.page.setViewportSize({ width: 1024, height: 768 });
  await openSheet(officer, CODE, 'safeguards-give-notice');
  await officer.look('notice-tablet');
  await officer.page.locator('tr[data-row]').first().focus();
  for (let step = 0; step < 25; step += 1) {
    const { row, bar, end, window } = await edges(officer);
    expect(row).toBeLessThanOrEqual(bar);
    expect(end).toBeLessThanOrEqual(window + 1);
    await officer.page.keyboard.press('ArrowDown');
  }
  await officer.page.keyboard.press('Enter');
  expect(await officer.page.evaluate(() => document.activeElement?.id)).toBe('sheet-confirm');
});

test('no answer moves a column, and no sheet is wider than its window, on a tablet and on a phone', async () => {
  const officer = await crew.officer('interviewer.pap');
  const row = officer.page.locator('tr[data-row]').first();
  for (const [width, height] of [
    [820, 1180],
    [390, 844],
    [1024, 768],
  ] as const) {
    await officer.page.setViewportSize({ width, height });
    await row.focus();
    const before = await layOut(officer);
    expect(before.overflow).toBe(0);
    await officer.page.keyboard.press('1');
    await row.and(officer.page.locator('[data-mark=incomplete]')).waitFor();
    // a phone has no columns: what the row may do now stands beside the name
    if (width > 400) expect(await layOut(officer)).toEqual(before);
    expect((await layOut(officer)).overflow).toBe(0);
    await officer.page.keyboard.press('0');
  }
});

test('a list in a row is there whole when the keyboard reaches it', async () => {
  const officer = await crew.officer('interviewer.pap');
  const list = officer.page.locator('tr[data-row]').first().getByRole('combobox');
  await list.focus();
  await officer.page.keyboard.press('ArrowDown');
  expect(await list.inputValue()).toBe('ar');
  await officer.page.locator('tr[data-row]').first().focus();
  await officer.page.keyboard.press('0');
});

test('rows are found by age, by open question and by name, and the bar counts what is answered', async () => {
  const officer = await crew.officer('interviewer.pap');
  const rows = officer.page.locator('tr[data-row]');
  const age = officer.page.getByRole('combobox', { name: officer.say('transfers:lines.age'), exact: true });
  await officer.choose(age, { value: 'undetermined' });
  expect(await rows.count()).toBe(4);
  const number = await rows.first().getAttribute('aria-label');
  await officer.page.keyboard.press('Escape');
  await rows.first().focus();
  await officer.page.keyboard.press('1');
  const question = officer.page.getByRole('combobox', { name: officer.say('shell:sheet.openQuestion'), exact: true });
  await officer.choose(question, { value: 'form' });
  expect(await rows.count()).toBe(3);
  await officer.choose(question, { value: 'language' });
  // the language is asked of everybody, and nobody has one yet
  expect(await rows.count()).toBe(4);
  await officer.choose(question, { value: '' });
  await officer.choose(age, { value: '' });
  await officer.type(officer.page.locator('[data-search]'), String(number));
  expect(await rows.count()).toBe(1);
  await officer.sees(officer.say('shell:sheet.open', { count: 150 }));
  await officer.look('notice-found');
  expectNoProblems(effort);
});
