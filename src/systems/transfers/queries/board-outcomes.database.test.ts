import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { createTestConvoy, type TestConvoy } from '../../../../tests/support/convoy.ts';
import { createTestRegister, HOUR, type TestOfficer, type TestRegister } from '../../../../tests/support/register.ts';
import { recordDeath } from '../../register/commands/record-death.ts';
import { recordEscape } from '../../register/commands/record-escape.ts';
import { recordAbsence } from '../../sites/commands/record-absence.ts';
import { recordReturn } from '../../sites/commands/record-return.ts';
import { acceptLines } from '../commands/accept-lines.ts';
import { answerRecall } from '../commands/answer-recall.ts';
import { recordDifference } from '../commands/record-difference.ts';
import { requestRecall } from '../commands/request-recall.ts';
import { strikeOff } from '../commands/strike-off.ts';
import type { LineOutcome } from '../line-outcomes.ts';
import { convoys } from './convoys.ts';
import { lines } from './lines.ts';

let register: TestRegister;
let convoy: TestConvoy;

beforeAll(async () => {
  register = await createTestRegister();
  convoy = await createTestConvoy(register, 4);
});

afterAll(() => register.close());

const row = async (officer: TestOfficer) => {
  const { rows } = await ask(register, officer, convoys, {});
  return rows.find(({ manifestNo }) => manifestNo === convoy.manifestNo);
};
const persons = async (officer: TestOfficer, outcome: LineOutcome) =>
  (await ask(register, officer, lines, { manifestNo: String(convoy.manifestNo), outcome })).rows.map(
    ({ personNo, struckOff, refusal }) => [personNo, struckOff, refusal?.reason ?? null],
  );

test('the board counts by which reasons lines were refused or struck off, and the list has those lines', async () => {
  const [, second, third, fourth] = convoy.persons as [number, number, number, number];
  await convoy.until('interviewed');
  await register.run('moj-receiver', acceptLines, {
    manifestNo: convoy.manifestNo,
    expectedCount: 2,
    decisions: [third, fourth].map((personNo) => ({
      personNo,
      decision: 'refused' as const,
      site: 'KRK',
      reason: personNo === third ? ('no-space' as const) : ('health' as const),
    })),
  });
  expect((await row('moj-cell'))?.outcomes).toEqual([
    { outcome: 'refused:health', count: 1 },
    { outcome: 'refused:no-space', count: 1 },
  ]);
  const strike = { manifestNo: convoy.manifestNo, note: '' };
  await register.run('sdf-cell', strikeOff, { ...strike, personNo: third, reason: 'refused-by-receiver' });
  await register.run('sdf-cell', strikeOff, { ...strike, personNo: second, reason: 'fear-of-transfer' });
  const told = (await row('sdf-cell'))?.outcomes ?? [];
  expect(told).toEqual([
    { outcome: 'refused:health', count: 1 },
    { outcome: 'refused:no-space', count: 1 },
    { outcome: 'struck-off:fear-of-transfer', count: 1 },
    { outcome: 'struck-off:refused-by-receiver', count: 1 },
  ]);
  // each count is that of the lines that it leads to
  for (const { outcome, count } of told)
    expect([outcome, await persons('sdf-cell', outcome)]).toEqual([
      outcome,
      expect.objectContaining({ length: count }),
    ]);
  expect(await persons('sdf-cell', 'struck-off:refused-by-receiver')).toEqual([
    [third, 'refused-by-receiver', 'no-space'],
  ]);
  expect(await persons('sdf-cell', 'refused:health')).toEqual([[fourth, null, 'health']]);
  // who was struck off, and why, is not told to the receiving authority: it may be a fear
  expect((await row('moj-cell'))?.outcomes.filter(({ outcome }) => outcome.startsWith('struck-off'))).toEqual([]);
  expect(await persons('moj-cell', 'struck-off:fear-of-transfer')).toEqual([]);
});

