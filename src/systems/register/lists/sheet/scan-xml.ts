import { ListFileError } from './list-file-error.ts';

/** What is told of an XML text: elements by their name without prefix, and the text between. */
export type XmlHandler = {
  /** `attributes` is read only where it is called for. */
  readonly open: (name: string, attributes: () => Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** A tag or a text longer than this is no list. */
const LONGEST = 1024 * 1024;
/** Most elements: a sheet of 30,000 rows and 60 columns, each cell with a formula, has 5.4 million. */
const MOST_ELEMENTS = 6_000_000;
const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Replaces the five entities of XML and characters by number; there are no others, because a document type is refused. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (_, name: string) => {
    if (!name.startsWith('#')) {
      const plain = ENTITIES[name];
      if (plain === undefined) throw new ListFileError('list-has-entities');
      return plain;
    }
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** Spreadsheets write characters that XML forbids as `_x000D_`; those that no database keeps (no character, half a character) are lost. */
export const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => {
        const code = Number.parseInt(hex, 16);
        return code === 0 || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCharCode(code);
      })
    : text;

const readAttributes = (tag: string): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [, name = '', one, other] of tag.matchAll(ATTRIBUTE)) found[local(name)] = unescapeXml(one ?? other ?? '');
  return found;
};

/** Where the tag that begins at `from` ends, quotation marks aside; -1 where the text ends before it. */
function tagEnd(text: string, from: number): number {
  let end = text.indexOf('>', from);
  let quote = text.slice(from, end === -1 ? undefined : end).search(/["']/);
  if (quote === -1 || end === -1) return end;
  for (let at = from + quote; at !== -1; at = quote) {
    const close = text.indexOf(text.charAt(at), at + 1);
    if (close === -1) return -1;
    end = text.indexOf('>', close);
    if (end === -1) return -1;
    const next = text.slice(close + 1, end).search(/["']/);
    quote = next === -1 ? -1 : close + 1 + next;
  }
  return end;
}

/**
 * Reads XML piece by piece without keeping it. A document type is refused, so that there are no entities to expand and none to fetch; nothing of what is
 * read names a file or an address that is opened.
 * @throws ListFileError `list-has-entities`, or `list-damaged` for what is no XML
 */
export async function scanXml(pieces: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  let rest = '';
  let elements = 0;
  /** Handles what is complete; returns where the first incomplete thing begins. */
  const handle = (text: string): number => {
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start === -1) return at;
      if (start > at) handler.text(unescapeXml(text.slice(at, start)));
      const special = text.charCodeAt(start + 1);
      let end: number;
      if (special === 0x21 /* ! */) {
        if (text.length < start + 9) return start;
        if (text.startsWith('<!--', start)) {
          end = text.indexOf('-->', start);
          if (end === -1) return start;
          at = end + 3;
        } else if (text.startsWith('<![CDATA[', start)) {
          end = text.indexOf(']]>', start);
          if (end === -1) return start;
          handler.text(text.slice(start + 9, end));
          at = end + 3;
        } else throw new ListFileError('list-has-entities');
        continue;
      }
      if (special === 0x3f /* ? */) {
        end = text.indexOf('?>', start);
        if (end === -1) return start;
        at = end + 2;
        continue;
      }
      end = tagEnd(text, start);
      if (end === -1) return start;
      at = end + 1;
      if (special === 0x2f /* / */) {
        handler.close(local(text.slice(start + 2, end).trim()));
        continue;
      }
      elements += 1;
      if (elements > MOST_ELEMENTS) throw new ListFileError('list-inflates-too-far');
      const empty = text.charCodeAt(end - 1) === 0x2f;
      const tag = text.slice(start + 1, empty ? end - 1 : end);
      const space = tag.search(/\s/);
      const name = local(space === -1 ? tag : tag.slice(0, space));
      handler.open(name, () => (space === -1 ? {} : readAttributes(tag.slice(space))));
      if (empty) handler.close(name);
    }
  };
  for await (const piece of pieces) {
    rest += piece;
    rest = rest.slice(handle(rest));
    if (rest.length > LONGEST) throw new ListFileError('list-damaged');
  }
  if (rest.trim() !== '') throw new ListFileError('list-damaged');
}
