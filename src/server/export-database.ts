import fs from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { ExportManifest } from '../core/register/export/export-format.ts';
import { exportRegister } from '../core/register/export/export-register.ts';
import { Refusal } from '../core/register/refusal.ts';
import { StreamKeyRing } from '../core/register/stream-key-ring.ts';
import { listDocuments } from '../platform/backup/copy-documents.ts';
import type { Config } from '../platform/config/config.ts';
import { OperatorError } from '../platform/config/operator-error.ts';
import { createDocumentStore } from '../platform/files/document-store.ts';
import { explainFailure } from '../platform/postgres/explain-failure.ts';
import { programVersion } from './program-version.ts';
import { reachDatabase } from './reach-database.ts';
import { keyLocation, loadKey } from './register-key.ts';

export type ExportWish = {
  /** Personal fields and documents in the clear. */
  readonly withPersonalData: boolean;
  /** Without salts, where the key is lost or must not be used. */
  readonly withoutKey: boolean;
};

/**
 * Writes a register into a new folder in an open form, also while it is in use, and also from a server of one's own. The folder takes its name when all of
 * it is there.
 * @throws OperatorError that says what is wrong; then no folder is left
 */
export const exportDatabase = async (
  config: Config,
  dataFolder: string,
  folder: string,
  wish: ExportWish,
  progress: (bytes: number) => void,
): Promise<ExportManifest> => {
  if (fs.existsSync(folder))
    throw new OperatorError(`${folder} exists already. An export goes into a new folder: give another name.`);
  const kek = wish.withoutKey ? undefined : loadKey(keyLocation(config.keyFile, dataFolder));
  const reached = await reachDatabase(config, dataFolder);
  const partial = `${folder}.partial`;
  const client = new pg.Client(reached.connection);
  client.on('error', () => undefined);
  const store =
    kek === undefined || !wish.withPersonalData ? undefined : createDocumentStore(dataFolder, kek, () => undefined);
  try {
    await client.connect();
    await rm(partial, { recursive: true, force: true });
    fs.mkdirSync(partial, { mode: 0o700 });
    const manifest = await exportRegister(client, partial, {
      keys: kek === undefined ? undefined : new StreamKeyRing(kek),
      withPersonalData: wish.withPersonalData,
      program: programVersion,
      documents: await listDocuments(dataFolder),
      readDocument: (name) =>
        store === undefined
          ? readFile(path.join(dataFolder, 'documents', name))
          : store.read(path.basename(name)).catch((error: unknown) => {
              if (!(error instanceof Refusal)) throw error;
              throw new OperatorError(
                `The document ${path.basename(name)} is damaged and cannot be written in the clear. ./amana verify names all such; restore them from a backup first.`,
              );
            }),
      progress,
    });
    await rename(partial, folder);
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (error instanceof OperatorError) throw error;
    throw /^E[A-Z]+$/.test(String((error as { code?: unknown }).code))
      ? explainFailure(`The export ${folder} could not be written`, String(error))
      : error;
  } finally {
    await client.end();
    await reached.leave();
  }
};