test('the board says who is asked back and what was answered, to those who gave and received, and never to the escort', async () => {
  convoy = await (await createTestConvoy(register, 1)).until('closed');
  const [personNo] = convoy.persons as [number];
  const { events } = await register.run('sdf-cell', requestRecall, {
    manifestNo: convoy.manifestNo,
    personNo,
    ground: 'access-refused',
    reasons: 'no visit was let in',
  });
  const recall = { personNo, registerNumber: expect.any(String), ground: 'access-refused' };
  for (const officer of ['sdf-cell', 'moj-cell'] as const)
    expect((await row(officer))?.recalls).toEqual([{ ...recall, state: 'requested' }]);
  expect((await row('escort'))?.recalls).toEqual([]);
  // on the person's file it is owed until it is answered; the escort is not told
  const owed = async (officer: TestOfficer) =>
    (
      await register.see<{ open: boolean }>(
        officer,
        `SELECT m->>'recall' IS NOT NULL AS open FROM register.person_on_manifest(${personNo}) m`,
      )
    )[0]?.open;
  expect([await owed('moj-cell'), await owed('sdf-cell'), await owed('escort')]).toEqual([true, true, false]);
  const answer = { recallId: events[0]?.id as string, note: '' };
  await expect(register.run('moj-cell', answerRecall, { ...answer, answer: 'refused' })).rejects.toMatchObject({
    code: 'invalid-input',
    problems: [{ code: 'reason-missing', field: 'reason' }],
  });
  await expect(
    register.run('moj-cell', answerRecall, { ...answer, answer: 'refused', reason: 'other' }),
  ).rejects.toMatchObject({ code: 'invalid-input', problems: [{ code: 'reason-missing', field: 'note' }] });
  await register.run('moj-cell', answerRecall, { ...answer, answer: 'refused', reason: 'proceedings-pending' });
  expect((await row('sdf-cell'))?.recalls).toEqual([{ ...recall, state: 'refused' }]);
  expect(await owed('moj-cell')).toBe(false);
});

test('on the way a line says that its person died, escaped or is in a hospital by the file, until a difference says it; who left the convoy before the present seat is told so', async () => {
  convoy = await (await createTestConvoy(register, 4)).until('handed-over-1');
  const [dead, fled, ill, aboard] = convoy.persons as [number, number, number, number];
  const told = async () =>
    new Map(
      (await ask(register, 'moj-receiver', lines, { manifestNo: String(convoy.manifestNo) })).rows.map((line) => [
        line.personNo,
        line.gone?.kind ?? line.incident,
      ]),
    );
  expect([...(await told()).values()]).toEqual([null, null, null, null]);
  const words = { circumstances: 'at the crossing', place: 'RAB' };
  await register.run('escort', recordDeath, {
    personNo: dead,
    cause: 'pending',
    remains: 'hospital',
    referral: 'judge',
    ...words,
  });
  await register.run('escort', recordEscape, { personNo: fled, ...words });
  const { rows } = await register.admin.query<{ now: number }>('SELECT register.ms(register.clock())::float8 AS now');
  const now = rows[0]?.now ?? 0;
  const away = {
    personNo: ill,
    reason: 'hospital' as const,
    destination: 'the hospital',
    escort: 'CJTF',
    dueAt: now + HOUR,
  };
  await expect(register.run('escort', recordAbsence, { ...away, leftAt: now - 48 * HOUR })).rejects.toMatchObject({
    code: 'invalid-input',
    problems: [{ code: 'before-the-present-place', field: 'leftAt' }],
  });
  await register.run('escort', recordAbsence, { ...away, leftAt: now });
  const gone = new Map([
    [dead, 'died'],
    [fled, 'escaped'],
    [ill, 'medical-evacuation'],
    [aboard, null],
  ]);
  expect(await told()).toEqual(gone);
  const difference = { manifestNo: convoy.manifestNo, ordinal: 2, personNo: dead, kind: 'died' as const, note: '' };
  await register.run('escort', recordDifference, difference);
  const row = (await ask(register, 'moj-receiver', lines, { manifestNo: String(convoy.manifestNo) })).rows.find(
    ({ personNo }) => personNo === dead,
  );
  expect(row).toMatchObject({ gone: null, incident: 'died', state: 'incident' });
});

test('a line of who was not handed over yet says that the person is away by the own file, until the return is recorded', async () => {
  const convoy = await (await createTestConvoy(register, 2)).until('sealed');
  const [atCourt, here] = convoy.persons as [number, number];
  const { rows } = await register.admin.query<{ now: number }>('SELECT register.ms(register.clock())::float8 AS now');
  const now = rows[0]?.now ?? 0;
  const told = async () =>
    new Map(
      (await ask(register, 'sdf-cell', lines, { manifestNo: String(convoy.manifestNo) })).rows.map((line) => [
        line.personNo,
        line.away,
      ]),
    );
  const { result } = await register.run('sdf-origin', recordAbsence, {
    personNo: atCourt,
    reason: 'court',
    destination: 'the court of the town',
    escort: 'SDF',
    leftAt: now - 1000,
    dueAt: now + HOUR,
  });
  expect(await told()).toEqual(
    new Map([
      [atCourt, { reason: 'court', leftAt: now - 1000, dueAt: now + HOUR }],
      [here, null],
    ]),
  );
  const { absenceId } = result as { absenceId: string };
  await register.run('sdf-origin', recordReturn, { absenceId, returnedAt: now, account: 'back from the hearing' });
  expect([...(await told()).values()]).toEqual([null, null]);
});
