import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 240;
const HEIGHT = 320;
const [PAPER, INK] = [190, 70];
/** Digits of three by five, row by row. */
const DIGITS = [
  '111101101101111',
  '010110010010111',
  '111001111100111',
  '111001111001111',
  '101101111001001',
  '111100111001111',
  '111100111101111',
  '111001001001001',
  '111101111101111',
  '111101111001111',
];
const DOT = 12;

const chunk = (type: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

/** Where a photograph would be in a made-up register: a number, drawn on grey, as a PNG. Nobody is in it. */
export const plainPicture = (number: number): Buffer => {
  const digits = [...String(number)].slice(-4).map(Number);
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT, PAPER);
  for (let y = 0; y < HEIGHT; y += 1) rows[y * (WIDTH + 1)] = 0;
  for (const [place, digit] of digits.entries())
    for (const [dot, isInk] of [...(DIGITS[digit] ?? '')].entries()) {
      if (isInk !== '1') continue;
      const [left, top] = [24 + place * 4 * DOT + (dot % 3) * DOT, 130 + Math.floor(dot / 3) * DOT];
      for (let y = top; y < top + DOT; y += 1)
        rows.fill(INK, y * (WIDTH + 1) + 1 + left, y * (WIDTH + 1) + 1 + left + DOT);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH);
  header.writeUInt32BE(HEIGHT, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
