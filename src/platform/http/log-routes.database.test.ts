import fs from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { type SignedLog, signLog } from '../../../tests/support/signed-log.ts';
import { tilePath } from '../../core/ledger/log/tile-path.ts';
import { createServer } from './create-server.ts';

let server: TestServer;
let log: SignedLog;
let app: FastifyInstance;
const state = () => ({ size: 1, signedAt: undefined, halted: undefined, witnesses: [] });
beforeAll(async () => {
  server = await createTestServer();
  log = await signLog(server.database.verify);
  app = await createServer({ ...server.parts, publicLog: { folder: log.folder, state } });
});
afterAll(async () => {
  await app.close();
  log.remove();
  await server.close();
});

const get = (address: string, cookie?: string) =>
  app.inject({ url: address, ...(cookie === undefined ? {} : { headers: { cookie } }) });

describe('/ledger/', () => {
  test('gives a monitor the head and the tiles as they lie on the disk', async () => {
    const monitor = await server.signIn('monitor.mon');
    for (const name of ['checkpoint', 'log.vkey', tilePath(0, 0, 256), tilePath('entries', 0, 256)]) {
      const answer = await get(`/ledger/${name}`, monitor);
      expect([name, answer.statusCode]).toEqual([name, 200]);
      expect(answer.rawPayload.equals(fs.readFileSync(path.join(log.folder, name)))).toBe(true);
    }
    expect((await get('/ledger/checkpoint', monitor)).headers['cache-control']).toBe('no-store');
  });

  test('gives nothing to who is not signed in, and to nobody else', async () => {
    expect((await get('/ledger/checkpoint')).statusCode).toBe(401);
    for (const other of ['cell.sdf', 'admin.moj', 'receiving.one'])
      expect((await get('/ledger/checkpoint', await server.signIn(other))).statusCode).toBe(403);
  });

  test('gives it to everybody where the setting says so', async () => {
    const publicLog = { folder: log.folder, state, readers: 'everybody' as const };
    const open = await createServer({ ...server.parts, publicLog });
    try {
      // before the first head of a day there is nothing to be told
      expect((await open.inject('/ledger/checkpoint')).statusCode).toBe(404);
      for (const name of ['checkpoint', 'log.vkey', 'witness.vkeys'])
        fs.copyFileSync(path.join(log.folder, name), path.join(log.folder, `day-${name}`));
      for (const name of ['checkpoint', 'log.vkey', 'witness.vkeys', tilePath(0, 0, 256)])
        expect((await open.inject(`/ledger/${name}`)).statusCode).toBe(200);
      expect((await open.inject('/ledger/..%2fkeys%2flog-key')).statusCode).toBe(404);
      expect((await open.inject('/ledger/day-checkpoint')).statusCode).toBe(404);
      // a monitor reads the newest head, whoever else reads
      fs.writeFileSync(path.join(log.folder, 'day-checkpoint'), 'older');
      const cookie = await server.signIn('monitor.mon');
      const newest = await open.inject({ url: '/ledger/checkpoint', headers: { cookie } });
      expect(newest.body).toBe(fs.readFileSync(path.join(log.folder, 'checkpoint'), 'utf8'));
      expect((await open.inject('/ledger/checkpoint')).body).toBe('older');
    } finally {
      await open.close();
    }
  });

  test.each([
    '../keys/log-key',
    '..%2fkeys%2flog-key',
    '%2e%2e/keys/log-key',
    'tile/../../keys/log-key',
    'tile/0/000/../../../../keys/log-key',
    'tile/0/999',
    'tile/0',
    '',
    'checkpoint/',
    'tile/0/000.p/1000',
  ])('finds nothing at %s', async (name) => {
    const answer = await get(`/ledger/${name}`, await server.signIn('monitor.mon'));
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('amana-log-1');
  });
});
