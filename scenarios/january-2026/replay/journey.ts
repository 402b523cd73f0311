import { recordDeath } from '../../../src/systems/register/commands/record-death.ts';
import { recordEscape } from '../../../src/systems/register/commands/record-escape.ts';
import { closeMovement } from '../../../src/systems/transfers/commands/close-movement.ts';
import { recordCount } from '../../../src/systems/transfers/commands/record-count.ts';
import { recordDifference } from '../../../src/systems/transfers/commands/record-difference.ts';
import { recordMovement } from '../../../src/systems/transfers/commands/record-movement.ts';
import { withdrawDifference } from '../../../src/systems/transfers/commands/withdraw-difference.ts';
import { withdrawMovement } from '../../../src/systems/transfers/commands/withdraw-movement.ts';
import { afterwards } from './afterwards.ts';
import { inspect } from './ahead.ts';
import type { Cast } from './cast.ts';
import { linesOf, personFor } from './convoy.ts';
import { atKarkh, comeLater, passedIn, sendBack, stopAtTheGate, takeIn, turn } from './gate.ts';
import { bringBack, takeToHospital } from './hospital.ts';
import { placeWords } from './place-words.ts';
import type { Plan } from './plan.ts';
import { passBelongings } from './records.ts';
import { catchAgain, offerWelfare, reseat } from './way.ts';

/** Leaves the origin, and what happens on the way: reported by the escort as facts. */
export const travel = async (cast: Cast, plan: Plan): Promise<void> => {
  const { code, incidents } = plan;
  const { manifestNo } = await linesOf(cast, code);
  const report = (
    kind: 'departed' | 'border-crossed' | 'stop' | 'delay' | 'breakdown' | 'medical-event' | 'incident',
    place: string,
    note: string,
  ) =>
    cast.step(`${code}/${kind}`, kind === 'border-crossed' ? 'escort.two' : 'escort.one', recordMovement, () => ({
      manifestNo,
      kind,
      place,
      note,
    }));
  await report('departed', 'GHW', 'left as planned');
  for (const kind of ['stop', 'delay', 'breakdown', 'medical-event', 'incident'] as const)
    if (incidents.includes(kind)) await report(kind, 'YAR', 'Recorded in the replay.');
  if (incidents.includes('difference-withdrawn')) {
    await cast.step(`${code}/deviation-by-mistake`, 'escort.one', recordMovement, () => ({
      manifestNo,
      kind: 'deviation' as const,
      place: 'YAR',
      note: 'Left the road for a bypass.',
    }));
    await cast.step(`${code}/deviation-withdrawn`, 'escort.one', withdrawMovement, async () => {
      const [{ id = '' } = {}] = await cast.look<{ id: string }>(
        "SELECT e.id FROM transfers.movement v JOIN register.event e ON e.pos = v.event_pos WHERE v.manifest_no = $1 AND v.kind = 'deviation' ORDER BY v.event_pos DESC LIMIT 1",
        [manifestNo],
      );
      return { manifestNo, movementId: id, reason: 'wrong-convoy' as const, note: 'The other column took the bypass.' };
    });
  }
  await reseat(cast, plan, manifestNo);
  await offerWelfare(cast, plan, manifestNo);
  await catchAgain(cast, plan, manifestNo);
  await takeToHospital(cast, plan, await passedIn(cast, manifestNo, 1));
  // who flies crosses the border where the aircraft lands, beside Karkh; a place is a site, which every language has its name for
  await report('border-crossed', plan.mode === 'air' ? 'KRK' : 'RAB', 'crossed');
};

/** Who boarded and does not pass at the destination, and what became of them. */
const lose = async (cast: Cast, plan: Plan, manifestNo: number, persons: readonly number[]): Promise<void> => {
  const { code, incidents } = plan;
  const differ = async (incident: 'death' | 'escape', kind: 'died' | 'escaped') => {
    const personNo = personFor(persons, incidents, incident);
    if (personNo === undefined) return undefined;
    await cast.step(`${code}/difference-${incident}`, 'escort.one', recordDifference, () => ({
      manifestNo,
      ordinal: 2,
      personNo,
      kind,
      note: 'Recorded in the replay.',
    }));
    return personNo;
  };
  const dead = await differ('death', 'died');
  if (dead !== undefined)
    await cast.step(`${code}/death`, 'escort.one', recordDeath, () => ({
      personNo: dead,
      cause: 'pending the finding of the physician',
      circumstances: 'Collapsed during the stop after the border; resuscitation without success.',
      remains: `Handed to: ${placeWords.forensicMedicine}.`,
      referral: 'Investigating judge, file opened the same day.',
      place: 'RAB',
      manifestNo,
    }));
  const [found] = persons;
  if (found !== undefined && incidents.includes('difference-withdrawn')) {
    await cast.step(`${code}/difference-by-mistake`, 'escort.one', recordDifference, () => ({
      manifestNo,
      ordinal: 2,
      personNo: found,
      kind: 'missing' as const,
      note: 'Not found at his seat.',
    }));
    await cast.step(`${code}/difference-withdrawn`, 'escort.one', withdrawDifference, () => ({
      manifestNo,
      personNo: found,
      reason: 'Was at the toilet; he is aboard.',
    }));
  }
  const fled = await differ('escape', 'escaped');
  if (fled !== undefined)
    await cast.step(`${code}/escape`, 'escort.one', recordEscape, () => ({
      personNo: fled,
      circumstances: 'Left the vehicle during the stop.',
      place: 'RAB',
    }));
};

/** Arrival, count, second hand-over, admission with the seven answers, who comes later or goes back, and the end of the movement. */
export const arrive = async (cast: Cast, plan: Plan): Promise<void> => {
  const { code, incidents } = plan;
  if (cast.isDone(`${code}/close`)) {
    await afterwards(cast, plan);
    return;
  }
  const { manifestNo } = await linesOf(cast, code);
  const boarded = await passedIn(cast, manifestNo, 1);
  if (incidents.includes('redirect')) await turn(cast, plan, manifestNo, boarded);
  await cast.step(`${code}/arrived`, 'escort.one', recordMovement, () => ({
    manifestNo,
    kind: 'arrived' as const,
    place: 'KRK',
    note: 'arrived',
  }));
  await bringBack(cast, plan, boarded);
  await lose(cast, plan, manifestNo, boarded);
  await stopAtTheGate(cast, plan, manifestNo, boarded);
  await cast.step(`${code}/count-unloading`, 'escort.one', recordCount, async () => {
    const [{ aboard = 0 } = {}] = await cast.look<{ aboard: number }>(
      'SELECT count(*)::int AS aboard FROM transfers.aboard_at($1, register.clock())',
      [manifestNo],
    );
    return { manifestNo, ordinal: 'unloading' as const, place: 'KRK', counted: aboard };
  });
  await passBelongings(cast, plan, manifestNo, 2);
  await takeIn(cast, plan, manifestNo, atKarkh(plan, 2));
  await inspect(cast, plan, 'after-arrival', 'KRK');
  await comeLater(cast, plan, manifestNo, boarded);
  await sendBack(cast, plan, manifestNo, boarded);
  await cast.step(`${code}/close`, 'receiving.two', closeMovement, () => ({ manifestNo }));
  await afterwards(cast, plan);
};
