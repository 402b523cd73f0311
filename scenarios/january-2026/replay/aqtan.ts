import { ROLL_CALL_PAYLOAD_TYPE } from '../../../src/core/ledger/dsse.ts';
import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { correctSupervision } from '../../../src/systems/register/commands/correct-supervision.ts';
import { receiveList } from '../../../src/systems/register/commands/receive-list.ts';
import { recordOrder } from '../../../src/systems/register/commands/record-order.ts';
import { recordSupervision } from '../../../src/systems/register/commands/record-supervision.ts';
import { recordUnaccounted } from '../../../src/systems/register/commands/record-unaccounted.ts';
import { closeEmergency } from '../../../src/systems/sites/commands/close-emergency.ts';
import { declareEmergency } from '../../../src/systems/sites/commands/declare-emergency.ts';
import { explainRollDifference } from '../../../src/systems/sites/commands/explain-roll-difference.ts';
import { planEvacuation } from '../../../src/systems/sites/commands/plan-evacuation.ts';
import { proposeRollCall } from '../../../src/systems/sites/commands/propose-roll-call.ts';
import { recordLockdownCount } from '../../../src/systems/sites/commands/record-lockdown-count.ts';
import { signRollCall } from '../../../src/systems/sites/commands/sign-roll-call.ts';
import { signRollCallAsCaller } from '../../../src/systems/sites/commands/sign-roll-call-as-caller.ts';
import { cancelConvoy } from '../../../src/systems/transfers/commands/cancel-convoy.ts';
import { endOperation } from '../../../src/systems/transfers/commands/end-operation.ts';
import { openOperation } from '../../../src/systems/transfers/commands/open-operation.ts';
import { proposeEmergencyGround } from '../../../src/systems/transfers/commands/propose-emergency-ground.ts';
import { signEmergencyGround } from '../../../src/systems/transfers/commands/sign-emergency-ground.ts';
import { withdrawEmergencyGround } from '../../../src/systems/transfers/commands/withdraw-emergency-ground.ts';
import { GOVERNMENT, GOVERNMENT_OFFICER, sampleOf } from './around-world.ts';
import type { Cast } from './cast.ts';
import { personsOfList } from './convoy.ts';
import { makeConvoyList } from './convoy-list.ts';
import { storeText } from './documents.ts';
import { operationOf } from './phases.ts';
import { publishedTotals } from './timetable.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EVACUATION = '2026-AQT';
const CONVOY = 'AQT-EVACUATION';
/** One in forty of those who were released there as minors is entered by name. */
const EVERY = 40;

/** Who is held at al-Aqtan: those whose release was published come first, then as many others and some more. */
export const prisonersOfAqtan = async (
  cast: Cast,
  people: number,
  seed: number,
): Promise<{ readonly released: number[]; readonly others: number[] }> => {
  const minors = sampleOf('F050', people, EVERY);
  const [listNo = 0] = await cast.step('AQT/list', 'origin.one', receiveList, () => ({
    site: 'AQT',
    source: 'List of the administration of al-Aqtan',
    fileName: 'AQT.csv',
    file: Buffer.from(makeConvoyList(seed, 2 * minors + 8, publishedTotals().at(-1)?.total as number).csv).toString(
      'base64',
    ),
  }));
  const persons = await personsOfList(cast, listNo);
  return { released: persons.slice(0, minors), others: persons.slice(minors) };
};

/** Before the fighting: the list, and the orders. Those of the minors end while the site changes hands: their release has to be reviewed. */
export const listAqtan = async (
  cast: Cast,
  documents: DocumentStore,
  people: number,
  seed: number,
  passes: number,
): Promise<void> => {
  const { released, others } = await prisonersOfAqtan(cast, people, seed);
  const documentSha256 = await storeText(cast, documents, 'AQT/document', 'origin.one', 'orders of al-Aqtan');
  const order = (step: string, persons: readonly number[], expiresAt: number) =>
    cast.step(`AQT/${step}`, 'origin.one', recordOrder, () => ({
      persons: [...persons],
      ground: 'Membership of an armed group',
      article: 'Law 7/2021, article 4',
      authority: 'SDF',
      documentSha256,
      issuedAt: passes - 170 * DAY,
      expiresAt,
    }));
  await order('orders-ending', released, passes + HOUR);
  await order('orders', others, passes + 120 * DAY);
  await cast.step('AQT/supervision', 'origin.one', recordSupervision, () => ({
    persons: [...released, ...others],
    name: 'Prosecution office of Raqqa',
    fromAt: passes - 169 * DAY,
    source: 'List of the administration of al-Aqtan',
  }));
  await cast.step('AQT/supervision-corrected', 'origin.one', correctSupervision, async () => {
    const [supervision] = await cast.look<{ id: string }>('SELECT id FROM register.supervision WHERE person_no = $1', [
      released[0],
    ]);
    return {
      supervisionId: supervision?.id ?? '',
      reason: 'The letter of the court names another office for this person.',
      instead: { name: 'Juvenile court of Raqqa', fromAt: passes - 160 * DAY, source: 'Letter of the court' },
    };
  });
};

/**
 * The prison is surrounded. Everybody there is put on the manifest of an evacuation, with a shorter notice for which an authority that takes no part signs. It is made up, and nobody leaves: it was published that they were
 * there when the site passed.
 */
