import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './support/journey-browser.ts';
import { runAxe } from './support/run-axe.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser?.close());

/** What is found on a page with a table of so many rows, in one of which the button has no name. */
const findIn = async (rows: number, nameless: number): Promise<string[]> => {
  const page = await browser.newPage();
  const buttons = Array.from({ length: rows }, (_, row) => `<button>${row === nameless ? '' : 'Open'}</button>`);
  await page.setContent(
    `<!doctype html><html lang="en"><title>Rows</title><main><h1>Rows</h1><table><thead><tr><th>Person</th></tr></thead><tbody>${buttons
      .map((button) => `<tr><td>${button}</td></tr>`)
      .join('')}</tbody></table></main></html>`,
  );
  const found = await runAxe(page);
  // the page has every row again
  const lists = await page.evaluate(() => [
    document.querySelector('tbody')?.childNodes.length,
    document.querySelector('table')?.rows.length,
  ]);
  expect(lists).toEqual([rows, rows + 1]);
  await page.close();
  return found;
};

test('a fault is seen in the first and the last rows of a long table, and in every row of a short one', async () => {
  expect(await findIn(150, -1)).toEqual([]);
  for (const row of [0, 7, 148, 149])
    expect(await findIn(150, row)).toEqual([expect.stringMatching(/^axe button-name /)]);
  expect(await findIn(10, 8)).toEqual([expect.stringMatching(/^axe button-name /)]);
});
