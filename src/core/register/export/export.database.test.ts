import { createHmac, hash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { convoyDocuments, fillWithConvoy } from '../../../../tests/faults/tampering-register.ts';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { signLog } from '../../../../tests/support/signed-log.ts';
import { migrate } from '../../../platform/db/migrate.ts';
import { createPool } from '../../../platform/db/pool.ts';
import { withInstallation } from '../../../server/installation.ts';
import { loadSystemChecks } from '../../../systems/verification.ts';
import { addAuthority } from '../../access/commands/add-authority.ts';
import { type KeyEncryptingKey, secretKey } from '../../ledger/envelope-key.ts';
import { anyCommand } from '../command-definition.ts';
import { StreamKeyRing } from '../stream-key-ring.ts';
import { inputTables, listTables } from '../verify/rebuild.ts';
import { createScratch } from '../verify/scratch.ts';
import { type VerifyReport, verifyRegister } from '../verify/verify-register.ts';
import { checkExport } from './check-export.ts';
import type { EventLine, ExportManifest, StreamLine } from './export-format.ts';
import { type ExportOptions, exportRegister } from './export-register.ts';
import { importRegister } from './import-register.ts';
import { readLines } from './json-lines.ts';

let folder = '';
let source: TestDatabase;
let key: KeyEncryptingKey;
const others: TestDatabase[] = [];
const exported: Record<string, ExportManifest> = {};
const systems = await loadSystemChecks();

const connect = async (database: TestDatabase): Promise<pg.Client> => {
  const client = new pg.Client(database.admin);
  await client.connect();
  return client;
};

const write = async (name: string, more: Partial<ExportOptions>): Promise<void> => {
  const client = await connect(source);
  const place = path.join(folder, name);
  fs.mkdirSync(place);
  try {
    exported[name] = await exportRegister(client, place, {
      keys: new StreamKeyRing(key),
      withPersonalData: false,
      program: '0.0.0',
      documents: [],
      readDocument: () => expect.fail(),
      progress: () => undefined,
      ...more,
    });
  } finally {
    await client.end();
  }
};

/** Reads an export back into a database of its own, verifies it in the same transaction, and commits. */
const readBack = async (name: string, kek: KeyEncryptingKey): Promise<{ into: TestDatabase; report: VerifyReport }> => {
  const into = await createTestDatabase();
  others.push(into);
  // A copied database does not have the rights of the one that it is a copy of.
  await migrate(into.admin);
  const client = await connect(into);
  try {
    const place = path.join(folder, name);
    const manifest = await checkExport(place);
    await client.query('BEGIN');
    await importRegister(client, place, manifest, {
      key: kek,
      definitions: systems.events,
      progress: () => undefined,
    });
    const scratch = await createScratch(into.admin, inject('database').template);
    try {
      const readDocument = async (sha256: string) => convoyDocuments.get(sha256) ?? expect.fail();
      const report = await verifyRegister(client, { key: kek, scratch, systems, readDocument });
      await client.query('COMMIT');
      return { into, report };
    } finally {
      await scratch.close();
    }
  } finally {
    await client.end();
  }
};

/** A digest of every table; `without` leaves columns out. */
const digests = async (database: TestDatabase, without: Record<string, string>): Promise<Record<string, string>> => {
  const client = await connect(database);
  try {
    const found: Record<string, string> = {};
    for (const table of (await listTables(client)).filter(
      (name) => !/^access\.(credential|invitation|mail|session)$/.test(name),
    )) {
      const { rows } = await client.query<{ digest: string }>(
        `SELECT md5(string_agg(r::text, E'\\n' ORDER BY r::text COLLATE "C")) AS digest FROM (SELECT to_jsonb(t) - $1::text AS r FROM ${table} t) x`,
        [without[table] ?? ''],
      );
      found[table] = rows[0]?.digest ?? '';
    }
    return found;
  } finally {
    await client.end();
  }
};

/** Somebody opened the files of everybody, and that was sealed. */
const readFiles = async (admin: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client(admin);
  await client.connect();
  await client.query(
    `INSERT INTO access.file_read (person_no, officer_no, authority, roles, part, ground, session, read_at)
     SELECT p.no, 0, NULL, '{installation}', 'file', 'installation', '\\x0011223344556677', date_trunc('milliseconds', now()) FROM register.person p`,
  );
  await client.query('SELECT access.seal_reads()');
  await client.end();
};

const linesOf = async <Line>(name: string, file: string): Promise<Line[]> => {
  const lines: Line[] = [];
  for await (const line of readLines<Line>(path.join(folder, name, file))) lines.push(line);
  return lines;
};

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-export-'));
  source = await createTestDatabase();
  key = await fillWithConvoy(source.admin);
  (await signLog(source.verify, key)).remove();
  await readFiles(source.admin);
  await write('sealed', {});
  await write('open', { withPersonalData: true });
  await write('keyless', { keys: undefined });
});

afterAll(async () => {
  for (const database of [source, ...others]) await database.drop();
  fs.rmSync(folder, { recursive: true });
});