export const surround = async (cast: Cast, documents: DocumentStore, at: number): Promise<void> => {
  await cast.step('AQT/emergency', 'origin.one', declareEmergency, () => ({
    site: 'AQT',
    kind: 'attack' as const,
    account: 'Armed groups stand around the prison; the road to the north is open.',
  }));
  await cast.step('AQT/operation', 'cell.sdf', openOperation, () => ({
    code: EVACUATION,
    titleEn: 'Evacuation of al-Aqtan (synthetic)',
    titleAr: 'إخلاء سجن الأقطان (مصطنع)',
    jointSupervision: [],
  }));
  const emergency = await emergencyOf(cast);
  await cast.step('AQT/plan', 'cell.sdf', planEvacuation, async () => ({
    emergencyId: emergency,
    operationNo: await operationOf(cast, EVACUATION),
    code: CONVOY,
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: at + 26 * HOUR,
  }));
  const manifestNo = await manifestOf(cast);
  const documentSha256 = await storeText(cast, documents, 'AQT/ground-document', 'cell.sdf', 'report on al-Aqtan');
  await cast.step('AQT/ground', 'cell.sdf', proposeEmergencyGround, () => ({
    manifestNo,
    ground: 'attack' as const,
    hours: 24,
    reasons: 'The site can be reached by shells; the road may be closed within two days.',
    documentSha256,
    expiresAt: at + 3 * DAY,
  }));
  await cast.step('AQT/ground-signed', 'assessor.pap', signEmergencyGround, async () => ({
    groundId: await groundOf(cast),
  }));
};

/** The site passes without a fight: the ground is taken back, the convoy cancelled, heads are counted, and the emergency is over. */
export const callOff = async (cast: Cast): Promise<void> => {
  await cast.step('AQT/ground-withdrawn', 'assessor.pap', withdrawEmergencyGround, async () => ({
    groundId: await groundOf(cast),
    reason: 'The road is closed and nobody shoots: 72 hours of notice are possible again.',
  }));
  await cast.step('AQT/cancel', 'cell.sdf', cancelConvoy, async () => ({
    manifestNo: await manifestOf(cast),
    reason: 'order-withdrawn' as const,
    note: 'Everybody stays: the site passes with those who are held there.',
  }));
  await cast.step('AQT/operation-ended', 'cell.sdf', endOperation, async () => ({
    operationNo: await operationOf(cast, EVACUATION),
  }));
  await cast.step('AQT/count', 'origin.one', recordLockdownCount, async () => {
    const [{ held = 0 } = {}] = await cast.look<{ held: number }>(
      "SELECT count(*)::int AS held FROM register.custody WHERE site = 'AQT' AND state = 'held' AND known_to IS NULL AND to_at = 'infinity'",
    );
    return { emergencyId: await emergencyOf(cast), counted: held, missing: [] };
  });
  await cast.step('AQT/over', 'origin.one', closeEmergency, async () => ({
    emergencyId: await emergencyOf(cast),
    account: 'Everybody who was expected is counted.',
  }));
};

/** The day after it changed hands the roll is called by both sides (made up). One is on the old roll only: nobody knows where he is, as the side says that held him. */
export const callTheRollOfAqtan = async (cast: Cast, people: number, seed: number, at: number): Promise<void> => {
  const { released, others } = await prisonersOfAqtan(cast, people, seed);
  const present = [...released, ...others.slice(0, -1)];
  const gone = others.at(-1);
  await cast.step('AQT/roll', 'origin.one', proposeRollCall, () => ({
    site: 'AQT',
    giving: 'SDF',
    taking: GOVERNMENT,
    calledAt: at,
    counted: present.length,
    present,
    strangers: [],
  }));
  const [roll] = await cast.look<{ id: string; hash: string; payload: Buffer }>(
    "SELECT id, encode(roll_hash, 'hex') AS hash, payload FROM sites.roll_call WHERE site = 'AQT'",
  );
  if (roll === undefined) throw new Error('The roll of al-Aqtan was not called.');
  const { id: rollCallId, hash: rollHash, payload } = roll;
  await cast.step('AQT/roll-signed', 'origin.one', signRollCallAsCaller, async () => ({
    rollCallId,
    ...(await cast.sign('origin.one', payload, ROLL_CALL_PAYLOAD_TYPE)),
  }));
  await cast.step('AQT/sign', GOVERNMENT_OFFICER, signRollCall, async () => {
    const { keyId, signature } = await cast.sign(GOVERNMENT_OFFICER, payload, ROLL_CALL_PAYLOAD_TYPE);
    return { rollCallId, rollHash, counted: present.length, keyId, signature };
  });
  if (gone === undefined) return;
  await cast.step('AQT/unaccounted', 'origin.one', recordUnaccounted, () => ({
    personNo: gone,
    circumstances: 'Not in his cell when the roll was called; nobody saw him leave.',
  }));
  await cast.step('AQT/explain', 'origin.one', explainRollDifference, async () => {
    const [row] = await cast.look<{ ord: number }>(
      'SELECT ord FROM sites.roll_row WHERE roll_call_id = $1 AND person_no = $2',
      [rollCallId, gone],
    );
    return {
      rollCallId,
      ord: row?.ord ?? 0,
      explanation: 'unaccounted' as const,
      account: 'Searched for by both sides; nobody knows where he is.',
    };
  });
};

const emergencyOf = async (cast: Cast): Promise<string> =>
  (await cast.look<{ id: string }>("SELECT id FROM sites.emergency WHERE site = 'AQT'"))[0]?.id ?? '';
const manifestOf = async (cast: Cast): Promise<number> =>
  Number((await cast.look<{ no: string }>('SELECT no FROM transfers.manifest WHERE code = $1', [CONVOY]))[0]?.no);
const groundOf = async (cast: Cast): Promise<string> =>
  (
    await cast.look<{ id: string }>('SELECT id FROM transfers.emergency_ground WHERE manifest_no = $1', [
      await manifestOf(cast),
    ])
  )[0]?.id ?? '';
