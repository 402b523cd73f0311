import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { JourneyLanguage } from './texts.ts';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core reports of one broken rule, as far as the journeys read it. */
interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
}

/**
 * Of a long table axe looks at the first and the last rows, because 150 rows of one kind took it most of the time of a journey: a
 * colour or a name that is wrong in the hundredth row is wrong in these. Short tables, where the exceptions stand, are checked whole.
 */
const ROWS_BETWEEN = 'tbody > tr:nth-child(n + 9):nth-last-child(n + 3)';

/** A dialog is checked without the page that it covers, which nobody can reach meanwhile and which was checked before it opened. */
const runAxe = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (rowsBetween) => {
    const { axe } = window as unknown as {
      axe: { run: (context: object, options: object) => Promise<{ violations: Violation[] }> };
    };
    const dialog = [...document.querySelectorAll('[role=dialog]')].find((element) => element.checkVisibility());
    const context = { include: [dialog ?? document.documentElement], exclude: [rowsBetween] };
    return (await axe.run(context, { resultTypes: ['violations'], preload: false })).violations;
  }, ROWS_BETWEEN);
  return violations.map(
    ({ id, impact, nodes }) =>
      `axe ${id} (${impact}) ${nodes.length}x: ${nodes
        .slice(0, 2)
        .map((node) => node.html.slice(0, 200))
        .join(' | ')}`,
  );
};

/** Latin words in an Arabic page outside of what is a name, a code or a quotation, which stand in `bdi`. */
const foreignWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const words: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || element.closest('bdi, code, script, style, select, [lang], .amana-code') !== null)
        continue;
      const found = (node.textContent ?? '').match(/[A-Za-z][A-Za-z'’-]{2,}/g) ?? [];
      // The switch of languages names each language in that language; the digest of a document is named by its standard.
      words.push(
        ...found.filter(
          (word) => !['English', 'CSV', 'PDF', 'PNG', 'JPEG', 'SHA-', 'KiB', 'Ctrl', 'Enter', 'Esc'].includes(word),
        ),
      );
    }
    return words;
  });

/**
 * Everything wrong that can be seen without knowing what a page is about: rules of accessibility (axe-core), a page wider
 * than its window, the wrong direction, keys shown instead of texts, and Latin words in Arabic sentences.
 */
export const checkPage = async (page: Page, language: JourneyLanguage): Promise<string[]> => {
  const problems = await runAxe(page);
  const { overflow, direction, documentLanguage, text } = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    direction: document.documentElement.dir,
    documentLanguage: document.documentElement.lang,
    text: document.body.textContent,
  }));
  if (overflow > 0) problems.push(`the page is ${overflow} px wider than its window`);
  if (direction !== (language === 'ar' ? 'rtl' : 'ltr')) problems.push(`direction ${direction}`);
  if (documentLanguage !== language) problems.push(`language ${documentLanguage}`);
  const keys =
    text.match(/\b(?:undefined|NaN|\[object Object\]|Invalid Date|[a-z]+[a-zA-Z]*(?:\.[a-z][a-zA-Z-]*){2,})\b/g) ?? [];
  if (keys.length > 0) problems.push(`raw: ${keys.slice(0, 5).join(', ')}`);
  if (language === 'ar') {
    const words = await foreignWords(page);
    if (words.length > 0) problems.push(`Latin words: ${[...new Set(words)].slice(0, 12).join(', ')}`);
  }
  return problems;
};
