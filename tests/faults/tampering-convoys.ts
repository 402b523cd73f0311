import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { answerEscortSection } from '../../src/systems/transfers/commands/answer-escort-section.ts';
import { answerRecall } from '../../src/systems/transfers/commands/answer-recall.ts';
import { cancelConvoy } from '../../src/systems/transfers/commands/cancel-convoy.ts';
import { cancelPhase } from '../../src/systems/transfers/commands/cancel-phase.ts';
import { changeVehicle } from '../../src/systems/transfers/commands/change-vehicle.ts';
import { confirmEscortRecords } from '../../src/systems/transfers/commands/confirm-escort-records.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { endOperation } from '../../src/systems/transfers/commands/end-operation.ts';
import { endPhase } from '../../src/systems/transfers/commands/end-phase.ts';
import { grantEntry } from '../../src/systems/transfers/commands/grant-entry.ts';
import { openOperation } from '../../src/systems/transfers/commands/open-operation.ts';
import { orderReturn } from '../../src/systems/transfers/commands/order-return.ts';
import { planLegs } from '../../src/systems/transfers/commands/plan-legs.ts';
import { planPhase } from '../../src/systems/transfers/commands/plan-phase.ts';
import { proposeEmergencyGround } from '../../src/systems/transfers/commands/propose-emergency-ground.ts';
import { putInPhase } from '../../src/systems/transfers/commands/put-in-phase.ts';
import { recordAnnouncedDestination } from '../../src/systems/transfers/commands/record-announced-destination.ts';
import { recordMovement } from '../../src/systems/transfers/commands/record-movement.ts';
import { recordPublishedFigures } from '../../src/systems/transfers/commands/record-published-figures.ts';
import { recordWelfare } from '../../src/systems/transfers/commands/record-welfare.ts';
import { redirectConvoy } from '../../src/systems/transfers/commands/redirect-convoy.ts';
import { refuseEntry } from '../../src/systems/transfers/commands/refuse-entry.ts';
import { requestRecall } from '../../src/systems/transfers/commands/request-recall.ts';
import { signEmergencyGround } from '../../src/systems/transfers/commands/sign-emergency-ground.ts';
import { startPhase } from '../../src/systems/transfers/commands/start-phase.ts';
import { withdrawAnnouncedDestination } from '../../src/systems/transfers/commands/withdraw-announced-destination.ts';
import { withdrawEmergencyGround } from '../../src/systems/transfers/commands/withdraw-emergency-ground.ts';
import { withdrawMovement } from '../../src/systems/transfers/commands/withdraw-movement.ts';
import { withdrawPublishedFigure } from '../../src/systems/transfers/commands/withdraw-published-figure.ts';
import { escortQuestions, escortSections } from '../../src/systems/transfers/escort-questions.ts';
import { DAY, type Officer, type Run } from './tampering-cast.ts';

/** Phases of the operation, and a convoy that was cancelled before it had anybody on board. */
export const fillConvoys = async (
  run: Run,
  { cell, origin, assessor }: Readonly<Record<'cell' | 'origin' | 'assessor', Officer>>,
  documentSha256: string,
  operationNo: number,
  now: number,
): Promise<void> => {
  const created = await run(cell, createManifest, {
    operationNo,
    code: 'M-0',
    fromSite: 'GHW',
    toSite: 'KRK',
    via: [],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: now + DAY,
    persons: [],
  });
  const manifestNo = created.events.find(({ type }) => type === 'ManifestCreated')?.streamNo as number;
  const phase = { operationNo, titleEn: 'Phase', titleAr: 'مرحلة', plannedFromAt: now, plannedToAt: now + 9 * DAY };
  for (const code of ['P-1', 'P-2']) await run(cell, planPhase, { ...phase, code });
  await run(cell, putInPhase, { manifestNo, phase: 'P-1' });
  await run(cell, startPhase, { operationNo, phase: 'P-1' });
  const emergency = { manifestNo, ground: 'attack', hours: 24, reasons: 'shells fell', documentSha256 };
  const named = await run(origin, proposeEmergencyGround, { ...emergency, expiresAt: now + DAY });
  const groundId = named.events[0]?.id;
  await run(assessor, signEmergencyGround, { groundId });
  await run(cell, withdrawEmergencyGround, { groundId, reason: 'it is quiet again' });
  await run(cell, cancelConvoy, { manifestNo, reason: 'no-transport', note: 'no fuel' });
  await run(cell, endPhase, { operationNo, phase: 'P-1' });
  await run(cell, cancelPhase, { operationNo, phase: 'P-2', reason: 'not-needed', note: 'the first one sufficed' });
  const figure = {
    measure: 'received-of-nationality',
    nationality: 'IRQ',
    said: '>1',
    unit: 'persons',
    atLeast: 2,
    asOf: '2026-01-17',
    publishedOn: '2026-01',
    definition: 'moved so far',
    attributedTo: 'an agency',
    source: 'https://example.org/report',
    remark: 'about',
  };
  const figures = ['P1', 'P2'].map((reference) => ({ ...figure, reference }));
  await run(cell, recordPublishedFigures, { operationNo, figures });
  await run(cell, withdrawPublishedFigure, { operationNo, reference: 'P2', reason: 'entered twice' });
  const announced = {
    operationNo,
    site: 'KRK',
    announcedOn: '2026-01-16',
    attributedTo: 'an agency',
    source: 'a report',
  };
  await run(cell, recordAnnouncedDestination, {
    ...announced,
    phase: 'P-1',
    said: 'up to 500',
    atLeast: 1,
    atMost: 500,
  });
  const wrong = await run(cell, recordAnnouncedDestination, announced);
  const { announcementId } = wrong.result as { announcementId: string };
  await run(cell, withdrawAnnouncedDestination, { operationNo, announcementId, reason: 'of another operation' });
  const other = await run(cell, openOperation, {
    code: 'OP-ENDED',
    titleEn: 'Operation',
    titleAr: 'عملية',
    jointSupervision: [],
  });
  const ended = other.events[0]?.streamNo as number;
  await run(cell, planPhase, { ...phase, operationNo: ended, code: 'P-1' });
  await run(cell, cancelPhase, {
    operationNo: ended,
    phase: 'P-1',
    reason: 'not-needed',
    note: 'the operation is not needed',
  });
  await run(cell, endOperation, { operationNo: ended });
};

