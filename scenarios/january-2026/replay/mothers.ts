import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { correctAccompaniedParent } from '../../../src/systems/register/commands/correct-accompanied-parent.ts';
import { decideAccompaniment } from '../../../src/systems/register/commands/decide-accompaniment.ts';
import { recordAccompanyingChild } from '../../../src/systems/register/commands/record-accompanying-child.ts';
import { recordBirth } from '../../../src/systems/register/commands/record-birth.ts';
import { recordChildAccompanies } from '../../../src/systems/register/commands/record-child-accompanies.ts';
import { recordDeparture } from '../../../src/systems/register/commands/record-departure.ts';
import { recordOrder } from '../../../src/systems/register/commands/record-order.ts';
import { registerPerson } from '../../../src/systems/register/commands/register-person.ts';
import { giveNotice } from '../../../src/systems/safeguards/commands/give-notice.ts';
import { recordInterview } from '../../../src/systems/safeguards/commands/record-interview.ts';
import { agreeToPlan } from '../../../src/systems/transfers/commands/agree-to-plan.ts';
import { approveOrder } from '../../../src/systems/transfers/commands/approve-order.ts';
import { approvePlan } from '../../../src/systems/transfers/commands/approve-plan.ts';
import { closeMovement } from '../../../src/systems/transfers/commands/close-movement.ts';
import { discardPlan } from '../../../src/systems/transfers/commands/discard-plan.ts';
import { proposeOrder } from '../../../src/systems/transfers/commands/propose-order.ts';
import { recordAdmission } from '../../../src/systems/transfers/commands/record-admission.ts';
import { recordBirth as recordBirthOnTheWay } from '../../../src/systems/transfers/commands/record-birth.ts';
import { MOTHERS, MOTHERS_BUS, WOMEN } from './around-world.ts';
import type { Cast } from './cast.ts';
import { linesOf } from './convoy.ts';
import { storeText } from './documents.ts';
import { answers, passedIn } from './gate.ts';
import { travelByOneBus } from './one-bus.ts';
import { operationOf } from './phases.ts';
import { makePlan } from './plans.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CODE = 'GHW-MOTHERS-1';
const [ORIGIN, CELL, PROTECTION, ESCORT, RECEIVER] = [
  'origin.one',
  'cell.sdf',
  'child.moj',
  'escort.one',
  'receiving.one',
] as const;
const SOURCE = 'roll of the wing for women';

type Named = { readonly ar: string; readonly latin: string; readonly birth: string };
/** Made-up women of the wing, with the children who came in with them; the first gives birth there, the last on the way. Nobody published how many there were. */
const FAMILIES: readonly (Named & { readonly children: readonly (Named & { readonly sex: 'male' | 'female' })[] })[] = [
  { ar: 'رحاب النساج', latin: 'Rihab al-Nassaj', birth: '1999-04-02', children: [] },
  {
    ar: 'شيماء الدباغ',
    latin: 'Shaima al-Dabbagh',
    birth: '1994-11-20',
    children: [
      { ar: 'إلياس الدباغ', latin: 'Ilyas al-Dabbagh', birth: '2021-06-14', sex: 'male' },
      { ar: 'ريم الدباغ', latin: 'Reem al-Dabbagh', birth: '2023-09-03', sex: 'female' },
    ],
  },
  {
    ar: 'ابتسام الوراق',
    latin: 'Ibtisam al-Warraq',
    birth: '1990-01-08',
    children: [{ ar: 'حمزة الوراق', latin: 'Hamza al-Warraq', birth: '2022-02-27', sex: 'male' }],
  },
  { ar: 'نهلة القصاب', latin: 'Nahla al-Qassab', birth: '1997-12-05', children: [] },
];
/** Whose child is named after the wrong mother at first. */
const MISTAKEN = 2;
const personOf = ({ ar, latin, birth }: Named, sex: 'male' | 'female') => ({
  names: [
    { full: ar, script: 'arabic' as const, kind: 'primary' as const, source: SOURCE },
    { full: latin, script: 'latin' as const, kind: 'transliteration' as const, source: SOURCE },
  ],
  sex,
  birth,
  nationalities: [],
});

/**
 * The wing is planned before there is a manifest: over Karkh and a prison that has no places for women, which is put aside, and to Karkh alone. Karkh agrees, the origin approves, and the approval makes the manifest (made up).
 * @returns the manifest that the approval made
 */
