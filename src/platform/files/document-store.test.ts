import { hash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretKey } from '../../core/ledger/envelope-key.ts';
import { createDocumentStore, type DocumentStore } from './document-store.ts';

let folder: string;
let damaged: string[];
let store: DocumentStore;
const text = Buffer.from('Order 12/2026: detained under article 4.');
const fileOf = (sha256: string) => path.join(folder, 'documents', sha256.slice(0, 2), sha256);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'amana-documents-'));
  damaged = [];
  store = createDocumentStore(folder, secretKey(randomBytes(32)), (sha256) => damaged.push(sha256));
});
afterEach(() => rm(folder, { recursive: true }));

test('a document is named by its content, comes back whole, and lies encrypted', async () => {
  const sha256 = await store.write(text);
  expect(sha256).toBe(hash('sha256', text));
  expect(await store.read(sha256)).toEqual(text);
  expect((await readFile(fileOf(sha256))).includes('article 4')).toBe(false);
});

test('storing the same again leaves one file and no draft', async () => {
  const sha256 = await store.write(text);
  await store.write(text);
  expect(await readdir(path.dirname(fileOf(sha256)))).toEqual([sha256]);
});

test('one changed byte is found at the read, told to the log, and mended by storing again', async () => {
  const sha256 = await store.write(text);
  const bytes = await readFile(fileOf(sha256));
  bytes[30] = (bytes[30] as number) ^ 1;
  await writeFile(fileOf(sha256), bytes);
  await expect(store.read(sha256)).rejects.toMatchObject({ code: 'document-damaged' });
  expect(damaged).toEqual([sha256]);
  await store.write(text);
  expect(await store.read(sha256)).toEqual(text);
});

test('a document in the place of another is damaged, not shown', async () => {
  const [one, other] = [await store.write(text), await store.write(Buffer.from('another order'))];
  await writeFile(fileOf(one), await readFile(fileOf(other)));
  await expect(store.read(one)).rejects.toMatchObject({ code: 'document-damaged' });
});

test('an unknown document is not found', async () => {
  await expect(store.read('0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
});
