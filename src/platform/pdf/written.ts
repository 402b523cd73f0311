import { printableText } from './printable-text.ts';

/** A word of the house in the document's languages. */
export type Word = { readonly ar: string; readonly en: string; readonly ckb: string };

/** What somebody wrote, with the direction of its own script. */
export type Written = { readonly text: string; readonly rightToLeft: boolean };

const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Makes what somebody wrote safe for one line of a document, and says in which direction it runs. */
export const written = (text: string): Written => ({
  text: printableText(text),
  rightToLeft: RIGHT_TO_LEFT.test(text),
});
