import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { extendOrder } from '../../../src/systems/register/commands/extend-order.ts';
import { moveAllToSection } from '../../../src/systems/register/commands/move-all-to-section.ts';
import { moveSection } from '../../../src/systems/register/commands/move-section.ts';
import { addKeepApart } from '../../../src/systems/sites/commands/add-keep-apart.ts';
import { appealSecurityLevel } from '../../../src/systems/sites/commands/appeal-security-level.ts';
import { approveSecurityLevel } from '../../../src/systems/sites/commands/approve-security-level.ts';
import { keepSecurityLevel } from '../../../src/systems/sites/commands/keep-security-level.ts';
import { liftKeepApart } from '../../../src/systems/sites/commands/lift-keep-apart.ts';
import { recordAbsence } from '../../../src/systems/sites/commands/record-absence.ts';
import { recordControl } from '../../../src/systems/sites/commands/record-control.ts';
import { recordHazard } from '../../../src/systems/sites/commands/record-hazard.ts';
import { recordReturn } from '../../../src/systems/sites/commands/record-return.ts';
import { recordSecurityLevel } from '../../../src/systems/sites/commands/record-security-level.ts';
import { voidNumbers } from '../../../src/systems/sites/commands/void-numbers.ts';
import { withdrawControl } from '../../../src/systems/sites/commands/withdraw-control.ts';
import { withdrawHazard } from '../../../src/systems/sites/commands/withdraw-hazard.ts';
import { withdrawSecurityLevel } from '../../../src/systems/sites/commands/withdraw-security-level.ts';
import { recordAnnouncedDestination } from '../../../src/systems/transfers/commands/record-announced-destination.ts';
import { recordPublishedFigures } from '../../../src/systems/transfers/commands/record-published-figures.ts';
import { withdrawAnnouncedDestination } from '../../../src/systems/transfers/commands/withdraw-announced-destination.ts';
import { withdrawPublishedFigure } from '../../../src/systems/transfers/commands/withdraw-published-figure.ts';
import { figure, GOVERNMENT } from './around-world.ts';
import type { Cast } from './cast.ts';
import { storeText } from './documents.ts';
import { operationOf } from './phases.ts';
import { placeWords } from './place-words.ts';
import { hallOf } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const [FIRST, SECOND] = ['receiving.one', 'receiving.two'] as const;

/** Who was admitted to an adult section of Karkh, in the order of their numbers. */
const admittedAdults = async (cast: Cast, some: number): Promise<number[]> =>
  (
    await cast.look<{ no: string }>(
      `SELECT a.person_no AS no FROM transfers.admission a JOIN register.custody c ON c.person_no = a.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held'
        WHERE c.site = 'KRK' AND c.section LIKE 'Hall %' ORDER BY 1 LIMIT $1`,
      [some],
    )
  ).map(({ no }) => Number(no));

/** After the first convoy: levels of security with their appeal, two who are kept apart, what the place is exposed to. None of it ranks a person. */
export const holdAtKarkh = async (cast: Cast, at: number): Promise<void> => {
  if (cast.isDone('KRK/lift')) return;
  const [high, other] = await admittedAdults(cast, 2);
  // the smallest replays have moved nobody yet
  if (high === undefined || other === undefined) return;
  await cast.step('KRK/level', FIRST, recordSecurityLevel, () => ({
    personNo: high,
    level: 'raised' as const,
    reasons: 'Tried to open the door of the vehicle on the way; seen by the escort.',
    expiresAt: at + 60 * DAY,
  }));
  const [level] = await cast.look<{ id: string }>('SELECT id FROM sites.security_level WHERE person_no = $1', [high]);
  const recordId = level?.id ?? '';
  await cast.step('KRK/level-approved', SECOND, approveSecurityLevel, () => ({ recordId }));
  await cast.step('KRK/level-appeal', 'interviewer.pap', appealSecurityLevel, () => ({
    recordId,
    grounds: 'Says that he only leaned on the door.',
  }));
  await cast.step('KRK/level-kept', 'clerk.sjc', keepSecurityLevel, () => ({
    recordId,
    reasons: 'Two of the escort say the same; it is looked at again within two months.',
  }));
  await cast.step('KRK/level-withdrawn', FIRST, withdrawSecurityLevel, () => ({
    recordId,
    reasons: 'Quiet for days; there is no ground for a restriction any more.',
  }));
  await cast.step('KRK/apart', FIRST, addKeepApart, () => ({
    personNo: high,
    otherPersonNo: other,
    reason: 'One is a witness in the case of the other.',
    expiresAt: at + 30 * DAY,
  }));
  await cast.step('KRK/lift', SECOND, liftKeepApart, async () => {
    const [pair] = await cast.look<{ id: string }>('SELECT id FROM sites.keep_apart WHERE $1 IN (person_a, person_b)', [
      high,
    ]);
    return { keepApartId: pair?.id ?? '', personNo: high, reason: 'The statement was taken.' };
  });
};

