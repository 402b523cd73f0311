/**
 * Every version that was released left registers behind, and each must go on living under the present program: its tables are migrated, its functions and rules
 * replaced, its events read by the present schemas and upcasters, and `verify` finds nothing. The registers in the folders beside this file were made by the
 * programs of their versions, with one event of every type that the version could write.
 *
 * A RELEASED FIXTURE IS NEVER MADE AGAIN. Where a change breaks this test, the change is wrong (a migration is missing, an old event cannot be read any more), not
 * the fixture. Only that of the version that is not released yet may be replaced: node tests/upgrades/make-fixture.ts --again
 */
import { hash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import type { KeyEncryptingKey } from '../../src/core/ledger/envelope-key.ts';
import { anyCommand } from '../../src/core/register/command-definition.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { createScratch } from '../../src/core/register/verify/scratch.ts';
import { openSnapshot } from '../../src/core/register/verify/session.ts';
import { type VerifyReport, verifyRegister } from '../../src/core/register/verify/verify-register.ts';
import { checkArchive } from '../../src/platform/backup/read-archive.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createPool } from '../../src/platform/db/pool.ts';
import { withInstallation } from '../../src/server/installation.ts';
import { claimNationality } from '../../src/systems/register/commands/claim-nationality.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { fixtureFile, LARGEST_FIXTURE, listFixtures, loadFixtureKey, restoreFixture } from './fixture.ts';

it('keeps a register of every released version', () => {
  expect(listFixtures().length).toBeGreaterThan(0);
});

/** The oldest, through all migrations, and the two newest: what most operators have. */
const isTheOldestOrNew = (_: string, i: number, all: readonly string[]): boolean => i === 0 || i >= all.length - 2;
/** On the built-in PostgreSQL those of every version. */
const asked = listFixtures().filter(
  (version, i, all) => process.env.POSTGRES_BINARIES === undefined || isTheOldestOrNew(version, i, all),
);
/** These are verified before anybody works in them too; of the others what is wrong then is still wrong afterwards, and a verification rebuilds every table. */
const verifiedTwice = new Set(asked.filter(isTheOldestOrNew));

describe.each(asked)('a register as %s left it', (version) => {
  const file = fixtureFile(version);
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let documents: ReadonlyMap<string, Buffer>;
  let key: KeyEncryptingKey;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    key = loadFixtureKey(version);
    documents = await restoreFixture(database.admin, file);
  });
  afterAll(() => database.drop());

  const verify = async (): Promise<VerifyReport> => {
    const live = new pg.Client(database.admin);
    await live.connect();
    const scratch = await createScratch(database.admin, inject('database').template);
    try {
      await openSnapshot(live);
      const readDocument = async (sha256: string) => documents.get(sha256) ?? expect.fail(`document ${sha256}`);
      return await verifyRegister(live, { key, scratch, systems: await loadSystemChecks(), readDocument });
    } finally {
      await live.end();
      await scratch.close();
    }
  };

  const count = async (sql: string): Promise<number> => {
    const client = new pg.Client(database.admin);
    await client.connect();
    try {
      return Number((await client.query<{ n: string }>(sql)).rows[0]?.n);
    } finally {
      await client.end();
    }
  };

  it('is small enough to be kept for ever, and says what it is of', async () => {
    expect(fs.statSync(file).size).toBeLessThan(LARGEST_FIXTURE);
    const { manifest } = await checkArchive(file);
    expect(manifest).toMatchObject({ program: version, keyIds: [key.id] });
    expect(await count('SELECT count(*) AS n FROM register.event')).toBe(manifest.events);
  });

  const expectClean = async (): Promise<void> => {
    const report = await verify();
    expect(report.findings).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.persons).toBeGreaterThan(10);
  };

  it('is brought to this version, once', async () => {
    await migrate(database.admin);
    if (verifiedTwice.has(version)) await expectClean();
    await migrate(database.admin);
  });

  it('is worked in: new events continue the old chains, in persons too, and it verifies clean', async () => {
    const pool = createPool(database.admin, 2);
    await withInstallation(
      database.admin,
      { pool, keys: new StreamKeyRing(key) },
      async ({ issue, issueAs, client }) => {
        await issue(anyCommand(addAuthority), { code: 'UPGRADE', country: 'IRQ', nameEn: 'U', nameAr: 'U' });
        const { rows } = await client.query<{ person: string; officer: string }>(
          `SELECT r.person_no AS person, o.no AS officer FROM register.person_reach r JOIN access.officer o ON o.authority = r.authority
           JOIN access.posting p ON p.officer_no = o.no AND p.role = 'origin_officer' ORDER BY 1, 2 LIMIT 1`,
        );
        const [personNo, officerNo] = [Number(rows[0]?.person), Number(rows[0]?.officer)];
        const outcome = await issueAs(officerNo, anyCommand(claimNationality), {
          personNo,
          code: 'SYR',
          source: `a paper ${hash('sha256', randomBytes(4)).slice(0, 6)}`,
        });
        expect(outcome.events[0]).toMatchObject({ streamNo: personNo });
      },
    );
    await pool.end();
    await expectClean();
  });
});
