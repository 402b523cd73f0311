import { remember } from '../names/remember.ts';

/** The labels of a list are a few, and stand in every row of it. */
const KEPT = 2000;

/**
 * A heading, country or other label in one spelling for comparison: lower case, no marks, variants of Arabic letters
 * folded (the Kurdish ones too, which an Arabic keyboard lacks), no Arabic article, no feminine ending of an adjective, single spaces. For labels only, never for names.
 */
export const foldLabel: (text: string) => string = remember(KEPT, (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u0647\u200c/g, '\u06d5')
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\u0640'’‘`´]/gu, '')
    .replace(/ک/g, 'ك')
    .replace(/[ڕڒ]/g, 'ر')
    .replace(/ڵ/g, 'ل')
    .replace(/ۆ/g, 'و')
    .replace(/ێ/g, 'ي')
    .replace(/ە/g, 'ه')
    .replace(/[یى]/g, 'ي')
    .replace(/[ةھ]/g, 'ه')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => word.replace(/^ال(?=\p{L}{2})/u, '').replace(/يه$/u, 'ي'))
    .join(' '),
);
