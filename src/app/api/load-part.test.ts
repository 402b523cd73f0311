import { expect, it } from 'vitest';
import { loadPart } from './load-part.ts';
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
