import { generateKeyPairSync, hash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { changePostings } from '../../src/core/access/commands/change-postings.ts';
import { chooseOpeningView } from '../../src/core/access/commands/choose-opening-view.ts';
import { enrolDeviceKey } from '../../src/core/access/commands/enrol-device-key.ts';
import { exportList } from '../../src/core/access/commands/export-list.ts';
import { inviteOfficer } from '../../src/core/access/commands/invite-officer.ts';
import { reinstateOfficer } from '../../src/core/access/commands/reinstate-officer.ts';
import { removeView } from '../../src/core/access/commands/remove-view.ts';
import { revokeDeviceKey } from '../../src/core/access/commands/revoke-device-key.ts';
import { saveView } from '../../src/core/access/commands/save-view.ts';
import { setMailAddress } from '../../src/core/access/commands/set-mail-address.ts';
import { suspendOfficer } from '../../src/core/access/commands/suspend-officer.ts';
import { listingsOf } from '../../src/core/access/listing.ts';
import type { KeyEncryptingKey } from '../../src/core/ledger/envelope-key.ts';
import { anyCommand, type Command } from '../../src/core/register/command-definition.ts';
import { setClock } from '../../src/core/register/commands/set-clock.ts';
import { execute, type Outcome } from '../../src/core/register/execute.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { createPool, typeParsers } from '../../src/platform/db/pool.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { allQueries } from '../../src/systems/all-queries.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { recordHealth } from '../../src/systems/care/commands/record-health.ts';
import { addName } from '../../src/systems/register/commands/add-name.ts';
import { correctSex } from '../../src/systems/register/commands/correct-sex.ts';
import { extendOrder } from '../../src/systems/register/commands/extend-order.ts';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { recordDeprivation } from '../../src/systems/register/commands/record-deprivation.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { recordFirstAppearance } from '../../src/systems/register/commands/record-first-appearance.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { resolveRow } from '../../src/systems/register/commands/resolve-row.ts';
import { appealFear } from '../../src/systems/safeguards/commands/appeal-fear.ts';
import { decideAppeal } from '../../src/systems/safeguards/commands/decide-appeal.ts';
import { decideFear } from '../../src/systems/safeguards/commands/decide-fear.ts';
import { giveNotice } from '../../src/systems/safeguards/commands/give-notice.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { recordInterview } from '../../src/systems/safeguards/commands/record-interview.ts';
import { waiveAppeal } from '../../src/systems/safeguards/commands/waive-appeal.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { approveOrder } from '../../src/systems/transfers/commands/approve-order.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { proposeOrder } from '../../src/systems/transfers/commands/propose-order.ts';
import { proposeSeal } from '../../src/systems/transfers/commands/propose-seal.ts';
import { recordBoarding } from '../../src/systems/transfers/commands/record-boarding.ts';
import { recordDifference } from '../../src/systems/transfers/commands/record-difference.ts';
import { sealManifest } from '../../src/systems/transfers/commands/seal-manifest.ts';
import { voidSeal } from '../../src/systems/transfers/commands/void-seal.ts';
import { withdrawDifference } from '../../src/systems/transfers/commands/withdraw-difference.ts';
import { convoyDocuments } from '../faults/tampering-register.ts';
import { fillCamp } from './fill-camp.ts';
import { fillChildren } from './fill-children.ts';
import { fillErasures } from './fill-erasures.ts';
import { fillTheWay } from './fill-on-the-way.ts';
import { fillReleases } from './fill-releases.ts';

const DAY = 86_400_000;
/** An officer of the filled register, in a session. */
export type Officer = { readonly no: number; readonly token: string };

/** Commands of officers in the filled register, each in a session of its own. */
export const openDesk = async (client: pg.Client, pool: pg.Pool, key: KeyEncryptingKey) => {
  const register = { pool, keys: new StreamKeyRing(key) };
  const signIn = async (no: number): Promise<Officer> => {
    const token = randomBytes(16).toString('hex');
    await client.query(
      "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) VALUES ($1, $2, now() + interval '1 hour', now() + interval '1 hour', now() + interval '1 hour')",
      [hash('sha256', token, 'buffer'), no],
    );
    return { no, token };
  };
  const run = <Input, State>(who: Officer, command: Command<Input, State>, input: NoInfer<Input>): Promise<Outcome> =>
    execute(register, anyCommand(command), { token: who.token, commandId: uuidv7(), input });
  const installation = await signIn(0);
  const invite = async (username: string, authority: string, role: string): Promise<Officer> => {
    const name = { en: `Officer ${username}`, ar: `ضابط ${username}` };
    const input = { username, authority, name, roles: [{ role }], demonstration: true };
    const outcome = await run(installation, inviteOfficer, input as Parameters<typeof inviteOfficer.decide>[1]);
    return signIn(outcome.events[0]?.streamNo as number);
  };
  return { installation, run, invite };
};
/** What officers do in the filled register. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

const idOf = (outcome: Outcome, type: string): string => outcome.events.find((event) => event.type === type)?.id ?? '';
const detention = [...convoyDocuments.keys()][0] as string;

/** Somebody found at the first site; the letters make the name one of a kind. */
const register = async (
  { run }: Desk,
  origin: Officer,
  letters: string,
  now: number,
  { sex, section }: { readonly sex: 'male' | 'female'; readonly section: string } = { sex: 'male', section: 'A' },
): Promise<number> => {
  const outcome = await run(origin, registerPerson, {
    site: 'GHW',
    person: {
      names: [{ full: `Testman ${letters} Example`, script: 'latin', kind: 'primary', source: 'test' }],
      sex,
      birth: '1991-05-06',
      nationalities: [{ code: 'IRQ', source: 'test' }],
    },
    custody: { custodian: 'SDF', site: 'GHW', section, fromAt: now - 9 * DAY, basis: 'existing-custody' },
  });
  return (outcome.result as { personNo: number }).personNo;
};

/** What a person's file can hold beside a convoy. */
const fillFiles = async (desk: Desk, origin: Officer, now: number): Promise<void> => {
  const { run, installation, invite } = desk;
  const clerk = await invite('rest-clerk', 'MOJ', 'judiciary_clerk');
  const [named, gone, away] = [
    await register(desk, origin, 'Kilo', now),
    await register(desk, origin, 'Lima', now),
    await register(desk, origin, 'Mike', now),
  ];
  const place = { sex: 'male', ageGroup: 'adult', legalStatus: 'any', capacitySource: 'plan of the site' } as const;
  for (const section of ['C', 'D'])
    await run(installation, addSection, { site: 'GHW', section, capacity: 9, ...place });
  await run(origin, addName, {
    personNo: named,
    name: { full: 'Abu Kilo', script: 'latin', kind: 'alias', source: 'a witness' },
  });
  const terms = { ground: 'suspected offence', article: 'article 4', authority: 'SDF', documentSha256: detention };
  const order = await run(origin, recordOrder, {
    persons: [named],
    ...terms,
    issuedAt: now - DAY,
    expiresAt: now + 20 * DAY,
  });
  await run(clerk, extendOrder, {
    orderId: idOf(order, 'OrderRecorded'),
    expiresAt: now + 40 * DAY,
    documentSha256: detention,
    reason: 'the inquiry goes on',
  });
  const told = (text: string) => ({ state: 'known', text }) as const;
  const lost = { state: 'unknown', reason: 'the guards before left no record' } as const;
  await run(origin, recordDeprivation, {
    personNo: named,
    deprivation: {
      when: told('2025'),
      place: told('a crossroads'),
      unit: lost,
      authority: { state: 'inherited', from: 'the list' },
      circumstances: told('stopped at a checkpoint'),
      condition: told('a bruise on the left forearm'),
      reasonsTold: lost,
      inventory: {
        state: 'listed',
        items: [{ kind: 'document', description: 'identity card', quantity: 1, kept: 'taken' }],
      },
    },
  });
  const appeared = { when: '2025', court: 'a court', source: 'known' } as const;
  await run(origin, recordFirstAppearance, { persons: [named], ...appeared });
  const reason = 'the file of the court';
  await run(clerk, recordFirstAppearance, { persons: [named], ...appeared, when: '2025-03', reason });
  await run(installation, addSection, { site: 'GHW', section: 'W', capacity: 9, ...place, sex: 'female' });
  const woman = { sex: 'female', section: 'W' } as const;
  const motherNo = await register(desk, origin, 'Quebec', now, woman);
  await fillChildren(desk, origin, now, motherNo, await register(desk, origin, 'Quince', now, woman));
  await run(origin, moveSection, { personNo: named, site: 'GHW', section: 'C', reason: 'a wing is repaired' });
  await run(origin, recordFoundInSection, { personNo: named, site: 'GHW', section: 'D' });
  await run(origin, recordEscape, { personNo: gone, circumstances: 'through a breach of the wall', place: 'GHW' });
  await run(origin, recordUnaccounted, { personNo: away, circumstances: 'not at the evening count' });
  const list = ['Full name,Sex,Date of birth,Nationality', 'Testman Kilo Example,male,1991-05-06,IRQ'].join('\n');
  const received = await run(origin, receiveList, {
    site: 'GHW',
    source: 'a second list',
    fileName: 'second.csv',
    file: Buffer.from(list).toString('base64'),
  });
  await run(origin, resolveRow, {
    listNo: received.events[0]?.streamNo as number,
    row: (received.result as { rows: { row: number }[] }).rows[0]?.row as number,
    decision: 'refuse',
    reason: 'the man is on the register',
  });
};

/** Two fears that were found without danger: one is appealed and decided again, of the other the person waives the appeal. */
const fillFears = async (desk: Desk, origin: Officer, now: number): Promise<void> => {
  const { run, invite } = desk;
  const hears = await invite('rest-hears', 'PAP', 'interviewer');
  const assessor = await invite('rest-assessor', 'PAP', 'assessor');
  const other = await invite('rest-assessor-two', 'PAP', 'assessor');
  const reasons = 'Heard again in private, and compared with the file.';
  const decided = async (letters: string): Promise<string> => {
    const personNo = await register(desk, origin, letters, now);
    const heard = await run(hears, recordFear, { personNo, country: 'TUR', account: 'He was threatened there.' });
    const fearId = idOf(heard, 'FearRecorded');
    await run(assessor, decideFear, { fearId, danger: false, reasons });
    return fearId;
  };
  const appealed = await decided('Romeo');
  await run(hears, appealFear, { fearId: appealed, grounds: 'His brother was arrested there.' });
  await run(other, decideAppeal, { fearId: appealed, danger: false, reasons });
  const waived = await decided('Sierra');
  await run(hears, waiveAppeal, { fearId: waived, language: 'ar', statement: 'He wishes to travel to his family.' });
};

/** A convoy that does not leave: its seal is voided and made again, one man boards late, a difference and the first signature are taken back. */
const fillConvoy = async (desk: Desk, client: pg.Client, origin: Officer, now: number): Promise<void> => {
  const { run, invite } = desk;
  const second = await invite('rest-second', 'SDF', 'origin_officer');
  const cell = await invite('rest-cell', 'SDF', 'transfer_cell');
  const doctor = await invite('rest-doctor', 'SDF', 'health_officer');
  const interviewer = await invite('rest-interviewer', 'PAP', 'interviewer');
  const receiver = await invite('rest-receiver', 'MOJ', 'receiving_officer');
  const receivingCell = await invite('rest-cell-moj', 'MOJ', 'transfer_cell');
  const escort = await invite('rest-escort', 'CJTF', 'escort_commander');
  const persons = [await register(desk, origin, 'November', now), await register(desk, origin, 'Oscar', now)];
  const terms = { ground: 'suspected offence', article: 'article 4', documentSha256: detention };
  const expiresAt = now + 50 * DAY;
  await run(origin, recordOrder, { persons, ...terms, authority: 'SDF', issuedAt: now - DAY, expiresAt });
  const operation = await client.query<{ no: number }>('SELECT no FROM transfers.operation');
  const created = await run(cell, createManifest, {
    operationNo: operation.rows[0]?.no as number,
    code: 'M-2',
    fromSite: 'GHW',
    toSite: 'KRK',
    via: [],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: now + 4 * DAY,
    persons,
  });
  const manifestNo = created.events[0]?.streamNo as number;
  const sheet = <Row extends object>(row: Row) => ({
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({ personNo, ...row })),
  });
  await run(origin, proposeOrder, { manifestNo, ...terms, expiresAt });
  await run(second, approveOrder, { manifestNo });
  await run(doctor, recordFitness, sheet({ fit: true }));
  const { manifestNo: _, ...seen } = sheet({ finding: 'needs-care' as const, note: 'a wound' });
  await run(doctor, recordHealth, { ...seen, occasion: 'admission' });
  await run(interviewer, giveNotice, sheet({ language: 'ar', form: 'oral' as const }));
  await run(interviewer, recordInterview, sheet({ outcome: 'held' as const, language: 'ar', private: true as const }));
  const { rows: decisions, ...accepting } = sheet({ decision: 'accepted' as const, site: 'KRK', section: 'B1' });
  await run(receiver, acceptLines, { ...accepting, decisions });
  const seat = { vehicle: 'BUS-1', compartment: 'front' };
  await run(cell, assignCompartments, { manifestNo, assignments: sheet(seat).rows });
  const seal = async () => {
    await run(cell, proposeSeal, { manifestNo });
    const { rows } = await client.query<{ hash: string }>(
      "SELECT encode(manifest_hash, 'hex') AS hash FROM transfers.seal WHERE manifest_no = $1 AND voided_at IS NULL",
      [manifestNo],
    );
    await run(receivingCell, sealManifest, { manifestNo, sealHash: rows[0]?.hash as string });
  };
  await seal();
  await run(cell, voidSeal, { manifestNo, reason: 'way-changed', note: 'the road is closed' });
  await seal();
  const [boards, stays] = persons as [number, number];
  await run(escort, recordBoarding, {
    manifestNo,
    expectedCount: 2,
    rows: [
      { personNo: boards, outcome: 'boarded', ...seat },
      { personNo: stays, outcome: 'absent', note: 'in hospital' },
    ],
  });
  await run(escort, recordBoarding, {
    manifestNo,
    expectedCount: 1,
    rows: [{ personNo: stays, outcome: 'boarded', ...seat }],
  });
  await run(escort, recordDifference, { manifestNo, ordinal: 1, personNo: stays, kind: 'left-behind', note: '' });
  await run(escort, withdrawDifference, { manifestNo, personNo: stays, reason: 'he sat in the last row' });
  await fillTheWay(desk, client, { manifestNo, origin, escort, mother: boards, escapee: stays, seat });
};

