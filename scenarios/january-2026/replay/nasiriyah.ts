import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { receiveList } from '../../../src/systems/register/commands/receive-list.ts';
import { recordAllFoundInSection } from '../../../src/systems/register/commands/record-all-found-in-section.ts';
import { recordFoundInSection } from '../../../src/systems/register/commands/record-found-in-section.ts';
import { approveOverCapacity } from '../../../src/systems/sites/commands/approve-over-capacity.ts';
import { authoriseOverCapacity } from '../../../src/systems/sites/commands/authorise-over-capacity.ts';
import { recordCapacity } from '../../../src/systems/sites/commands/record-capacity.ts';
import { FILLED, figure, KARKH_OFFICER, madeRoom } from './around-world.ts';
import type { Cast } from './cast.ts';
import { personsOfList, resolveRows } from './convoy.ts';
import { makeConvoyList } from './convoy-list.ts';
import { publishedTotals } from './timetable.ts';
import { moveWithin } from './within.ts';

const DAY = 86_400_000;

/** So many are found in a section by one command: as many as leave in one night. */
const NIGHT = 1500;

/** Before the convoys: who is held at Karkh and will have to make room. */
export const listKarkh = async (cast: Cast, people: number, seed: number): Promise<number[]> => {
  const total = publishedTotals().at(-1)?.total as number;
  const list = makeConvoyList(seed, madeRoom(people).moved, total);
  const [listNo = 0] = await cast.step('KRK/list', KARKH_OFFICER, receiveList, () => ({
    site: 'KRK',
    source: 'List of the administration of Karkh, of those who make room',
    fileName: 'KRK.csv',
    file: Buffer.from(list.csv).toString('base64'),
  }));
  await resolveRows(cast, 'KRK', KARKH_OFFICER, listNo, list);
  return personsOfList(cast, listNo);
};

/**
 * They are brought to Nasiriyah, within the same authority, so that custody does not pass: one bus with a manifest that two officers sign at each hand-over (within.ts), the others as it was published, without one: they are
 * recorded where they are found, one command for a night. There is no room: two officers authorise
 * some places more until a day, and everybody beyond those has the breach of I17. Nobody is refused the recording of where he is.
 */
export const makeRoom = async (
  cast: Cast,
  documents: DocumentStore,
  people: number,
  all: readonly number[],
  at: number,
): Promise<void> => {
  await cast.step('NAS/authorise', 'receiving.one', authoriseOverCapacity, () => ({
    site: 'NAS',
    section: FILLED,
    extraPlaces: madeRoom(people).extraPlaces,
    expiresAt: at + 30 * DAY,
    reason: 'Room is made at Karkh for those who arrive from Syria.',
  }));
  await cast.step('NAS/approve', 'receiving.two', approveOverCapacity, async () => {
    const [proposal] = await cast.look<{ id: string }>("SELECT id FROM sites.over_capacity WHERE site = 'NAS'");
    return { authorisationId: proposal?.id ?? '' };
  });
  const arrived = new Set(await moveWithin(cast, documents, all, at, madeRoom(people).byBus));
  const persons = all.filter((no) => !arrived.has(no));
  for (let first = 0; first < persons.length - 1; first += NIGHT)
    await cast.step(`NAS/found-${first}`, 'receiving.one', recordAllFoundInSection, () => ({
      persons: persons.slice(first, Math.min(first + NIGHT, persons.length - 1)),
      site: 'NAS',
      section: FILLED,
    }));
  const last = persons.at(-1);
  // who was in the infirmary that night comes the next morning
  if (last !== undefined)
    await cast.step('NAS/found-last', 'receiving.one', recordFoundInSection, () => ({
      personNo: last,
      site: 'NAS',
      section: FILLED,
    }));
};

/** What was published of the whole prison: its places, as the capacity of the site with its source. How many were in it is a reported strength beside it (reported.ts). */
export const publishPlaces = async (cast: Cast, at: number): Promise<void> => {
  await cast.step('NAS/places', 'receiving.two', recordCapacity, () => ({
    site: 'NAS',
    places: figure('F099').count,
    fromAt: at,
    sourceKind: 'press' as const,
    source: figure('F099').source,
  }));
};
