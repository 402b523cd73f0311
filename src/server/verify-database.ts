import pg from 'pg';
import type { KeyEncryptingKey } from '../core/ledger/envelope-key.ts';
import type { VerifierKey } from '../core/ledger/log/signed-note.ts';
import { startScratch } from '../core/register/verify/scratch.ts';
import { joinSnapshot, openSnapshot } from '../core/register/verify/session.ts';
import { type VerifyReport, verifyRegister } from '../core/register/verify/verify-register.ts';
import { OperatorError } from '../platform/config/operator-error.ts';
import { createDocumentStore } from '../platform/files/document-store.ts';
import { loadSystemChecks } from '../systems/verification.ts';

const connect = async (connection: pg.ClientConfig): Promise<pg.Client> => {
  const client = new pg.Client(connection);
  // whoever asks next is told that the connection is gone; without a listener the process would end where it stands
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new OperatorError(
      `The database of the register cannot be reached (${(error as Error).message}). Check DATABASE_URL, or start the register once.`,
      { cause: error },
    );
  }
};

/** What a register is verified with: its key, the folder of its documents, the key of its public log where it is at hand, and 1 to project event by event. */
export type VerifyParts = {
  readonly key: KeyEncryptingKey;
  readonly dataFolder: string;
  readonly logKey?: VerifierKey | undefined;
  readonly batchSize?: 1;
  /** A second client with the snapshot of the first. */
  readonly beside?: pg.Client;
};

/**
 * Verifies what a client sees, against a rebuild on a temporary server.
 * @param live a client with an open transaction, as a role that reads everything
 */
export const verifyOpened = async (
  live: pg.Client,
  { key, dataFolder, logKey, batchSize, beside }: VerifyParts,
): Promise<VerifyReport> => {
  const systems = await loadSystemChecks();
  const size = await live.query<{ bytes: string }>('SELECT pg_database_size(current_database())::text AS bytes');
  const scratch = startScratch(Number(size.rows[0]?.bytes ?? 0));
  scratch.catch(() => undefined); // it is waited for where it is needed
  try {
    const documents = createDocumentStore(dataFolder, key, () => undefined);
    const readDocument = documents.read;
    return await verifyRegister(live, {
      key,
      scratch,
      systems,
      readDocument,
      ...(logKey === undefined ? {} : { logKey }),
      ...(batchSize === 1 ? { batchSize } : {}),
      ...(beside === undefined ? {} : { beside }),
    });
  } finally {
    await scratch.then(
      (made) => made.close(),
      () => undefined,
    );
  }
};

/** Verifies a whole register in one snapshot and writes nothing to it. @throws OperatorError where it cannot be reached or read */
export const verifyDatabase = async (connection: pg.ClientConfig, parts: VerifyParts): Promise<VerifyReport> => {
  const live = await connect(connection);
  try {
    await openSnapshot(live);
    const beside = await connect(connection);
    try {
      await joinSnapshot(beside, live);
      return await verifyOpened(live, { ...parts, beside });
    } finally {
      await beside.end();
    }
  } finally {
    await live.end();
  }
};
