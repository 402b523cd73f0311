import pg from 'pg';
import type { KeyEncryptingKey } from '../../src/core/ledger/envelope-key.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { compareCatalogues, readCatalogue } from '../../src/core/register/verify/compare-catalogue.ts';
import type { Finding } from '../../src/core/register/verify/finding.ts';
import { readChains } from '../../src/core/register/verify/read-chains.ts';
import { createScratch, type Scratch } from '../../src/core/register/verify/scratch.ts';
import { settle } from '../../src/core/register/verify/session.ts';
import type { SystemChecks } from '../../src/core/register/verify/system-checks.ts';
import {
  compareProjections,
  type VerifyOptions,
  type VerifyReport,
  verifyRegister,
} from '../../src/core/register/verify/verify-register.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { startTemporaryPostgres } from '../../src/platform/postgres/start-temporary-postgres.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { convoyDocuments, fillWithConvoy } from './tampering-register.ts';

/** A filled register to tamper with: every tampering lives in one transaction that is rolled back, so that nothing is copied. */
export type TamperingBench = {
  readonly live: pg.Client;
  /** For further clients of the same register. */
  readonly connection: pg.ClientConfig;
  readonly key: KeyEncryptingKey;
  readonly systems: SystemChecks;
  /** Every finding of every call so far. */
  readonly seen: Finding[];
  /** Runs `tamper` as the owner with triggers off, then the whole verification, then rolls back. */
  readonly verify: (
    tamper: (live: pg.Client) => Promise<unknown>,
    options?: Partial<VerifyOptions>,
  ) => Promise<VerifyReport>;
  /** The same with the chains alone. */
  readonly chains: (tamper: (live: pg.Client) => Promise<unknown>) => Promise<Finding[]>;
  /** The same with the projections alone, against a rebuild of the untouched events. */
  readonly projections: (tamper: (live: pg.Client) => Promise<unknown>) => Promise<Finding[]>;
  /**
   * The same for many tamperings of one state, which `prepare` makes once: each is looked at by itself and undone before the next. The hundreds of constraints of
   * all tables are dropped once so, and not in every round.
   */
  readonly rounds: (
    prepare: (live: pg.Client) => Promise<unknown>,
    tamperings: readonly ((live: pg.Client) => Promise<unknown>)[],
  ) => Promise<Finding[][]>;
  /** The same with the catalogue alone. */
  readonly catalogue: (tamper: (live: pg.Client) => Promise<unknown>) => Promise<Finding[]>;
  /** Runs `tamper`, then `look` with the settings of a verification, then rolls back. */
  readonly look: <Result>(
    tamper: (live: pg.Client) => Promise<unknown>,
    look: (live: pg.Client, add: (finding: Finding) => void) => Promise<Result>,
  ) => Promise<Result>;
  readonly close: () => Promise<void>;
};

/** Starts a server, fills a register in it with the small convoy, and rebuilds it once. */
export const openTamperingBench = async (): Promise<TamperingBench> => {
  const server = await startTemporaryPostgres();
  await migrate(server.connection);
  // two copies, before anything is in it
  const scratch: Scratch = await createScratch(server.connection, server.connection.database);
  const reference: Scratch = await createScratch(server.connection, server.connection.database);
  const key = await fillWithConvoy(server.connection);
  const systems = await loadSystemChecks();
  const live = new pg.Client({ ...server.connection });
  await live.connect();
  const seen: Finding[] = [];
  const inTransaction = async <Result>(tamper: (live: pg.Client) => Promise<unknown>, work: () => Promise<Result>) => {
    await live.query('BEGIN; SET LOCAL session_replication_role = replica');
    try {
      await tamper(live);
      return await work();
    } finally {
      await live.query('ROLLBACK');
    }
  };
  const options = {
    key,
    systems,
    readDocument: async (sha256: string) => convoyDocuments.get(sha256) ?? Promise.reject(new Error('missing')),
  };
  const look: TamperingBench['look'] = (tamper, work) =>
    inTransaction(tamper, async () => {
      await settle(live);
      return work(live, (finding) => {
        seen.push(finding);
      });
    });
  const collected = (
    tamper: (live: pg.Client) => Promise<unknown>,
    work: (add: (finding: Finding) => void) => Promise<unknown>,
  ) =>
    look(tamper, async (_live, add) => {
      const findings: Finding[] = [];
      await work((finding) => {
        findings.push(finding);
        add(finding);
      });
      return findings;
    });
  const definitions = new Map(systems.events.map((event) => [`${event.type} ${event.v}`, event]));
  const keys = new StreamKeyRing(key);
  await inTransaction(
    async () => undefined,
    () => verifyRegister(live, { ...options, scratch: reference }),
  );
  await reference.client.query('BEGIN');
  await settle(reference.client);
  const expected = await readCatalogue(reference.client, true);
  await reference.client.query('COMMIT');
  return {
    live,
    connection: server.connection,
    key,
    systems,
    seen,
    look,
    verify: (tamper, more) =>
      inTransaction(tamper, async () => {
        const report = await verifyRegister(live, { ...options, scratch, ...more });
        seen.push(...report.findings);
        return report;
      }),
    chains: (tamper) => collected(tamper, (add) => readChains(live, { keys, definitions, rebuild: undefined, add })),
    catalogue: (tamper) =>
      collected(tamper, async (add) => compareCatalogues(await readCatalogue(live, true), expected, add)),
    projections: (tamper) => collected(tamper, (add) => compareProjections(live, reference, add)),
    rounds: (prepare, tamperings) =>
      inTransaction(prepare, async () => {
        const rounds: Finding[][] = [];
        for (const tamper of tamperings) {
          const findings: Finding[] = [];
          await live.query('SAVEPOINT round');
          await tamper(live);
          await settle(live);
          await compareProjections(live, reference, (finding) => findings.push(finding));
          await live.query('ROLLBACK TO SAVEPOINT round; RELEASE SAVEPOINT round');
          rounds.push(findings);
          seen.push(...findings);
        }
        return rounds;
      }),
    close: async () => {
      await live.end();
      await scratch.close();
      await reference.close();
      await server.stop();
    },
  };
};
