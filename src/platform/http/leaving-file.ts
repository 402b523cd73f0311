import { Readable } from 'node:stream';

/**
 * A file that leaves part by part. What it holds is let go once, whatever becomes of it: read to its end, broken off, taking longer than it may, or never begun, because a reader who left before the first part
 * starts no generator and none of its ends.
 * @param end lets go of what the parts are read from
 * @param longest so long may it take, in milliseconds
 */
export const leavingFile = (parts: AsyncIterable<string>, end: () => Promise<void>, longest: number): Readable => {
  let ended: Promise<void> | undefined;
  const endOnce = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  const file = Readable.from(
    (async function* () {
      try {
        yield* parts;
      } finally {
        await endOnce();
      }
    })(),
  );
  const late = setTimeout(() => file.destroy(new Error('A list took too long to leave.')), longest);
  file.once('close', () => {
    clearTimeout(late);
    void endOnce();
  });
  return file;
};
