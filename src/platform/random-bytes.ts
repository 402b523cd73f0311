import { randomBytes } from 'node:crypto';

const POOL_BYTES = 16_384;

let pool = Buffer.alloc(0);
let taken = 0;

/**
 * Random bytes of the operating system, fetched many at a time: a call for each salt costs more than the hashing of an event. No byte is given twice.
 * @returns a view of `length` bytes of its own; nobody else has them
 */
export const takeRandomBytes = (length: number): Buffer => {
  if (length > POOL_BYTES / 4) return randomBytes(length);
  if (taken + length > pool.length) {
    pool = randomBytes(POOL_BYTES);
    taken = 0;
  }
  taken += length;
  return pool.subarray(taken - length, taken);
};
