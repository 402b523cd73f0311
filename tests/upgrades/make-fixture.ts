/**
 * Makes the kept register of this version: a convoy of a few synthetic persons, and what else this version can record, in
 * `tests/upgrades/<version>/`. To be run once, when the version is released; a released one is never made again, because the point of it is
 * that an older program made it.
 * Usage: node tests/upgrades/make-fixture.ts [--again]    (--again replaces that of this version, which must not be released yet)
 */
import fs from 'node:fs';
import path from 'node:path';
import { migrate } from '../../src/platform/db/migrate.ts';
import { startTemporaryPostgres } from '../../src/platform/postgres/start-temporary-postgres.ts';
import { platformName } from '../../src/server/backup-register.ts';
import { programVersion } from '../../src/server/program-version.ts';
import { convoyDocuments, fillWithConvoy } from '../faults/tampering-register.ts';
import { fillWithTheRest } from './fill-with-the-rest.ts';
import { fixtureFile, fixtureKeyFile, LARGEST_FIXTURE, writeFixture } from './fixture.ts';
import { findUnwritten } from './unwritten-events.ts';

const file = fixtureFile(programVersion);
const again = process.argv[2] === '--again';
if (fs.existsSync(file) && !again)
  throw new Error(`${path.relative(process.cwd(), file)} exists. If ${programVersion} is not released yet: --again.`);

const server = await startTemporaryPostgres();
try {
  await migrate(server.connection);
  const key = await fillWithConvoy(server.connection);
  await fillWithTheRest(server.connection, key);
  const missing = await findUnwritten(server.connection);
  fs.rmSync(file, { force: true });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const about = { program: programVersion, platform: platformName };
  const bytes = await writeFixture(server.connection, file, key, convoyDocuments, about);
  fs.writeFileSync(fixtureKeyFile(programVersion), `amana-kek-1:${key.id}:${key.key.export().toString('base64')}\n`);
  console.log(JSON.stringify({ version: programVersion, bytes, missing }));
  if (bytes > LARGEST_FIXTURE || missing.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
