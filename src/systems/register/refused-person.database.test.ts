import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../tests/support/register.ts';
import { unlistedCommand } from '../../../tests/support/unlisted-command.ts';
import type { Refusal } from '../../core/register/refusal.ts';
import { problemOf } from '../../platform/http/problem.ts';
import { moveSection } from './commands/move-section.ts';
import { recordEscape } from './commands/record-escape.ts';
import { SectionMoved } from './events.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await createTestRegister();
});
afterAll(() => register.close());

/** A move without the questions that the real command asks first: what two officers at the same moment leave to the database. */
const bareMove = unlistedCommand({
  system: 'register',
  name: 'bare-move',
  roles: ['origin_officer', 'receiving_officer'],
  input: z.object({ personNo: z.int(), section: z.string(), reason: z.string() }),
  streams: (input) => [input.personNo],
  load: async () => undefined,
  decide: (_state, { personNo, section, reason }) => [
    SectionMoved.make({ stream: personNo, data: { site: 'GHW', section }, personal: { reason } }),
  ],
});
const refused = async (officer: TestOfficer, input: { personNo: number; section: string; reason: string }) =>
  (await register.run(officer, bareMove, input).catch((error: unknown) => error)) as Refusal;

test('what the database refuses about one person names the person as the row, by the register number, in every language', async () => {
  const personNo = await register.person({ birth: '2010-05-05' });
  const refusal = await refused('sdf-origin', { personNo, section: 'A', reason: 'roll of the day' });
  const [row] = await register.see<{ register_number: string }>(
    'sdf-origin',
    'SELECT register_number FROM register.person WHERE no = $1',
    [personNo],
  );
  const registerNumber = row?.register_number as string;
  const problem = problemOf(refusal);
  expect(problem).toMatchObject({
    code: 'I13-minor-apart-from-adults',
    problems: [{ code: 'I13-minor-apart-from-adults', personNo, registerNumber }],
  });
  const detail = problem.problems?.[0]?.detail;
  for (const language of ['en', 'ar', 'ckb'] as const) {
    expect(detail?.[language]).toContain(registerNumber);
    expect(detail?.[language]).toContain('GHW/A');
  }
  expect(detail?.ar).toContain('قاصر');
});

test('of a person behind the wall nothing is told but the number that the officer gave', async () => {
  const personNo = await register.person();
  const refusal = await refused('moj-receiver', { personNo, section: 'A', reason: 'roll of the day' });
  expect(refusal).toMatchObject({ code: 'not-permitted', problems: [] });
  const problem = problemOf(refusal);
  expect(JSON.stringify(problem)).not.toMatch(/GHW-\d/);
  expect(problem.sentence.ar).toContain('ليس ضمن ما تطّلع عليه جهتك');
});

test('a text that says too little for the database is named by its field and length, as the form would', async () => {
  const personNo = await register.person();
  const refusal = await refused('sdf-origin', { personNo, section: 'A', reason: 'x' });
  expect(problemOf(refusal)).toMatchObject({
    code: 'invalid-input',
    problems: [{ code: 'text-too-short', field: 'reason', detail: { en: expect.stringContaining('at least 3') } }],
  });
});

test('what a command refuses about a person says the register number, and a time to come its field', async () => {
  const personNo = await register.person();
  const elsewhere = { personNo, site: 'KRK', section: '1', reason: 'roll of the day' };
  await expect(register.run('sdf-origin', moveSection, elsewhere)).rejects.toMatchObject({
    problems: [{ personNo, registerNumber: expect.stringMatching(/^GHW-\d{6}-.$/), field: 'site' }],
  });
  const tomorrow = { personNo, circumstances: 'over the wall', place: 'the yard', occurredAt: START + 24 * HOUR };
  await expect(register.run('sdf-origin', recordEscape, tomorrow)).rejects.toMatchObject({
    code: 'invalid-input',
    problems: [{ code: 'in-the-future', field: 'occurredAt' }],
  });
});
