import type { ConvoyPaper, PaperRow } from './papers-views.ts';

/** About so many pages a file has at most: it is made in a few seconds and opens on a phone. */
export const PAGES_OF_A_PART = 200;
/** Persons on a page of a list. */
const LINES = 25;

/** About how many pages a paper has: a list has many persons on a page, an escort record and a receipt for a person are a page and more of their own. */
const pagesOf = (paper: ConvoyPaper, persons: number): number => {
  if (paper === 'escort-records') return 1 + 2 * persons;
  return paper === 'person-receipts' ? persons : 1 + Math.ceil(persons / LINES);
};

/** Puts papers into parts in their order: a part ends before it grows too long, and no paper is cut. */
export const inParts = (papers: readonly Omit<PaperRow, 'part'>[]): PaperRow[] => {
  let part = 1;
  let pages = 0;
  return papers.map((row) => {
    const own = pagesOf(row.paper, row.persons);
    if (pages > 0 && pages + own > PAGES_OF_A_PART) {
      part += 1;
      pages = 0;
    }
    pages += own;
    return { ...row, part };
  });
};
