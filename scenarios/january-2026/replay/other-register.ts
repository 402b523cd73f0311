import { OperatorError } from '../../../src/platform/config/operator-error.ts';
import { readControlHistory } from '../control-history.ts';
import type { Cast } from './cast.ts';
import type { Plan } from './convoy.ts';

/** The first step that an officer takes in a replay. */
const FIRST_STEP = 'SHD/list';

/** Whether everything that happens in a replay is recorded: each convoy is closed, and the last camp. */
const isFinished = (cast: Cast, plans: readonly Plan[]): boolean => {
  const closed = readControlHistory().findLast(({ by }) => by === null);
  return (
    plans.every(({ code }) => cast.isDone(`${code}/close`)) &&
    (closed === undefined || cast.isDone(`${closed.site}/closed-${closed.day}`))
  );
};

/**
 * Only a replay of the same size and seed goes on where it stopped. In any other register the first step would be refused by some rule, which tells nobody what to do.
 * @throws OperatorError where the replay has ended, or another was begun here
 */
export const refuseOtherRegister = async (
  cast: Cast,
  officers: readonly number[],
  plans: readonly Plan[],
  mark: string,
): Promise<void> => {
  if (cast.isDone(FIRST_STEP)) {
    if (!isFinished(cast, plans)) return;
    throw new OperatorError(
      `This data folder holds a finished replay (${mark}). Look at it with ./amana start, check it with ./amana verify; to replay again, name an empty folder with --data DIR or remove this one.`,
    );
  }
  const [{ worked = false } = {}] = await cast.look<{ worked: boolean }>(
    'SELECT EXISTS (SELECT FROM register.command WHERE officer_no = ANY ($1)) AS worked',
    [officers],
  );
  if (worked)
    throw new OperatorError(
      `This data folder holds a replay of another size or seed, or officers worked in it (asked for: ${mark}). Name an empty folder with --data DIR, or remove this one.`,
    );
};
