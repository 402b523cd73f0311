/**
 * What it costs to check a slip in the browser: a log of random leaves with one record among them, served from memory, and the page `/check` as it is built. Prints one JSON line.
 * `seconds` is from the press of the button to the answer with files that the page has in its memory, the best of some rounds: the signature, every entry hashed by two workers, the labels looked for. `firstSeconds` has the reading of all files
 * from a server on the same machine with it.
 * Usage: node bench/ledger/slip.ts [leaves=300000]
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../src/cli/test/find-chromium.ts';
import { eventLeaf, leafHash, leafLabel } from '../../src/core/ledger/leaf.ts';
import { checkpointText } from '../../src/core/ledger/log/checkpoint.ts';
import { logKeyLine, readLogKey } from '../../src/core/ledger/log/log-key.ts';
import { signNote, verifierKeyText } from '../../src/core/ledger/log/signed-note.ts';
import { policyText } from '../../src/core/ledger/log/tlog-policy.ts';
import { TileWriter } from '../../src/core/ledger/log/write-tiles.ts';
import { rollLeaf } from '../../src/core/ledger/roll.ts';
import { slipText } from '../../src/core/ledger/slip.ts';
import { repositoryFolder } from '../../src/platform/config/repository-folder.ts';
import { ensureWebBuilt } from '../../src/server/ensure-web-built.ts';
import { round } from '../measure-sync.ts';

const [leaves = 300_000] = process.argv.slice(2).map(Number);
const LIMIT = 0.5;
const EVENTS = 12;
const ROUNDS = 5;
const today = '2026-01-31';

const key = readLogKey(logKeyLine('bench.example', randomBytes(32)));
const labelKey = randomBytes(32);
const files = new Map<string, Buffer>();
const writer = new TileWriter(({ path: name, bytes }) => files.set(name, bytes));
let last: Uint8Array = new Uint8Array();
for (let index = 0; index < leaves; index += 1) {
  const seq = Math.floor(index / Math.floor(leaves / (EVENTS + 1)));
  const isEvent = index % Math.floor(leaves / (EVENTS + 1)) === 0 && seq > 0 && seq <= EVENTS;
  const leaf =
    index === leaves - 1
      ? rollLeaf(labelKey, { day: today, late: false, seq: EVENTS, head: leafHash(last) })
      : eventLeaf(isEvent ? leafLabel(labelKey, seq) : randomBytes(32), randomBytes(32));
  if (isEvent) last = leaf;
  writer.append(leaf);
}
const text = checkpointText({ origin: key.verifier.name, size: leaves, root: writer.finish() });
files.set('checkpoint', Buffer.from(signNote(text, key.verifier, key.privateKey)));
files.set('log.vkey', Buffer.from(`${verifierKeyText(key.verifier)}\n`));
files.set(
  'policy',
  Buffer.from(policyText({ logs: [{ key: key.verifier, url: null }], witnesses: [], groups: [], quorum: null })),
);
files.set('witness.vkeys', Buffer.alloc(0));

const web = await ensureWebBuilt(repositoryFolder, () => undefined);
const server = http.createServer(({ url = '' }, reply) => {
  const file = url.startsWith('/ledger/')
    ? files.get(url.slice('/ledger/'.length))
    : ['/check.html', '/check/check.js'].includes(url) && fs.readFileSync(path.join(web, url));
  reply.writeHead(file ? 200 : 404, { 'content-type': url.endsWith('.html') ? 'text/html' : 'text/javascript' });
  reply.end(file || undefined);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({ locale: 'en-GB' });
  // what was read once is answered from memory: files are read as fast as the network is, which is not measured
  await page.addInitScript(() => {
    const [read, kept] = [window.fetch, new Map<string, ArrayBuffer>()];
    window.fetch = async (address, options) => {
      const url = String(address);
      const bytes = kept.get(url) ?? (await (await read(address, options)).arrayBuffer());
      kept.set(url, bytes);
      return new Response(bytes);
    };
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/check.html`);
  const unit = Math.floor(leaves / (EVENTS + 1));
  const slip = { logKeyId: key.verifier.id, labelKey: Uint8Array.from(labelKey), seq: EVENTS, index: EVENTS * unit };
  await page.fill('#letters', slipText({ ...slip, size: leaves }));
  await page.fill('#day', today);
  const check = async (): Promise<number> => {
    await page.evaluate(() => performance.clearMeasures());
    await page.click('button[type=submit]');
    await page.waitForFunction(() => performance.getEntriesByName('check-slip').length > 0);
    await page.getByText('The record is there, and nothing is missing').waitFor();
    return page.evaluate(() => performance.getEntriesByName('check-slip')[0]?.duration ?? Number.NaN);
  };
  const first = await check();
  const rounds: number[] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) rounds.push(await check());
  const seconds = round(Math.min(...rounds) / 1000);
  const met = seconds <= LIMIT;
  const line = { bench: 'ledger.slip', leaves, events: EVENTS, rounds: ROUNDS, firstSeconds: round(first / 1000) };
  console.log(JSON.stringify({ ...line, seconds, limitSeconds: LIMIT, met }));
  if (!met) process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
}
