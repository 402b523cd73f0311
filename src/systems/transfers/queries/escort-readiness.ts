import type { Reader } from '../../../core/register/command-definition.ts';
import { countEscortRecords, type EscortRecordFacts, escortDuties } from '../escort-readiness.ts';
import type { EscortReadinessView } from '../escort-views.ts';

type Row = EscortRecordFacts & { manifestNo: number; personNo: number };

/** What the readiness of the escort records of several manifests is told from; of those on which the own authority neither gives nor escorts there is none. */
export const findEscortFacts = (read: Reader, manifestNos: readonly number[]): Promise<Row[]> =>
  manifestNos.length === 0
    ? Promise.resolve([])
    : read.rows<Row>(
        `SELECT e.manifest_no AS "manifestNo", e.person_no AS "personNo", e.state, to_jsonb(e.sections) AS sections, e.oldest_at AS "oldestAt", e.taken FROM transfers.escort_readiness_seen($1) e`,
        [manifestNos],
      );

/** At which instant the age of an escort record is told: when the convoy left, else now. */
export const recordsAt = (departedAt: number | null, now: number): number => departedAt ?? now;

/** How far the escort records of a manifest are, and who owes what until the first hand-over; null for whoever may not know, and where nobody travels. */
export const presentReadiness = (
  rows: readonly EscortRecordFacts[],
  { at, from, handovers }: { at: number; from: string; handovers: number },
): EscortReadinessView | null => {
  if (rows.length === 0) return null;
  const counts = countEscortRecords(rows, at);
  const { incomplete, stale, complete, confirmed, of, taken, oldestAt } = counts;
  return {
    of,
    incomplete,
    stale,
    complete,
    confirmed,
    taken,
    oldestAt,
    duties: handovers > 0 ? [] : escortDuties(counts).map((duty) => ({ ...duty, authority: from })),
  };
};
