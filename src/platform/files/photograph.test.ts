import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { plainPicture } from '../../../scenarios/january-2026/plain-picture.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { checkPhotograph, PHOTOGRAPH_MAXIMUM_BYTES } from './photograph.ts';

const verdict = (bytes: Uint8Array): string => {
  try {
    checkPhotograph(bytes);
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const png = plainPicture(1234);
const pngChunk = (type: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};
const inPng = (chunk: Buffer): Buffer => Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
const JFIF = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const frameOf = (width: number, height: number): Buffer => {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return segment(0xc0, frame);
};
const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0, 0xff, 0xd0, 7]),
]);
const END = Buffer.from([0xff, 0xd9]);
const jpeg = (...parts: Buffer[]): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts]);

it('takes a JPEG and a PNG that are nothing but a picture', () => {
  expect(verdict(png)).toBe('taken');
  expect(verdict(jpeg(JFIF, frameOf(600, 800), SCAN, END))).toBe('taken');
  // a colour profile, and several scans as in progressive pictures
  expect(verdict(jpeg(JFIF, segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01')), frameOf(6, 8), SCAN, SCAN, END))).toBe(
    'taken',
  );
});

it('refuses what a camera writes beside the picture, wherever it stands', () => {
  const exif = segment(0xe1, Buffer.from('Exif\0\0MM\0*GPS'));
  const whole = [JFIF, frameOf(6, 8), SCAN] as const;
  for (const picture of [
    jpeg(exif, ...whole, END),
    jpeg(...whole, exif, END),
    jpeg(JFIF, segment(0xed, Buffer.from('Photoshop 3.0\0')), frameOf(6, 8), SCAN, END),
    jpeg(JFIF, segment(0xe2, Buffer.from('MPF\0')), frameOf(6, 8), SCAN, END),
    // a thumbnail in the marker of JFIF
    jpeg(
      segment(0xe0, Buffer.concat([Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01', 'latin1'), Buffer.alloc(3)])),
      frameOf(6, 8),
      SCAN,
      END,
    ),
    jpeg(...whole, segment(0xfe, Buffer.from('a comment')), END),
    jpeg(...whole, END, Buffer.from('a second picture')),
    inPng(pngChunk('eXIf', Buffer.from('MM\0*'))),
    inPng(pngChunk('tEXt', Buffer.from('Comment\0x'))),
    inPng(pngChunk('tIME', Buffer.alloc(7))),
    Buffer.concat([png, Buffer.from('more')]),
  ])
    expect(verdict(picture)).toBe('photograph-metadata');
});

it('refuses what stands in a segment that no decoder reads', () => {
  const hidden = Buffer.from('where and when');
  const markers = [...Array(0x100).keys()].filter((marker) => marker !== 0xff && marker !== 0xd9);
  const read = markers.filter(
    (marker) => verdict(jpeg(JFIF, frameOf(6, 8), segment(marker, hidden), SCAN, END)) !== 'photograph-metadata',
  );
  // frames, tables and scans are read by who looks at the picture
  expect(read.map((marker) => marker.toString(16)).join(' ')).toBe(
    'c0 c1 c2 c3 c4 c5 c6 c7 c9 ca cb cc cd ce cf da db',
  );
  // the number of lines and the restart interval say one number each
  for (const marker of [0xdc, 0xdd])
    expect(verdict(jpeg(JFIF, frameOf(6, 8), segment(marker, Buffer.alloc(2)), SCAN, END))).toBe('taken');
});

it('refuses what is no whole picture', () => {
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('%PDF-1.7'),
    png.subarray(0, 8),
    png.subarray(0, -12),
    Buffer.concat([png.subarray(0, 40), Buffer.from([1]), png.subarray(41)]),
    jpeg(END),
    jpeg(JFIF, frameOf(6, 8), END),
    jpeg(JFIF, SCAN, END),
    jpeg(JFIF, frameOf(0, 8), SCAN, END),
    jpeg(JFIF, frameOf(6, 8), SCAN),
    jpeg(JFIF, Buffer.from('no marker')),
    jpeg(JFIF, Buffer.from([0xff, 0xc0, 0xff, 0xff])),
  ])
    expect([bytes.length, verdict(bytes)]).toEqual([bytes.length, 'photograph-type']);
});

it('refuses what is larger than a page needs', () => {
  expect(verdict(jpeg(JFIF, frameOf(4097, 8), SCAN, END))).toBe('photograph-too-large');
  expect(verdict(jpeg(JFIF, frameOf(6, 8), SCAN, Buffer.alloc(PHOTOGRAPH_MAXIMUM_BYTES), END))).toBe(
    'photograph-too-large',
  );
});
