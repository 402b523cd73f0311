import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { recordOrder } from '../../../src/systems/register/commands/record-order.ts';
import { approveOrder } from '../../../src/systems/transfers/commands/approve-order.ts';
import { closeMovement } from '../../../src/systems/transfers/commands/close-movement.ts';
import { createManifest } from '../../../src/systems/transfers/commands/create-manifest.ts';
import { proposeOrder } from '../../../src/systems/transfers/commands/propose-order.ts';
import { recordAdmission } from '../../../src/systems/transfers/commands/record-admission.ts';
import { FILLED, KARKH_OFFICER, ROOM, ROOM_BUS, ROOM_OFFICERS } from './around-world.ts';
import type { Cast } from './cast.ts';
import { linesOf } from './convoy.ts';
import { storeText } from './documents.ts';
import { answers } from './gate.ts';
import { travelByOneBus } from './one-bus.ts';
import { operationOf } from './phases.ts';

const DAY = 86_400_000;
const CODE = 'KRK-NAS-1';
const { escort: ESCORT, receiver: RECEIVER } = ROOM_OFFICERS;

/** One bus of those who make room: grown men. */
const passengers = async (cast: Cast, persons: readonly number[], at: number, most: number): Promise<number[]> =>
  (
    await cast.look<{ no: string }>(
      "SELECT x.no FROM unnest($1::bigint[]) x(no) WHERE juveniles.age_class(x.no, register.at($2)::date) = 'adult' ORDER BY 1 LIMIT $3",
      [persons, at, most],
    )
  ).map(({ no }) => Number(no));

/**
 * One bus from Karkh to Nasiriyah with a manifest within the Ministry of Justice: its own escort, two of its officers at each hand-over, and custody stays. No notice and no interview are asked: the way stays within its state.
 * @param most how many the bus takes
 * @returns who arrived so
 */
export const moveWithin = async (
  cast: Cast,
  documents: DocumentStore,
  some: readonly number[],
  at: number,
  most: number,
): Promise<readonly number[]> => {
  if (cast.isDone(`${CODE}/close`)) return (await linesOf(cast, CODE)).all;
  const persons = cast.isDone(`${CODE}/manifest`)
    ? (await linesOf(cast, CODE)).all
    : await passengers(cast, some, at, most);
  if (persons.length === 0) return [];
  const documentSha256 = await storeText(cast, documents, `${CODE}/document`, KARKH_OFFICER, 'orders of Karkh');
  await cast.step(`${CODE}/order`, KARKH_OFFICER, recordOrder, () => ({
    persons,
    ground: 'Conviction for a terrorist offence',
    article: 'Law 13/2005, article 4',
    authority: 'MOJ',
    documentSha256,
    issuedAt: at - 200 * DAY,
    expiresAt: at + 400 * DAY,
  }));
  const [manifestNo = 0] = await cast.step(`${CODE}/manifest`, 'cell.moj', createManifest, async () => ({
    operationNo: await operationOf(cast, ROOM),
    code: CODE,
    kind: 'within-authority' as const,
    fromSite: 'KRK',
    toSite: 'NAS',
    via: [],
    escortAuthority: 'MOJ',
    toAuthority: 'MOJ',
    plannedAt: at + DAY / 4,
    persons: [...persons],
  }));
  await cast.step(`${CODE}/propose-order`, KARKH_OFFICER, proposeOrder, () => ({
    manifestNo,
    ground: 'Room is made at Karkh for those who arrive from Syria',
    article: 'Order of the Ministry of Justice',
    documentSha256,
    expiresAt: at + 30 * DAY,
  }));
  await cast.step(`${CODE}/approve-order`, ESCORT, approveOrder, () => ({ manifestNo }));
  const there = { site: 'NAS', section: FILLED };
  await travelByOneBus(cast, {
    code: CODE,
    manifestNo,
    persons,
    seat: { vehicle: ROOM_BUS, compartment: '1' },
    from: 'KRK',
    there,
    physician: 'health.moj',
    cells: ['cell.moj', ESCORT],
    giver: KARKH_OFFICER,
    escort: ESCORT,
    receiver: RECEIVER,
  });
  await cast.step(`${CODE}/admission`, RECEIVER, recordAdmission, () => ({
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({ personNo, ...there, answers })),
  }));
  await cast.step(`${CODE}/close`, RECEIVER, closeMovement, () => ({ manifestNo }));
  return persons;
};
