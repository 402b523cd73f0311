import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../config/repository-folder.ts';
import { findProcessIdentity } from './process-identity.ts';
import { startTemporaryPostgres } from './start-temporary-postgres.ts';

const binaryFolder = process.env.POSTGRES_BINARIES;
const options = binaryFolder ? { binaryFolder } : {};

const findDataFolder = async (connection: pg.ClientConfig): Promise<string> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return String((await client.query("select current_setting('data_directory') as folder")).rows[0]?.folder);
  } finally {
    await client.end();
  }
};

describe('startTemporaryPostgres', () => {
  it('removes its data and its process at stop', async () => {
    const server = await startTemporaryPostgres(options);
    const folder = await findDataFolder(server.connection);
    await server.stop();
    expect(fs.existsSync(path.dirname(folder))).toBe(false);
    expect(findProcessIdentity(server.pid)).toBeUndefined();
  });

  it('lies on the disk where the memory has no room for its tables', async () => {
    const server = await startTemporaryPostgres({ ...options, room: Number.MAX_SAFE_INTEGER });
    const folder = await findDataFolder(server.connection);
    await server.stop();
    expect(folder.startsWith(os.tmpdir())).toBe(true);
  });

  it('removes what a killed process left when the next one starts', async () => {
    const module = path.join(repositoryFolder, 'src/platform/postgres/start-temporary-postgres.ts');
    const code = `const { startTemporaryPostgres } = await import(${JSON.stringify(module)});
      const server = await startTemporaryPostgres(${JSON.stringify(options)});
      console.log(JSON.stringify({ connection: server.connection, pid: server.pid })); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => parent.once('exit', resolve));
    const line = await new Promise<string>((resolve) => parent.stdout.setEncoding('utf8').once('data', resolve));
    const left = JSON.parse(line) as { connection: pg.ClientConfig; pid: number };
    const folder = path.dirname(await findDataFolder(left.connection));
    parent.kill('SIGKILL');
    await ended;
    expect(fs.existsSync(folder)).toBe(true);
    const next = await startTemporaryPostgres(options);
    await next.stop();
    expect(fs.existsSync(folder)).toBe(false);
    expect(fs.existsSync(String(left.connection.host))).toBe(false);
    // It was told to end at once, and nobody waited for it.
    await expect.poll(() => findProcessIdentity(left.pid), { timeout: 20_000 }).toBeUndefined();
  });
});
