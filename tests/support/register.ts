import { hash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import { enrolDeviceKey } from '../../src/core/access/commands/enrol-device-key.ts';
import { inviteOfficer } from '../../src/core/access/commands/invite-officer.ts';
import type { KeyEncryptingKey } from '../../src/core/ledger/envelope-key.ts';
import { anyCommand, type Command } from '../../src/core/register/command-definition.ts';
import { declareRegister } from '../../src/core/register/commands/declare-register.ts';
import { setClock } from '../../src/core/register/commands/set-clock.ts';
import { execute, type Outcome, type Register } from '../../src/core/register/execute.ts';
import type { Role } from '../../src/core/register/roles.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { createPool } from '../../src/platform/db/pool.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { createFilledDatabase, madeKey, type TestDatabase } from './database.ts';

/** The scenario begins on 18 January 2026 at 08:00 in Baghdad. */
export const START = Date.UTC(2026, 0, 18, 5);
/** How long before the start the clock of a register stands while it is filled, in milliseconds: the clock can only be set forward. */
const FILLING = 600_000;
/** An hour in milliseconds. */
export const HOUR = 3_600_000;

/** Authorities of the test register: code and country. */
const authorities = [
  ['SDF', 'SYR'],
  ['CJTF', 'USA'],
  ['MOJ', 'IRQ'],
  ['SJC', 'IRQ'],
  ['PAP', 'XXX'],
  ['MON', 'XXX'],
] as const;

/** Officers of the test register: name, authority, roles. */
const officers = [
  ['sdf-admin', 'SDF', ['administrator']],
  ['sdf-origin', 'SDF', ['origin_officer']],
  ['sdf-origin-two', 'SDF', ['origin_officer']],
  ['sdf-cell', 'SDF', ['transfer_cell']],
  ['sdf-health', 'SDF', ['health_officer']],
  ['escort', 'CJTF', ['escort_commander']],
  ['moj-admin', 'MOJ', ['administrator']],
  ['moj-receiver', 'MOJ', ['receiving_officer']],
  ['moj-receiver-two', 'MOJ', ['receiving_officer']],
  ['moj-cell', 'MOJ', ['transfer_cell']],
  ['moj-child', 'MOJ', ['child_protection_officer']],
  ['clerk', 'SJC', ['judiciary_clerk']],
  ['interviewer', 'PAP', ['interviewer']],
  ['assessor', 'PAP', ['assessor']],
  ['assessor-two', 'PAP', ['assessor', 'interviewer']],
  ['monitor', 'MON', ['monitor']],
] as const satisfies readonly (readonly [string, string, readonly Role[]])[];

/** Name of an officer of the test register; `installation` is officer 0. */
export type TestOfficer = (typeof officers)[number][0] | 'installation';

/** Sections: site, name, sex, age group, capacity. */
const sections = [
  ['GHW', 'A', 'male', 'adult', 500],
  ['GHW', 'J', 'male', 'juvenile', 50],
  ['GHW', 'SMALL', 'male', 'adult', 2],
  ['GHW', 'W', 'female', 'adult', 20],
  ['KRK', '1', 'male', 'adult', 500],
  ['KRK', 'J', 'male', 'juvenile', 50],
] as const;

/** A register with authorities, officers, sites and a bus, whose clock shows the start of the scenario: a copy of one that is filled once a run. */
export interface TestRegister {
  readonly database: TestDatabase;
  readonly register: Register;
  /** The key-encrypting key, for a verification. */
  readonly key: KeyEncryptingKey;
  /** The installing role: past every wall, for looking and for attacks. */
  readonly admin: pg.Pool;
  /** Session token of an officer. */
  token(officer: TestOfficer): string;
  /** Number of an officer, which is the number of the officer's stream. */
  officerNo(officer: TestOfficer): number;
  /** Runs a command for an officer. `commandId` only where a test repeats one. */
  run<Input, State>(
    officer: TestOfficer,
    command: Command<Input, State>,
    input: NoInfer<Input>,
    commandId?: string,
  ): Promise<Outcome>;
  /** Rows as an officer sees them, through the role that the server works as. */
  see<Row>(officer: TestOfficer, sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Registers a man found at a site of SDF; born 1990 unless said otherwise. Returns his number. */
  person(options?: TestPerson): Promise<number>;
  /** Stores a made-up document for an officer and returns its name. */
  document(officer: TestOfficer): Promise<string>;
  /** The officer's device, its key enrolled at first use. */
  device(officer: TestOfficer): Promise<TestDevice>;
  close(): Promise<void>;
}

/** A device whose key its officer enrolled. */
export interface TestDevice {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
}

/** How a test person differs from a man born in 1990, found in no section of GHW an hour before the start. */
export interface TestPerson {
  readonly name?: string;
  readonly sex?: 'male' | 'female';
  /** Null: nothing is known of it. */
  readonly birth?: string | null;
  readonly section?: string;
  readonly fromAt?: number;
}

/** The session token of an officer, the same in every process of a run. */
const tokenOf = (officer: TestOfficer): string =>
  hash('sha256', Buffer.concat([madeKey().key.export(), Buffer.from(officer)]), 'base64url');

const openSession = async (admin: pg.Pool, officer: TestOfficer, officerNo: number): Promise<void> => {
  await admin.query(
    "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) VALUES ($1, $2, now() + interval '1 day', now() + interval '1 day', now() + interval '1 day')",
    [hash('sha256', tokenOf(officer), 'buffer'), officerNo],
  );
};

const poolsOf = (database: TestDatabase) => {
  const admin = new pg.Pool({ ...database.admin, max: 3 });
  // The database is dropped with its connections cut; without a listener that would end the test run.
  admin.on('error', () => undefined);
  const key = madeKey();
  const register: Register = { pool: createPool(database.app, 8), keys: new StreamKeyRing(key) };
  const end = async () => {
    await register.pool.end();
    await admin.end();
  };
  return { admin, key, register, end };
};

/** What every test register begins with, by the real commands. */
const fill = async (database: TestDatabase): Promise<void> => {
  const { admin, register, end } = poolsOf(database);
  const run = <Input, State>(command: Command<Input, State>, input: NoInfer<Input>) =>
    execute(register, anyCommand(command), { token: tokenOf('installation'), commandId: uuidv7(), input });
  try {
    await openSession(admin, 'installation', 0);
    await run(declareRegister, {
      synthetic: true,
      name: 'Test register',
      zone: 'Asia/Baghdad',
      clockAt: START - FILLING,
    });
    for (const [code, country] of authorities) await run(addAuthority, { code, country, nameEn: code, nameAr: code });
    for (const [code, country, zone, kind, authority] of [
      ['GHW', 'SYR', 'Asia/Damascus', 'prison', 'SDF'],
      ['RAB', 'IRQ', 'Asia/Baghdad', 'crossing', 'MOJ'],
      ['KRK', 'IRQ', 'Asia/Baghdad', 'prison', 'MOJ'],
    ] as const)
      await run(addSite, { code, nameEn: code, nameAr: code, kind, country, zone, authority });
    for (const [site, section, sex, ageGroup, capacity] of sections)
      await run(addSection, {
        site,
        section,
        sex,
        ageGroup,
        capacity,
        legalStatus: 'any',
        capacitySource: 'test',
      });
    await run(addVehicle, { code: 'BUS-1', authority: 'CJTF', kind: 'bus' });
    for (const [compartment, ageGroup, seats] of [
      ['1', 'adult', 200],
      ['2', 'juvenile', 4],
    ] as const)
      await run(addCompartment, { vehicle: 'BUS-1', compartment, seats, sex: 'male', ageGroup });
    await run(allocateNumberBlock, { site: 'GHW', first: 1, size: 20_000 });
    for (const [username, authority, roles] of officers) {
      const outcome = await run(inviteOfficer, {
        username,
        name: { en: username, ar: username },
        authority,
        demonstration: true,
        roles: roles.map((role) => ({ role })),
      });
      await openSession(admin, username, (outcome.result as { officerNo: number }).officerNo);
    }
  } finally {
    await end();
  }
};

/** Makes the register. Call it in `beforeAll`, and `close` in `afterAll`. */
export const createTestRegister = async (): Promise<TestRegister> => {
  const database = await createFilledDatabase('register', fill);
  const { admin, key, register, end } = poolsOf(database);
  const { rows } = await admin.query<{ username: string; no: string }>('SELECT username, no FROM access.officer');
  const numbers = new Map(rows.map(({ username, no }) => [username, Number(no)]));
  const devices = new Map<TestOfficer, Promise<TestDevice>>();
  const enrol = async (officer: TestOfficer): Promise<TestDevice> => {
    const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
    const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
    const outcome = await test.run(officer, enrolDeviceKey, { publicKey, class: 'demonstration' as const });
    return { keyId: (outcome.result as { keyId: string }).keyId, privateKey: pair.privateKey };
  };
  const test: TestRegister = {
    database,
    key,
    register,
    admin,
    token: tokenOf,
    officerNo: (officer) => {
      const no = officer === 'installation' ? 0 : numbers.get(officer);
      if (no === undefined) throw new Error(`no officer ${officer}`);
      return no;
    },
    run: (officer, command, input, commandId = uuidv7()) =>
      execute(register, anyCommand(command), { token: tokenOf(officer), commandId, input }),
    see: async <Row>(officer: TestOfficer, sql: string, values: readonly unknown[] = []) => {
      const client = await register.pool.connect();
      try {
        await client.query('BEGIN');
        await client.query("SELECT set_config('amana.token', $1, true)", [tokenOf(officer)]);
        return (await client.query(sql, [...values])).rows as Row[];
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    },
    person: async ({ name = 'Karim Test Person', sex = 'male', birth = '1990-03-04', section, fromAt } = {}) => {
      const outcome = await test.run('sdf-origin', registerPerson, {
        site: 'GHW',
        person: {
          names: [{ full: name, script: 'latin', kind: 'primary', source: 'test' }],
          sex,
          ...(birth === null ? {} : { birth }),
          nationalities: [{ code: 'IRQ', source: 'test' }],
        },
        custody: {
          custodian: 'SDF',
          site: 'GHW',
          fromAt: fromAt ?? START - HOUR,
          basis: 'existing-custody',
          ...(section === undefined ? {} : { section }),
        },
      });
      return (outcome.result as { personNo: number }).personNo;
    },
    document: async (officer) => {
      const sha256 = randomBytes(32).toString('hex');
      await test.run(officer, storeDocument, { sha256, mediaType: 'application/pdf', bytes: 1234 });
      return sha256;
    },
    device: (officer) => {
      const known = devices.get(officer) ?? enrol(officer);
      devices.set(officer, known);
      return known;
    },
    close: async () => {
      await end();
      await database.drop();
    },
  };
  await test.run('installation', setClock, { clockAt: START });
  return test;
};
