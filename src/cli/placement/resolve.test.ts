import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { smallInstance } from '../../../tests/support/placement/small-instance.ts';
import { said } from '../../../tests/support/said.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { checkPlan } from '../../systems/placement-check/check-plan.ts';
import { explain } from './explain.ts';
import { resolve } from './resolve.ts';
import { solve } from './solve.ts';

const group = 'adult-male-untried';
const instance = smallInstance(
  group,
  3,
  [
    [2, 0, 0],
    [2, 0, 0],
  ],
  { apart: [['u0', 'u1'] as [string, string]] },
);
const folder = mkdtempSync(path.join(tmpdir(), 'amana-placement-'));
const at = (name: string): string => path.join(folder, name);
writeFileSync(at('instance.json'), JSON.stringify(instance));

it('makes a plan again around who was placed by hand; the checker accepts it; why somebody is there is said', async () => {
  await said(() => solve([at('instance.json'), '-o', at('plan.json')]));
  const before = JSON.parse(readFileSync(at('plan.json'), 'utf8')).facility;
  const other = before.u0 === 'F0' ? 'F1' : 'F0';
  const told = await said(() =>
    resolve([at('instance.json'), at('plan.json'), '--at', `u0=${other}`, '-o', at('new.json')]),
  );
  expect(told).toContain('unplaced: 0');
  const after = JSON.parse(readFileSync(at('new.json'), 'utf8')).facility;
  expect(after.u0).toBe(other);
  expect(after.u1).toBe(before.u0);
  const verdict = checkPlan(readFileSync(at('instance.json'), 'utf8'), readFileSync(at('new.json'), 'utf8'));
  expect(verdict.refusals).toEqual([]);

  const why = await said(() => explain([at('instance.json'), at('new.json'), '--unit', 'u0']));
  expect(why).toContain(`unit u0 (${group}, level 0) is at ${other}\n`);
  expect(why).toMatch(/kept apart from u1, who is there/);
  expect(why).toMatch(/Next best: F\d, -?\d+ km (more|less) in all \(u1 goes to F\d\)/);
});

it.each([
  ['a unit that there is not', 'u9=F0', /no unit u9/],
  ['a site that there is not', 'u0=F9', /no site F9/],
  ['two who are kept apart at one site', 'u0=F1,u1=F1', /kept apart/],
])('refuses %s, and writes nothing', async (_, locks, message) => {
  const words = [at('instance.json'), at('plan.json'), '--at', locks, '-o', at('none.json')];
  await expect(resolve(words)).rejects.toThrow(OperatorError);
  await expect(resolve(words)).rejects.toThrow(message);
});

it.each([[['--at', 'u0', '-o', 'x']], [['--at', 'u0=F0,u0=F1', '-o', 'x']], [['-o', 'x']], [['--at', 'u0=F0']]])(
  'says how it is called: %j',
  async (words) => {
    await expect(resolve([at('instance.json'), at('plan.json'), ...words])).rejects.toThrow(UsageError);
  },
);
