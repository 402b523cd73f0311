import { recordHealth } from '../../../src/systems/care/commands/record-health.ts';
import { acceptLines } from '../../../src/systems/transfers/commands/accept-lines.ts';
import { grantEntry } from '../../../src/systems/transfers/commands/grant-entry.ts';
import { orderReturn } from '../../../src/systems/transfers/commands/order-return.ts';
import { planLegs } from '../../../src/systems/transfers/commands/plan-legs.ts';
import { recordAdmission } from '../../../src/systems/transfers/commands/record-admission.ts';
import { recordBroughtLater } from '../../../src/systems/transfers/commands/record-brought-later.ts';
import { recordDifference } from '../../../src/systems/transfers/commands/record-difference.ts';
import { redirectConvoy } from '../../../src/systems/transfers/commands/redirect-convoy.ts';
import { refuseEntry } from '../../../src/systems/transfers/commands/refuse-entry.ts';
import { refusePersons } from '../../../src/systems/transfers/commands/refuse-persons.ts';
import type { Cast } from './cast.ts';
import { personFor } from './convoy.ts';
import { childrenOf, handOver, sectionFor } from './departure.ts';
import type { Plan } from './plan.ts';
import { SECOND_SITE } from './world.ts';

const NOTE = 'Recorded in the replay.';
const HOUR = 3_600_000;

/** The seven answers of an admission (Mandela 7), where all is recorded. */
export const answers = {
  a_identity: { answer: 'recorded' as const },
  b_reasons: { answer: 'recorded' as const },
  c_hour: { answer: 'recorded' as const },
  d_injuries: { answer: 'recorded' as const },
  e_property: { answer: 'recorded' as const },
  f_family: { answer: 'recorded' as const },
  g_contact: { answer: 'recorded' as const },
};

/** Who passed in a hand-over of a convoy, by number. */
export const passedIn = async (cast: Cast, manifestNo: number, ordinal: 1 | 2 | 3): Promise<number[]> =>
  (
    await cast.look<{ no: string }>(
      'SELECT p.person_no AS no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = $1 AND h.ordinal = $2 ORDER BY 1',
      [manifestNo, ordinal],
    )
  ).map(({ no }) => Number(no));

const acceptAt = async (
  cast: Cast,
  plan: Plan,
  manifestNo: number,
  persons: readonly number[],
  site: string,
  step: string,
): Promise<void> => {
  const children = await childrenOf(cast, persons, plan.day);
  await cast.step(`${plan.code}/${step}`, 'receiving.one', acceptLines, () => ({
    manifestNo,
    expectedCount: persons.length,
    decisions: persons.map((personNo) => ({
      personNo,
      decision: 'accepted' as const,
      site,
      section: sectionFor(plan, children, personNo),
    })),
  }));
};

/** The rest of the way of a convoy that was turned, from where it was heard of last. */
const planRest = (cast: Cast, code: string, manifestNo: number, from: string, to: string) =>
  cast.step(`${code}/rest-to-${to}`, 'escort.one', planLegs, async () => {
    const at = await cast.now();
    const legs = [{ from, to, mode: 'land' as const, departureAt: at, arrivalAt: at + 5 * HOUR }];
    return { manifestNo, legs };
  });

/**
 * Karkh does not let the convoy in: it is ordered to another site of the same authority, which accepts person by person. On the way there Karkh makes room after all: the convoy is ordered there again, accepted anew and let
 * in, because everybody who was moved was held there.
 */
export const turn = async (cast: Cast, plan: Plan, manifestNo: number, persons: readonly number[]): Promise<void> => {
  const { code } = plan;
  await cast.step(`${code}/refuse-entry`, 'receiving.one', refuseEntry, () => ({
    manifestNo,
    reason: 'no-space' as const,
    note: NOTE,
  }));
  await cast.step(`${code}/redirect`, 'cell.sdf', redirectConvoy, () => ({
    manifestNo,
    toSite: SECOND_SITE,
    reason: 'entry-refused' as const,
    note: NOTE,
  }));
  await planRest(cast, code, manifestNo, 'KRK', SECOND_SITE);
  await acceptAt(cast, plan, manifestNo, persons, SECOND_SITE, 'accept-elsewhere');
  await cast.step(`${code}/redirect-again`, 'cell.sdf', redirectConvoy, () => ({
    manifestNo,
    toSite: 'KRK',
    reason: 'no-space' as const,
    note: 'Nasiriyah is full; a hall of Karkh was emptied.',
  }));
  await planRest(cast, code, manifestNo, SECOND_SITE, 'KRK');
  await acceptAt(cast, plan, manifestNo, persons, 'KRK', 'accept-after-all');
  await cast.step(`${code}/grant-entry`, 'receiving.one', grantEntry, () => ({ manifestNo, note: NOTE }));
};

