import type pg from 'pg';

/** How often readings are sealed, in milliseconds: what was read meanwhile could be removed without a trace by whoever owns the database. */
const EVERY = 10_000;

/**
 * Seals what was read since the last time, until it is stopped. A seal that fails is tried again the next time.
 * @param say told once when sealing fails, and again after it went on
 */
export const sealReadings = (pool: pg.Pool, say: (error: Error) => void): { readonly stop: () => Promise<void> } => {
  let failing = false;
  let running: Promise<void> | undefined;
  const seal = async (): Promise<void> => {
    try {
      await pool.query('SELECT access.seal_reads()');
      failing = false;
    } catch (error) {
      if (!failing) say(error as Error);
      failing = true;
    }
  };
  const once = (): Promise<void> => {
    running ??= seal().finally(() => {
      running = undefined;
    });
    return running;
  };
  const timer = setInterval(() => void once(), EVERY);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      // what was read last is sealed with the end
      await once();
    },
  };
};
