import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import type { Officer } from './officer.ts';

/** What no paper may say: a key or a value that nobody put into words. By itself: a key, a digest or a signature may have the same letters somewhere. */
const RAW = /(?<![\w+/=-])(?:undefined|NaN|null)(?![\w+/=-])|\[object|\{\w+\}|Invalid Date/;

/**
 * Downloads the paper behind a link of the page, as a press on it would, and reads it.
 * @returns how many pages it has, and its text
 */
export const readPaper = async (officer: Officer, label: string | RegExp): Promise<{ pages: number; text: string }> => {
  const link = officer.page.getByRole('link', { name: label, exact: true }).first();
  const answer = await officer.page.request.get((await link.getAttribute('href')) ?? '');
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  const input = await answer.body();
  // what the readers remark on a file for the eye only is no matter of a journey
  const stdio: ['pipe', 'pipe', 'ignore'] = ['pipe', 'pipe', 'ignore'];
  const pages = /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', ['-'], { input, stdio, encoding: 'utf8' }))?.[1];
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input, stdio, encoding: 'utf8' });
  expect(text).not.toMatch(RAW);
  return { pages: Number(pages), text };
};
