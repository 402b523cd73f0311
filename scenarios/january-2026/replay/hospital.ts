import { recordAbsence } from '../../../src/systems/sites/commands/record-absence.ts';
import { recordReturn } from '../../../src/systems/sites/commands/record-return.ts';
import type { Cast } from './cast.ts';
import { personFor } from './convoy.ts';
import { placeWords } from './place-words.ts';
import type { Plan } from './plan.ts';

const HOUR = 3_600_000;
/** On the way a person is taken from the vehicle to a hospital. The escort keeps the custody: the absence has its reason, its escort and the hour at which the person is due back. */
export const takeToHospital = async (cast: Cast, plan: Plan, persons: readonly number[]): Promise<void> => {
  const personNo = personFor(persons, plan.incidents, 'hospital');
  if (personNo === undefined) return;
  await cast.step(`${plan.code}/hospital`, 'escort.one', recordAbsence, async () => {
    const now = await cast.now();
    return {
      personNo,
      reason: 'hospital' as const,
      destination: placeWords.hospital,
      escort: 'CJTF',
      leftAt: now,
      dueAt: now + 3 * HOUR,
    };
  });
};

/** The person is brought back to the convoy before it is counted at its destination, and passes with the others. */
export const bringBack = async (cast: Cast, plan: Plan, persons: readonly number[]): Promise<void> => {
  const personNo = personFor(persons, plan.incidents, 'hospital');
  if (personNo === undefined) return;
  const [absence] = await cast.look<{ id: string }>('SELECT id FROM sites.absence WHERE person_no = $1', [personNo]);
  await cast.step(`${plan.code}/back`, 'escort.one', recordReturn, async () => ({
    absenceId: absence?.id ?? '',
    returnedAt: await cast.now(),
    account: 'Treated and fit to go on, as the physician of the ward says.',
  }));
};