describe('an export', () => {
  it('holds every table that is not made from events, save what officers sign in with', () => {
    // A new input table must be exported, or be left out on purpose: then say so here and in docs/operators/backup.md.
    const written = [
      'event',
      'event_secret',
      'command',
      'stream',
      'identity',
      'log_entry',
      'log_head',
      'log_cosignature',
      'log_notice',
      'log_roll',
    ].map((name) => `register.${name}`);
    written.push('access.file_read', 'access.read_seal');
    const ofTheProgram = ['register.event_type'];
    const leftOut = [
      'access.credential',
      'access.invitation',
      'access.read_gate',
      'access.refused_command',
      'access.server_word',
      'access.known_browser',
      'access.mail',
      'access.notice_mark',
      'access.passkey',
      'access.passkey_challenge',
      'access.passkey_demand',
      'access.provider_identity',
      'access.provider_sign_in',
      'access.session',
    ];
    expect([...inputTables].sort()).toEqual([...written, ...ofTheProgram, ...leftOut].sort());
  });

  it('is closed to other accounts and holds no personal value unless that was asked for', () => {
    const all = (name: string) =>
      fs.readdirSync(path.join(folder, name)).map((file) => {
        expect(fs.statSync(path.join(folder, name, file)).mode & 0o077).toBe(0);
        return fs.readFileSync(path.join(folder, name, file), 'utf8');
      });
    const values = ['Jamal Saleh Nasser', 'asks for spectacles', 'fears to be tortured'];
    for (const value of values) {
      expect(all('sealed').join('')).not.toContain(value);
      expect(all('keyless').join('')).not.toContain(value);
      expect(all('open').join('')).toContain(value);
    }
    expect(exported.sealed).toMatchObject({ personalData: false, salts: true, keyIds: [key.id] });
    expect(exported.open).toMatchObject({ personalData: true, keyIds: [] });
    expect(exported.keyless).toMatchObject({ personalData: false, salts: false });
  });

  it('can be checked by the rules of its README alone: chains, heads, and leaves from texts', async () => {
    const before = new Map<number, { seq: number; head: string }>();
    for (const { text, leaf, salt } of await linesOf<EventLine>('sealed', 'events.jsonl')) {
      const event = JSON.parse(text) as { stream: number; seq: number; prev: string };
      const bytes = Buffer.from(leaf, 'base64');
      expect({ seq: event.seq - 1, head: event.prev }).toEqual(before.get(event.stream) ?? { seq: 0, head: '' });
      const head = hash('sha256', Buffer.concat([Buffer.of(0), bytes]));
      before.set(event.stream, { seq: event.seq, head });
      const mac = createHmac('sha256', Buffer.from(salt as string, 'base64'))
        .update(text)
        .digest();
      expect(bytes.subarray(33).equals(mac)).toBe(true);
    }
    const streams = await linesOf<StreamLine>('sealed', 'streams.jsonl');
    expect(streams.map(({ no, seq, head }) => [no, { seq, head }])).toEqual([...before].sort(([a], [b]) => a - b));
    expect((await linesOf<EventLine>('keyless', 'events.jsonl')).every(({ salt }) => salt === undefined)).toBe(true);
  });
});

describe('an export that is read back', () => {
  it('is the same register, byte by byte, under the same key', async () => {
    const { into, report } = await readBack('sealed', key);
    expect(report.findings).toEqual([]);
    expect(await digests(into, {})).toEqual(await digests(source, {}));
  });

  it('in the clear it has the same events, chains, heads and tables under a key of its own', async () => {
    const other = secretKey(randomBytes(32));
    const { into, report } = await readBack('open', other);
    expect(report.findings).toEqual([]);
    const sealed = { 'register.event_secret': 'secret', 'register.stream': 'wrapped_key' };
    expect(await digests(into, sealed)).toEqual(await digests(source, sealed));
    // Work goes on: the next event continues its chain, and numbers are not given again.
    const pool = createPool(into.admin, 1);
    await withInstallation(into.admin, { pool, keys: new StreamKeyRing(other) }, async ({ issue }) => {
      const outcome = await issue(anyCommand(addAuthority), { code: 'NEW', country: 'IRQ', nameEn: 'N', nameAr: 'N' });
      const streams = await linesOf<StreamLine>('open', 'streams.jsonl');
      expect(outcome.events[0]).toMatchObject({ streamNo: streams[0]?.no, seq: (streams[0]?.seq ?? 0) + 1 });
    });
    await pool.end();
  });

  it('needs the key that it was sealed with', async () => {
    await expect(readBack('sealed', secretKey(randomBytes(32)))).rejects.toThrow(/nothing was kept.*closed with key/s);
  });

  it('is refused where a byte differs, a file is missing or the register is not empty', async () => {
    const place = path.join(folder, 'altered');
    fs.cpSync(path.join(folder, 'sealed'), place, { recursive: true });
    const file = path.join(place, 'events.jsonl');
    const altered = fs.readFileSync(file, 'utf8').replace('seats\\":20', 'seats\\":21');
    fs.writeFileSync(file, altered);
    await expect(readBack('altered', key)).rejects.toThrow(/events\.jsonl is not the file that was written/);
    // Whoever alters the manifest too is met by the chain.
    const manifest = JSON.parse(fs.readFileSync(path.join(place, 'manifest.json'), 'utf8')) as ExportManifest;
    const files = manifest.files.map((known) =>
      known.name === 'events.jsonl'
        ? { ...known, bytes: Buffer.byteLength(altered), sha256: hash('sha256', altered) }
        : known,
    );
    fs.writeFileSync(path.join(place, 'manifest.json'), JSON.stringify({ ...manifest, files }));
    await expect(readBack('altered', key)).rejects.toThrow(/nothing was kept.*does not commit to its text/s);
    fs.rmSync(file);
    await expect(readBack('altered', key)).rejects.toThrow(/events\.jsonl is missing/);
    const filled = await connect(source);
    const again = importRegister(filled, place, manifest, { key, definitions: [], progress: () => undefined });
    await expect(again).rejects.toThrow(/not empty/);
    await filled.end();
  });
});
