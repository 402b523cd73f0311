import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { endControl } from '../../../src/systems/sites/commands/end-control.ts';
import { recordControl } from '../../../src/systems/sites/commands/record-control.ts';
import { type ControlChange, readControlHistory } from '../control-history.ts';
import { readPublishedFigures } from '../published-figures.ts';
import { commitReceiver } from './ahead.ts';
import { callOff, callTheRollOfAqtan, listAqtan, surround } from './aqtan.ts';
import { GOVERNMENT, GOVERNMENT_OFFICER } from './around-world.ts';
import { askResidents, callTheRoll, closeAlHol, enterHouseholds } from './camps.ts';
import type { Cast } from './cast.ts';
import { goToCourt, holdAtKarkh, writeOfPlaces } from './holding.ts';
import { moveMothers, prepareMothers } from './mothers.ts';
import { listKarkh, makeRoom, publishPlaces } from './nasiriyah.ts';
import { daysOfOperation, endTransfers, planPhases } from './phases.ts';
import { planThreeWays } from './plans.ts';
import { releaseMinors } from './releases.ts';
import { prepareRelocation, relocate } from './relocation.ts';
import { reportStrengths } from './reported.ts';
import { detainInRoj, liveInRoj } from './residents.ts';
import { breakOut, listShaddadi, recapture } from './shaddadi.ts';
import { publishedTotals } from './timetable.ts';

const HOUR = 3_600_000;
/** The days of the convoy to Akhtarin: made up, in the month of which it was published that it receives families of al-Hol. 72 hours of notice lie between. */
const [ASKED, RELOCATED] = ['2026-02-03', '2026-02-07'] as const;
/** Seeds of lists around the convoys, far from those of the convoys. */
const [SHADDADI, KARKH, HOUSEHOLDS, AQTAN] = [1_000_003, 2_000_003, 3_000_017, 4_000_037] as const;

/** Something that happens around the convoys on a day, after what is told of an earlier one. */
export type Around = {
  readonly day: string;
  /** @param at the instant of the register clock at which it is done */
  readonly happen: (cast: Cast, at: number, documents: DocumentStore) => Promise<void>;
};

const dayOf = (id: string): string => {
  const day = readPublishedFigures().find((figure) => figure.id === id)?.as_of;
  if (day === undefined) throw new Error(`The published figure ${id} is missing.`);
  return day;
};
const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 24 * HOUR).toISOString().slice(0, 10);
const dayAfter = (day: string): string => daysFrom(day, 1);
const dayBefore = (day: string): string => daysFrom(day, -1);

/** Who controlled says that the site passed, without a roll-call: the register opens the breach by itself (I28). A camp that is closed is controlled by nobody. */
const change = async (cast: Cast, { site, by, day, source }: ControlChange, at: number): Promise<void> => {
  if (by !== null) {
    await cast.step(`${site}/control-${day}`, 'origin.one', recordControl, () => ({
      site,
      authority: GOVERNMENT,
      fromAt: at - HOUR,
      sourceKind: 'press' as const,
      source,
    }));
    return;
  }
  const [control] = await cast.look<{ id: string }>(
    'SELECT id FROM sites.control WHERE site = $1 AND to_at IS NULL AND withdrawn_at IS NULL',
    [site],
  );
  if (control === undefined && !cast.isDone(`${site}/closed-${day}`)) return;
  await cast.step(`${site}/closed-${day}`, GOVERNMENT_OFFICER, endControl, () => ({
    controlId: control?.id ?? '',
    endedAt: at,
    sourceKind: 'press' as const,
    source,
  }));
};

/**
 * What happens around the convoys, day by day: the escapes at al-Shaddadi, sites that change hands, camps and their households, and who makes room at Karkh. The order of one day is the order of this list.
 * @param people size of the operation: what stands for a published figure is scaled with it
 * @param planned told how long it took to plan the operation three ways
 */
