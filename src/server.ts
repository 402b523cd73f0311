import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadScenario, scenarioRoles } from '../scenarios/january-2026/load.ts';
import { demonstrationOfficers } from './core/access/demonstration-officers.ts';
import type { DemonstrationOfficer } from './core/access/views.ts';
import type { KeyEncryptingKey } from './core/ledger/envelope-key.ts';
import {
  KeyFileError,
  type KeyLocation,
  keyFilePath,
  loadKeyEncryptingKey,
  loadOrCreateKeyEncryptingKey,
} from './core/ledger/key-file.ts';
import { anyCommand } from './core/register/command-definition.ts';
import { resumeClock } from './core/register/commands/resume-clock.ts';
import type { Register } from './core/register/execute.ts';
import { Refusal } from './core/register/refusal.ts';
import { StreamKeyRing } from './core/register/stream-key-ring.ts';
import type { Config } from './platform/config/config.ts';
import { OperatorError } from './platform/config/operator-error.ts';
import { repositoryFolder } from './platform/config/repository-folder.ts';
import { createDocumentStore } from './platform/files/document-store.ts';
import { createServer } from './platform/http/create-server.ts';
import { openGate } from './platform/http/http-gate.ts';
import { createLog } from './platform/log.ts';
import { createMetrics } from './platform/metrics/metrics.ts';
import { chooseDataFolder } from './platform/postgres/choose-data-folder.ts';
import { beginRegister } from './server/begin-register.ts';
import { ensureWebBuilt } from './server/ensure-web-built.ts';
import { makeFirstEntries, refuseScenario, refuseUnfinished } from './server/first-entries.ts';
import { findIdentityProviders } from './server/identity-providers.ts';
import { withInstallation } from './server/installation.ts';
import { keepServerWord } from './server/keep-server-word.ts';
import { findMailServer } from './server/mail/mail-server.ts';
import { Mailer } from './server/mail/mailer.ts';
import { type OpenDatabase, openDatabase } from './server/open-database.ts';
import { logFolderOf } from './server/public-log/log-files.ts';
import { findLogPolicy } from './server/public-log/log-policy-file.ts';
import { Sequencer } from './server/public-log/sequencer.ts';
import { sealReadings } from './server/seal-readings.ts';
import { allCommands } from './systems/all-commands.ts';
import { allQueries, dryRuns } from './systems/all-queries.ts';
import { allWorks } from './systems/all-works.ts';

/** How long running requests may take at the end, in milliseconds. */
const GRACE = 5_000;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** A register that answers. */
export type RunningServer = {
  /** Where browsers find it. */
  readonly origin: string;
  /** The demonstration officers with password and present code; empty on a register of real persons. */
  readonly demonstration: readonly DemonstrationOfficer[];
  /** One-time link of the first administrator, on a register that was begun empty just now. */
  readonly invitation: string | undefined;
  /** Takes no more requests, lets running ones finish, closes the database. Further calls do nothing. */
  stop: () => Promise<void>;
};

const keyLocation = (config: Config, dataFolder: string): KeyLocation =>
  config.keyFile === undefined ? { folder: path.join(dataFolder, 'keys') } : { file: config.keyFile };

const loadKey = (location: KeyLocation, isEmpty: boolean): KeyEncryptingKey => {
  try {
    return isEmpty ? loadOrCreateKeyEncryptingKey(location) : loadKeyEncryptingKey(location);
  } catch (error) {
    throw error instanceof KeyFileError ? new OperatorError(error.message, { cause: error }) : error;
  }
};

const isEmptyRegister = async (database: OpenDatabase): Promise<boolean> => {
  const { rows } = await database.pool.query<{ declared: boolean }>('SELECT register.is_declared() AS declared');
  return rows[0]?.declared !== true;
};

const resume = async (database: OpenDatabase, register: Register): Promise<void> => {
  try {
    await withInstallation(database.installing, register, ({ issue }) => issue(anyCommand(resumeClock), {}));
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'nothing-to-do')) throw error;
  }
};

const refuseOpenDemonstration = (host: string): void => {
  if (!LOOPBACK.has(host))
    throw new OperatorError(
      `This register has demonstration officers, whose passwords the sign-in page shows: it listens on 127.0.0.1 only, not on ${host}. Leave AMANA_HOST out, or start an empty register in another data folder with --scenario none.`,
    );
};

/**
 * Starts the register: the port first, then the database, the key, the scenario where the register is empty, and the pages; then it answers.
 * @param say progress for the operator
 * @param stop aborted before it answers, the start is given up where that leaves nothing half done, and the reason thrown
 * @throws OperatorError that says what is wrong and what to do; nothing is left running
 */
