import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailKinds, mailLanguages } from '../../core/access/mail-codes.ts';
import { readConfig } from '../../platform/config/config.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { findMailServer } from './mail-server.ts';
import { mailTexts } from './mail-texts.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-mail-'));
  file = path.join(folder, 'password');
  fs.writeFileSync(file, 'a secret of words\n', { mode: 0o600 });
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const find = (environment: Record<string, string>) => findMailServer(readConfig(environment));
const problemOf = (environment: Record<string, string>): string => {
  try {
    find(environment);
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  return 'accepted';
};
const least = { AMANA_MAIL_HOST: 'mail.example', AMANA_MAIL_FROM: 'amana@register.example' };

describe('the SMTP server of the configuration', () => {
  it('is none where none is named, and asks for STARTTLS unless told otherwise', () => {
    expect(find({})).toBeUndefined();
    expect(find(least)).toEqual({
      host: 'mail.example',
      port: 587,
      tls: 'starttls',
      sign: undefined,
      from: 'amana@register.example',
    });
  });

  it('takes its password from a file that nobody else may read, and never over a network in clear', () => {
    const signed = { ...least, AMANA_MAIL_USER: 'amana', AMANA_MAIL_PASSWORD_FILE: file };
    expect(find(signed)?.sign).toEqual({ user: 'amana', password: 'a secret of words' });
    expect(problemOf({ ...signed, AMANA_MAIL_TLS: 'none' })).toContain('in clear');
    expect(problemOf({ ...signed, AMANA_MAIL_TLS: 'none', AMANA_MAIL_HOST: '127.0.0.1' })).toBe('accepted');
    expect(problemOf({ ...signed, AMANA_MAIL_PASSWORD_FILE: path.join(folder, 'none') })).toContain('There is no file');
    const open = path.join(folder, 'open');
    fs.writeFileSync(open, 'a secret of words');
    fs.chmodSync(open, 0o644);
    const refused = problemOf({ ...signed, AMANA_MAIL_PASSWORD_FILE: open });
    expect(refused).toContain('chmod 600');
    expect(refused).not.toContain('a secret of words');
  });

  it('is refused where something is missing, or the sender is no plain address', () => {
    expect(problemOf({ AMANA_MAIL_HOST: 'mail.example' })).toContain('AMANA_MAIL_FROM');
    expect(problemOf({ AMANA_MAIL_FROM: 'a@b.example' })).toContain('AMANA_MAIL_HOST is not');
    expect(problemOf({ ...least, AMANA_MAIL_USER: 'amana' })).toContain('go together');
    for (const from of ['Amana <a@b.example>', 'a@b.example\r\nBcc: x@y.example', 'a b@c.example'])
      expect(() => find({ ...least, AMANA_MAIL_FROM: from })).toThrow('AMANA_MAIL_FROM must be a plain mail address');
  });
});

it('every mail is written in every language, in one line of subject, with the address of the register and no other', () => {
  const all = mailKinds.flatMap((kind) =>
    mailLanguages.map((language) => mailTexts(kind, language, 'https://register.example')),
  );
  expect(new Set(all.map(({ subject }) => subject)).size).toBe(mailKinds.length * mailLanguages.length);
  for (const { subject, text } of all) {
    expect(subject).toMatch(/^[^\r\n]{5,78}$/u);
    expect(text.match(/https?:\S+/g)).toEqual(['https://register.example/notices']);
  }
});
