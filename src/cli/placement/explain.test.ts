import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeBestPlan } from '../../../tests/support/placement/make-plan.ts';
import { smallInstance } from '../../../tests/support/placement/small-instance.ts';
import { said } from '../../../tests/support/said.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { explain } from './explain.ts';

const group = 'juvenile-male-untried';
const instance = smallInstance(group, 2, [[1, 0, 0], undefined], {});
const folder = mkdtempSync(path.join(tmpdir(), 'amana-placement-'));
const written = (name: string, content: unknown): string => {
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return path.join(folder, name);
};
const instanceFile = written('instance.json', instance);
const plan = makeBestPlan(instance, { u0: 'F0', u1: null });
const planFile = written('plan.json', plan);

it('says who asks, which site could take them, what it has, what stands against each unit, and what a failure would leave', async () => {
  expect(await said(() => explain([instanceFile, planFile]))).toBe(`1 person has no place.
  2 persons of ${group} need places. Only one site can take them: F0 has 1 place for ${group}. 1 place is missing.
  unit u1: F0: 0 places left, 1 needed; F1: no section for its group and level
If F0 fails and nobody else moves (a site that holds somebody from whom a person is kept apart has no room for that person):
  1 person of ${group} needs a place. No other site has room for this person. 1 place is missing.
`);
});

it('says the same by ids with --json', async () => {
  const explained = JSON.parse(await said(() => explain(['--json', instanceFile, planFile])));
  expect(explained.unplaced).toMatchObject({
    persons: 1,
    shortages: [
      {
        missing: 1,
        demands: [{ group, persons: 2, units: ['u0', 'u1'] }],
        supplies: [{ site: 'F0', kind: 'section', free: 1 }],
      },
    ],
    units: [{ unit: 'u1' }],
  });
  expect(explained.failures.F1).toEqual([]);
});

it.each([
  ['a plan of another instance', { ...plan, instance: '00' }, /another instance/],
  ['what is no plan', { format: 'x' }, /no plan/],
  ['what is no JSON', 'x', /no JSON/],
])('refuses %s, and says what to do', async (_, other, message) => {
  await expect(explain([instanceFile, written('other.json', other)])).rejects.toThrow(OperatorError);
  await expect(explain([instanceFile, written('other.json', other)])).rejects.toThrow(message);
});

it('asks for two files', async () => {
  await expect(explain([instanceFile])).rejects.toThrow(UsageError);
});
