import { execFileSync } from 'node:child_process';

const run = (tool: string, args: readonly string[], pdf: Uint8Array): string =>
  execFileSync(tool, [...args], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString();

/** The text of a PDF in the order in which it was written, without the marks that pdftotext adds around each direction. */
export const pdfText = (pdf: Uint8Array): string =>
  run('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], pdf).replace(/[\u202a-\u202e]/gu, '');

/** Number of pages, and the date of the document in ISO 8601. */
export const pdfFacts = (pdf: Uint8Array): { pages: number; createdAt: string } => {
  const facts = run('pdfinfo', ['-isodates', '-'], pdf);
  return {
    pages: Number(/Pages: +(\d+)/.exec(facts)?.[1]),
    createdAt: /CreationDate: +(\S+)/.exec(facts)?.[1] ?? '',
  };
};

/** The words of a PDF, each with where it begins and ends across its page, in points. */
export const pdfWords = (pdf: Uint8Array): { word: string; from: number; to: number }[] =>
  [
    ...run('pdftotext', ['-bbox', '-', '-'], pdf).matchAll(/xMin="(\S+)" yMin="\S+" xMax="(\S+)" yMax="\S+">([^<]*)</g),
  ].map(([, from, to, word = '']) => ({ word, from: Number(from), to: Number(to) }));

/** The bookmarks of a PDF in their order, of which each must lead to a page. */
export const pdfBookmarks = (pdf: Uint8Array): string[] => {
  const file = Buffer.from(pdf).toString('latin1');
  const pages = new Set([...file.matchAll(/(\d+) 0 obj\s(?:(?!endobj)[\s\S])*?\/Type \/Page\s/g)].map(([, no]) => no));
  return [...file.matchAll(/\/Title <FEFF([0-9A-F]*)> \/Parent [^[]*\/Dest \[(\d+) 0 R \/Fit\]/g)].map(
    ([, text = '', page]) => {
      if (!pages.has(page)) throw new Error(`A bookmark leads to ${page}, which is no page.`);
      return Buffer.from(text, 'hex').swap16().toString('utf16le');
    },
  );
};
