import { recordEscape } from '../../../src/systems/register/commands/record-escape.ts';
import { changeVehicle } from '../../../src/systems/transfers/commands/change-vehicle.ts';
import { recordRecapture } from '../../../src/systems/transfers/commands/record-recapture.ts';
import { recordWelfare } from '../../../src/systems/transfers/commands/record-welfare.ts';
import type { Cast } from './cast.ts';
import { personFor } from './convoy.ts';
import { passedIn } from './gate.ts';
import type { Plan } from './plan.ts';
import { compartmentOf, reliefOf } from './world.ts';

const PLACE = 'YAR';

/** The vehicle broke down: everybody of its first compartment goes on in another vehicle. */
export const reseat = async (cast: Cast, { code, incidents, slot }: Plan, manifestNo: number): Promise<void> => {
  if (!incidents.includes('breakdown')) return;
  await cast.step(`${code}/reseated`, 'escort.one', changeVehicle, async () => {
    const seated = await cast.look<{ no: string }>(
      `SELECT l.person_no AS no FROM transfers.line l JOIN transfers.handover h ON h.manifest_no = l.manifest_no AND h.ordinal = 1 JOIN transfers.handover_person p ON p.handover_id = h.id AND p.person_no = l.person_no
        WHERE l.manifest_no = $1 AND l.compartment = $2 ORDER BY 1`,
      [manifestNo, compartmentOf(0)],
    );
    return {
      manifestNo,
      reason: 'breakdown' as const,
      rows: seated.map(({ no }) => ({
        personNo: Number(no),
        vehicle: reliefOf(slot),
        compartment: compartmentOf(0),
      })),
    };
  });
};

/** At a stop one of them runs, and is caught by the escort: back in the seat from which the escape was, and passes with the others. */
export const catchAgain = async (cast: Cast, { code, incidents }: Plan, manifestNo: number): Promise<void> => {
  const personNo = personFor(await passedIn(cast, manifestNo, 1), incidents, 'recapture');
  if (personNo === undefined) return;
  await cast.step(`${code}/ran`, 'escort.one', recordEscape, () => ({
    personNo,
    circumstances: 'Ran from the vehicle while it was being refuelled.',
    place: PLACE,
  }));
  await cast.step(`${code}/recapture`, 'escort.one', recordRecapture, async () => {
    const [seat] = await cast.look<{ vehicle: string; compartment: string }>(
      'SELECT b.vehicle, b.compartment FROM transfers.boarding b WHERE b.manifest_no = $1 AND b.person_no = $2',
      [manifestNo, personNo],
    );
    if (seat === undefined) throw new Error(`${code}: who ran had not boarded`);
    return { manifestNo, personNo, ...seat, place: PLACE, circumstances: 'Found by the second vehicle of the escort.' };
  });
};

/** What was offered to everybody on board on the way; one does not want to eat, one slept. */
export const offerWelfare = async (cast: Cast, { code }: Plan, manifestNo: number): Promise<void> => {
  const [first, second] = await passedIn(cast, manifestNo, 1);
  const offer = (
    item: 'water' | 'food' | 'toilet',
    exceptions: readonly { personNo: number; outcome: 'refused' | 'not-offered' }[],
  ) =>
    cast.step(`${code}/welfare-${item}`, 'escort.two', recordWelfare, () => ({
      manifestNo,
      item,
      place: PLACE,
      note: '',
      exceptions: [...exceptions],
    }));
  await offer('water', []);
  await offer('toilet', []);
  await offer('food', [
    ...(first === undefined ? [] : [{ personNo: first, outcome: 'refused' as const }]),
    ...(second === undefined ? [] : [{ personNo: second, outcome: 'not-offered' as const }]),
  ]);
};
