import type { Page } from 'playwright-core';
import { runAxe } from './run-axe.ts';
import type { JourneyLanguage } from './texts.ts';

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
