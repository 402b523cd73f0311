import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { enterWorld } from '../../scenarios/january-2026/load.ts';
import { startRandom } from '../../scenarios/january-2026/random.ts';
import { enterAround, RELOCATION_AUTHORITIES } from '../../scenarios/january-2026/replay/around-world.ts';
import { enrolDeviceKey } from '../../src/core/access/commands/enrol-device-key.ts';
import { type PayloadType, signPayload } from '../../src/core/ledger/dsse.ts';
import { loadOrCreateKeyEncryptingKey } from '../../src/core/ledger/key-file.ts';
import { type AnyCommand, anyCommand } from '../../src/core/register/command-definition.ts';
import type { Outcome, Register } from '../../src/core/register/execute.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createPool, typeParsers } from '../../src/platform/db/pool.ts';
import { clusterFolderOf } from '../../src/platform/postgres/choose-data-folder.ts';
import { startPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { withInstallation } from '../../src/server/installation.ts';
import { registerHousehold } from '../../src/systems/register/commands/register-household.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { round } from '../measure-sync.ts';
import { syntheticBirth, syntheticName } from '../register/fill-register.ts';

/** A camp with its officers, to be worked in. */
export type LargeCamp = {
  readonly pool: pg.Pool;
  readonly keys: StreamKeyRing;
  /** Issues a command as an officer of the scenario. */
  readonly issue: (username: string, command: AnyCommand, input: unknown) => Promise<Outcome>;
  /** A signature by the device of an officer. */
  readonly sign: (
    username: string,
    payload: Uint8Array,
    type: PayloadType,
  ) => Promise<{ keyId: string; signature: string }>;
  /** One value, as the installing role. */
  readonly look: <Value = number>(sql: string, values?: readonly unknown[]) => Promise<Value>;
  readonly tokenOf: (username: string) => Promise<string>;
  readonly fillSeconds: number;
};

const SECTIONS = 8;
/** Register numbers of the residents, behind those of the scenario. */
const FIRST = 10_000;

/**
 * Starts a server of its own, enters the scenario and households until al-Hol has so many residents, all through the commands, does the work and removes everything.
 * @param residents of the camp
 * @param given a data folder in which the register is kept, and found again
 */
export const withCamp = async (
  residents: number,
  given: string | undefined,
  work: (camp: LargeCamp) => Promise<void>,
): Promise<void> => {
  const folder = given ?? fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-'));
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const there = fs.existsSync(clusterFolderOf(folder));
  const server = await startPostgres({ dataFolder: folder });
  try {
    const passwords = { app: randomBytes(12).toString('hex'), verify: randomBytes(12).toString('hex') };
    await migrate(server.connection, { passwords });
    const kek = loadOrCreateKeyEncryptingKey({ folder: path.join(folder, 'keys') });
    const pool = createPool({ ...server.connection, user: 'amana_app', password: passwords.app }, 4, 600_000);
    const register: Register = { pool, keys: new StreamKeyRing(kek) };
    await withInstallation({ ...server.connection, types: typeParsers }, register, async (installation) => {
      const began = performance.now();
      const { client } = installation;
      const look = async <Value = number>(sql: string, values: readonly unknown[] = []): Promise<Value> =>
        (await client.query<{ value: Value }>(sql, [...values])).rows[0]?.value as Value;
      const numberOf = (username: string) =>
        look('SELECT no::int AS value FROM access.officer WHERE username = $1', [username]);
      const issue = async (username: string, command: AnyCommand, input: unknown): Promise<Outcome> =>
        installation.issueAs(await numberOf(username), command, input);
      if (!there) {
        await enterWorld(installation, kek, { authorities: RELOCATION_AUTHORITIES, answersFor: { AKH: 'AKA' } });
        await enterAround(installation, kek, 500);
        await installation.issue(anyCommand(allocateNumberBlock), { site: 'HOL', first: FIRST, size: residents });
        for (let i = 1; i <= SECTIONS; i += 1)
          await installation.issue(anyCommand(addFamilySection), {
            site: 'HOL',
            section: `P${i}`,
            capacity: residents,
            capacitySource: 'bench',
          });
        await enterResidents(residents, issue, look);
      }
      // as the server's own vacuum would by and by
      await client.query('RESET ROLE');
      await client.query('VACUUM ANALYZE');
      await client.query('SET ROLE amana_guard');
      const devices = new Map<string, { keyId: string; privateKey: CryptoKey }>();
      const sign = async (username: string, payload: Uint8Array, type: PayloadType) => {
        const known = devices.get(username) ?? (await enrol(username, issue));
        devices.set(username, known);
        const signature = await signPayload(known.privateKey, payload, type);
        return { keyId: known.keyId, signature: Buffer.from(signature).toString('base64url') };
      };
      const tokenOf = async (username: string): Promise<string> => {
        const token = randomBytes(24).toString('base64url');
        await client.query(
          "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) SELECT sha256($1::bytea), no, now() + interval '1 hour', now() + interval '1 hour', now() + interval '1 hour' FROM access.officer WHERE username = $2",
          [Buffer.from(token), username],
        );
        return token;
      };
      await work({
        pool,
        keys: register.keys,
        issue,
        sign,
        look,
        tokenOf,
        fillSeconds: round((performance.now() - began) / 1000),
      });
    });
    await pool.end();
  } finally {
    await server.stop();
    if (given === undefined) fs.rmSync(folder, { recursive: true, force: true });
  }
};

/** Households of two to six: a mother and her children, as most of the camp is. */
const enterResidents = async (residents: number, issue: LargeCamp['issue'], look: LargeCamp['look']): Promise<void> => {
  const random = startRandom(residents);
  for (let done = 0; done < residents; ) {
    const size = Math.min(2 + random.below(5), residents - done);
    const person = (sex: 'male' | 'female', birth: string) => ({
      names: [{ full: syntheticName(random), script: 'arabic' as const, kind: 'primary' as const, source: 'bench' }],
      sex,
      birth,
      nationalities: [],
    });
    await issue('origin.one', anyCommand(registerHousehold), {
      site: 'HOL',
      section: `P${1 + random.below(SECTIONS)}`,
      sinceAt: await look("SELECT register.ms(register.clock() - interval '30 days')::float8 AS value"),
      source: 'list of the camp',
      members: Array.from({ length: size }, (_, i) =>
        i === 0
          ? { role: 'head', person: person('female', syntheticBirth(random)) }
          : {
              role: 'child',
              person: person(random.chance(50) ? 'male' : 'female', `20${10 + random.below(14)}-03-05`),
            },
      ),
    });
    done += size;
    // the sessions of an installation last ten minutes
    await look(
      "WITH x AS (UPDATE access.session SET idle_until = now() + interval '10 minutes', ends_at = now() + interval '10 minutes' RETURNING 1) SELECT count(*)::int AS value FROM x",
    );
  }
};

const enrol = async (username: string, issue: LargeCamp['issue']) => {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
  const { result } = await issue(username, anyCommand(enrolDeviceKey), { publicKey, class: 'demonstration' });
  return { keyId: (result as { keyId: string }).keyId, privateKey: pair.privateKey };
};
