/** One object of a PDF: its text, in which a number stands for a reference to the object of that number; and what follows it, of a stream. */
export type PdfObject = { readonly text: readonly (string | number)[]; readonly stream: Buffer | undefined };

/** A PDF taken apart. */
export type PdfParts = {
  /** Numbers of the pages, in their order. */
  readonly pages: readonly number[];
  /** The number of the object with the colour profile that the pages are meant for. */
  readonly outputIntents: number | undefined;
  readonly object: (number: number) => PdfObject;
};

/** The file is not of the form that the renderer writes. */
export class PdfFormError extends Error {
  override readonly name = 'PdfFormError';
}

const REFERENCE = /(\d+) 0 R\b/y;
const WORD = /[A-Za-z]+/y;
const NAME = /\/[^\s()<>[\]{}/%]*/y;
const NUMBER = /[\d.+-]+/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Where a text in parentheses ends, which may hold parentheses in pairs and escaped ones. */
const endOfString = (text: string, from: number): number => {
  let depth = 0;
  for (let i = from; i < text.length; i += 1) {
    const letter = text[i];
    if (letter === '\\') i += 1;
    else if (letter === '(') depth += 1;
    else if (letter === ')') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  throw new PdfFormError('A text is not closed.');
};

/** The text of an object from where its body begins, cut at its references, and the keyword that ends it. */
const scan = (text: string, from: number): { parts: (string | number)[]; end: number; keyword: string } => {
  const parts: (string | number)[] = [];
  let kept = from;
  let i = from;
  while (i < text.length) {
    const letter = text[i] as string;
    if (letter === '(') i = endOfString(text, i);
    else if (letter === '/') i += matchAt(NAME, text, i)?.[0].length ?? 1;
    else if (letter >= '0' && letter <= '9') {
      const reference = matchAt(REFERENCE, text, i);
      if (reference !== null) {
        parts.push(text.slice(kept, i), Number(reference[1]));
        i += reference[0].length;
        kept = i;
      } else i += matchAt(NUMBER, text, i)?.[0].length ?? 1;
    } else {
      const word = matchAt(WORD, text, i)?.[0];
      // a text in hexadecimal has letters as well, but none of these words
      if (word === 'stream' || word === 'endobj') {
        parts.push(text.slice(kept, i));
        return { parts, end: i + word.length, keyword: word };
      }
      i += word?.length ?? 1;
    }
  }
  throw new PdfFormError('An object is not closed.');
};

/** Where each object begins, by its number, as the table at the end of the file says. */
const readOffsets = (text: string): { offsets: Map<number, number>; root: number } => {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  const table = text.slice(start);
  const head = /^xref\s+0 (\d+)\s+/.exec(table);
  const root = /\/Root (\d+) 0 R/.exec(table);
  if (head === null || root === null) throw new PdfFormError('There is no table of objects.');
  const rows = [...table.matchAll(/(\d{10}) \d{5} ([nf])/g)].slice(0, Number(head[1]));
  const offsets = new Map(rows.flatMap(([, offset, kind], i) => (kind === 'n' ? [[i, Number(offset)] as const] : [])));
  return { offsets, root: Number(root[1]) };
};

/**
 * Takes a PDF apart that `renderPdf` made: a table of objects at its end, each object as text, lengths of streams as numbers. It reads no other PDF.
 * @throws PdfFormError
 */
export const readPdf = (pdf: Uint8Array): PdfParts => {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const file = bytes.toString('latin1');
  const { offsets, root } = readOffsets(file);
  const object = (number: number): PdfObject => {
    const offset = offsets.get(number);
    const head = offset === undefined ? null : matchAt(/(\d+) 0 obj\s/y, file, offset);
    if (offset === undefined || head === null || Number(head[1]) !== number)
      throw new PdfFormError(`There is no object ${number}.`);
    const { parts, end, keyword } = scan(file, offset + head[0].length);
    if (keyword === 'endobj') return { text: parts, stream: undefined };
    const length = Number(
      /\/Length (\d+)(?! 0 R)/.exec(parts.filter((part) => typeof part === 'string').join(''))?.[1] ?? Number.NaN,
    );
    const begin = file[end] === '\r' ? end + 2 : end + 1;
    if (Number.isNaN(length) || !/^\s*endstream/.test(file.slice(begin + length, begin + length + 12)))
      throw new PdfFormError(`The stream ${number} has no length.`);
    return { text: parts, stream: bytes.subarray(begin, begin + length) };
  };
  /** The reference that follows a name in an object. */
  const reference = (number: number, name: string): number | undefined => {
    const { text } = object(number);
    const at = text.findIndex((part) => typeof part === 'string' && part.endsWith(`${name} `));
    const found = at < 0 ? undefined : text[at + 1];
    return typeof found === 'number' ? found : undefined;
  };
  const pagesOf = (number: number): number[] => {
    const { text } = object(number);
    const first = text[0];
    if (typeof first !== 'string' || !first.includes('/Type /Pages')) return [number];
    const kids = text.findIndex((part) => typeof part === 'string' && /\/Kids \[$/.test(part));
    const below: number[] = [];
    for (let i = kids + 1; i < text.length; i += 1) {
      const part = text[i];
      if (typeof part === 'number') below.push(part);
      else if (part?.includes(']')) break;
    }
    return below.flatMap(pagesOf);
  };
  const tree = reference(root, '/Pages');
  if (tree === undefined) throw new PdfFormError('There are no pages.');
  return { pages: pagesOf(tree), outputIntents: reference(root, '/OutputIntents'), object };
};