/** A convoy that is not let in, sent to another site, and let in after all at the site that accepted its persons. */
export const fillTurns = async (
  run: Run,
  { installation, cell, escort }: Readonly<Record<'installation' | 'cell' | 'escort', Officer>>,
  manifestNo: number,
): Promise<void> => {
  const place = {
    kind: 'prison',
    zone: 'Asia/Baghdad',
    nameEn: 'Site',
    nameAr: 'موقع',
    country: 'IRQ',
    authority: 'MOJ',
  };
  await run(installation, addSite, { ...place, code: 'NSR' });
  await run(escort, refuseEntry, { manifestNo, reason: 'outside-hours', note: 'after dark' });
  await run(escort, grantEntry, { manifestNo, note: 'a second call' });
  await run(escort, refuseEntry, { manifestNo, reason: 'no-space', note: 'full after all' });
  await run(escort, redirectConvoy, { manifestNo, toSite: 'NSR', reason: 'entry-refused', note: 'asked by radio' });
  await run(cell, orderReturn, { manifestNo, reason: 'no-space', note: 'no answer' });
  await run(cell, redirectConvoy, { manifestNo, toSite: 'KRK', reason: 'other', note: 'the gate opens' });
};

/** A person who was received is asked back, and the answer. */
export const fillRecall = async (
  run: Run,
  { cell, receiver }: Readonly<Record<'cell' | 'receiver', Officer>>,
  manifestNo: number,
  personNo: number,
): Promise<void> => {
  const asked = await run(cell, requestRecall, { manifestNo, personNo, ground: 'access-refused', reasons: 'no visit' });
  const recallId = asked.events[0]?.id;
  await run(receiver, answerRecall, {
    recallId,
    answer: 'refused',
    reason: 'remedied',
    note: 'visits begin on Monday',
  });
};

/** What the escort plans and reports: a leg, an unplanned stop, something offered, and a person who sits elsewhere. */
export const fillWay = async (
  run: Run,
  escort: Officer,
  manifestNo: number,
  personNo: number,
  now: number,
): Promise<void> => {
  const leg = { from: 'GHW', to: 'KRK', mode: 'land', departureAt: now + DAY, arrivalAt: now + 2 * DAY };
  await run(escort, planLegs, { manifestNo, legs: [leg] });
  await run(escort, recordMovement, {
    manifestNo,
    kind: 'delay',
    place: 'GHW',
    note: 'a tyre burst',
    personNo,
    planned: false,
    reason: 'breakdown',
    delayMinutes: 40,
    incident: 'accident',
    vehicle: 'BUS-1',
  });
  const mistake = await run(escort, recordMovement, { manifestNo, kind: 'deviation', place: 'GHW', note: 'a bypass' });
  const movementId = mistake.events[0]?.id;
  await run(escort, withdrawMovement, { manifestNo, movementId, reason: 'wrong-convoy', note: 'the other column' });
  const exceptions = [{ personNo, outcome: 'refused' }];
  await run(escort, recordWelfare, { manifestNo, item: 'food', place: 'GHW', note: 'bread', exceptions });
  const rows = [{ personNo, vehicle: 'BUS-1', compartment: 'rear' }];
  await run(escort, changeVehicle, { manifestNo, reason: 'medical', rows });
};

/** An escort record that was answered, confirmed and amended. */
export const fillEscortRecord = async (
  run: Run,
  { origin, doctor }: Readonly<Record<'origin' | 'doctor', Officer>>,
  manifestNo: number,
  personNo: number,
): Promise<void> => {
  const answer = (section: (typeof escortSections)[number]) =>
    run(section === 'health' ? doctor : origin, answerEscortSection, {
      manifestNo,
      personNo,
      section,
      answers: escortQuestions[section].map((question: string) => ({
        question,
        answer: 'unknown',
        detail: 'nobody could say',
        source: 'asked',
      })),
    });
  for (const section of escortSections) await answer(section);
  await run(origin, confirmEscortRecords, { manifestNo, persons: [personNo] });
  await answer('risk');
};
