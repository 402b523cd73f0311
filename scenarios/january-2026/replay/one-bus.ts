import { recordFitness } from '../../../src/systems/care/commands/record-fitness.ts';
import { acceptLines } from '../../../src/systems/transfers/commands/accept-lines.ts';
import { assignCompartments } from '../../../src/systems/transfers/commands/assign-compartments.ts';
import { recordBoarding } from '../../../src/systems/transfers/commands/record-boarding.ts';
import { recordCount } from '../../../src/systems/transfers/commands/record-count.ts';
import { recordMovement } from '../../../src/systems/transfers/commands/record-movement.ts';
import type { Cast } from './cast.ts';
import { handOver, seal } from './departure.ts';

const NOTE = 'Recorded in the replay.';

/** A convoy of one bus. */
export interface OneBus {
  readonly code: string;
  readonly manifestNo: number;
  readonly persons: readonly number[];
  readonly seat: { readonly vehicle: string; readonly compartment: string };
  readonly from: string;
  readonly there: { readonly site: string; readonly section: string };
  readonly physician: string;
  /** Both cells, the giving one first. */
  readonly cells: readonly [string, string];
  readonly giver: string;
  readonly escort: string;
  readonly receiver: string;
  /** What happens on the way, and how many more are aboard after it. */
  readonly onTheWay?: () => Promise<number>;
}

/** The day of its journey, from the examination to the second hand-over; who arrived is admitted by whoever asks. */
export const travelByOneBus = async (cast: Cast, bus: OneBus): Promise<void> => {
  const { code, manifestNo, persons, seat, from, there, giver, escort, receiver } = bus;
  const rows = <Row extends object>(row: Row) => ({
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({ personNo, ...row })),
  });
  await cast.step(`${code}/fitness`, bus.physician, recordFitness, () => rows({ fit: true }));
  await cast.step(`${code}/accept`, receiver, acceptLines, () => {
    const { rows: decisions, ...sheet } = rows({ decision: 'accepted' as const, ...there });
    return { ...sheet, decisions };
  });
  await cast.step(`${code}/compartments`, bus.cells[0], assignCompartments, () => ({
    manifestNo,
    assignments: rows(seat).rows,
  }));
  await seal(cast, code, manifestNo, '', bus.cells);
  await cast.step(`${code}/boarding`, escort, recordBoarding, () => rows({ outcome: 'boarded' as const, ...seat }));
  const count = (ordinal: 'loading' | 'unloading', place: string, counted: number) =>
    cast.step(`${code}/count-${ordinal}`, escort, recordCount, () => ({
      manifestNo,
      ordinal,
      place,
      counted,
    }));
  const report = (kind: 'departed' | 'arrived', place: string) =>
    cast.step(`${code}/${kind}`, escort, recordMovement, () => ({ manifestNo, kind, place, note: NOTE }));
  await count('loading', from, persons.length);
  await handOver(cast, code, manifestNo, 1, giver, escort);
  await report('departed', from);
  const more = (await bus.onTheWay?.()) ?? 0;
  await report('arrived', there.site);
  await count('unloading', there.site, persons.length + more);
  await handOver(cast, code, manifestNo, 2, escort, receiver);
};
