import type pg from 'pg';
import { ROLL_CALL_PAYLOAD_TYPE, signPayload } from '../../src/core/ledger/dsse.ts';
import type { Outcome } from '../../src/core/register/execute.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { closeEmergency } from '../../src/systems/sites/commands/close-emergency.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { endControl } from '../../src/systems/sites/commands/end-control.ts';
import { explainRollDifference } from '../../src/systems/sites/commands/explain-roll-difference.ts';
import { nameSection } from '../../src/systems/sites/commands/name-section.ts';
import { planEvacuation } from '../../src/systems/sites/commands/plan-evacuation.ts';
import { proposeRollCall } from '../../src/systems/sites/commands/propose-roll-call.ts';
import { recordAbsence } from '../../src/systems/sites/commands/record-absence.ts';
import { recordCapacity } from '../../src/systems/sites/commands/record-capacity.ts';
import { recordControl } from '../../src/systems/sites/commands/record-control.ts';
import { recordHazard } from '../../src/systems/sites/commands/record-hazard.ts';
import { recordLockdownCount } from '../../src/systems/sites/commands/record-lockdown-count.ts';
import { recordReportedStrength } from '../../src/systems/sites/commands/record-reported-strength.ts';
import { recordReturn } from '../../src/systems/sites/commands/record-return.ts';
import { resolveMissing } from '../../src/systems/sites/commands/resolve-missing.ts';
import { signRollCall } from '../../src/systems/sites/commands/sign-roll-call.ts';
import { signRollCallAsCaller } from '../../src/systems/sites/commands/sign-roll-call-as-caller.ts';
import { withdrawControl } from '../../src/systems/sites/commands/withdraw-control.ts';
import { withdrawHazard } from '../../src/systems/sites/commands/withdraw-hazard.ts';
import { withdrawReportedStrength } from '../../src/systems/sites/commands/withdraw-reported-strength.ts';
import { openOperation } from '../../src/systems/transfers/commands/open-operation.ts';
import { DAY, type Device, type Officer, type Run } from './tampering-cast.ts';

type Signers = {
  readonly installation: Officer;
  readonly origin: Officer;
  readonly receiver: Officer;
  readonly devices: { readonly origin: Device; readonly receiver: Device };
};

