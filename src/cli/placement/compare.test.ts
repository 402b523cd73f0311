import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeBestPlan } from '../../../tests/support/placement/make-plan.ts';
import { smallInstance } from '../../../tests/support/placement/small-instance.ts';
import { said } from '../../../tests/support/said.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { compare } from './compare.ts';
import { price } from './price.ts';

const group = 'adult-male-untried';
const instance = smallInstance(
  group,
  2,
  [
    [2, 0, 0],
    [2, 0, 0],
  ],
  { dispersionSlack: 1 },
);
const folder = mkdtempSync(path.join(tmpdir(), 'amana-placement-'));
const written = (name: string, content: unknown): string => {
  writeFileSync(path.join(folder, name), JSON.stringify(content));
  return path.join(folder, name);
};
const instanceFile = written('instance.json', instance);
const apart = written('apart.json', makeBestPlan(instance, { u0: 'F0', u1: 'F1' }));
const together = written('together.json', makeBestPlan(instance, { u0: 'F0', u1: 'F0' }));

it('puts plans side by side: levels, shares, who is where, and how many are elsewhere than in the first', async () => {
  const lines = (await said(() => compare([instanceFile, apart, together]))).split('\n');
  expect(lines[0]).toMatch(/^ +apart\.json +together\.json$/);
  const cells = (name: string) =>
    lines
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim()
      .split(/ {2,}/);
  expect(cells('km ')).toEqual(['20', '0']);
  expect(cells('largest share of a site')).toEqual(['50.000 %', '100.000 %']);
  expect(cells('concentration (HHI)')).toEqual(['0.5000', '1.0000']);
  expect(cells('units elsewhere than in the first')).toEqual(['0', '1']);
  expect(cells('at F1')).toEqual(['1 of 2', '0 of 2']);
  const json = JSON.parse(await said(() => compare(['--json', instanceFile, apart, together])));
  expect(json).toMatchObject([
    { plan: apart, moved: 0 },
    { plan: together, moved: 1, levels: { km: 0 } },
  ]);
});

it('says what spreading people costs', async () => {
  expect(await said(() => price([instanceFile, '--slack', '0,1']))).toBe(
    'slack 0 %: worst loss 1 (limit 1), 20 km (at least 20)\nslack 100 %: worst loss 2 (limit 2), 0 km (at least 0)\nno limit: worst loss 2, 0 km (at least 0)\n',
  );
});

it('refuses a plan of another instance, one plan alone, and what is no slack', async () => {
  const other = written('other.json', { ...makeBestPlan(instance, { u0: 'F0', u1: 'F1' }), instance: '00' });
  await expect(compare([instanceFile, apart, other])).rejects.toThrow(OperatorError);
  await expect(compare([instanceFile, apart])).rejects.toThrow(UsageError);
  await expect(price([instanceFile, '--slack', '5 %'])).rejects.toThrow(UsageError);
  await expect(price([instanceFile, '--slack', '0,0'])).rejects.toThrow(UsageError);
});
