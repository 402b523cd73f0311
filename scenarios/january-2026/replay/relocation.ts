import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { recordFitness } from '../../../src/systems/care/commands/record-fitness.ts';
import { recordMovementBasis } from '../../../src/systems/register/commands/record-movement-basis.ts';
import { withdrawMovementBasis } from '../../../src/systems/register/commands/withdraw-movement-basis.ts';
import { giveNotice } from '../../../src/systems/safeguards/commands/give-notice.ts';
import { recordInterview } from '../../../src/systems/safeguards/commands/record-interview.ts';
import { acceptLines } from '../../../src/systems/transfers/commands/accept-lines.ts';
import { approveOrder } from '../../../src/systems/transfers/commands/approve-order.ts';
import { assignCompartments } from '../../../src/systems/transfers/commands/assign-compartments.ts';
import { closeMovement } from '../../../src/systems/transfers/commands/close-movement.ts';
import { createManifest } from '../../../src/systems/transfers/commands/create-manifest.ts';
import { proposeOrder } from '../../../src/systems/transfers/commands/propose-order.ts';
import { recordAdmission } from '../../../src/systems/transfers/commands/record-admission.ts';
import { recordBoarding } from '../../../src/systems/transfers/commands/record-boarding.ts';
import { recordCount } from '../../../src/systems/transfers/commands/record-count.ts';
import { recordMovement } from '../../../src/systems/transfers/commands/record-movement.ts';
import { strikeOff } from '../../../src/systems/transfers/commands/strike-off.ts';
import { FAMILY_BUS, GOVERNMENT_OFFICER, RELOCATION, RELOCATION_OFFICERS } from './around-world.ts';
import { householdsOf } from './camps.ts';
import type { Cast } from './cast.ts';
import { linesOf } from './convoy.ts';
import { handOver, seal } from './departure.ts';
import { storeText } from './documents.ts';
import { answers, passedIn } from './gate.ts';
import { operationOf } from './phases.ts';

const DAY = 86_400_000;
const CODE = 'HOL-AKH-1';
const NOTE = 'Recorded in the replay.';
const { second, cell, health, escort, receiver, receivingCell } = RELOCATION_OFFICERS;

/**
 * Who is asked: of every three households of al-Hol the second goes, under an order of relocation; the third consents and, on the day, does not want to go any more; of the first nobody will know where it is when the camp is
 * closed. A small convoy, whatever the size of the operation.
 */
const asked = async (cast: Cast): Promise<{ goes: number[]; declines: number[] }> => {
  const households = await householdsOf(cast, 'HOL');
  return {
    goes: households
      .filter((_, i) => i % 3 === 1)
      .slice(0, 3)
      .flat(),
    declines: households[2] ?? [],
  };
};

/** Four days before: what the movement of each rests on, the manifest, the order of transfer, notice and private interview. */
export const prepareRelocation = async (cast: Cast, documents: DocumentStore, at: number): Promise<void> => {
  const { goes, declines } = await asked(cast);
  const documentSha256 = await storeText(
    cast,
    documents,
    `${CODE}/document`,
    GOVERNMENT_OFFICER,
    'order of relocation to Akhtarin',
  );
  const expiresAt = at + 60 * DAY;
  await cast.step(`${CODE}/relocation-order`, GOVERNMENT_OFFICER, recordMovementBasis, () => ({
    persons: goes,
    toSite: 'AKH',
    basis: 'relocation-order' as const,
    documentSha256,
    account: 'The order was read out to the household, with the remedy against it.',
    expiresAt,
  }));
  if (declines.length > 0)
    await cast.step(`${CODE}/consent`, GOVERNMENT_OFFICER, recordMovementBasis, () => ({
      persons: declines,
      toSite: 'AKH',
      basis: 'consent' as const,
      account: 'Asked in private with an interpreter; the mother consents for her children.',
      expiresAt,
    }));
  const persons = [...goes, ...declines];
  const [manifestNo] = await cast.step(`${CODE}/manifest`, cell, createManifest, async () => {
    return {
      operationNo: await operationOf(cast, RELOCATION),
      code: CODE,
      fromSite: 'HOL',
      toSite: 'AKH',
      via: [],
      escortAuthority: 'RLF',
      toAuthority: 'AKA',
      plannedAt: at + 4 * DAY,
      persons,
    };
  });
  if (manifestNo === undefined) throw new Error(`${CODE}: the manifest has no number`);
  await cast.step(`${CODE}/propose-order`, GOVERNMENT_OFFICER, proposeOrder, () => ({
    manifestNo,
    ground: 'Relocation before the camp is closed',
    article: 'Decision on the closing of the camp, article 2',
    documentSha256,
    expiresAt,
  }));
  await cast.step(`${CODE}/approve-order`, second, approveOrder, () => ({ manifestNo }));
  const rows = <Row extends object>(row: Row) => ({
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({ personNo, ...row })),
  });
  await cast.step(`${CODE}/notice`, 'interviewer.pap', giveNotice, () =>
    rows({ language: 'ar', form: 'oral' as const }),
  );
  await cast.step(`${CODE}/interview`, 'interviewer.pap', recordInterview, () =>
    rows({ outcome: 'held' as const, language: 'ar', private: true as const }),
  );
};

