import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { said } from '../../../tests/support/said.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { command } from '../commands/convoys.ts';
import { check } from './check.ts';
import { explain } from './explain.ts';
import { replan } from './replan.ts';
import { solve } from './solve.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'amana-convoys-'));
const instance = path.join(import.meta.dirname, '../../../scenarios/placement/convoys-150.json');
const written = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

it('makes a plan, which the checker accepts, and refuses it when it was changed', async () => {
  const file = path.join(folder, 'plan.json');
  const words = await said(() => solve([instance, '-o', file]));
  expect(words).toContain('0 persons left at the sites at the end (proven: at least 0)');
  await expect(solve([instance, '-o', file])).rejects.toThrow(/is there already/);
  let code: number | undefined;
  const verdict = await said(async () => {
    code = check([instance, file]);
  });
  expect(code).toBe(0);
  expect(verdict).toMatch(/^ACCEPTED\. \d+ convoys for 150 persons/);
  const json = JSON.parse(await said(async () => check([instance, file, '--json'])));
  expect(json).toMatchObject({ accepted: true, persons: 150 });
  const other = written('other.json', readFileSync(file, 'utf8').replace('"day":0', '"day":1'));
  const refused = await said(async () => {
    code = check([instance, other]);
  });
  expect(code).toBe(1);
  expect(refused).toMatch(/^REFUSED[\s\S]*changed after its hash was made/);
});

it('refuses a bad instance with every place before the solver starts, and says how it is called', async () => {
  const bad = written('bad.json', readFileSync(instance, 'utf8').replaceAll('"origin":"S0"', '"origin":"S9"'));
  const plan = path.join(folder, 'none.json');
  await expect(solve([bad, '-o', plan])).rejects.toThrow(OperatorError);
  await expect(solve([bad, '-o', plan])).rejects.toThrow(/is refused:\n.*S9 is unknown\. Add it to sites\./);
  await expect(solve([instance])).rejects.toThrow(UsageError);
  await expect(command.run(['fly'], {})).rejects.toThrow(/Say one of: solve/);
});

it('explains a plan, and makes it again from the present state, which the checker accepts', async () => {
  const file = path.join(folder, 'first.json');
  await said(() => solve([instance, '-o', file]));
  expect(await said(() => explain([instance, file]))).toContain('Everybody leaves within the days of the plan.');
  const explained = JSON.parse(await said(() => explain([instance, file, '--json'])));
  expect(explained.people).toEqual([]);
  const changes = { format: 'amana-convoy-changes-1', today: 2, sealed: [], closes: [], late: [] };
  const fallen = written('changes.json', JSON.stringify({ ...changes, falls: [{ site: 'S1', day: 2 }] }));
  const [state, again] = [path.join(folder, 'state.json'), path.join(folder, 'again.json')];
  const words = await said(() => replan([instance, file, '--changes', fallen, '--instance', state, '-o', again]));
  expect(words).toMatch(/\d+ convoys are sealed or have left, and stay as they are\./);
  expect(words).toMatch(/persons left at the sites at the end: 0 before, [1-9]\d* now/);
  expect(await said(async () => check([state, again]))).toMatch(/^ACCEPTED/);
  expect(await said(() => explain([state, again]))).toMatch(/[1-9]\d* persons are left at the end\./);
  const unknown = written('unknown.json', JSON.stringify({ ...changes, falls: [{ site: 'S9', day: 3 }] }));
  const [other, next] = [path.join(folder, 'other-state.json'), path.join(folder, 'next.json')];
  await expect(replan([instance, file, '--changes', unknown, '--instance', other, '-o', next])).rejects.toThrow(
    /unknown\.json is refused:\nfalls\[0\]: the site S9 is unknown/,
  );
  await expect(replan([instance, file])).rejects.toThrow(UsageError);
  await expect(explain([state, file])).rejects.toThrow(/another instance/);
});
