/** A piece of HTML that is safe to put into a page. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** What may stand in a template: text is escaped, pieces of HTML are taken as they are, lists are joined. */
export type Part = string | number | Html | readonly Part[];

const textOf = (part: Part): string =>
  part instanceof Html
    ? part.text
    : typeof part === 'string' || typeof part === 'number'
      ? escapeText(String(part))
      : part.map(textOf).join('');

/** HTML with values escaped. */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(literals.map((literal, i) => literal + (i < parts.length ? textOf(parts[i] as Part) : '')).join(''));

/** A sentence in which backticks mark code. */
export const prose = (text: string): Part =>
  text.split('`').map((piece, i) => (i % 2 === 1 ? html`<code>${piece}</code>` : piece));
