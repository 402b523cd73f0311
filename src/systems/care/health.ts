/** Occasions beside a journey on which the state of health is recorded. */
export const OCCASIONS = ['admission', 'release'] as const;
/** One of `OCCASIONS`. */
export type Occasion = (typeof OCCASIONS)[number];

/** What is told outside health roles. */
export const FINDINGS = ['fit', 'not-fit', 'needs-care'] as const;
/** One of `FINDINGS`. */
export type Finding = (typeof FINDINGS)[number];

/** Good practice, in milliseconds: Mandela 30 says "as soon as possible", and 24 hours is what most prison services promise. Nothing is held up by it. */
export const HEALTH_WITHIN = 24 * 3_600_000;

/** That a health officer saw a person, as the file's question tells it. */
export type HealthRow = {
  readonly pos: number;
  readonly occasion: Occasion | 'transfer';
  readonly finding: Finding;
  readonly examinedAt: number;
  readonly officerNo: number;
  readonly officerEn: string | null;
  readonly officerAr: string | null;
  readonly authority: string | null;
  readonly note: string | null;
  readonly medication: string | null;
};

type Period = {
  readonly fromAt: number;
  readonly toAt: number | null;
  readonly place: { readonly site: string | null };
  readonly state: string;
};

/** Whether somebody is at a site because of a detention: the own one, or as a child who accompanies a detained parent and is seen by a physician like everybody there (Bangkok Rules 9, 51). */
const isThere = (state: string | undefined): boolean => state === 'held' || state === 'accompanying';

/** When the person was admitted to the site where he or she is held now: the beginning of the unbroken time there, whichever section. Undefined for who is not held at a site. `periods` are oldest first. */
export const arrivalOf = (periods: readonly Period[], at: number): number | undefined => {
  let index = periods.findIndex(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt));
  const present = periods[index];
  if (present === undefined || !isThere(present.state) || present.place.site === null) return undefined;
  while (index > 0) {
    const before = periods[index - 1];
    if (!isThere(before?.state) || before?.place.site !== present.place.site || before.toAt !== periods[index]?.fromAt)
      break;
    index -= 1;
  }
  return periods[index]?.fromAt;
};

/** Whether a health officer saw the person on an occasion that began at an instant. */
export const isSeenSince = (
  rows: readonly Pick<HealthRow, 'occasion' | 'examinedAt'>[],
  occasion: Occasion,
  since: number,
): boolean => rows.some((row) => row.occasion === occasion && row.examinedAt >= since);