/** Of one person Karkh wants to know more before he is let in; another is not let in at all. A third was left behind at the crossing, in the hands of the escort there. */
export const stopAtTheGate = async (
  cast: Cast,
  plan: Plan,
  manifestNo: number,
  persons: readonly number[],
): Promise<void> => {
  const { code, incidents } = plan;
  const letIn = personFor(persons, incidents, 'let-in');
  const sentBack = personFor(persons, incidents, 'sent-back');
  const behind = personFor(persons, incidents, 'left-behind');
  for (const [personNo, reason] of [
    [letIn, 'identity-doubtful'],
    [sentBack, 'order-missing'],
  ] as const)
    if (personNo !== undefined)
      await cast.step(`${code}/refuse-${personNo}`, 'receiving.one', refusePersons, () => ({
        manifestNo,
        persons: [personNo],
        reason,
        note: NOTE,
      }));
  if (letIn !== undefined)
    await cast.step(`${code}/let-in`, 'escort.one', grantEntry, () => ({
      manifestNo,
      persons: [letIn],
      note: 'Photograph and marks agree with the list.',
    }));
  if (behind !== undefined)
    await cast.step(`${code}/left-behind`, 'escort.one', recordDifference, () => ({
      manifestNo,
      ordinal: 2,
      personNo: behind,
      kind: 'left-behind' as const,
      note: 'Stays at the crossing with two of the escort until his papers are found.',
    }));
};

/** A hand-over after the first, and where who passed in it is admitted: by whom it is signed and who admits, the step of the admission, and the place of each. */
export type Arrival = {
  readonly ordinal: 2 | 3;
  readonly taker: string;
  readonly admits: string;
  readonly step: string;
  /** Step in which a physician of the place sees them; left out where none is there. */
  readonly seen?: string;
  readonly placeOf: (isChild: boolean, personNo: number) => { readonly site: string; readonly section: string };
};

/** Karkh takes who arrives: the hand-over of the convoy, or of who is brought later. */
export const atKarkh = (plan: Plan, ordinal: 2 | 3, later = ''): Arrival => ({
  ordinal,
  taker: 'receiving.one',
  admits: 'receiving.two',
  step: `admission${later}`,
  seen: `health${later}`,
  placeOf: (isChild, personNo) => ({
    site: 'KRK',
    section: sectionFor(plan, new Set(isChild ? [personNo] : []), personNo),
  }),
});

/** Both signatures of a hand-over, and the admission of those who passed in it, with the seven answers. Of some nobody knows at first whom to tell of it. */
export const takeIn = async (
  cast: Cast,
  plan: Plan,
  manifestNo: number,
  { ordinal, taker, admits, step, seen, placeOf }: Arrival,
): Promise<void> => {
  await handOver(cast, plan.code, manifestNo, ordinal, 'escort.one', taker);
  const persons = await passedIn(cast, manifestNo, ordinal);
  // asked of those who arrive with the convoy: a list of one has no place for an incident
  const unanswered = personFor(persons, plan.incidents, 'unanswered');
  const children = await childrenOf(cast, persons, plan.day);
  await cast.step(`${plan.code}/${step}`, admits, recordAdmission, () => ({
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({
      personNo,
      ...placeOf(children.has(personNo), personNo),
      answers:
        personNo === unanswered
          ? { ...answers, g_contact: { answer: 'unknown' as const, reason: 'Does not know where his family is.' } }
          : answers,
    })),
  }));
  if (seen !== undefined) await examineArrived(cast, `${plan.code}/${seen}`, persons);
};

/** Karkh has one physician: of each convoy the last are seen on another day, and are owed it. */
const examineArrived = async (cast: Cast, step: string, persons: readonly number[]): Promise<void> => {
  const seen = persons.slice(0, Math.ceil(persons.length * 0.95));
  await cast.step(step, 'health.moj', recordHealth, () => ({
    occasion: 'admission' as const,
    expectedCount: seen.length,
    rows: seen.map((personNo, place) => ({
      personNo,
      finding: place % 12 === 5 ? ('needs-care' as const) : ('fit' as const),
    })),
  }));
};

/** Who had been left behind is brought the same evening, passes in a hand-over of his own and is admitted. */
export const comeLater = async (
  cast: Cast,
  plan: Plan,
  manifestNo: number,
  persons: readonly number[],
): Promise<void> => {
  const { code, incidents } = plan;
  const behind = personFor(persons, incidents, 'left-behind');
  if (behind === undefined) return;
  await cast.step(`${code}/brought-later`, 'escort.two', recordBroughtLater, () => ({
    manifestNo,
    persons: [behind],
    note: 'Brought with his papers.',
  }));
  await takeIn(cast, plan, manifestNo, atKarkh(plan, 3, '-later'));
};

/** Who was not let in goes back to where the convoy came from, and is held there again. */
export const sendBack = async (
  cast: Cast,
  plan: Plan,
  manifestNo: number,
  persons: readonly number[],
): Promise<void> => {
  const { code, incidents } = plan;
  if (personFor(persons, incidents, 'sent-back') === undefined) return;
  await cast.step(`${code}/order-return`, 'cell.sdf', orderReturn, () => ({
    manifestNo,
    reason: 'entry-refused' as const,
    note: NOTE,
  }));
  await takeIn(cast, plan, manifestNo, {
    ordinal: 3,
    taker: 'origin.two',
    admits: 'origin.two',
    step: 'taken-back',
    placeOf: (isChild) => ({ site: 'GHW', section: isChild ? 'Juvenile' : 'North' }),
  });
};
