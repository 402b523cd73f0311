import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyCluster } from './copy-cluster.ts';

const MB = 1024 ** 2;
/** A server that is asked for a backup and has no log of changes. */
const server = {
  query: async (text: string) => ({ rows: /pg_backup_st/.test(text) ? [{ lsn: '0/0', labelfile: 'label' }] : [] }),
} as unknown as pg.ClientBase;

let folder = '';
const files: Readonly<Record<string, Buffer>> = {
  'base/1/empty': Buffer.alloc(0),
  'base/1/page': randomBytes(8192),
  'base/1/quarter': randomBytes(MB / 4),
  'base/1/quarter-and-more': randomBytes(MB / 4 + 1),
  'base/1/whole': randomBytes(MB),
  'base/1/pieces': randomBytes(3 * MB + 8192),
  'global/pg_control': randomBytes(8192),
};
const place = (name: string): string => path.join(folder, name);

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-cluster-'));
  for (const [name, bytes] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(place(name)), { recursive: true });
    fs.writeFileSync(place(name), bytes);
  }
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The copy of the cluster; each file is met by `meet` when its size was looked at and nothing of it was read. */
const copy = async (meet: (name: string) => void = () => undefined): Promise<Map<string, Buffer>> => {
  const copied = new Map<string, Buffer>();
  for await (const { name, bytes, body } of copyCluster(server, folder, '', async () => undefined)) {
    meet(name);
    const pieces: Uint8Array[] = [];
    for await (const piece of body) pieces.push(Uint8Array.from(piece));
    expect(Buffer.concat(pieces), name).toHaveLength(bytes);
    copied.set(name, Buffer.concat(pieces));
  }
  return copied;
};

describe('a copy of a cluster', () => {
  it('has every file as it is, whatever its size', async () => {
    const copied = await copy();
    for (const [name, bytes] of Object.entries(files)) expect(copied.get(name)?.equals(bytes), name).toBe(true);
    expect([...copied.keys()].at(-1)).toBe('backup_label');
  });

  it.each(['base/1/page', 'base/1/whole', 'base/1/pieces'])(
    'has zeros where %s has vanished or shrunk since its size was looked at',
    async (name) => {
      const bytes = files[name] as Buffer;
      const shrunk = await copy((met) => {
        if (met === name) fs.truncateSync(place(name), 4096);
      });
      const expected = Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096)]);
      expect(shrunk.get(name)?.equals(expected)).toBe(true);
      fs.writeFileSync(place(name), bytes);
      const vanished = await copy((met) => {
        if (met === name) fs.rmSync(place(name));
      });
      expect(vanished.get(name)?.equals(Buffer.alloc(bytes.length))).toBe(true);
    },
  );

  it('closes the file that is not read to its end', async () => {
    const open = () => fs.readdirSync('/proc/self/fd').length;
    const before = open();
    for await (const { name, body } of copyCluster(server, folder, '', async () => undefined)) {
      if (name !== 'base/1/pieces') continue;
      for await (const _ of body) break;
    }
    expect(open()).toBe(before);
  });
});
