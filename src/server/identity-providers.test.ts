import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OperatorError } from '../platform/config/operator-error.ts';
import { findIdentityProviders } from './identity-providers.ts';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-providers-'));
  fs.writeFileSync(path.join(folder, 'secret'), 'a secret of words\n', { mode: 0o600 });
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const least = {
  authority: 'MOJ',
  issuer: 'https://id.moj.example/realms/officers',
  clientId: 'amana',
  clientSecretFile: 'secret',
};
const find = (written: unknown) => {
  const file = path.join(folder, 'providers.json');
  fs.writeFileSync(file, typeof written === 'string' ? written : JSON.stringify(written));
  return findIdentityProviders(file);
};
const problemOf = (written: unknown): string => {
  try {
    find(written);
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('the identity providers of the operator’s file', () => {
  it('are none where no file is named; a secret lies in a file beside it', () => {
    expect(findIdentityProviders(undefined)).toEqual([]);
    expect(find([least])).toEqual([
      {
        authority: 'MOJ',
        issuer: 'https://id.moj.example/realms/officers',
        clientId: 'amana',
        clientSecret: 'a secret of words',
        demanded: false,
      },
    ]);
    expect(find([{ ...least, demanded: true }])[0]?.demanded).toBe(true);
  });

  it.each([
    'http://id.moj.example',
    'https://user:word@id.moj.example',
    'https://id.moj.example?tenant=a',
    'https://id.moj.example#a',
    'id.moj.example',
    'http://127.0.0.1.example',
  ])('are refused at %s', (issuer) =>
    expect(problemOf([{ ...least, issuer }])).toContain('0.issuer: must be the https'),
  );

  it.each(['https://id.moj.example', 'https://id.moj.example:8443/a/', 'http://127.0.0.1:9000', 'http://[::1]:9000'])(
    'are taken at %s',
    (issuer) => expect(problemOf([{ ...least, issuer }])).toBe('accepted'),
  );

  it('are refused where something is missing, unknown, named twice, or readable by others', () => {
    expect(problemOf('{')).toContain('is not JSON');
    expect(problemOf({})).toContain('the list');
    expect(problemOf([{ ...least, demand: true }])).toContain('demand');
    expect(problemOf([{ ...least, authority: 'moj' }])).toContain('0.authority: must be the code');
    expect(problemOf([least, { ...least, authority: 'SDF' }])).toContain(
      'names https://id.moj.example/realms/officers twice',
    );
    expect(problemOf([least, { ...least, issuer: 'https://other.example' }])).toContain('names MOJ twice');
    expect(problemOf([{ ...least, clientSecretFile: 'none' }])).toContain('clientSecretFile of MOJ');
    const open = path.join(folder, 'open');
    fs.writeFileSync(open, 'a secret of words');
    fs.chmodSync(open, 0o644);
    const refused = problemOf([{ ...least, clientSecretFile: open }]);
    expect(refused).toContain('chmod 600');
    expect(refused).not.toContain('a secret of words');
    expect(() => findIdentityProviders(path.join(folder, 'nothing'))).toThrow('There is no file');
  });
});
