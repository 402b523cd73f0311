import type { ErasureLevel } from '../../../core/ledger/erasure-leaf.ts';

/** Why something is erased. `court-order` cites a document. */
export const ERASURE_REASONS = ['court-order', 'wrong-person', 'third-party', 'retention-over'] as const;
/** One of `ERASURE_REASONS`. */
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** Years after the end of custody in which nothing but single fields is erased, whoever orders; as `register.erasure_retention`. */
export const RETENTION_YEARS = 10;
/** From how many events of one person single words are erased in that time without the order of a court: one by one they would else add up to the erasure of the person; as `register.erasure_limit`. */
export const EVENTS_WITHOUT_COURT = 3;

/** How far an order is. */
export type ErasureStep = 'waiting' | 'withdrawn' | 'carried-out';

/** The step of an order by what is recorded of it. */
export const stepOf = (order: {
  readonly withdrawnAt: number | null;
  readonly carriedOutAt: number | null;
}): ErasureStep => (order.carriedOutAt !== null ? 'carried-out' : order.withdrawnAt !== null ? 'withdrawn' : 'waiting');

/** From when on more than single fields of a person can be erased; undefined while custody has not ended. */
export const openFrom = (custodyEndedAt: number | null): number | undefined => {
  if (custodyEndedAt === null) return undefined;
  const day = new Date(custodyEndedAt);
  const month = day.getUTCMonth();
  day.setUTCFullYear(day.getUTCFullYear() + RETENTION_YEARS);
  // the 29th of February, of which PostgreSQL makes the 28th
  if (day.getUTCMonth() !== month) day.setUTCDate(0);
  return day.getTime();
};

/** What may be asked of one event: which fields are left to erase, and who recorded it. */
export type ErasableEvent = {
  readonly eventId: string;
  readonly authority: string | null;
  readonly fields: readonly string[];
};

/** What an order says. */
export type ErasureInput = {
  readonly level: ErasureLevel;
  readonly reason: ErasureReason;
  readonly eventId?: string | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly documentSha256?: string | undefined;
};

/** The fields of an order that do not belong together, as problems of its input. */
export const misfits = ({ level, reason, eventId, fields, documentSha256 }: ErasureInput): string[] => [
  ...((level === 'person') === (eventId === undefined) ? [] : ['eventId']),
  ...((level === 'field') === (fields !== undefined) ? [] : ['fields']),
  ...(reason === 'court-order' || (level === 'field') === (reason !== 'retention-over') ? [] : ['reason']),
  ...(reason === 'court-order' && documentSha256 === undefined ? ['documentSha256'] : []),
];

/**
 * Why an order cannot be given, or not be carried out yet; undefined where it can.
 * @param sought whether the person is missing, at large or unaccounted for, or was in the last twelve months: then nothing is erased, at no level
 * @param found the event that it names, where it names one; undefined where nothing of it can be erased
 * @param emptied the events of the person of which single words were erased without the order of a court
 */
export const whyNot = (
  { level, reason, fields }: ErasureInput,
  found: ErasableEvent | undefined,
  {
    orderedBy,
    custodyEndedAt,
    sought,
    emptied,
    now,
  }: {
    orderedBy: string | null;
    custodyEndedAt: number | null;
    sought: boolean;
    emptied: readonly string[];
    now: number;
  },
): 'erasure-not-open' | 'not-permitted' | 'erasure-too-early' | 'erasure-adds-up' | undefined => {
  // every word may be the one by which somebody is found
  if (sought) return 'erasure-not-open';
  if (level !== 'person') {
    if (found === undefined || (fields ?? []).some((field) => !found.fields.includes(field))) return 'erasure-not-open';
    if (level === 'field' && found.authority !== orderedBy) return 'not-permitted';
  }
  const from = openFrom(custodyEndedAt);
  if (from !== undefined && from <= now) return undefined;
  if (level !== 'field') return 'erasure-too-early';
  if (reason === 'court-order' || found === undefined) return undefined;
  return new Set([...emptied, found.eventId]).size > EVENTS_WITHOUT_COURT ? 'erasure-adds-up' : undefined;
};

/** Who may carry an order out, at every level: an officer of another authority than that of the one who gave it. */
export const maySecond = (
  order: { readonly authority: string; readonly orderedBy: number },
  { officerNo, authority }: { readonly officerNo: number | null; readonly authority: string | null },
): boolean =>
  officerNo !== null && officerNo !== order.orderedBy && authority !== null && authority !== order.authority;

/**
 * Whether an order waits for a clerk of the judiciary: that a court ordered it is said by a document, which anybody can store, until one of the two officers is such a clerk. After the ten years a court lifts nothing.
 * @param clerks whether who gave the order, or who carries it out, is a clerk
 */
export const needsClerk = (
  reason: ErasureReason,
  { custodyEndedAt, now, clerks }: { custodyEndedAt: number | null; now: number; clerks: readonly boolean[] },
): boolean => {
  if (reason !== 'court-order' || clerks.includes(true)) return false;
  const from = openFrom(custodyEndedAt);
  return from === undefined || from > now;
};