export const startServer = async (
  config: Config,
  say: (text: string) => void = () => undefined,
  stop?: AbortSignal,
): Promise<RunningServer> => {
  const log = createLog(config.logLevel);
  const mailServer = findMailServer(config);
  const identityProviders = findIdentityProviders(config.identityProvidersFile);
  const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
  const gate = await openGate(config.host, config.port);
  const building = ensureWebBuilt(repositoryFolder, say);
  // A failed build is reported below; until then nobody waits for it.
  building.catch(() => undefined);
  let database: OpenDatabase | undefined;
  try {
    database = await openDatabase(config, dataFolder, say, stop);
    stop?.throwIfAborted();
    const opened = database;
    const isEmpty = await isEmptyRegister(opened);
    const location = keyLocation(config, dataFolder);
    if (isEmpty && !existsSync(keyFilePath(location)))
      say('making the key of this register: keep a copy of the keys folder offline');
    const kek = loadKey(location, isEmpty);
    await keepServerWord(opened.installing, kek);
    const register: Register = { pool: opened.pool, keys: new StreamKeyRing(kek) };
    const documents = createDocumentStore(dataFolder, kek, (sha256) =>
      log.error({ document: sha256 }, 'a stored document is damaged'),
    );
    let invitation: string | undefined;
    if (isEmpty && config.scenario !== 'none') {
      refuseOpenDemonstration(config.host);
      say('entering the synthetic operation of January 2026 (once) ...');
      await makeFirstEntries(dataFolder, () =>
        withInstallation(opened.installing, register, (installation) => loadScenario(installation, kek, documents)),
      );
    } else if (isEmpty) {
      await makeFirstEntries(dataFolder, async () => {
        const token = await withInstallation(opened.installing, register, beginRegister);
        invitation = `${config.publicOrigin ?? gate.origin}/accept-invitation#${token}`;
      });
    } else {
      refuseUnfinished(dataFolder, config);
      await refuseScenario(opened, config);
      await resume(opened, register);
    }
    const demonstration = await demonstrationOfficers(opened.pool, kek, scenarioRoles);
    if (demonstration.length > 0) refuseOpenDemonstration(config.host);
    const sequencer = new Sequencer({
      connection: opened.reading,
      keys: location,
      kek,
      folder: logFolderOf(dataFolder),
      policy: findLogPolicy(location),
      cover: {
        bucket: config.logBucket,
        dayBucket: config.logReaders === 'everybody' ? config.logDayBucket : undefined,
      },
      say: (text) => log.error({ log: text }, 'public log'),
    });
    const metrics = createMetrics(() => opened.pool);
    metrics.watchLog(() => sequencer.state);
    const mailer =
      mailServer === undefined
        ? undefined
        : new Mailer({
            connection: opened.reading,
            server: mailServer,
            origin: config.publicOrigin ?? gate.origin,
            say: (code) => log.error({ mail: code }, 'mail is not sent'),
          });
    if (mailer !== undefined) metrics.watchMail(() => mailer.state);
    const app = await createServer({
      register,
      kek,
      commands: allCommands,
      queries: allQueries,
      dryRuns,
      works: allWorks,
      documents,
      documentMaximumBytes: config.documentMaximumBytes,
      limits: {
        idleMinutes: config.sessionIdleMinutes,
        hours: config.sessionHours,
        elevatedMinutes: config.elevatedMinutes,
      },
      publicOrigin: config.publicOrigin,
      trustedProxies: config.trustedProxies,
      identityProviders,
      demonstration: scenarioRoles,
      log,
      metrics,
      webFolder: await building,
      publicLog: { folder: logFolderOf(dataFolder), state: () => sequencer.state, readers: config.logReaders },
    });
    sequencer.start();
    mailer?.start();
    const readings = sealReadings(opened.pool, (error) =>
      log.error({ code: (error as { code?: string }).code }, 'readings are not sealed'),
    );
    gate.open((request, response) => app.routing(request, response));
    let stopping: Promise<void> | undefined;
    const close = async () => {
      await gate.close(GRACE);
      await app.close();
      await mailer?.stop();
      await readings.stop();
      await sequencer.stop();
      await opened.close();
    };
    return {
      origin: config.publicOrigin ?? gate.origin,
      demonstration,
      invitation,
      stop: () => {
        stopping ??= close();
        return stopping;
      },
    };
  } catch (error) {
    await gate.close(0);
    await database?.close();
    throw error;
  }
};