/** What is said of places, and what is taken back of it because it was wrong: a hazard, a claim of control, a published figure, an announced destination, and numbers that will never be given. */
export const writeOfPlaces = async (cast: Cast, at: number): Promise<void> => {
  for (const [site, said] of [
    ['KRK', 'The water main of the quarter is broken; lorries bring water twice a day.'],
    ['NAS', 'More are held than there are beds; scabies in two wings.'],
  ] as const)
    await cast.step(`${site}/hazard`, FIRST, recordHazard, () => ({
      site,
      kind: site === 'KRK' ? ('supply' as const) : ('disease' as const),
      severity: 'present' as const,
      said,
      sourceKind: 'observation' as const,
      source: 'Officer on duty',
      fromAt: at - HOUR,
      expiresAt: at + 20 * DAY,
    }));
  await cast.step('KRK/hazard-over', FIRST, withdrawHazard, async () => {
    const [hazard] = await cast.look<{ id: string }>("SELECT id FROM sites.hazard WHERE site = 'KRK'");
    return { hazardId: hazard?.id ?? '', reason: 'The main is repaired.' };
  });
  await cast.step('YAR/control', 'origin.one', recordControl, () => ({
    site: 'YAR',
    authority: GOVERNMENT,
    fromAt: at - DAY,
    sourceKind: 'statement' as const,
    source: 'A driver at the crossing',
  }));
  await cast.step('YAR/control-withdrawn', 'origin.one', withdrawControl, async () => {
    const [control] = await cast.look<{ id: string }>(
      "SELECT id FROM sites.control WHERE site = 'YAR' AND withdrawn_at IS NULL ORDER BY event_pos DESC LIMIT 1",
    );
    return { controlId: control?.id ?? '', reason: 'He meant the town, not the crossing.' };
  });
  await cast.step('NAS/numbers', 'admin.moj', voidNumbers, () => ({
    site: 'NAS',
    first: 1,
    reason: 'Nobody comes into custody there: who is brought has a number already.',
  }));
  const reference = 'TYPED-WRONG';
  await cast.step('figure/wrong', 'cell.sdf', recordPublishedFigures, async () => ({
    operationNo: await operationOf(cast),
    figures: [
      {
        reference,
        measure: 'not-counted' as const,
        said: '5407',
        unit: 'persons',
        atLeast: 5407,
        atMost: 5407,
        publishedOn: '2026-01-21',
        definition: 'final total, with two digits changed',
        attributedTo: 'synthetic figure of the replay',
        source: 'synthetic figure of the replay',
      },
    ],
  }));
  await cast.step('figure/withdrawn', 'cell.sdf', withdrawPublishedFigure, async () => ({
    operationNo: await operationOf(cast),
    reference,
    reason: 'Two digits were changed when it was typed.',
  }));
  await cast.step('destination/wrong', 'cell.sdf', recordAnnouncedDestination, async () => ({
    operationNo: await operationOf(cast),
    site: 'SUS',
    said: '500',
    atLeast: 500,
    atMost: 500,
    announcedOn: '2026-01-21',
    attributedTo: 'synthetic statement of the replay',
    source: 'synthetic statement of the replay',
  }));
  await cast.step('destination/withdrawn', 'cell.sdf', withdrawAnnouncedDestination, async () => {
    const operationNo = await operationOf(cast);
    const [announced] = await cast.look<{ id: string }>(
      "SELECT id FROM transfers.announced_destination WHERE operation_no = $1 AND site = 'SUS'",
      [operationNo],
    );
    return { operationNo, announcementId: announced?.id ?? '', reason: 'It was said of another operation.' };
  });
};

/** For so many persons who were moved one is heard in court on the day on which it was published how many had been questioned. */
const HEARD = 1000;

/** Some are taken to court for the day and come back; the judge's clerk extends their orders, and they are held in another hall, where they are nearer to the gate. */
export const goToCourt = async (cast: Cast, documents: DocumentStore, people: number, at: number): Promise<void> => {
  const documentSha256 = await storeText(cast, documents, 'court/document', 'clerk.sjc', 'extensions of orders');
  const heard = await admittedAdults(cast, Math.max(2, Math.ceil(people / HEARD)));
  const nearer = { site: 'KRK', section: hallOf(people + 150), reason: 'Nearer to the gate, for further hearings.' };
  for (const [i, personNo] of heard.entries()) {
    const step = (name: string) => `court/${i}/${name}`;
    await cast.step(step('leaves'), FIRST, recordAbsence, () => ({
      personNo,
      reason: 'court' as const,
      destination: `${placeWords.court}. ${figure('F046').source}`,
      escort: 'MOJ',
      leftAt: at - 5 * HOUR,
      dueAt: at + HOUR,
    }));
    await cast.step(step('extended'), 'clerk.sjc', extendOrder, async () => {
      const [order] = await cast.look<{ id: string; expires: string }>(
        'SELECT id, register.ms(expires_at) AS expires FROM register.custody_order WHERE person_no = $1 ORDER BY expires_at DESC LIMIT 1',
        [personNo],
      );
      return {
        orderId: order?.id ?? '',
        expiresAt: Number(order?.expires) + 30 * DAY,
        documentSha256,
        reason: 'The investigation goes on; heard with his counsel.',
      };
    });
    await cast.step(step('back'), SECOND, recordReturn, async () => {
      const [absence] = await cast.look<{ id: string }>(
        "SELECT id FROM sites.absence WHERE person_no = $1 AND reason = 'court'",
        [personNo],
      );
      return { absenceId: absence?.id ?? '', returnedAt: at, account: 'Heard, and brought back.' };
    });
  }
  await cast.step('court/0/moved', SECOND, moveSection, () => ({ personNo: heard[0] ?? 0, ...nearer }));
  await cast.step('court/others/moved', SECOND, moveAllToSection, () => ({ persons: heard.slice(1), ...nearer }));
};
