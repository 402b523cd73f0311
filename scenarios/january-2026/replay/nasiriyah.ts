import { receiveList } from '../../../src/systems/register/commands/receive-list.ts';
import { recordFoundInSection } from '../../../src/systems/register/commands/record-found-in-section.ts';
import { approveOverCapacity } from '../../../src/systems/sites/commands/approve-over-capacity.ts';
import { authoriseOverCapacity } from '../../../src/systems/sites/commands/authorise-over-capacity.ts';
import { recordCapacity } from '../../../src/systems/sites/commands/record-capacity.ts';
import { FILLED, figure, KARKH_OFFICER, madeRoom } from './around-world.ts';
import type { Cast } from './cast.ts';
import { personsOfList } from './convoy.ts';
import { makeConvoyList } from './convoy-list.ts';
import { publishedTotals } from './timetable.ts';

const DAY = 86_400_000;

const listed = async (cast: Cast, people: number, seed: number): Promise<number[]> => {
  const total = publishedTotals().at(-1)?.total as number;
  const [listNo = 0] = await cast.step('KRK/list', KARKH_OFFICER, receiveList, () => ({
    site: 'KRK',
    source: 'List of the administration of Karkh, of those who make room',
    fileName: 'KRK.csv',
    file: Buffer.from(makeConvoyList(seed, madeRoom(people).moved, total).csv).toString('base64'),
  }));
  return personsOfList(cast, listNo);
};

/** Before the convoys: who is held at Karkh and will have to make room. */
export const listKarkh = async (cast: Cast, people: number, seed: number): Promise<void> => {
  await listed(cast, people, seed);
};

/**
 * They are brought to Nasiriyah, within the same authority, so that custody does not pass. There is no room: two officers authorise some places more until a day, and everybody beyond those is recorded with the breach
 * of I17. Nobody is refused the recording of where he is.
 */
export const makeRoom = async (cast: Cast, people: number, seed: number, at: number): Promise<void> => {
  const persons = await listed(cast, people, seed);
  const [authorised] = await cast.step('NAS/authorise', 'receiving.one', authoriseOverCapacity, () => ({
    site: 'NAS',
    section: FILLED,
    extraPlaces: Math.max(1, Math.floor(madeRoom(people).places / 5)),
    expiresAt: at + 30 * DAY,
    reason: 'Room is made at Karkh for those who arrive from Syria.',
  }));
  const [proposal] = await cast.look<{ id: string }>("SELECT id FROM sites.over_capacity WHERE site = 'NAS'");
  if (authorised !== undefined && proposal !== undefined)
    await cast.step('NAS/approve', 'receiving.two', approveOverCapacity, () => ({ authorisationId: proposal.id }));
  for (const personNo of persons)
    await cast.step(`NAS/found-${personNo}`, 'receiving.one', recordFoundInSection, () => ({
      personNo,
      site: 'NAS',
      section: FILLED,
    }));
};

/** What was published of the whole prison: its places, as the capacity of the site with its source. How many were in it is a published figure beside the register's own, and no row of the register. */
export const publishPlaces = async (cast: Cast, at: number): Promise<void> => {
  await cast.step('NAS/places', 'receiving.two', recordCapacity, () => ({
    site: 'NAS',
    places: figure('F099').count,
    fromAt: at,
    sourceKind: 'press' as const,
    source: figure('F099').source,
  }));
};
