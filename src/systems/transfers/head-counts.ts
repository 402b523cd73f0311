/** On which occasion heads are counted. */
export type CountOccasion = 'loading' | 'unloading' | 'stop';

/** A report from the way after which heads are counted. Instants in milliseconds. */
export type JourneyReport = { readonly kind: string; readonly place: string; readonly at: number };
/** A head-count; of a hand-over, which both officers count for, what it is a count of. */
export type Counted = { readonly occasion: string; readonly place: string; readonly at: number };

/** A head-count that nobody has recorded. */
export type OwedCount = {
  readonly occasion: CountOccasion;
  readonly place: string;
  /** The report since which it is owed. */
  readonly since: number;
  /** When the convoy went on without it: what was not counted until then cannot be counted any more, only told. Null: it stands there. */
  readonly wentOnAt: number | null;
};

const MOVES = ['departed', 'arrived', 'stop'];

/** Reports in their order, without those that tell the same again. */
const journeyOf = (reports: readonly JourneyReport[]): JourneyReport[] =>
  reports
    .filter(({ kind }) => MOVES.includes(kind))
    .toSorted((one, other) => one.at - other.at)
    .filter(({ kind, place }, i, all) => kind !== all[i - 1]?.kind || place !== all[i - 1]?.place);

/**
 * Head-counts that are owed: at the first loading, at the unloading where the convoy goes, at both where everybody changes vehicles (`changes` are those places), at each other stay and at each stop
 * once, on whatever occasion. The count that both officers sign at a hand-over is one. It is good practice (a count at each loading and unloading point, against the manifest), blocks nothing and
 * is no breach: who is aboard is reconciled person by person (I08).
 */
export const owedCounts = (
  reports: readonly JourneyReport[],
  counts: readonly Counted[],
  { to, changes = [] }: { readonly to: string; readonly changes?: readonly string[] },
): OwedCount[] => {
  const journey = journeyOf(reports);
  return journey.flatMap(({ kind, place, at }, i): OwedCount[] => {
    const before = journey[i - 1];
    const next = journey[i + 1];
    const until = next?.at ?? Number.POSITIVE_INFINITY;
    // whoever counts first and reports afterwards has counted
    const from = before?.at ?? Number.NEGATIVE_INFINITY;
    const isCounted = (...occasions: CountOccasion[]) =>
      counts.some(
        (count) =>
          count.place === place &&
          count.at >= from &&
          count.at <= until &&
          occasions.some((occasion) => occasion === count.occasion),
      );
    const owe = (occasion: CountOccasion): OwedCount => ({ occasion, place, since: at, wentOnAt: next?.at ?? null });
    const isChange = changes.includes(place);
    if (kind === 'departed') {
      const stayed = before?.kind === 'arrived' && before.place === place;
      // what the stay owed was asked of the arrival
      if (stayed && !isChange) return [];
      return isCounted('loading') ? [] : [owe('loading')];
    }
    if (kind === 'arrived' && (place === to || isChange)) return isCounted('unloading') ? [] : [owe('unloading')];
    return isCounted('loading', 'unloading', 'stop') ? [] : [owe('stop')];
  });
};
