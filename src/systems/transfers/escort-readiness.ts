/** So old may the oldest answer of an escort record be when the convoy leaves, as an examination for travel may (I10); by analogy, in milliseconds. */
export const ESCORT_ANSWERS_LAST = 48 * 3_600_000;

/** How far an escort record is for the convoy: not all sections answered; answered so long ago that it is asked again; answered; confirmed by the giving authority. */
export const escortReadinesses = ['incomplete', 'stale', 'complete', 'confirmed'] as const;
/** How far an escort record is for the convoy. */
export type EscortReadiness = (typeof escortReadinesses)[number];

/** What the readiness of one escort record is told from. Instants in milliseconds. */
export type EscortRecordFacts = {
  readonly state: string;
  /** Sections that were answered. */
  readonly sections: readonly string[];
  /** The oldest of the answers that stand; null: none was given. */
  readonly oldestAt: number | null;
  /** Answers that were taken over from the person's file or from an earlier record. */
  readonly taken: number;
};

/** Readiness of a record at an instant: now, or when the convoy left. What was confirmed grows old as well. */
export const readinessOf = ({ state, oldestAt }: EscortRecordFacts, at: number): EscortReadiness => {
  if (state !== 'complete' && state !== 'confirmed') return 'incomplete';
  if (oldestAt !== null && at - oldestAt > ESCORT_ANSWERS_LAST) return 'stale';
  return state;
};

/** How many escort records of a convoy are how far, and what is missing of them. What is stale is complete or confirmed as well. */
export type EscortCounts = Readonly<Record<EscortReadiness, number>> & {
  readonly of: number;
  /** Complete and not stale: what is old is asked again before it is confirmed. */
  readonly toConfirm: number;
  /** Incomplete for a section that custody officers answer, and for that of health. */
  readonly withoutCustody: number;
  readonly withoutHealth: number;
  readonly taken: number;
  readonly oldestAt: number | null;
};

const CUSTODY = ['risk', 'release', 'property'];

/** Counts the escort records of a convoy at an instant. */
export const countEscortRecords = (records: readonly EscortRecordFacts[], at: number): EscortCounts => {
  const told = records.map((record) => ({ ...record, readiness: readinessOf(record, at) }));
  const are = (readiness: EscortReadiness) => told.filter((one) => one.readiness === readiness);
  const incomplete = are('incomplete');
  const ages = records.flatMap(({ oldestAt }) => oldestAt ?? []);
  return {
    of: records.length,
    incomplete: incomplete.length,
    stale: are('stale').length,
    complete: records.filter(({ state }) => state === 'complete').length,
    confirmed: records.filter(({ state }) => state === 'confirmed').length,
    toConfirm: are('complete').length,
    withoutCustody: incomplete.filter(({ sections }) => CUSTODY.some((one) => !sections.includes(one))).length,
    withoutHealth: incomplete.filter(({ sections }) => !sections.includes('health')).length,
    taken: records.reduce((sum, { taken }) => sum + taken, 0),
    oldestAt: ages.length === 0 ? null : ages.reduce((one, other) => Math.min(one, other)),
  };
};

/** What is to be done on escort records before the convoy leaves, and by which role of the giving authority. */
export type EscortDuty = {
  readonly what: 'answer' | 'answer-health' | 'answer-anew' | 'confirm';
  readonly role: 'origin_officer' | 'health_officer';
  readonly count: number;
};

/** Who owes what on the escort records: nothing of it holds up the seal or a hand-over. */
export const escortDuties = (counts: EscortCounts): EscortDuty[] =>
  (
    [
      { what: 'answer', role: 'origin_officer', count: counts.withoutCustody },
      { what: 'answer-health', role: 'health_officer', count: counts.withoutHealth },
      { what: 'answer-anew', role: 'origin_officer', count: counts.stale },
      { what: 'confirm', role: 'origin_officer', count: counts.toConfirm },
    ] as const
  ).filter(({ count }) => count > 0);
