import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { recordEscape } from '../commands/record-escape.ts';
import { recordSupervision } from '../commands/record-supervision.ts';
import { lateFacts, lateness } from '../queries/lateness.ts';
import type { LateFactsAnswer, LatenessAnswer } from './views.ts';

let test: TestRegister;
let persons: number[];
beforeAll(async () => {
  test = await createTestRegister();
  persons = [await test.person(), await test.person(), await test.person()];
  const record = (of: readonly number[], hoursAgo: number) =>
    test.run('sdf-origin', recordSupervision, {
      persons: [...of],
      name: 'Office',
      fromAt: START - hoursAgo * HOUR,
      source: 'told',
    });
  await record(persons, 100);
  await record(persons.slice(0, 2), 30);
  await record(persons.slice(0, 1), 0);
  await test.run('sdf-origin', recordEscape, { personNo: persons[2] as number, circumstances: 'x', place: 'y' });
});
afterAll(() => test.close());

const rowsOf = async (officer: TestOfficer, filter: Record<string, string> = {}) =>
  ((await ask(test, officer, lateness, filter)) as LatenessAnswer).rows;
const supervision = async (officer: TestOfficer, filter: Record<string, string> = {}) =>
  (await rowsOf(officer, filter)).find(({ type }) => type === 'SupervisionRecorded');
const factsOf = async (officer: TestOfficer, filter: Record<string, string> = {}) =>
  (await ask(test, officer, lateFacts, {
    authority: 'SDF',
    type: 'SupervisionRecorded',
    ...filter,
  })) as LateFactsAnswer;

it('counts facts by authority and kind, those later than some hours, the median and the longest', async () => {
  const row = await supervision('sdf-origin');
  expect(row).toMatchObject({ authority: 'SDF', facts: 6, late: 5, arrivedLate: 0 });
  expect(Math.round((row?.median ?? 0) / HOUR)).toBe(30);
  expect(Math.round((row?.longest ?? 0) / HOUR)).toBe(100);
  expect((await supervision('sdf-origin', { hours: '72' }))?.late).toBe(3);
  expect(await supervision('sdf-origin', { to: '2025-12-31' })).toBeUndefined();
  expect((await supervision('sdf-origin', { from: '2026-01-18', to: '2026-01-19' }))?.facts).toBe(6);
  await expect(rowsOf('sdf-origin', { from: '2026-01-19', to: '2026-01-18' })).rejects.toMatchObject({
    problems: [{ code: 'ends-before-it-begins', field: 'to' }],
  });
});

it('tells of the own authority, of all to a monitor, and of what not everybody is told to monitors alone', async () => {
  expect(await rowsOf('moj-cell', { authority: 'SDF' })).toEqual([]);
  expect((await rowsOf('moj-cell')).every(({ authority }) => authority === 'MOJ')).toBe(true);
  expect((await supervision('monitor'))?.facts).toBe(6);
  expect((await factsOf('moj-cell')).total).toBe(0);
  for (const officer of ['sdf-origin', 'monitor'] as const) {
    const types = (await rowsOf(officer)).map(({ type }) => type);
    expect(types).not.toContain('BreachOpened');
  }
  await expect(test.see('sdf-origin', 'SELECT FROM register.recording')).rejects.toThrow(/permission denied/);
});

it('leads to the facts, the latest first, page by page, each once', async () => {
  const all = await factsOf('sdf-origin');
  expect(all.total).toBe(5);
  expect(all.rows.map(({ recordedAt, occurredAt }) => Math.round((recordedAt - occurredAt) / HOUR))).toEqual([
    ...[100, 100, 100, 30, 30],
  ]);
  expect(all.rows.map(({ personNo }) => personNo).sort()).toEqual([...persons, ...persons.slice(0, 2)].sort());
  const pages = [];
  for (const page of ['1', '2', '3']) pages.push(...(await factsOf('sdf-origin', { page, pageSize: '2' })).rows);
  expect(pages.map(({ eventId }) => eventId)).toEqual(all.rows.map(({ eventId }) => eventId));
  expect((await factsOf('sdf-origin', { late: 'arrived' })).total).toBe(0);
});

it('counts every fact of the register, and no act', async () => {
  const { rows } = await test.admin.query(
    `SELECT (SELECT sum(facts)::int FROM register.recording) AS counted,
       (SELECT count(*)::int FROM register.event e JOIN register.event_type y ON y.type = e.type AND y.v = e.v WHERE y.kind = 'fact') AS facts`,
  );
  expect(rows[0].counted).toBe(rows[0].facts);
});
