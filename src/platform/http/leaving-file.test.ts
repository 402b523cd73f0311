import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { leavingFile } from './leaving-file.ts';

const HOUR = 3_600_000;
/** A file of three parts, and how often what it holds was let go. */
const begin = (longest = HOUR, fails = false) => {
  const seen = { ends: 0 };
  const parts = async function* () {
    yield 'a';
    if (fails) throw new Error('the connection is gone');
    yield 'b';
    yield 'c';
  };
  const file = leavingFile(
    parts(),
    async () => {
      seen.ends += 1;
    },
    longest,
  );
  return { file, seen };
};

it('leaves whole, and lets go before its end is told', async () => {
  const { file, seen } = begin();
  file.once('end', () => expect(seen.ends).toBe(1));
  expect(await text(file)).toBe('abc');
  expect(seen.ends).toBe(1);
});

it('lets go once where its reader left before the first part', async () => {
  const { file, seen } = begin();
  file.destroy();
  await once(file, 'close');
  expect(seen.ends).toBe(1);
});

it('lets go once where its reader left in the middle, where a part failed, and where it took too long', async () => {
  const left = begin();
  await once(left.file, 'readable');
  left.file.destroy();
  await once(left.file, 'close');
  const broken = begin(HOUR, true);
  await expect(text(broken.file)).rejects.toThrow('the connection is gone');
  const slow = begin(5);
  slow.file.once('error', () => undefined);
  await wait(50);
  expect(slow.file.destroyed).toBe(true);
  expect([left.seen.ends, broken.seen.ends, slow.seen.ends]).toEqual([1, 1, 1]);
});
