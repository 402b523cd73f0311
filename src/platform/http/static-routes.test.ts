import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { addStaticRoutes } from './static-routes.ts';

it('answers what was built anew while the server runs, so that the page is not blank, and has nothing outside of its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amana-web-'));
  const app = fastify();
  try {
    mkdirSync(join(folder, 'web/assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.js'), 'hidden words');
    writeFileSync(join(folder, 'web/index.html'), 'old');
    writeFileSync(join(folder, 'web/assets/index-1.js'), 'old');
    await addStaticRoutes(app, join(folder, 'web'));
    rmSync(join(folder, 'web/assets/index-1.js'));
    writeFileSync(join(folder, 'web/index.html'), 'new');
    writeFileSync(join(folder, 'web/assets/index-2.js'), 'new');
    expect((await app.inject('/')).body).toBe('new');
    const built = await app.inject('/assets/index-2.js');
    expect([built.statusCode, built.body]).toEqual([200, 'new']);
    expect(built.headers['cache-control']).toContain('immutable');
    expect(built.headers['content-type']).toContain('javascript');
    for (const address of [
      '/assets/index-1.js',
      '/assets/index-3.js',
      '/assets/../../secret.js',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.js',
      '/assets/',
    ])
      expect([
        address,
        (await app.inject(address)).body.includes('hidden words'),
        (await app.inject(address)).statusCode >= 400,
      ]).toEqual([address, false, true]);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true });
  }
});
