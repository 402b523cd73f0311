import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core reports of one rule, as far as the journeys read it. */
interface RuleResult {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
  /** Set where the rule itself broke. */
  error?: object;
}

/**
 * Of a long table axe sees the first and the last rows, because 150 rows of one kind took it most of the time of a journey: a
 * colour or a name that is wrong in the hundredth row is wrong in these. Short tables, where the exceptions stand, are seen whole.
 */
const ROWS_BETWEEN = 'tbody > tr:nth-child(n + 9):nth-last-child(n + 3)';

/**
 * Run in the page. A dialog is checked without the page that it covers, which nobody can reach meanwhile and which was checked before it opened.
 *
 * The rows between stay where they are and look as they do; a table only leaves them out of the lists by which axe walks through it. Named as excluded they
 * cost twice as much: axe reads them all the same, and asks of every element whether it stands in one of them.
 */
const findBroken = async (rowsBetween: string): Promise<RuleResult[]> => {
  const { axe } = window as unknown as {
    axe: { run: (context: object, options: object) => Promise<Record<'violations' | 'incomplete', RuleResult[]>> };
  };
  const between = new Set<Node>(document.querySelectorAll(rowsBetween));
  const shorten = (owner: object, list: string, nodes: Iterable<Node>) => {
    const seen = [...nodes].filter((node) => !between.has(node));
    Object.defineProperty(owner, list, { configurable: true, get: () => seen });
  };
  const tables = [...document.querySelectorAll('table')].filter(({ rows }) =>
    [...rows].some((row) => between.has(row)),
  );
  for (const table of tables) {
    for (const body of table.tBodies) shorten(body, 'childNodes', body.childNodes);
    shorten(table, 'rows', table.rows);
  }
  try {
    const dialog = [...document.querySelectorAll('[role=dialog]')].find((element) => element.checkVisibility());
    const context = { include: [dialog ?? document.documentElement] };
    const { violations, incomplete } = await axe.run(context, { resultTypes: ['violations'], preload: false });
    // a rule that broke says nothing of the page
    return [...violations, ...incomplete.filter(({ error }) => error !== undefined)];
  } finally {
    for (const table of tables) {
      for (const body of table.tBodies) Reflect.deleteProperty(body, 'childNodes');
      Reflect.deleteProperty(table, 'rows');
    }
  }
};

/** Rules of accessibility that a page breaks, a line for each. */
export const runAxe = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const broken = await page.evaluate(findBroken, ROWS_BETWEEN);
  return broken.map(
    ({ id, impact, nodes }) =>
      `axe ${id} (${impact}) ${nodes.length}x: ${nodes
        .slice(0, 2)
        .map((node) => node.html.slice(0, 200))
        .join(' | ')}`,
  );
};
