import { OperatorError } from '../../../src/platform/config/operator-error.ts';
import type { Cast } from './cast.ts';

/** The first step that an officer takes in a replay. */
const FIRST_STEP = 'SHD/list';

/**
 * Only a replay of the same size and seed goes on where it stopped; one that has ended is only verified again, because it may have been killed while it verified. In any other register the first step would be refused by some rule, which tells nobody what to do.
 * @throws OperatorError where another was begun here, or officers worked
 */
export const refuseOtherRegister = async (cast: Cast, officers: readonly number[], mark: string): Promise<void> => {
  if (cast.isDone(FIRST_STEP)) return;
  const [{ worked = false } = {}] = await cast.look<{ worked: boolean }>(
    'SELECT EXISTS (SELECT FROM register.command WHERE officer_no = ANY ($1)) AS worked',
    [officers],
  );
  if (worked)
    throw new OperatorError(
      `This data folder holds a replay of another size or seed, or officers worked in it (asked for: ${mark}). Name an empty folder with --data DIR, or remove this one.`,
    );
};
