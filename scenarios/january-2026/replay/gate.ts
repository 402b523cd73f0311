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
import { type Plan, personFor } from './convoy.ts';
import { childrenOf, handOver, sectionFor } from './departure.ts';
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
    const [{ at = 0 } = {}] = await cast.look<{ at: number }>('SELECT register.ms(register.clock()) AS at', []);
    const legs = [{ from, to, mode: 'land' as const, departureAt: Number(at), arrivalAt: Number(at) + 5 * HOUR }];
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

/** Admission of those who passed, with the seven answers. Of some nobody knows at first whom to tell of it. */
export const admit = async (
  cast: Cast,
  plan: Plan,
  manifestNo: number,
  turn: string,
  persons: readonly number[],
): Promise<void> => {
  const unanswered = personFor(persons, plan.incidents, 'unanswered');
  const children = await childrenOf(cast, persons, plan.day);
  await cast.step(`${plan.code}/admission${turn}`, 'receiving.two', recordAdmission, () => ({
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({
      personNo,
      site: 'KRK',
      section: sectionFor(plan, children, personNo),
      answers:
        personNo === unanswered
          ? { ...answers, g_contact: { answer: 'unknown' as const, reason: 'Does not know where his family is.' } }
          : answers,
    })),
  }));
  // Karkh has one physician: of each convoy the last are seen on another day, and are owed it
  const seen = persons.slice(0, Math.ceil(persons.length * 0.95));
  await cast.step(`${plan.code}/health${turn}`, 'health.moj', recordHealth, () => ({
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
  await handOver(cast, code, manifestNo, 3, 'escort.one', 'receiving.one');
  await admit(cast, plan, manifestNo, '-later', await passedIn(cast, manifestNo, 3));
};

/** Who was not let in goes back to where the convoy came from, and is held there again. */
export const sendBack = async (
  cast: Cast,
  plan: Plan,
  manifestNo: number,
  persons: readonly number[],
): Promise<void> => {
  const { code, incidents } = plan;
  const personNo = personFor(persons, incidents, 'sent-back');
  if (personNo === undefined) return;
  await cast.step(`${code}/order-return`, 'cell.sdf', orderReturn, () => ({
    manifestNo,
    reason: 'entry-refused' as const,
    note: NOTE,
  }));
  await handOver(cast, code, manifestNo, 3, 'escort.one', 'origin.two');
  await cast.step(`${code}/taken-back`, 'origin.two', recordAdmission, async () => {
    const children = await childrenOf(cast, [personNo], plan.day);
    return {
      manifestNo,
      expectedCount: 1,
      rows: [{ personNo, site: 'GHW', section: children.has(personNo) ? 'Juvenile' : 'North', answers }],
    };
  });
};
