import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { UsageError } from './operator-error.ts';

const messageOf = (environment: NodeJS.ProcessEnv, words: readonly string[] = []): string => {
  try {
    readConfig(environment, words);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('readConfig', () => {
  it('answers the documented fallbacks where nothing is set', () => {
    expect(readConfig({ PATH: '/bin' })).toEqual({
      port: 8080,
      host: '127.0.0.1',
      logLevel: 'info',
      logReaders: 'monitors',
      logBucket: 16,
      logDayBucket: 8192,
      documentMaximumBytes: 10_485_760,
      sessionIdleMinutes: 30,
      sessionHours: 12,
      elevatedMinutes: 10,
      mailPort: 587,
      mailTls: 'starttls',
    });
  });

  it('lets an argument win over a variable, and takes an empty variable as not set', () => {
    const environment = { AMANA_PORT: '9000', AMANA_HOST: '', AMANA_DATA: '/srv/one' };
    const config = readConfig(environment, ['--port', '9001', '--data=/srv/two', '--scenario', 'none']);
    expect(config).toMatchObject({ port: 9001, host: '127.0.0.1', dataFolder: '/srv/two', scenario: 'none' });
  });

  it('names the variable, its problem and the remedy', () => {
    expect(messageOf({ AMANA_PORT: '70000' })).toBe(
      'AMANA_PORT must be 65535 or less. It is now: "70000". Set it, for example, to 8080, or leave it out.',
    );
    expect(messageOf({}, ['--port', 'http'])).toContain('--port must be a whole number');
  });

  it('names every problem at once', () => {
    const lines = messageOf({ AMANA_PORT: 'x', AMANA_LOG_LEVEL: 'loud', AMANA_SESSION_HOURS: '0' }).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['AMANA_PORT', 'AMANA_LOG_LEVEL', 'AMANA_SESSION_HOURS']);
  });

  it('refuses an unknown variable and says which one was meant', () => {
    expect(messageOf({ AMANA_PROT: '1' })).toContain('did you mean AMANA_PORT?');
    expect(messageOf({ AMANA_SOMETHING_ELSE_ENTIRELY: '1' })).toContain('remove it');
  });

  it('never repeats a database address, which may hold a password', () => {
    const message = messageOf({ DATABASE_URL: 'mysql://installer:topsecret@host/amana' });
    expect(message).toContain('DATABASE_URL must be a URL that begins with postgres://');
    expect(message).not.toContain('topsecret');
  });

  it.each(['http://amana.example', 'https://amana.example/', 'https://amana.example/path', 'amana.example'])(
    'refuses the public origin %s',
    (text) => expect(messageOf({ AMANA_PUBLIC_ORIGIN: text })).toContain('AMANA_PUBLIC_ORIGIN must be an https origin'),
  );

  it.each(['https://amana.example', 'https://amana.example:8443'])('takes the public origin %s', (text) =>
    expect(readConfig({ AMANA_PUBLIC_ORIGIN: text }).publicOrigin).toBe(text),
  );

  it.each(['192.0.2.1', '127.0.0.1, ::1', '10.0.0.0/8,2001:db8::/32'])('takes the proxies %s', (text) =>
    expect(readConfig({ AMANA_TRUSTED_PROXIES: text }).trustedProxies).toEqual(text.split(/, ?/)),
  );

  it.each(['proxy.example', '10.0.0.0/33', '10.0.0.1/8/8', '1.2.3', 'true', '127.0.0.1,'])(
    'refuses the proxies %s',
    (text) => expect(messageOf({ AMANA_TRUSTED_PROXIES: text })).toContain('AMANA_TRUSTED_PROXIES must be addresses'),
  );

  it('takes exactly the ports that exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (port) => {
        const accepted = messageOf({ AMANA_PORT: String(port) }) === 'accepted';
        return accepted === (port >= 0 && port <= 65_535);
      }),
    );
  });
});