/** One household takes its consent back: it is not sealed with the others, and leaves the manifest whole. */
const decline = async (cast: Cast, manifestNo: number, persons: readonly number[]): Promise<void> => {
  for (const personNo of persons) {
    const [basis] = await cast.look<{ id: string }>(
      "SELECT id FROM register.movement_basis WHERE person_no = $1 AND basis = 'consent' AND to_site = 'AKH'",
      [personNo],
    );
    await cast.step(`${CODE}/declines-${personNo}`, GOVERNMENT_OFFICER, withdrawMovementBasis, () => ({
      basisId: basis?.id ?? '',
      reason: 'The household does not want to go any more, and waits for relatives.',
    }));
    await cast.step(`${CODE}/strike-off-${personNo}`, cell, strikeOff, () => ({
      manifestNo,
      personNo,
      reason: 'other' as const,
      note: 'Declines to go.',
    }));
  }
};

/** The day: examined, accepted, seated household by household in one compartment, sealed, boarded, counted and handed over twice; everybody arrives as a resident. */
export const relocate = async (cast: Cast): Promise<void> => {
  if (cast.isDone(`${CODE}/close`)) return;
  const { manifestNo, all, listed } = await linesOf(cast, CODE);
  const { declines } = await asked(cast);
  await decline(
    cast,
    manifestNo,
    declines.filter((no) => all.includes(no)),
  );
  const persons = await listed();
  const rows = <Row extends object>(row: Row) => ({
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({ personNo, ...row })),
  });
  const there = { site: 'AKH', section: 'Families' };
  const seat = { vehicle: FAMILY_BUS, compartment: 'all' };
  await cast.step(`${CODE}/fitness`, health, recordFitness, () => rows({ fit: true }));
  await cast.step(`${CODE}/accept`, receiver, acceptLines, () => {
    const { rows: decisions, ...sheet } = rows({ decision: 'accepted' as const, ...there });
    return { ...sheet, decisions };
  });
  await cast.step(`${CODE}/compartments`, cell, assignCompartments, () => ({
    manifestNo,
    assignments: rows(seat).rows,
  }));
  await seal(cast, CODE, manifestNo, '', [cell, receivingCell]);
  await cast.step(`${CODE}/boarding`, escort, recordBoarding, () => rows({ outcome: 'boarded' as const, ...seat }));
  const count = (ordinal: 'loading' | 'unloading', place: string) =>
    cast.step(`${CODE}/count-${ordinal}`, escort, recordCount, () => ({
      manifestNo,
      ordinal,
      place,
      counted: persons.length,
    }));
  const report = (kind: 'departed' | 'arrived', place: string) =>
    cast.step(`${CODE}/${kind}`, escort, recordMovement, () => ({ manifestNo, kind, place, note: NOTE }));
  await count('loading', 'HOL');
  await handOver(cast, CODE, manifestNo, 1, GOVERNMENT_OFFICER, escort);
  await report('departed', 'HOL');
  await report('arrived', 'AKH');
  await count('unloading', 'AKH');
  await handOver(cast, CODE, manifestNo, 2, escort, receiver);
  const passed = await passedIn(cast, manifestNo, 2);
  await cast.step(`${CODE}/admission`, receiver, recordAdmission, () => ({
    manifestNo,
    expectedCount: passed.length,
    rows: passed.map((personNo) => ({ personNo, ...there, answers })),
  }));
  await cast.step(`${CODE}/close`, receiver, closeMovement, () => ({ manifestNo }));
};
