import { hash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import { enrolDeviceKey } from '../../src/core/access/commands/enrol-device-key.ts';
import { inviteOfficer } from '../../src/core/access/commands/invite-officer.ts';
import { secretKey } from '../../src/core/ledger/envelope-key.ts';
import { anyCommand, type Command } from '../../src/core/register/command-definition.ts';
import { declareRegister } from '../../src/core/register/commands/declare-register.ts';
import { execute, type Outcome } from '../../src/core/register/execute.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { createPool, typeParsers } from '../../src/platform/db/pool.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';

/** Somebody who is signed in. */
export type Officer = { readonly no: number; readonly token: string };
/** A device with the key that its officer enrolled. */
export type Device = { readonly key: CryptoKey; readonly keyId: string };
/** Runs a command as an officer. */
export type Run = <Input, State>(who: Officer, command: Command<Input, State>, input: unknown) => Promise<Outcome>;

/** Milliseconds. */
export const DAY = 86_400_000;

/** The stream of the first event of a type. */
export const streamOf = (outcome: Outcome, type: string): number =>
  outcome.events.find((event) => event.type === type)?.streamNo as number;

/** The id of the first event of a type. */
export const idOf = (outcome: Outcome, type: string): string =>
  outcome.events.find((event) => event.type === type)?.id as string;

/** Declares a register, with the authorities and the places of a small convoy. */
const declarePlaces = async (run: Run, installation: Officer, now: number): Promise<void> => {
  await run(installation, declareRegister, {
    synthetic: true,
    name: 'Register of a test',
    zone: 'Asia/Baghdad',
    clockAt: now,
  });
  for (const [code, country] of [
    ['SDF', 'SYR'],
    ['CJTF', 'USA'],
    ['MOJ', 'IRQ'],
    ['PAP', 'XXX'],
  ])
    await run(installation, addAuthority, { code, country, nameEn: `Authority ${code}`, nameAr: `سلطة ${code}` });
  const site = {
    kind: 'prison',
    zone: 'Asia/Baghdad',
    nameEn: 'Site',
    nameAr: 'موقع',
    latitudeE5: 3650000,
    longitudeE5: 4070000,
  };
  await run(installation, addSite, {
    ...site,
    code: 'GHW',
    country: 'SYR',
    authority: 'SDF',
    pcode: 'SY08',
    nameCkb: 'شوێن',
  });
  await run(installation, addSite, { ...site, code: 'KRK', country: 'IRQ', authority: 'MOJ' });
  for (const [code, section, capacity] of [
    ['GHW', 'A', 40],
    ['KRK', 'B1', 40],
  ])
    await run(installation, addSection, {
      site: code,
      section,
      capacity,
      sex: 'male',
      ageGroup: 'adult',
      legalStatus: 'any',
      level: 'ordinary',
      capacitySource: 'plan of the site',
    });
  await run(installation, addVehicle, { code: 'BUS-1', authority: 'CJTF', kind: 'bus' });
  for (const compartment of ['front', 'rear'])
    await run(installation, addCompartment, {
      vehicle: 'BUS-1',
      compartment,
      seats: 20,
      sex: 'male',
      ageGroup: 'adult',
    });
  await run(installation, allocateNumberBlock, { site: 'GHW', first: 1, size: 500 });
};

/** The officers of a small convoy, and the devices of those who sign. */
const inviteOfficers = async (run: Run, installation: Officer, signIn: (no: number) => Promise<Officer>) => {
  const invite = async (username: string, authority: string, roles: string[]): Promise<Officer> => {
    const outcome = await run(installation, inviteOfficer, {
      username,
      authority,
      name: { en: `Officer ${username}`, ar: `ضابط ${username}` },
      roles: roles.map((role) => ({ role })),
      demonstration: true,
    });
    return signIn(streamOf(outcome, 'OfficerInvited'));
  };
  const origin = await invite('origin-one', 'SDF', ['origin_officer']);
  const second = await invite('origin-two', 'SDF', ['origin_officer', 'interviewer']);
  const third = await invite('origin-three', 'SDF', ['origin_officer']);
  const cell = await invite('cell-sdf', 'SDF', ['transfer_cell']);
  const doctor = await invite('doctor', 'SDF', ['health_officer']);
  const escort = await invite('escort', 'CJTF', ['escort_commander']);
  const receiver = await invite('receiver', 'MOJ', ['receiving_officer']);
  const taker = await invite('taker-sdf', 'SDF', ['receiving_officer']);
  const receivingCell = await invite('cell-moj', 'MOJ', ['transfer_cell']);
  const assessor = await invite('assessor', 'PAP', ['assessor']);
  const child = await invite('child-protection', 'SDF', ['child_protection_officer']);
  const enrol = async (officer: Officer): Promise<Device> => {
    const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    const raw = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey));
    const outcome = await run(officer, enrolDeviceKey, {
      publicKey: raw.toString('base64url'),
      class: 'demonstration',
    });
    return { key: pair.privateKey, keyId: (outcome.result as { keyId: string }).keyId };
  };
  const devices = {
    origin: await enrol(origin),
    cell: await enrol(cell),
    escort: await enrol(escort),
    receiver: await enrol(receiver),
    taker: await enrol(taker),
  };
  return { origin, second, third, cell, doctor, escort, receiver, taker, receivingCell, assessor, child, devices };
};

/**
 * Begins a register on a migrated database, by the real commands: its authorities, two sites, a bus, officers with their sessions, and the devices of those who sign.
 *
 * @param admin the installing role
 */
export const openCast = async (admin: pg.ClientConfig) => {
  const kek = secretKey(randomBytes(32));
  const client = new pg.Client({ ...admin, types: typeParsers });
  await client.connect();
  const pool = createPool(admin, 2);
  const register = { pool, keys: new StreamKeyRing(kek) };
  const signIn = async (no: number): Promise<Officer> => {
    const token = randomBytes(16).toString('hex');
    await client.query(
      "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) VALUES ($1, $2, now() + interval '1 hour', now() + interval '1 hour', now() + interval '1 hour')",
      [hash('sha256', token, 'buffer'), no],
    );
    return { no, token };
  };
  const run: Run = async (who, command, input) =>
    execute(register, anyCommand(command), { token: who.token, commandId: uuidv7(), input });
  const close = async () => {
    await pool.end();
    await client.end();
  };
  try {
    const now = Date.now();
    const installation = await signIn(0);
    await declarePlaces(run, installation, now);
    const officers = await inviteOfficers(run, installation, signIn);
    return { kek, client, pool, run, now, installation, officers, signIn, close };
  } catch (error) {
    await close();
    throw error;
  }
};
