import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretKey } from '../../core/ledger/envelope-key.ts';
import { type Description, isSealedWith } from './manifest.ts';
import { checkArchive, unpackArchive } from './read-archive.ts';
import { DamagedArchiveError, drain, readTar, tarEnd, tarHeader, tarPadding } from './tar.ts';
import { type ArchiveMember, writeArchive } from './write-archive.ts';

const key = secretKey(randomBytes(32));
const description: Description = {
  program: '0.0.0',
  postgres: 18,
  platform: 'test',
  madeAt: '2026-01-18T05:00:00.000Z',
  register: '00000000-0000-4000-8000-000000000000',
  keyIds: [key.id],
  migrations: [],
  events: 0,
  newestPosition: 0,
  newestReceivedAt: null,
};
const contents = {
  'one.txt': Buffer.from('one'),
  'empty/': Buffer.alloc(0),
  'deep/er/two.bin': randomBytes(700_000),
  [`${'long-folder-name/'.repeat(7)}three`]: randomBytes(512),
  'deep/zero': Buffer.alloc(0),
};

let folder = '';
let file = '';

async function* members(): AsyncGenerator<ArchiveMember> {
  for (const [name, bytes] of Object.entries(contents)) yield { name, bytes: bytes.length, body: [bytes] };
}
const write = (more: Partial<Parameters<typeof writeArchive>[1]> = {}) =>
  writeArchive(file, { members: members(), describe: () => description, key, ...more });

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-archive-'));
  file = path.join(folder, 'backup');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('a backup', () => {
  it('gives back what went in, in files that only their owner reads', async () => {
    expect(await write()).toBe(fs.statSync(file).size);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const checked = await checkArchive(file);
    expect(checked.manifest).toMatchObject(description);
    const target = path.join(folder, 'target');
    fs.mkdirSync(target);
    await unpackArchive(file, checked, target, () => undefined);
    for (const [name, bytes] of Object.entries(contents)) {
      const place = path.join(target, name);
      expect(fs.statSync(place).mode & 0o777).toBe(name.endsWith('/') ? 0o700 : 0o600);
      if (!name.endsWith('/')) expect(fs.readFileSync(place).equals(bytes), name).toBe(true);
    }
  });

  it('is known to be cut short at every length', async () => {
    const size = await write();
    const bytes = fs.readFileSync(file);
    const lengths = [0, 1, 5, 100, size - 1, size - 4, size - 100, ...Array.from({ length: 12 }, (_, i) => i * 50_000)];
    for (const length of lengths) {
      fs.writeFileSync(file, bytes.subarray(0, length));
      await expect(checkArchive(file), String(length)).rejects.toThrow(DamagedArchiveError);
    }
  });

  it('is known to be altered at every byte, and to have something behind its end', async () => {
    const size = await write();
    const bytes = fs.readFileSync(file);
    const places = [0, 3, 20, size - 1, size - 5, ...Array.from({ length: 40 }, (_, i) => 30 + i * 17_000)];
    for (const place of places) {
      const altered = Buffer.from(bytes);
      altered[place] = (altered[place] as number) ^ 0x10;
      fs.writeFileSync(file, altered);
      await expect(checkArchive(file), String(place)).rejects.toThrow(DamagedArchiveError);
    }
    fs.writeFileSync(file, Buffer.concat([bytes, Buffer.from('more')]));
    await expect(checkArchive(file)).rejects.toThrow(DamagedArchiveError);
  });

  it('is sealed so that only the holder of the key can make another that agrees', async () => {
    await write();
    const { seal } = await checkArchive(file);
    expect(isSealedWith(seal, key)).toBe(true);
    expect(isSealedWith({ ...seal, manifestSha256: '0'.repeat(64) }, key)).toBe(false);
    expect(isSealedWith(seal, secretKey(randomBytes(32)))).toBeUndefined();
  });

  it('never replaces a file, and leaves none where its making fails', async () => {
    fs.writeFileSync(file, 'older');
    await expect(write()).rejects.toThrow(/exists already/);
    expect(fs.readFileSync(file, 'utf8')).toBe('older');
    fs.rmSync(file);
    const failing = async function* (): AsyncGenerator<ArchiveMember> {
      yield* members();
      throw new Error('the server is gone');
    };
    await expect(write({ members: failing() })).rejects.toThrow(/the server is gone/);
    const short = async function* (): AsyncGenerator<ArchiveMember> {
      yield { name: 'short', bytes: 9, body: [Buffer.from('eight...')] };
    };
    await expect(write({ members: short() })).rejects.toThrow(/gave 8 bytes, not 9/);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('takes the place of what a killed run left', async () => {
    fs.writeFileSync(`${file}.partial`, 'half');
    await write();
    expect(fs.readdirSync(folder)).toEqual(['backup']);
  });
});

async function* from(blocks: Buffer[]) {
  yield* blocks;
}

describe('readTar', () => {
  const read = async (...blocks: Buffer[]) => {
    const names: string[] = [];
    for await (const { name, body } of readTar(from(blocks))) {
      await drain(body);
      names.push(name);
    }
    return names;
  };
  const renamed = (name: string): Buffer => {
    const header = tarHeader({ name: 'x'.repeat(name.length), bytes: 0, mode: 0o600 }, 0);
    header.write(name, 0, 'latin1');
    const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return header;
  };

  it.each(['../out', '/etc/passwd', 'a/../../b', 'a//b', './a', 'a\\b'])('refuses the name %s', async (name) => {
    await expect(read(renamed(name), tarEnd)).rejects.toThrow(/a name or a kind that no backup has/);
    expect(() => tarHeader({ name, bytes: 0, mode: 0o600 }, 0)).toThrow(RangeError);
  });

  it('refuses a stream without its end', async () => {
    const header = tarHeader({ name: 'a', bytes: 3, mode: 0o600 }, 0);
    await expect(read(header, Buffer.from('abc'), tarPadding(3))).rejects.toThrow(/cut short/);
    await expect(read(header, Buffer.from('ab'))).rejects.toThrow(/cut short/);
  });
});