export const happenAround = (
  people: number,
  seed: number,
  planned: (milliseconds: number) => void = () => undefined,
): Around[] => {
  const first = publishedTotals()[0]?.day as string;
  const broken = dayOf('F052');
  const history = readControlHistory();
  const taken = (site: string): string => history.find((one) => one.site === site && one.by !== null)?.day ?? first;
  const closed = history.find(({ by }) => by === null)?.day;
  let karkh: Promise<readonly number[]> = Promise.resolve([]);
  let lists: Promise<void> = Promise.resolve();
  const all: Around[] = [
    {
      day: '',
      happen: async (cast, at, documents) => {
        await planPhases(cast, people);
        await commitReceiver(cast, documents, people, at);
        // beside the first convoys, which are prepared meanwhile: what happens next at these sites waits for them
        lists = (async () => {
          await listShaddadi(cast, people, seed + SHADDADI);
          // beside what follows: it is the longest list of all, and is waited for when room is made
          karkh = listKarkh(cast, people, seed + KARKH);
          karkh.catch(() => undefined);
          await enterHouseholds(cast, people, seed + HOUSEHOLDS, at - 48 * HOUR);
          await listAqtan(cast, documents, people, seed + AQTAN, Date.parse(taken('AQT')));
        })();
        lists.catch(() => undefined);
      },
    },
    { day: broken, happen: (cast) => breakOut(cast, people, seed + SHADDADI) },
    ...history
      .filter(({ by }) => by !== null)
      .map((one): Around => ({ day: one.day, happen: (cast, at) => change(cast, one, at) })),
    { day: dayOf('F055'), happen: (cast, at) => recapture(cast, people, seed + SHADDADI, at) },
    { day: dayAfter(taken('HOL')), happen: (cast, at) => callTheRoll(cast, at) },
    { day: first, happen: async (cast, at, documents) => makeRoom(cast, documents, people, await karkh, at) },
    { day: dayBefore(taken('AQT')), happen: (cast, at, documents) => surround(cast, documents, at) },
    { day: taken('AQT'), happen: (cast) => callOff(cast) },
    { day: dayAfter(taken('AQT')), happen: (cast, at) => callTheRollOfAqtan(cast, people, seed + AQTAN, at) },
    {
      day: dayAfter(taken('AQT')),
      happen: (cast, at, documents) => releaseMinors(cast, documents, people, seed + AQTAN, at),
    },
    { day: dayOf('F009'), happen: (cast, at) => askResidents(cast, at) },
    { day: dayOf('F009'), happen: (cast, at) => liveInRoj(cast, at) },
    { day: dayOf('F011'), happen: (cast, at, documents) => detainInRoj(cast, documents, at) },
    { day: dayOf('F011'), happen: (cast, at) => holdAtKarkh(cast, at) },
    { day: dayOf('F011'), happen: (cast, at) => writeOfPlaces(cast, at) },
    { day: dayOf('F046'), happen: (cast, at, documents) => goToCourt(cast, documents, people, at) },
    { day: ASKED, happen: (cast, at, documents) => prepareRelocation(cast, documents, at) },
    { day: RELOCATED, happen: (cast) => relocate(cast) },
    { day: ASKED, happen: (cast, at, documents) => prepareMothers(cast, documents, at) },
    { day: RELOCATED, happen: (cast) => moveMothers(cast) },
    { day: dayOf('F099'), happen: (cast, at) => publishPlaces(cast, at) },
    ...(closed === undefined ? [] : [{ day: closed, happen: (cast: Cast) => closeAlHol(cast) }]),
    ...history
      .filter(({ by }) => by === null)
      .map((one): Around => ({ day: one.day, happen: (cast, at) => change(cast, one, at) })),
    ...reportStrengths(),
    ...daysOfOperation(people),
    {
      day: dayAfter(publishedTotals().at(-1)?.day as string),
      happen: async (cast, _at, documents) => {
        const began = performance.now();
        await planThreeWays(cast, documents);
        planned(performance.now() - began);
        await endTransfers(cast);
      },
    },
  ];
  const inOrder = all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const next = inOrder.findIndex(({ day }) => day !== '');
  return inOrder.toSpliced(next, 0, { day: inOrder[next]?.day ?? '', happen: () => lists });
};