/** What happens to sites: who controls them, and a roll-call at which one man is missing and one is not known. */
export const fillSites = async (
  run: Run,
  client: pg.Client,
  { installation, origin, receiver, devices }: Signers,
  now: number,
): Promise<void> => {
  const named = { nameEn: 'Site', nameAr: 'موقع', kind: 'prison', country: 'SYR', zone: 'Asia/Damascus' };
  await run(installation, addSite, { ...named, code: 'SHD', authority: 'SDF' });
  const told = { sourceKind: 'document', source: 'minutes of the hand-over' };
  const idOf = (outcome: Outcome) => (outcome.result as { controlId: string }).controlId;
  const claim = (input: object) => run(origin, recordControl, { site: 'SHD', ...told, ...input });
  const first = await claim({ authority: 'SDF', fromAt: now - 900 * DAY });
  await run(origin, endControl, { controlId: idOf(first), endedAt: now - 100 * DAY, ...told });
  const wrong = await claim({ holder: 'an armed group', fromAt: now - 90 * DAY, toAt: now - 80 * DAY });
  await run(origin, withdrawControl, { controlId: idOf(wrong), reason: 'the report was of another prison' });

  const hazard = await run(origin, recordHazard, {
    site: 'SHD',
    kind: 'attack',
    severity: 'possible',
    said: 'armed men were seen near the wall',
    ...told,
    fromAt: now - DAY,
    expiresAt: now + DAY,
  });
  const { hazardId } = hazard.result as { hazardId: string };
  await run(origin, withdrawHazard, { hazardId, reason: 'they were shepherds' });

  const emergency = await run(origin, declareEmergency, { site: 'SHD', kind: 'breach', account: 'a hole in the wall' });
  const { emergencyId } = emergency.result as { emergencyId: string };

  await run(installation, allocateNumberBlock, { site: 'SHD', first: 1, size: 50 });
  await run(installation, addSection, {
    site: 'SHD',
    section: 'A',
    capacity: 9,
    sex: 'male',
    ageGroup: 'adult',
    legalStatus: 'any',
    capacitySource: 'plan of the site',
  });
  for (const nameEn of ['Wing', 'Wing A'])
    await run(installation, nameSection, { site: 'SHD', section: 'A', nameEn, nameAr: 'الجناح', nameCkb: 'باڵ' });
  await run(origin, recordCapacity, { site: 'SHD', section: 'A', places: 8, fromAt: now - 1000, ...told });
  await run(origin, recordCapacity, { site: 'SHD', places: 20, fromAt: now - 2000, ...told });
  const report = { site: 'SHD', day: new Date(now - DAY).toISOString().slice(0, 10), ...told };
  const parts = [
    { persons: 30, nationality: 'IRQ' },
    { persons: 9, sex: 'male', ageGroup: 'minor' },
  ];
  await run(origin, recordReportedStrength, { ...report, said: 'more than 40', atLeast: 41, parts });
  const misread = await run(origin, recordReportedStrength, { ...report, said: '400', atLeast: 400, atMost: 400 });
  const { reportId } = misread.result as { reportId: string };
  await run(origin, withdrawReportedStrength, { reportId, reason: 'a nought too many' });
  const opened = await run(installation, openOperation, {
    code: 'OP-2',
    titleEn: 'Evacuation',
    titleAr: 'إخلاء',
    jointSupervision: ['Government of Iraq'],
  });
  const operationNo = opened.events[0]?.streamNo;
  const held = async (letters: string): Promise<number> => {
    const name = { full: `Tango ${letters} Example`, script: 'latin', kind: 'primary', source: 'own statement' };
    const found = await run(origin, registerPerson, {
      site: 'SHD',
      person: { names: [name], sex: 'male', birth: '1990-03-02', nationalities: [] },
      custody: { custodian: 'SDF', site: 'SHD', section: 'A', fromAt: now - 9 * DAY, basis: 'existing-custody' },
    });
    return (found.result as { personNo: number }).personNo;
  };
  const there = await held('Uniform');
  await held('Victor');
  await run(origin, recordLockdownCount, { emergencyId, section: 'A', counted: 1, missing: [there] });
  await run(origin, resolveMissing, { emergencyId, personNo: there, outcome: 'found', account: 'he had hidden' });
  await run(origin, planEvacuation, {
    emergencyId,
    section: 'A',
    operationNo,
    code: 'E-1',
    toSite: 'KRK',
    via: [],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: now + DAY,
  });
  await run(origin, closeEmergency, { emergencyId, account: 'the hole is closed' });
  const absence = await run(origin, recordAbsence, {
    personNo: there,
    reason: 'hospital',
    destination: 'the general hospital',
    escort: 'SDF',
    leftAt: now - DAY,
    dueAt: now + DAY,
  });
  const { absenceId } = absence.result as { absenceId: string };
  await run(origin, recordReturn, { absenceId, returnedAt: now - 1000, account: 'brought back by the escort' });
  const called = await run(origin, proposeRollCall, {
    site: 'SHD',
    giving: 'SDF',
    taking: 'MOJ',
    calledAt: now,
    counted: 2,
    present: [there],
    strangers: ['Whiskey Example'],
  });
  const { rollCallId, rollHash } = called.result as { rollCallId: string; rollHash: string };
  const { rows } = await client.query<{ payload: Buffer }>('SELECT payload FROM sites.roll_call WHERE id = $1', [
    rollCallId,
  ]);
  const payload = rows[0]?.payload ?? Buffer.alloc(0);
  const signed = async ({ keyId, key }: Device) => ({
    keyId,
    signature: Buffer.from(await signPayload(key, payload, ROLL_CALL_PAYLOAD_TYPE)).toString('base64url'),
  });
  await run(origin, signRollCallAsCaller, {
    rollCallId,
    payload: payload.toString('base64url'),
    ...(await signed(devices.origin)),
  });
  await run(receiver, signRollCall, { rollCallId, rollHash, counted: 2, ...(await signed(devices.receiver)) });
  const account = 'the guard book of the night shows it';
  await run(receiver, explainRollDifference, { rollCallId, ord: 2, explanation: 'roll-was-wrong', account });
};
