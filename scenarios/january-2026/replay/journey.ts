import { recordDeath } from '../../../src/systems/register/commands/record-death.ts';
import { recordEscape } from '../../../src/systems/register/commands/record-escape.ts';
import { acceptLines } from '../../../src/systems/transfers/commands/accept-lines.ts';
import { closeMovement } from '../../../src/systems/transfers/commands/close-movement.ts';
import { recordAdmission } from '../../../src/systems/transfers/commands/record-admission.ts';
import { recordCount } from '../../../src/systems/transfers/commands/record-count.ts';
import { recordDifference } from '../../../src/systems/transfers/commands/record-difference.ts';
import { recordMovement } from '../../../src/systems/transfers/commands/record-movement.ts';
import { redirectConvoy } from '../../../src/systems/transfers/commands/redirect-convoy.ts';
import { refuseEntry } from '../../../src/systems/transfers/commands/refuse-entry.ts';
import type { Cast } from './cast.ts';
import { linesOf, type Plan, personFor } from './convoy.ts';
import { childrenOf, handOver, sectionFor } from './departure.ts';
import { bringBack, takeToHospital } from './hospital.ts';
import { SECOND_SITE } from './world.ts';

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
export const passedIn = async (cast: Cast, manifestNo: number, ordinal: 1 | 2): Promise<number[]> =>
  (
    await cast.look<{ no: string }>(
      'SELECT p.person_no AS no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = $1 AND h.ordinal = $2 ORDER BY 1',
      [manifestNo, ordinal],
    )
  ).map(({ no }) => Number(no));

/** Leaves the origin, and what happens on the way: reported by the escort as facts. */
export const travel = async (cast: Cast, plan: Plan): Promise<void> => {
  const { code, incidents } = plan;
  const { manifestNo } = await linesOf(cast, code);
  const report = (
    kind: 'departed' | 'border-crossed' | 'stop' | 'delay' | 'breakdown' | 'medical-event' | 'incident',
    place: string,
    note: string,
  ) =>
    cast.step(`${code}/${kind}`, kind === 'border-crossed' ? 'escort.two' : 'escort.one', recordMovement, () => ({
      manifestNo,
      kind,
      place,
      note,
    }));
  await report('departed', 'GHW', 'left as planned');
  for (const kind of ['stop', 'delay', 'breakdown', 'medical-event', 'incident'] as const)
    if (incidents.includes(kind)) await report(kind, 'between al-Yarubiyah and Rabia', 'Recorded in the replay.');
  await takeToHospital(cast, plan, await passedIn(cast, manifestNo, 1));
  await report('border-crossed', plan.mode === 'air' ? 'in the air' : 'RAB', 'crossed');
};

/** Who boarded and does not pass at the destination, and what became of them. */
const lose = async (cast: Cast, plan: Plan, manifestNo: number, persons: readonly number[]): Promise<void> => {
  const { code, incidents } = plan;
  const differ = async (incident: 'death' | 'escape', kind: 'died' | 'escaped') => {
    const personNo = personFor(persons, incidents, incident);
    if (personNo === undefined) return undefined;
    await cast.step(`${code}/difference-${incident}`, 'escort.one', recordDifference, () => ({
      manifestNo,
      ordinal: 2,
      personNo,
      kind,
      note: 'Recorded in the replay.',
    }));
    return personNo;
  };
  const dead = await differ('death', 'died');
  if (dead !== undefined)
    await cast.step(`${code}/death`, 'escort.one', recordDeath, () => ({
      personNo: dead,
      cause: 'pending the finding of the physician',
      circumstances: 'Collapsed during the stop after the border; resuscitation without success.',
      remains: 'Handed to the forensic medicine department in Mosul.',
      referral: 'Investigating judge, file opened the same day.',
      place: 'RAB',
      manifestNo,
    }));
  const fled = await differ('escape', 'escaped');
  if (fled !== undefined)
    await cast.step(`${code}/escape`, 'escort.one', recordEscape, () => ({
      personNo: fled,
      circumstances: 'Left the vehicle during the stop.',
      place: 'RAB',
    }));
};

/** Karkh does not let the convoy in: it is ordered to another site of the same authority, which accepts person by person before anybody is handed over. */
const turn = async (cast: Cast, plan: Plan, manifestNo: number, persons: readonly number[]): Promise<void> => {
  const { code } = plan;
  const note = 'Recorded in the replay.';
  await cast.step(`${code}/refuse-entry`, 'receiving.one', refuseEntry, () => ({
    manifestNo,
    reason: 'no-space' as const,
    note,
  }));
  await cast.step(`${code}/redirect`, 'cell.sdf', redirectConvoy, () => ({
    manifestNo,
    toSite: SECOND_SITE,
    reason: 'entry-refused' as const,
    note,
  }));
  const children = await childrenOf(cast, persons, plan.day);
  await cast.step(`${code}/accept-elsewhere`, 'receiving.one', acceptLines, () => ({
    manifestNo,
    expectedCount: persons.length,
    decisions: persons.map((personNo) => ({
      personNo,
      decision: 'accepted' as const,
      site: SECOND_SITE,
      section: sectionFor(plan, children, personNo),
    })),
  }));
};

/** Arrival, count, second hand-over, admission with the seven answers, and the end of the movement. */
export const arrive = async (cast: Cast, plan: Plan): Promise<void> => {
  const { code, day } = plan;
  if (cast.isDone(`${code}/close`)) return;
  const turned = plan.incidents.includes('redirect');
  const site = turned ? SECOND_SITE : 'KRK';
  const { manifestNo } = await linesOf(cast, code);
  const passed = (ordinal: 1 | 2) => passedIn(cast, manifestNo, ordinal);
  if (turned) await turn(cast, plan, manifestNo, await passed(1));
  await cast.step(`${code}/arrived`, 'escort.one', recordMovement, () => ({
    manifestNo,
    kind: 'arrived' as const,
    place: site,
    note: 'arrived',
  }));
  await bringBack(cast, plan, await passed(1));
  await lose(cast, plan, manifestNo, await passed(1));
  const [{ counted = 0 } = {}] = await cast.look<{ counted: number }>(
    'SELECT count(*)::int AS counted FROM transfers.expected_persons($1)',
    [manifestNo],
  );
  await cast.step(`${code}/count-unloading`, 'escort.one', recordCount, () => ({
    manifestNo,
    ordinal: 'unloading' as const,
    place: site,
    counted,
  }));
  await handOver(cast, code, manifestNo, 2, 'escort.one', 'receiving.one');
  const persons = await passed(2);
  const children = await childrenOf(cast, persons, day);
  await cast.step(`${code}/admission`, 'receiving.two', recordAdmission, () => ({
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({
      personNo,
      site,
      section: sectionFor(plan, children, personNo),
      answers,
    })),
  }));
  await cast.step(`${code}/close`, 'receiving.two', closeMovement, () => ({ manifestNo }));
};
