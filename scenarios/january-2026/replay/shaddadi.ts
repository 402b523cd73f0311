import { receiveList } from '../../../src/systems/register/commands/receive-list.ts';
import { recordEscape } from '../../../src/systems/register/commands/record-escape.ts';
import { recordRecapture } from '../../../src/systems/register/commands/record-recapture.ts';
import { closeEmergency } from '../../../src/systems/sites/commands/close-emergency.ts';
import { declareEmergency } from '../../../src/systems/sites/commands/declare-emergency.ts';
import { recordLockdownCount } from '../../../src/systems/sites/commands/record-lockdown-count.ts';
import { resolveMissing } from '../../../src/systems/sites/commands/resolve-missing.ts';
import { figure, GOVERNMENT_OFFICER, sampleOf } from './around-world.ts';
import type { Cast } from './cast.ts';
import { personsOfList } from './convoy.ts';
import { makeConvoyList } from './convoy-list.ts';
import { placeWords } from './place-words.ts';
import { publishedTotals } from './timetable.ts';

/** One in five of those who are said to have escaped is entered by name, and of those who were caught again. */
const EVERY = 5;

/** Who was at al-Shaddadi, from a list with the mess of real lists: its rows that wait stay with the officers of the site. */
const prisonersOf = async (cast: Cast, people: number, seed: number): Promise<number[]> => {
  const total = publishedTotals().at(-1)?.total as number;
  const listed = Math.ceil(sampleOf('F052', people, EVERY) * 1.5) + 4;
  const [listNo = 0] = await cast.step('SHD/list', 'origin.one', receiveList, () => ({
    site: 'SHD',
    source: 'List of the administration of al-Shaddadi',
    fileName: 'SHD.csv',
    file: Buffer.from(makeConvoyList(seed, listed, total).csv).toString('base64'),
  }));
  return personsOfList(cast, listNo);
};

/** Before the fighting: who is held at al-Shaddadi is on the register. */
export const listShaddadi = async (cast: Cast, people: number, seed: number): Promise<void> => {
  await prisonersOf(cast, people, seed);
};

/** The prison breaks open: an emergency, a count, the missing by name, and each escape in the file of its person. How many got away is told differently by three sources; the lowest figure is the one of the sample. */
export const breakOut = async (cast: Cast, people: number, seed: number): Promise<void> => {
  const persons = await prisonersOf(cast, people, seed);
  const gone = persons.slice(0, sampleOf('F052', people, EVERY));
  await cast.step('SHD/emergency', 'origin.one', declareEmergency, () => ({
    site: 'SHD',
    kind: 'attack' as const,
    account: `Fighting reached the prison and its gates were opened. ${figure('F052').source}.`,
  }));
  const [emergency] = await cast.look<{ id: string }>("SELECT id FROM sites.emergency WHERE site = 'SHD'");
  const emergencyId = emergency?.id ?? '';
  await cast.step('SHD/count', 'origin.one', recordLockdownCount, () => ({
    emergencyId,
    counted: persons.length - gone.length,
    missing: gone,
  }));
  for (const personNo of gone) {
    await cast.step(`SHD/escape-${personNo}`, 'origin.one', recordEscape, () => ({
      personNo,
      circumstances: 'Gone when heads were counted after the attack.',
      place: 'SHD',
    }));
    await cast.step(`SHD/missing-${personNo}`, 'origin.one', resolveMissing, () => ({
      emergencyId,
      personNo,
      outcome: 'escaped' as const,
      account: 'Not among those counted; seen on the road by residents of the town.',
    }));
  }
  await cast.step('SHD/close', 'origin.one', closeEmergency, () => ({
    emergencyId,
    account: 'Everybody who was expected is counted or missing by name.',
  }));
};

/**
 * The next day some are caught again, by the authority that had taken the town: their files go on under it, because an escape is no exit, and that nobody signed is a breach which whoever let them escape has to settle with it.
 */
export const recapture = async (cast: Cast, people: number, seed: number, at: number): Promise<void> => {
  const persons = await prisonersOf(cast, people, seed);
  const gone = persons.slice(0, sampleOf('F052', people, EVERY));
  const unknown = { state: 'unknown' as const, reason: 'not told by the patrol' };
  const caught = gone.slice(0, Math.min(gone.length - 1, sampleOf('F055', people, EVERY)));
  const numbers = await cast.look<{ no: number; number: string }>(
    'SELECT no, register_number AS number FROM register.person WHERE no = ANY ($1)',
    [caught],
  );
  for (const personNo of caught)
    await cast.step(`SHD/recapture-${personNo}`, GOVERNMENT_OFFICER, recordRecapture, () => ({
      registerNumber: numbers.find(({ no }) => Number(no) === Number(personNo))?.number ?? '',
      site: 'SHD',
      fromAt: at,
      deprivation: {
        when: { state: 'known' as const, text: '2026-01-20' },
        place: { state: 'known' as const, text: placeWords.aroundShaddadi },
        unit: unknown,
        authority: { state: 'known' as const, text: figure('F055').source },
        circumstances: { state: 'known' as const, text: 'Caught by a patrol the day after the escape.' },
        condition: unknown,
        reasonsTold: unknown,
        inventory: unknown,
      },
    }));
};