const planMothers = async (
  cast: Cast,
  documents: DocumentStore,
  persons: readonly number[],
  at: number,
): Promise<number> => {
  const operationNo = await operationOf(cast, MOTHERS);
  const planOf = (step: string, title: string, receiving: readonly string[]) =>
    makePlan(cast, documents, `${CODE}/${step}`, CELL, {
      operationNo,
      title,
      persons: [...persons],
      receiving: [...receiving],
      countedAs: {},
    });
  const [first, planId] = await Promise.all([
    planOf('plan-of-two', 'Wing for women, two prisons / جناح النساء، سجنان', ['KRK', 'NAS']),
    planOf('plan', 'Wing for women to Karkh / جناح النساء إلى الكرخ', ['KRK']),
  ]);
  await cast.step(`${CODE}/plan-discarded`, CELL, discardPlan, () => ({
    planId: first,
    reason: 'Nasiriyah has no section for women; Karkh alone is asked.',
  }));
  await cast.step(`${CODE}/plan-agreed`, RECEIVER, agreeToPlan, () => ({ planId }));
  await cast.step(`${CODE}/plan-approved`, CELL, approvePlan, () => ({
    planId,
    manifests: [
      {
        code: CODE,
        fromSite: 'GHW',
        toSite: 'KRK',
        via: [],
        escortAuthority: 'CJTF',
        toAuthority: 'MOJ',
        plannedAt: at + 4 * DAY,
      },
    ],
  }));
  return (await linesOf(cast, CODE)).manifestNo;
};

/**
 * Four days before: women of Ghuwayran and the children who are with them, one of whom is born there. Child protection decides of each child that it stays beside its mother; told and heard are the
 * mothers, for the children too.
 */
export const prepareMothers = async (cast: Cast, documents: DocumentStore, at: number): Promise<void> => {
  const mothers: number[] = [];
  const came: number[] = [];
  for (const [i, family] of FAMILIES.entries()) {
    const [motherNo = 0] = await cast.step(`${CODE}/mother-${i}`, ORIGIN, registerPerson, () => ({
      site: 'GHW',
      person: personOf(family, 'female'),
      custody: {
        custodian: 'SDF',
        site: 'GHW',
        section: WOMEN,
        fromAt: at - 10 * DAY,
        basis: 'existing-custody' as const,
      },
    }));
    mothers.push(motherNo);
    // of one the wrong mother is named at first
    const named = i === MISTAKEN ? (mothers[i - 1] ?? 0) : motherNo;
    for (const [j, { sex, ...child }] of family.children.entries()) {
      const [childNo = 0] = await cast.step(`${CODE}/child-${i}-${j}`, ORIGIN, recordAccompanyingChild, () => ({
        parentNo: named,
        person: personOf(child, sex),
        fromAt: at - 10 * DAY,
      }));
      came.push(childNo);
    }
  }
  await cast.step(`${CODE}/right-mother`, PROTECTION, correctAccompaniedParent, () => ({
    personNo: came.at(-1) ?? 0,
    parentNo: mothers[MISTAKEN] ?? 0,
    source: 'both mothers',
    reason: 'The roll of the wing names the mother of another child in this row.',
  }));
  // the first was with an aunt for two days, and comes back in the file that it has
  const backNo = came[0] ?? 0;
  await cast.step(`${CODE}/left`, ORIGIN, recordDeparture, () => ({
    personNo: backNo,
    destination: 'an aunt in Hasakah',
    account: 'fetched by the aunt, in the presence of the mother',
    occurredAt: at - 8 * DAY,
  }));
  await cast.step(`${CODE}/came-back`, ORIGIN, recordChildAccompanies, () => ({
    personNo: backNo,
    parentNo: mothers[1] ?? 0,
    fromAt: at - 6 * DAY,
    source: 'the aunt',
  }));
  await cast.step(`${CODE}/birth`, ORIGIN, recordBirth, () => ({
    motherNo: mothers[0] ?? 0,
    sex: 'female' as const,
    bornAt: at - 3 * DAY,
  }));
  const children = (
    await cast.look<{ no: string; parent: string }>(
      // without who is born on the way, later: a replay that is asked again decides nothing again
      "SELECT a.person_no AS no, a.parent_no AS parent FROM register.accompaniment a WHERE a.parent_no = ANY ($1) AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.person_no = a.person_no AND l.state = 'born') ORDER BY 1",
      [mothers],
    )
  ).map(({ no, parent }) => ({ personNo: Number(no), parentNo: Number(parent) }));
  for (const child of children)
    await cast.step(`${CODE}/decide-${child.personNo}`, PROTECTION, decideAccompaniment, () => ({
      ...child,
      outcome: 'beside' as const,
      reasons: 'The mother cares for the child, and no relative outside was found who could.',
      reviewAt: at + 90 * DAY,
    }));
  const documentSha256 = await storeText(cast, documents, `${CODE}/document`, ORIGIN, 'orders of the wing for women');
  await cast.step(`${CODE}/order`, ORIGIN, recordOrder, () => ({
    persons: mothers,
    ground: 'Membership of an armed group',
    article: 'Law 7/2021, article 4',
    authority: 'SDF',
    documentSha256,
    issuedAt: at - 20 * DAY,
    expiresAt: at + 120 * DAY,
  }));
  const manifestNo = await planMothers(cast, documents, [...mothers, ...children.map(({ personNo }) => personNo)], at);
  await cast.step(`${CODE}/propose-order`, ORIGIN, proposeOrder, () => ({
    manifestNo,
    ground: 'Transfer for investigation and trial',
    article: 'Agreement of January 2026, article 4',
    documentSha256,
    expiresAt: at + 30 * DAY,
  }));
  await cast.step(`${CODE}/approve-order`, 'origin.two', approveOrder, () => ({ manifestNo }));
  const rows = <Row extends object>(row: Row) => ({
    manifestNo,
    expectedCount: mothers.length,
    rows: mothers.map((personNo) => ({ personNo, ...row })),
  });
  await cast.step(`${CODE}/notice`, 'interviewer.pap', giveNotice, () =>
    rows({ language: 'ar', form: 'oral' as const }),
  );
  await cast.step(`${CODE}/interview`, 'interviewer.pap', recordInterview, () =>
    rows({ outcome: 'held' as const, language: 'ar', private: true as const }),
  );
};

