import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { loadScenario } from '../../scenarios/january-2026/load.ts';
import { startRandom } from '../../scenarios/january-2026/random.ts';
import { secretKey } from '../../src/core/ledger/envelope-key.ts';
import type { Register } from '../../src/core/register/execute.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createPool, typeParsers } from '../../src/platform/db/pool.ts';
import { createDocumentStore } from '../../src/platform/files/document-store.ts';
import { startPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { withInstallation } from '../../src/server/installation.ts';
import { fillRegister } from './fill-register.ts';

/** A register with many persons, to be read. */
export type LargeRegister = {
  /** As the server's role. */
  readonly pool: pg.Pool;
  /** As the installing role. */
  readonly admin: pg.Client;
  /** A session of an officer, by user name. */
  readonly signIn: (username: string) => Promise<string>;
  readonly register: Register;
  /** As the role that verifies, and writes the public log. */
  readonly verify: pg.ClientConfig;
};

/** The scenario's own 150 persons are on the list of GHW; so many more are entered beside them. */
const FIRST = 10_000_000;

/**
 * Starts a server of its own, enters the scenario and persons until there are `persons`, `moved` of whom went through a convoy, does the work and removes everything.
 * @param clients connections of the serving role
 */
export const withLargeRegister = async (
  persons: number,
  moved: number,
  clients: number,
  work: (large: LargeRegister) => Promise<void>,
): Promise<void> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-'));
  const server = await startPostgres({ dataFolder: folder });
  const admin = new pg.Client({ ...server.connection, types: typeParsers });
  await admin.connect();
  try {
    const passwords = { app: randomBytes(12).toString('hex'), verify: randomBytes(12).toString('hex') };
    await migrate(server.connection, { passwords });
    const kek = secretKey(randomBytes(32));
    const pool = createPool({ ...server.connection, user: 'amana_app', password: passwords.app }, clients);
    const register: Register = { pool, keys: new StreamKeyRing(kek) };
    await withInstallation({ ...server.connection, types: typeParsers }, register, async (installation) => {
      await loadScenario(
        installation,
        kek,
        createDocumentStore(folder, kek, () => undefined),
      );
    });
    const { rows } = await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM register.person');
    await fillRegister(server.connection, 0, persons - (rows[0]?.n ?? 0), startRandom(persons));
    await admin.query('BEGIN; SET LOCAL session_replication_role = replica');
    await admin.query(MOVED.replaceAll(':first', String(FIRST)).replaceAll(':moved', String(moved)));
    await admin.query('COMMIT');
    // as the server's own vacuum would by and by
    await admin.query('VACUUM ANALYZE');
    const signIn = async (username: string): Promise<string> => {
      const token = randomBytes(24).toString('base64url');
      await admin.query(
        "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) SELECT sha256($1::bytea), no, now() + interval '1 hour', now() + interval '1 hour', now() + interval '1 hour' FROM access.officer WHERE username = $2",
        [Buffer.from(token), username],
      );
      return token;
    };
    const verify = { ...server.connection, user: 'amana_verify', password: passwords.verify };
    await work({ pool, admin, signIn, register, verify });
    await pool.end();
  } finally {
    await admin.end();
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

/** Hand-overs of an operation, four periods of custody for each person who went: on the bus, with the escort, with the receiver, in the prison. */
const MOVED = `
  INSERT INTO transfers.manifest (no, operation_no, code, kind, from_site, to_site, via, from_authority, escort_authority, to_authority, destination_country, planned_at, created_by, event_pos)
    SELECT 900001, min(no), 'BENCH', 'between-authorities', 'GHW', 'KRK', '{RAB}', 'SDF', 'CJTF', 'MOJ', 'IRQ', '2026-01-10', 1, 1 FROM transfers.operation;
  INSERT INTO transfers.handover (id, manifest_no, ordinal, kind, offer_id, from_authority, to_authority, place, from_officer, to_officer, from_key, to_key, from_signature, to_signature, payload, manifest_hash, instant, counted_from, counted_to, goes_back, event_pos)
    SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, 900001, n, 'between-authorities', gen_random_uuid(), CASE n WHEN 1 THEN 'SDF' ELSE 'CJTF' END, CASE n WHEN 1 THEN 'CJTF' ELSE 'MOJ' END, 'GHW', 1, 2, 'a', 'b', '', decode(repeat('00', 64), 'hex'), '', '', timestamptz '2026-01-10' + n * interval '6 hours', :moved, :moved, false, 1
      FROM generate_series(1, 2) n;
  INSERT INTO transfers.handover_person (handover_id, person_no, event_pos) SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, :first + g, 1 FROM generate_series(1, 2) n, generate_series(0, :moved - 1) g;
  INSERT INTO register.person_reach (person_no, authority, event_pos) SELECT :first + g, a, 1 FROM generate_series(0, :moved - 1) g, unnest(ARRAY['CJTF', 'MOJ']) a;
  UPDATE register.custody SET to_at = '2026-01-10' WHERE person_no BETWEEN :first AND :first + :moved - 1;
  INSERT INTO register.custody (person_no, from_at, to_at, custodian, site, vehicle, state, event_pos, known_from)
    SELECT :first + g, timestamptz '2026-01-10' + t.n * interval '6 hours', CASE t.n WHEN 3 THEN 'infinity' ELSE timestamptz '2026-01-10' + (t.n + 1) * interval '6 hours' END, t.holder, t.site, t.vehicle, 'held', 1, timestamptz '2026-01-10' + t.n * interval '6 hours'
      FROM generate_series(0, :moved - 1) g, (VALUES (0, 'SDF', NULL, 'BUS-1'), (1, 'CJTF', NULL, 'BUS-1'), (2, 'MOJ', NULL, 'BUS-1'), (3, 'MOJ', 'KRK', NULL)) t(n, holder, site, vehicle)`;
