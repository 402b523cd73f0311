import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { guardRequest } from './request-guard.ts';

const ask = (host: string | undefined, publicOrigin?: string, method = 'GET') => {
  const headers = { ...(host === undefined ? {} : { host }), 'x-amana-request': '1' };
  return () => guardRequest({ method, headers } as unknown as FastifyRequest, publicOrigin);
};

const LOOPBACK = ['localhost', 'localhost:8080', 'LOCALHOST:80', '127.0.0.1:8080', '127.8.0.1', '[::1]', '[::1]:8080'];
const FOREIGN = [
  undefined,
  '',
  'evil.example',
  'evil.example:8080',
  'localhost.evil.example',
  'evil-localhost',
  '127.0.0.1.evil.example',
  '127.0.0.1@evil.example',
  '192.168.1.5:8080',
  '[::2]:8080',
];

test.each(['GET', 'HEAD', 'POST'])('%s reaches the register by a loopback name, and by no other', (method) => {
  for (const host of LOOPBACK) expect(ask(host, undefined, method)).not.toThrow();
  for (const host of FOREIGN) expect(ask(host, undefined, method)).toThrow('request-not-own');
});

test('behind a proxy the host of the public origin counts as well, with its port', () => {
  for (const host of ['amana.example', 'Amana.Example', 'amana.example:443', 'localhost:8080'])
    expect(ask(host, 'https://amana.example')).not.toThrow();
  for (const host of [...FOREIGN, 'amana.example:8080', 'www.amana.example'])
    expect(ask(host, 'https://amana.example')).toThrow('request-not-own');
  expect(ask('amana.example:8443', 'https://amana.example:8443')).not.toThrow();
  for (const host of ['amana.example', 'amana.example:443', 'amana.example:8443:443'])
    expect(ask(host, 'https://amana.example:8443')).toThrow('request-not-own');
});
