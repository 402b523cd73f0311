import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { hashed, makeBestPlan } from '../../../tests/support/placement/make-plan.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { check } from './check.ts';

const group = 'adult-male-untried';
const instance = {
  format: 'amana-placement-1',
  groups: [group],
  levels: 3,
  facilities: ['F0', 'F1'].map((id, x) => ({
    id,
    x: 4 * x,
    y: 0,
    places: { [group]: [1, 0, 1] },
    medicalBeds: 1,
    familyPlaces: 0,
  })),
  origins: [{ id: 'S0', x: 0, y: 0 }],
  destinations: [{ id: 'D0', x: 0, y: 4 }],
  units: ['u0', 'u1'].map((id) => ({
    id,
    group,
    level: 0,
    medical: false,
    network: null,
    size: 1,
    family: false,
    origin: 'S0',
    destination: 'D0',
  })),
  apart: [['u0', 'u1'] as [string, string]],
  networkLimit: {},
  levelWeight: [1, 2, 4],
  kmWeight: { origin: 1, destination: 1 },
  dispersionSlack: 0,
};
const folder = mkdtempSync(path.join(tmpdir(), 'amana-placement-'));
const written = (name: string, content: string | Buffer): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const plan = makeBestPlan(instance, { u0: 'F0', u1: 'F1' });
const instanceFile = written('instance.json', JSON.stringify(instance));
const planFile = written('plan.json', JSON.stringify(plan));

/** What the command ends with, and what it says. */
const run = (...words: string[]): [number, string] => {
  let said = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    return [check(words), said];
  } finally {
    write.mockRestore();
  }
};

it('accepts a true plan, says what is proved, and that the sections alone are not the drill', () => {
  const [code, said] = run(instanceFile, planFile);
  expect(code).toBe(0);
  expect(said).toMatch(/^ACCEPTED\. 2 persons at 2 sites/);
  expect(said).toContain('0 persons without a place: proved: no plan has less\n');
  // a free place at the other site, and somebody there from whom they are kept apart
  expect(said).toMatch(
    /0 persons for whom the sections .*\n[\s\S]*at worst 1 persons find no place:\n {2}F0: 1 of 1: proved: no plan has less\n/,
  );
  expect(JSON.parse(run('--json', instanceFile, planFile)[1])).toMatchObject({
    accepted: true,
    refusals: [],
    cancelled: false,
  });
  expect(run(written('instance.json.gz', gzipSync(JSON.stringify(instance))), planFile)[0]).toBe(0);
});

it('refuses a false plan with all that was found, in words and for programs', () => {
  const together = plan && { ...plan, facility: { u0: 'F0', u1: 'F0' } };
  const file = written('together.json', JSON.stringify(together && hashed(together)));
  const [code, said] = run(instanceFile, file);
  expect(code).toBe(1);
  expect(said).toMatch(/^REFUSED[\s\S]*u0 and u1 are both at F0\n[\s\S]*km: the plan says/);
  expect(JSON.parse(run(instanceFile, file, '--json')[1])).toMatchObject({ accepted: false });
  expect(run(instanceFile, written('cut.json', JSON.stringify(plan).slice(0, 200)))[1]).toContain(
    'plan: it ends in the middle, after 200 characters',
  );
});

it('says how it is called, and which file cannot be read', () => {
  expect(() => run(instanceFile)).toThrow(UsageError);
  expect(() => run(instanceFile, planFile, '--loud')).toThrow(UsageError);
  expect(() => run(instanceFile, planFile, '--json', '--json')).toThrow(UsageError);
  expect(() => run(instanceFile, path.join(folder, 'nowhere.json'))).toThrow(OperatorError);
  expect(() => run(written('broken.gz', 'no gzip'), planFile)).toThrow(/cannot be unpacked/);
});
