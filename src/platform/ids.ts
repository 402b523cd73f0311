import { takeRandomBytes } from './random-bytes.ts';

let lastMilliseconds = 0;
let counter = 0;

/** A UUIDv7 (RFC 9562 5.7): real milliseconds, then a 12-bit counter within the millisecond, then random bits. Ids of one process ascend. */
export const uuidv7 = (): string => {
  const now = Date.now();
  if (now > lastMilliseconds) {
    lastMilliseconds = now;
    counter = 0;
  } else if (counter < 0xfff) counter += 1;
  else {
    lastMilliseconds += 1;
    counter = 0;
  }
  const hex = lastMilliseconds.toString(16).padStart(12, '0');
  const tail = takeRandomBytes(8);
  tail[0] = ((tail[0] as number) & 0x3f) | 0x80;
  const t = tail.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${t.slice(0, 4)}-${t.slice(4)}`;
};
