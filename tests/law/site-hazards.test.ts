import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordHazard } from '../../src/systems/sites/commands/record-hazard.ts';
import { withdrawHazard } from '../../src/systems/sites/commands/withdraw-hazard.ts';
import { Attackers } from '../support/attacker.ts';
import { withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let stream: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  const { rows } = await test.admin.query<{ no: string }>("SELECT sites.stream_of('GHW') AS no");
  stream = Number(rows[0]?.no);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const said = {
  site: 'GHW',
  kind: 'mass-escape',
  severity: 'likely',
  said: 'The guards left their posts.',
  sourceKind: 'press',
  source: 'a newspaper of 17 January',
  fromAt: START - HOUR,
  expiresAt: START + 300 * HOUR,
} as const;
const recorded = (more: Record<string, string | number> = {}) =>
  withId({ type: 'HazardRecorded', stream, data: { ...said, ...more } });

it('a hazard of a site has a source, words and an end; it is withdrawn by the authority that recorded it', async () => {
  expect(await attackers.as('monitor').append(recorded())).toBe('not-permitted');
  expect(await attackers.as('escort').append(recorded({ source: '' }))).toContain('hazard_source');
  expect(await attackers.as('escort').append(recorded({ severity: '7' }))).toContain('hazard_severity');
  expect(await attackers.as('escort').append(recorded({ expiresAt: START - 2 * HOUR }))).toBe('hazard-expires');
  expect(await attackers.as('escort').append(recorded({ expiresAt: START + 9000 * HOUR }))).toBe('hazard-expires');
  expect(await attackers.as('escort').append(recorded({ site: 'KRK' }))).toBe('not-found');
  const hazard = recorded();
  expect(await attackers.as('escort').append(hazard)).toBe('accepted');
  const withdrawn = { type: 'HazardWithdrawn', stream, data: { hazardId: hazard.id, reason: 'forged' } };
  expect(await attackers.as('sdf-origin').append(withdrawn)).toBe('not-permitted');
  expect(await attackers.as('escort').append(withdrawn)).toBe('accepted');
  expect(await attackers.as('escort').append(withdrawn)).toBe('stale');
});

it('the commands say the same', async () => {
  const outcome = await test.run('sdf-health', recordHazard, { ...said, kind: 'disease' });
  const { hazardId } = outcome.result as { hazardId: string };
  await expect(test.run('escort', withdrawHazard, { hazardId, reason: 'it is over' })).rejects.toThrow('not-permitted');
  await test.run('sdf-origin', withdrawHazard, { hazardId, reason: 'it is over' });
  await expect(test.run('sdf-origin', withdrawHazard, { hazardId, reason: 'it is over' })).rejects.toThrow('stale');
  const long = { ...said, fromAt: START - HOUR, expiresAt: START + 9000 * HOUR };
  await expect(test.run('escort', recordHazard, long)).rejects.toMatchObject({
    problems: [{ code: 'longer-than-180-days' }],
  });
});

it('it is of the place and of nobody, and is told to who works on cases', async () => {
  const { rows } = await test.admin.query<{ column_name: string }>(
    "SELECT column_name FROM information_schema.columns WHERE table_schema = 'sites' AND table_name = 'hazard' AND (column_name ~ 'person' OR data_type IN ('integer', 'numeric', 'real'))",
  );
  expect(rows).toEqual([]);
  const seen = (officer: 'monitor' | 'sdf-admin' | 'moj-admin') => test.see(officer, 'SELECT FROM sites.hazard');
  expect((await seen('monitor')).length).toBeGreaterThan(0);
  expect((await seen('sdf-admin')).length).toBeGreaterThan(0);
  expect(await seen('moj-admin')).toEqual([]);
});
