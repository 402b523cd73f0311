import { afterEach, expect, test } from 'vitest';
import { OperatorError } from '../config/operator-error.ts';
import { type HttpGate, openGate } from './http-gate.ts';

const gates: HttpGate[] = [];
const open = async (port = 0) => {
  const gate = await openGate('127.0.0.1', port);
  gates.push(gate);
  return gate;
};
afterEach(async () => {
  for (const gate of gates.splice(0)) await gate.close(0);
});

test('until a handler stands behind it, the gate says that the register is starting', async () => {
  const gate = await open();
  const answer = await fetch(`${gate.origin}/api/access/me`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'starting', detail: 'The register is starting.' });
  expect((await fetch(`${gate.origin}/healthz`)).status).toBe(200);
  gate.open((_request, response) => response.end('ready'));
  expect(await (await fetch(gate.origin)).text()).toBe('ready');
});

test('a port in use is explained with what to do', async () => {
  const { origin } = await open();
  const port = Number(new URL(origin).port);
  await expect(openGate('127.0.0.1', port)).rejects.toThrow(OperatorError);
  await expect(openGate('127.0.0.1', port)).rejects.toThrow(`Port ${port} is in use`);
});

test('closing waits for a running request, then cuts it', async () => {
  const gate = await open();
  gate.open(() => undefined);
  const hanging = fetch(gate.origin);
  await new Promise((resolve) => gate.server.once('request', resolve));
  const closing = gate.close(50);
  await expect(hanging).rejects.toThrow();
  await closing;
});