/** What an officer takes out of a list, and views that are kept and removed. */
const fillLists = async (desk: Desk, origin: Officer): Promise<void> => {
  const listings = listingsOf(allQueries);
  const list = 'register/people';
  const view = { viewId: uuidv7(), list, name: 'Held', filter: { status: 'held' }, shared: false };
  await desk.run(origin, exportList(listings), { list, filter: {}, language: 'en' });
  await desk.run(origin, saveView(listings), view);
  await desk.run(origin, chooseOpeningView(listings), { list, viewId: view.viewId });
  await desk.run(origin, removeView, { viewId: view.viewId });
};

/** An officer who is posted anew, suspended and reinstated, and whose device is lost. */
const fillAccounts = async ({ run, invite }: Desk): Promise<void> => {
  const administrator = await invite('rest-administrator', 'SDF', 'administrator');
  const { no: officerNo, token } = await invite('rest-posted', 'SDF', 'origin_officer');
  const { publicKey } = generateKeyPairSync('ed25519');
  const device = await run({ no: officerNo, token }, enrolDeviceKey, {
    publicKey: publicKey.export({ format: 'jwk' }).x as string,
    class: 'demonstration',
  });
  const { keyId } = device.result as { keyId: string };
  await run(administrator, revokeDeviceKey, { keyId, reason: 'lost' });
  const reason = 'works at another site now';
  await run(administrator, changePostings, { officerNo, roles: [{ role: 'transfer_cell', site: 'GHW' }], reason });
  await run(administrator, suspendOfficer, { officerNo, reason });
  await run(administrator, reinstateOfficer, { officerNo, reason });
  await run(administrator, setMailAddress, { officerNo, address: 'posted@sdf.example', language: 'ckb' });
  await run(administrator, setMailAddress, { officerNo, address: null, language: 'ckb' });
};

