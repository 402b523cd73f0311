import { expect, it } from 'vitest';
import { loadPart, patiently } from './load-part.ts';
import { NoAnswerError } from './problem-error.ts';

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /assets/a.js'));

it('a page that does not come while the register is away is told as that: nothing loads the application anew', async () => {
  await expect(loadPart(gone, async () => false)).rejects.toBeInstanceOf(NoAnswerError);
});

it('a page that is no more there since an upgrade fails as what it is, so that the application is loaded anew', async () => {
  await expect(loadPart(gone, async () => true)).rejects.toThrow('Failed to fetch dynamically imported module');
});

it('a page that comes is the page', async () => {
  expect(
    await loadPart(
      async () => ({ Page: 1 }),
      async () => false,
    ),
  ).toEqual({ Page: 1 });
});

it('a dialog that was asked for while the register is away is fetched when it answers again, once for all who ask; one that is no more there fails, and may be asked for again', async () => {
  const asked: string[] = [];
  let pauses = 0;
  const dialog = patiently(
    async () => {
      asked.push('module');
      return { Dialog: 1 };
    },
    async () => {
      asked.push('register');
      return pauses > 1;
    },
    async () => {
      pauses += 1;
    },
  );
  expect(await Promise.all([dialog(), dialog()])).toEqual([{ Dialog: 1 }, { Dialog: 1 }]);
  expect(asked).toEqual(['register', 'register', 'register', 'module']);
  let tries = 0;
  const upgraded = patiently(
    () => {
      tries += 1;
      return gone();
    },
    async () => true,
  );
  for (const _ of [1, 2]) await expect(upgraded()).rejects.toThrow('Failed to fetch dynamically imported module');
  expect(tries).toBe(2);
});