/** The woman of the bus with whom no child is. */
const alone = async (cast: Cast, manifestNo: number): Promise<number> => {
  const [woman] = await cast.look<{ no: string }>(
    'SELECT l.person_no AS no FROM transfers.line l WHERE l.manifest_no = $1 AND NOT EXISTS (SELECT FROM register.accompaniment a WHERE l.person_no IN (a.person_no, a.parent_no))',
    [manifestNo],
  );
  if (woman === undefined) throw new Error(`${CODE}: every woman has a child with her`);
  return Number(woman.no);
};

/** A child is born in the bus: the escort records it, with the breach that no decision of child protection stands yet. */
const giveBirth = async (cast: Cast, manifestNo: number): Promise<number> => {
  await cast.step(`${CODE}/birth-on-the-way`, ESCORT, recordBirthOnTheWay, async () => ({
    manifestNo,
    motherNo: await alone(cast, manifestNo),
    sex: 'male' as const,
    bornAt: await cast.now(),
    note: 'In the bus, with the help of the other women; both are well.',
  }));
  return 1;
};

/** Child protection decides of the newborn at the gate: without it there is no place for a child in a section for adults. */
const decideOfNewborn = async (cast: Cast, manifestNo: number): Promise<void> => {
  const [child] = await cast.look<{ no: string; parent: string; since: number }>(
    "SELECT a.person_no AS no, a.parent_no AS parent, (extract(epoch FROM a.since) * 1000)::bigint AS since FROM register.accompaniment a JOIN transfers.line l ON l.person_no = a.person_no AND l.manifest_no = $1 AND l.state = 'born'",
    [manifestNo],
  );
  if (child === undefined) throw new Error(`${CODE}: nobody was born on the way`);
  await cast.step(`${CODE}/decide-newborn`, PROTECTION, decideAccompaniment, () => ({
    personNo: Number(child.no),
    parentNo: Number(child.parent),
    outcome: 'beside' as const,
    reasons: 'A newborn stays with its mother.',
    reviewAt: Number(child.since) + 90 * DAY,
  }));
};

/** The day: everybody is seen by the physician, the children too; each mother sits with her children and comes with them to one section. They arrive as what they are: she detained, they not. */
export const moveMothers = async (cast: Cast): Promise<void> => {
  if (cast.isDone(`${CODE}/close`)) return;
  const { manifestNo, all: persons } = await linesOf(cast, CODE);
  const there = { site: 'KRK', section: WOMEN };
  await travelByOneBus(cast, {
    code: CODE,
    manifestNo,
    persons,
    seat: { vehicle: MOTHERS_BUS, compartment: WOMEN },
    from: 'GHW',
    there,
    physician: 'health.sdf',
    cells: [CELL, 'cell.moj'],
    giver: ORIGIN,
    escort: ESCORT,
    receiver: RECEIVER,
    onTheWay: () => giveBirth(cast, manifestNo),
  });
  await decideOfNewborn(cast, manifestNo);
  const passed = await passedIn(cast, manifestNo, 2);
  await cast.step(`${CODE}/admission`, RECEIVER, recordAdmission, () => ({
    manifestNo,
    expectedCount: passed.length,
    rows: passed.map((personNo) => ({ personNo, ...there, answers })),
  }));
  await cast.step(`${CODE}/close`, RECEIVER, closeMovement, () => ({ manifestNo }));
};
