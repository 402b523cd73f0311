import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sections } from '../../src/core/register/verify/finding.ts';
import { repositoryFolder } from '../../src/platform/config/repository-folder.ts';
import { createDocumentStore } from '../../src/platform/files/document-store.ts';
import { type RunningPostgres, startPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { convoyDocuments, fillWithConvoy } from './tampering-register.ts';

let parent: string;
let dataFolder: string;
let server: RunningPostgres;

const verify = (...words: string[]) => {
  const { AMANA_DATA: _data, DATABASE_URL: _url, AMANA_KEY_FILE: _key, ...environment } = process.env;
  return spawnSync(process.execPath, ['src/cli/main.ts', 'verify', ...words], {
    cwd: repositoryFolder,
    env: environment,
    encoding: 'utf8',
  });
};

/** In a process of plain Node, as `start` does: the test runner's modules list their exports in another order, and with it the hash of the code table differs. */
const migrateAsStartDoes = (): void => {
  const module = path.join(repositoryFolder, 'src/platform/db/migrate.ts');
  const script = `const { migrate } = await import(${JSON.stringify(module)}); await migrate(JSON.parse(process.env.CONNECTION));`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, CONNECTION: JSON.stringify(server.connection) },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The register could not be migrated: ${stderr}`);
};

const asOwner = async (text: string): Promise<void> => {
  const client = new pg.Client({ ...server.connection });
  await client.connect();
  await client.query(text);
  await client.end();
};

beforeAll(async () => {
  parent = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-verify-'));
  fs.chmodSync(parent, 0o755);
  dataFolder = path.join(parent, 'data');
  server = await startPostgres({ dataFolder });
  migrateAsStartDoes();
  const key = await fillWithConvoy(server.connection);
  fs.mkdirSync(path.join(dataFolder, 'keys'), { mode: 0o700 });
  fs.writeFileSync(
    path.join(dataFolder, 'keys', 'key-encrypting-key'),
    `amana-kek-1:${key.id}:${key.key.export().toString('base64')}\n`,
    { mode: 0o600 },
  );
  const documents = createDocumentStore(dataFolder, key, () => undefined);
  for (const bytes of convoyDocuments.values()) await documents.write(bytes);
});
afterAll(async () => {
  await server.stop();
  fs.rmSync(parent, { recursive: true, force: true });
});

it('verifies a running register, whose folder another process holds, and ends with 0', () => {
  const { status, stdout } = verify('--data', dataFolder);
  expect(stdout).toContain('The register is what its events, its keys and this program say.');
  expect(status).toBe(0);
});

it('ends with 1 and names a disabled trigger, the rows that were changed behind it, and the rule that they break', async () => {
  await asOwner(
    `ALTER TABLE transfers.line DISABLE TRIGGER "I08-sealed-is-immutable"; UPDATE transfers.line SET reason = 'other-reason' WHERE state = 'struck_off' AND reason = 'other';
     SET session_replication_role = replica; UPDATE transfers.transfer_order SET expires_at = expires_at - interval '1 year'`,
  );
  const { status, stdout } = verify('--data', dataFolder, '--json');
  const report = JSON.parse(stdout) as {
    ok: boolean;
    sections: { section: string }[];
    findings: { object?: string; column?: string }[];
  };
  expect(status).toBe(1);
  expect(report.ok).toBe(false);
  expect(report.findings.map(({ object, column }) => [object, column])).toEqual([
    ['trigger I08-sealed-is-immutable on transfers.line', 'state'],
    ['transfers.line', 'reason'],
    ['transfers.transfer_order', 'expires_at'],
    ['I05-order-live', undefined],
  ]);
  expect(report.sections.map(({ section }) => section)).toEqual(sections);
  await asOwner(
    `SET session_replication_role = replica; UPDATE transfers.transfer_order SET expires_at = expires_at + interval '1 year'; SET session_replication_role = origin;
     UPDATE transfers.line SET reason = 'other' WHERE reason = 'other-reason'; ALTER TABLE transfers.line ENABLE TRIGGER "I08-sealed-is-immutable"`,
  );
});

it('starts the server of a register that is not running, and leaves it as it was', async () => {
  await server.stop();
  const { status, stdout } = verify('--data', dataFolder);
  expect(stdout).toContain('nothing found');
  expect(status).toBe(0);
  expect(fs.existsSync(path.join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(false);
  server = await startPostgres({ dataFolder });
});

it.each([
  [['--data', 'no-such-folder'], 2, 'There is no register in'],
  [['--dat', 'x'], 2, 'Did you mean --data?'],
  [['--batch-size', '7'], 2, 'can only be 1'],
  [['--json', '--json'], 2, 'given twice'],
])('%j ends with %i and says why', (words, status, text) => {
  const answer = verify(...words);
  expect([answer.status, answer.stdout]).toEqual([status, '']);
  expect(answer.stderr).toContain(text);
});

it('says which key file is missing, and makes none', () => {
  const keys = path.join(dataFolder, 'keys');
  fs.renameSync(keys, `${keys}.away`);
  const { status, stderr } = verify('--data', dataFolder);
  expect(fs.existsSync(keys)).toBe(false);
  fs.renameSync(`${keys}.away`, keys);
  expect(status).toBe(1);
  expect(stderr).toContain('Restore it from the offline copy');
});
