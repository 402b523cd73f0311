import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FILES = [
  '@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf',
  '@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf',
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
] as const;
const FAMILY_NAME_IDS = new Set([1, 16]);
/** Texts of the `name` table are UTF-16, high byte first. */
const wide = (text: string): Buffer => Buffer.from([...text].map((letter) => `\0${letter}`).join(''), 'latin1');
/** Family names of the packages and ours, as long as they. */
const OUR_NAMES = [
  { from: wide('Noto'), to: wide('Amna') },
  { from: wide('Amiri'), to: wide('Amnar') },
] as const;

/** Start of a table of a TrueType font. Throws when the font has none. */
function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index++) {
    const record = 12 + 16 * index;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table "${tag}".`);
}

/**
 * The compiler also loads the fonts of the machine, and cannot be told not to. A machine with another version of the same
 * family would then write other bytes. So our copies get family names in memory that no machine has: "Amna …" and "Amnar".
 */
function renameFamily(font: Buffer): Buffer {
  const renamed = Buffer.from(font);
  const table = tableOffset(renamed, 'name');
  const count = renamed.readUInt16BE(table + 2);
  const texts = table + renamed.readUInt16BE(table + 4);
  for (let index = 0; index < count; index++) {
    const record = table + 6 + 12 * index;
    if (!FAMILY_NAME_IDS.has(renamed.readUInt16BE(record + 6))) continue;
    const start = texts + renamed.readUInt16BE(record + 10);
    const name = renamed.subarray(start, start + renamed.readUInt16BE(record + 8));
    for (const { from, to } of OUR_NAMES) {
      const at = name.indexOf(from);
      if (at >= 0) to.copy(name, at);
    }
  }
  return renamed;
}

function addSegments(font: Buffer, subtable: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(subtable + 12);
  for (let index = 0; index < groups; index++) {
    const group = subtable + 16 + 12 * index;
    const last = font.readUInt32BE(group + 4);
    for (let codePoint = font.readUInt32BE(group); codePoint <= last; codePoint++) covered.add(codePoint);
  }
}

function addSegmentsOfBasicPlane(font: Buffer, subtable: number, covered: Set<number>): void {
  const doubled = font.readUInt16BE(subtable + 6);
  for (let at = 0; at < doubled; at += 2) {
    const last = font.readUInt16BE(subtable + 14 + at);
    const first = font.readUInt16BE(subtable + 16 + doubled + at);
    for (let codePoint = first; codePoint <= last && codePoint < 0xffff; codePoint++) covered.add(codePoint);
  }
}

/** Adds the code points of a font's `cmap` table (formats 4 and 12, which are the ones in use). */
function addCoverage(font: Buffer, covered: Set<number>): void {
  const table = tableOffset(font, 'cmap');
  const count = font.readUInt16BE(table + 2);
  for (let index = 0; index < count; index++) {
    const subtable = table + font.readUInt32BE(table + 8 + 8 * index);
    const format = font.readUInt16BE(subtable);
    if (format === 12) addSegments(font, subtable, covered);
    if (format === 4) addSegmentsOfBasicPlane(font, subtable, covered);
  }
}

let loaded: { readonly blobs: readonly Buffer[]; readonly covered: ReadonlySet<number> } | undefined;

function loadFonts() {
  if (loaded !== undefined) return loaded;
  const fonts = FILES.map((file) => readFileSync(require.resolve(file)));
  const covered = new Set<number>();
  for (const font of fonts) addCoverage(font, covered);
  loaded = { blobs: fonts.map(renameFamily), covered };
  return loaded;
}

/** The fonts of every document: Arabic and Latin, regular and bold, under the family names that house-style.typ uses. */
export function documentFonts(): readonly Buffer[] {
  return loadFonts().blobs;
}

/** Whether the document fonts can show this character (one code point). PDF/A forbids a character without a glyph. */
export function isPrintable(character: string): boolean {
  return loadFonts().covered.has(character.codePointAt(0) ?? -1);
}
