import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createDocumentStore } from '../../src/platform/files/document-store.ts';
import { startPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { fixtureFile, fixtureKeyFile, listFixtures, loadFixtureKey, restoreFixture } from '../upgrades/fixture.ts';
import { FaultLab } from './amana-process.ts';

const lab = new FaultLab();
afterAll(() => lab.end());

test.each(listFixtures())(
  'a data folder of %s is started by this program, serves, and verifies clean',
  async (version) => {
    const folder = lab.folder();
    fs.chmodSync(folder, 0o711);
    const dataFolder = path.join(folder, 'data');
    const server = await startPostgres({ dataFolder });
    const documents = await restoreFixture({ ...server.connection }, fixtureFile(version));
    await server.stop();
    const store = createDocumentStore(dataFolder, loadFixtureKey(version), () => undefined);
    for (const bytes of documents.values()) await store.write(bytes);
    fs.mkdirSync(path.join(dataFolder, 'keys'), { mode: 0o700 });
    fs.writeFileSync(path.join(dataFolder, 'keys', 'key-encrypting-key'), fs.readFileSync(fixtureKeyFile(version)), {
      mode: 0o600,
    });
    const amana = lab.start(dataFolder);
    const origin = await amana.ready();
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    amana.kill('SIGTERM');
    expect(await amana.ended).toEqual({ code: 0, signal: null });
    const verify = lab.run(['verify', '--data', dataFolder, '--json']);
    await verify.ended;
    expect(JSON.parse(verify.out), verify.err).toMatchObject({ ok: true, findings: [] });
  },
);
