import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyFileError, keyFilePath, loadKeyEncryptingKey, loadOrCreateKeyEncryptingKey } from './key-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amana-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('key file', () => {
  it('is made once with mode 0600 in a folder of mode 0700, and read afterwards', () => {
    const keys = join(folder, 'keys');
    const made = loadOrCreateKeyEncryptingKey({ folder: keys });
    const path = keyFilePath({ folder: keys });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(keys).mode & 0o777).toBe(0o700);
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^amana-kek-1:${made.id}:[A-Za-z0-9+/]{43}=\n$`));
    const again = loadOrCreateKeyEncryptingKey({ folder: keys });
    expect(again.key.equals(made.key)).toBe(true);
    expect(loadKeyEncryptingKey({ file: path }).key.equals(made.key)).toBe(true);
    expect(readdirSync(keys)).toEqual(['key-encrypting-key']);
  });

  it.each([0o640, 0o604, 0o660, 0o610, 0o644])('is refused with mode %o, with the remedy', (mode) => {
    const file = join(folder, 'key');
    loadOrCreateKeyEncryptingKey({ file });
    chmodSync(file, mode);
    expect(() => loadOrCreateKeyEncryptingKey({ file })).toThrow(`chmod 600 '${file}'`);
  });

  it('is never replaced when it is damaged', () => {
    const file = join(folder, 'key');
    const { id } = loadOrCreateKeyEncryptingKey({ file });
    const whole = readFileSync(file, 'utf8');
    const otherKey = Buffer.alloc(32).toString('base64');
    for (const text of [
      '',
      whole.slice(0, -4),
      `${whole}x`,
      whole.replace('kek-1', 'kek-2'),
      `amana-kek-1:${id}:${otherKey}\n`,
    ]) {
      writeFileSync(file, text);
      expect(() => loadOrCreateKeyEncryptingKey({ file })).toThrow('damaged');
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });

  it('is reported when a register that needs it has lost it', () => {
    expect(() => loadKeyEncryptingKey({ folder })).toThrow(KeyFileError);
    expect(() => loadKeyEncryptingKey({ folder })).toThrow('offline copy');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not shown in an error', () => {
    const file = join(folder, 'key');
    loadOrCreateKeyEncryptingKey({ file });
    const secret = readFileSync(file, 'utf8').split(':')[2]?.trim() ?? '';
    writeFileSync(file, `amana-kek-1:0000000000000000:${secret}\n`);
    let message = '';
    try {
      loadKeyEncryptingKey({ file });
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('damaged');
    expect(message).not.toContain(secret);
  });
});
