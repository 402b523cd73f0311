import type { Reader } from '../../core/register/command-definition.ts';
import type { NewEvent } from '../../core/register/event-definition.ts';
import { type AgeEvidence, type CivilDate, classify } from '../juveniles/age/index.ts';
import { localDate } from './local-date.ts';
import { breachesFor } from './rules.ts';
import { findPresent, isInBestInterest, type PresentCustody, placementViolations, requireReach } from './state.ts';

/** What new evidence of age is tested against: the evidence so far, and where the person is now. */
export type AgeState = {
  readonly evidence: readonly (AgeEvidence & { readonly eventId: string })[];
  /** Zone of the present place; that of Baghdad in a vehicle. */
  readonly zone: string;
  /** Authority that holds the person in an adult section or compartment without a best-interest act; null where that is not so. */
  readonly adultPlaceOf: string | null;
  /** A breach of I13 is open already. */
  readonly breachOpen: boolean;
};

/** Zone of days on the road. */
const ROAD_ZONE = 'Asia/Baghdad';

/** Whether a child who accompanies a parent is among adults without a decision that lets it be beside the parent there. */
const isAmongAdults = async (read: Reader, present: PresentCustody, now: number): Promise<boolean> =>
  (await placementViolations(read, [{ ...present, personNo: present.person_no, at: now }])).some(
    ({ rule }) => rule === 'I13-minor-apart-from-adults',
  );

/** Reads the state, or refuses with `not-found` a person behind the wall. */
export const findAgeState = async (read: Reader, personNo: number, now: number): Promise<AgeState> => {
  await requireReach(read, [personNo]);
  const evidence = await read.rows<{
    event_id: string;
    kind: AgeEvidence['kind'];
    from: string | null;
    to: string | null;
  }>(
    'SELECT event_id, kind, born_from AS "from", born_to AS "to" FROM juveniles.age_evidence WHERE person_no = $1 AND superseded_pos IS NULL ORDER BY event_pos',
    [personNo],
  );
  const [present] = await findPresent(read, [personNo]);
  const open = await read.row(
    "SELECT FROM register.breach WHERE person_no = $1 AND rule = 'I13-minor-apart-from-adults' AND cured_at IS NULL LIMIT 1",
    [personNo],
  );
  return {
    evidence: evidence.map(({ event_id, kind, from, to }) => ({
      eventId: event_id,
      kind,
      birth: from === null || to === null ? null : { from: from as CivilDate, to: to as CivilDate },
    })),
    zone: present?.zone ?? ROAD_ZONE,
    adultPlaceOf:
      (present?.state === 'held' || present?.state === 'accompanying') &&
      present.age_group === 'adult' &&
      !(await isInBestInterest(read, personNo)) &&
      (present.state === 'held' || (await isAmongAdults(read, present, now)))
        ? present.custodian
        : null,
    breachOpen: open !== undefined,
  };
};

/** The breach that new evidence demands (I14 re-tests the present place), or nothing. */
export const ageBreach = (
  state: AgeState,
  personNo: number,
  evidence: readonly {
    readonly kind: AgeEvidence['kind'];
    readonly birth: { from: CivilDate | null; to: CivilDate | null } | null;
  }[],
  eventId: string,
  now: number,
): NewEvent[] => {
  if (state.adultPlaceOf === null || state.breachOpen) return [];
  const known = evidence.map(({ kind, birth }) => ({
    kind,
    birth: birth === null || birth.from === null || birth.to === null ? null : { from: birth.from, to: birth.to },
  }));
  if (classify(known, localDate(now, state.zone)).ageClass === 'adult') return [];
  return breachesFor([{ person_no: personNo, rule: 'I13-minor-apart-from-adults' }], eventId, state.adultPlaceOf);
};
