import { crc32 } from 'node:zlib';
import { Refusal } from '../../core/register/refusal.ts';

/** Largest photograph, in bytes: a face needs no more, and a page shows it as it is. */
export const PHOTOGRAPH_MAXIMUM_BYTES = 2 * 1024 ** 2;
/** Longest side, in pixels. */
export const PHOTOGRAPH_LONGEST_SIDE = 4096;

type Size = { readonly width: number; readonly height: number };

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Chunks of a PNG that are picture: pixels, palette, transparency, colour. Texts, times and EXIF are not. */
const PICTURE_CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'pHYs',
]);

const noPicture = (): Refusal => new Refusal('photograph-type');
const saysMore = (what: string): Refusal => new Refusal('photograph-metadata', { values: { detail: what } });

const readPng = (bytes: Buffer): Size => {
  let at = PNG_SIGNATURE.length;
  let size: Size | undefined;
  let hasPixels = false;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw noPicture();
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!PICTURE_CHUNKS.has(type)) throw saysMore(`PNG ${type}`);
    if ((size === undefined) !== (type === 'IHDR')) throw noPicture();
    if (type === 'IHDR') {
      if (length !== 13) throw noPicture();
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
    hasPixels ||= type === 'IDAT';
    at = end;
    if (type === 'IEND') {
      if (at < bytes.length) throw saysMore('after the picture');
      if (size === undefined || !hasPixels) throw noPicture();
      return size;
    }
  }
  throw noPicture();
};

/**
 * Segments of a JPEG that are picture, by name (T.81, table B.1): frames, tables of Huffman and arithmetic coding, scans, tables of quantization. Those that no decoder reads (JPG, JPGn, RES, DHP, EXP, TEM)
 * would hide whatever is written in them.
 */
const PICTURE_SEGMENTS = new Set([
  ...[0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf],
  ...[0xc4, 0xcc, 0xda, 0xdb],
]);

/** Whether a segment of a JPEG is picture: tables, frames, scans, the marker of JFIF or Adobe without which colours are wrong, and a colour profile. */
const isPicture = (marker: number, content: Buffer): boolean => {
  // each of the two says one number of two bytes, and no more
  if (marker === 0xdc || marker === 0xdd) return content.length === 2;
  if (PICTURE_SEGMENTS.has(marker)) return true;
  const says = (text: string) => content.subarray(0, text.length).toString('latin1') === text;
  return (
    (marker === 0xe0 && says('JFIF\0') && content.length === 14) ||
    (marker === 0xee && says('Adobe') && content.length === 12) ||
    (marker === 0xe2 && says('ICC_PROFILE\0'))
  );
};

/** What an officer is told of a segment that is no picture. */
const nameOf = (marker: number): string => {
  if (marker === 0xfe) return 'JPEG COM';
  return marker >= 0xe0 && marker <= 0xef
    ? `JPEG APP${marker - 0xe0}`
    : `JPEG ${marker.toString(16).toUpperCase().padStart(2, '0')}`;
};

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Where the coded pixels of a scan end: at the next marker that is neither stuffing nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw noPicture();
};

const readJpeg = (bytes: Buffer): Size => {
  let at = 2;
  let size: Size | undefined;
  let hasPixels = false;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw noPicture();
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      if (at + 2 < bytes.length) throw saysMore('after the picture');
      if (size === undefined || !hasPixels) throw noPicture();
      return size;
    }
    if (at + 4 > bytes.length) throw noPicture();
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) throw noPicture();
    const content = bytes.subarray(at + 4, end);
    if (!isPicture(marker, content)) throw saysMore(nameOf(marker));
    if (isFrame(marker)) {
      if (content.length < 6) throw noPicture();
      size = { width: content.readUInt16BE(3), height: content.readUInt16BE(1) };
    }
    hasPixels ||= marker === 0xda;
    at = marker === 0xda ? endOfScan(bytes, end) : end;
  }
  throw noPicture();
};

/**
 * Looks at the bytes of a photograph: a whole JPEG or PNG, no larger than a page needs, that carries nothing but the picture. What a camera writes beside it (EXIF, XMP, a preview) says where and on which device it was taken,
 * and is refused; it is not taken out here, because an officer signs for the bytes that were sent.
 * @throws Refusal `photograph-type`, `photograph-too-large`, `photograph-metadata`
 */
export const checkPhotograph = (given: Uint8Array): void => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const isPng = bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE);
  if (!isPng && !(bytes[0] === 0xff && bytes[1] === 0xd8)) throw noPicture();
  if (bytes.length > PHOTOGRAPH_MAXIMUM_BYTES) throw new Refusal('photograph-too-large');
  const { width, height } = isPng ? readPng(bytes) : readJpeg(bytes);
  if (width === 0 || height === 0) throw noPicture();
  if (Math.max(width, height) > PHOTOGRAPH_LONGEST_SIDE) throw new Refusal('photograph-too-large');
};