/**
 * Adds to the register of `fillWithConvoy` what that convoy has no occasion for, so that a kept register has every event type that its version can write.
 * @param connection the installing role
 */
export const fillWithTheRest = async (connection: pg.ClientConfig, key: KeyEncryptingKey): Promise<void> => {
  const client = new pg.Client({ ...connection, types: typeParsers });
  await client.connect();
  const pool = createPool(connection, 2);
  try {
    const desk = await openDesk(client, pool, key);
    const { rows } = await client.query<{ now: number }>('SELECT register.clock_now() AS now');
    const now = rows[0]?.now as number;
    const origin = await desk.invite('rest-origin', 'SDF', 'origin_officer');
    await desk.run(desk.installation, allocateNumberBlock, { site: 'GHW', first: 5001, size: 100 });
    await fillFiles(desk, origin, now);
    await fillFears(desk, origin, now);
    await fillConvoy(desk, client, origin, now);
    await fillLists(desk, origin);
    await fillAccounts(desk);
    await fillCamp(desk, origin);
    // a manifest of the other kind, which nobody is on yet
    const operation = await client.query<{ no: number }>('SELECT no FROM transfers.operation');
    await desk.run(origin, createManifest, {
      operationNo: operation.rows[0]?.no as number,
      code: 'M-W',
      kind: 'within-authority',
      fromSite: 'GHW',
      toSite: 'CMP',
      via: [],
      escortAuthority: 'SDF',
      toAuthority: 'SDF',
      plannedAt: now + 4 * DAY,
      persons: [],
    });
    const freed = [await register(desk, origin, 'Tango', now), await register(desk, origin, 'Uniform', now)] as const;
    const sexed = { personNo: freed[0], source: 'physician' } as const;
    await desk.run(origin, correctSex, { ...sexed, sex: 'female', reason: 'examined' });
    await desk.run(origin, correctSex, { ...sexed, sex: 'male', reason: 'the wrong person' });
    await fillReleases(desk, origin, freed, detention, now);
    await fillErasures(desk, origin, freed[0]);
    await desk.run(desk.installation, setClock, { clockAt: now + DAY });
  } finally {
    await pool.end();
    await client.end();
  }
};
