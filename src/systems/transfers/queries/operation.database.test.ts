import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { cancelConvoy } from '../commands/cancel-convoy.ts';
import { createManifest } from '../commands/create-manifest.ts';
import { endOperation } from '../commands/end-operation.ts';
import { openOperation } from '../commands/open-operation.ts';
import { operation } from './operation.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await createTestRegister();
});
afterAll(() => register.close());

const asked = (parameters?: Record<string, string>, officer: TestOfficer = 'sdf-cell') =>
  ask(register, officer, operation, parameters);
const open = async (code: string): Promise<number> => {
  const outcome = await register.run('sdf-cell', openOperation, {
    code,
    titleEn: `Operation ${code}`,
    titleAr: `العملية ${code}`,
    jointSupervision: [],
  });
  return outcome.events[0]?.streamNo as number;
};
const manifestOf = async (operationNo: number, code: string) =>
  register.run('sdf-cell', createManifest, {
    operationNo,
    code,
    fromSite: 'GHW',
    toSite: 'KRK',
    via: [],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 72 * HOUR,
    persons: [await register.person()],
  });

test('an operation is asked by code or number; unless one is named, it is the newest that is open', async () => {
  await expect(asked()).rejects.toMatchObject({ code: 'not-found' });
  const first = await open('ONE');
  await manifestOf(first, 'C-1');
  expect((await asked()).operation).toMatchObject({ operationNo: first, code: 'ONE', endedAt: null });

  const second = await open('TWO');
  await manifestOf(second, 'C-2');
  const newest = await asked();
  expect(newest.operation.code).toBe('TWO');
  expect(newest.manifests.map(({ code }) => code)).toEqual(['C-2']);
  expect(newest.operations.map(({ code }) => code)).toEqual(['TWO', 'ONE']);
  for (const parameters of [{ operation: 'ONE' }, { operation: String(first) }, { operationNo: String(first) }]) {
    const older = await asked(parameters);
    expect(older.operation.code).toBe('ONE');
    expect(older.manifests.map(({ code }) => code)).toEqual(['C-1']);
    expect(older.abilities).toContain('transfers/create-manifest');
  }
  await expect(asked({ operation: 'THREE' })).rejects.toMatchObject({ code: 'not-found' });

  // a code that reads like the number of another is a code
  const third = await open(String(first));
  expect((await asked({ operation: String(first) })).operation.operationNo).toBe(third);
  expect((await asked({ operationNo: String(first) })).operation.code).toBe('ONE');

  // what has ended goes behind what is open, however new; who opened it may end it, and nobody else is offered that
  expect((await asked()).abilities).toContain('transfers/end-operation');
  expect((await asked({}, 'moj-cell')).abilities).not.toContain('transfers/end-operation');
  expect((await asked({}, 'moj-cell')).abilities).toContain('transfers/open-operation');
  expect((await asked({}, 'sdf-origin')).abilities).not.toContain('transfers/open-operation');
  await register.run('sdf-cell', endOperation, { operationNo: third });
  const after = await asked();
  expect(after.operation.code).toBe('TWO');
  expect(after.operations.map(({ code, endedAt }) => [code, endedAt === null])).toEqual([
    ['TWO', true],
    ['ONE', true],
    [String(first), false],
  ]);
});

test('where none is open it is the newest that has ended, which says so and takes no manifest', async () => {
  const other = await createTestRegister();
  try {
    const cell = (code: string) =>
      other.run('sdf-cell', openOperation, { code, titleEn: code, titleAr: code, jointSupervision: [] });
    for (const code of ['OLD', 'NEW']) {
      const operationNo = (await cell(code)).events[0]?.streamNo as number;
      await other.run('sdf-cell', endOperation, { operationNo });
    }
    const answer = await ask(other, 'sdf-cell', operation);
    expect(answer.operation).toMatchObject({ code: 'NEW', endedAt: expect.any(Number) });
    expect(answer.abilities).not.toContain('transfers/create-manifest');
    expect(answer.abilities).toContain('transfers/open-operation');
  } finally {
    await other.close();
  }
});

test('unless one is named it is one that the officer has to do with: an empty page of others hides what the own authority moves', async () => {
  const other = await createTestRegister();
  try {
    const opened = async (officer: TestOfficer, code: string) =>
      (await other.run(officer, openOperation, { code, titleEn: code, titleAr: code, jointSupervision: [] })).events[0]
        ?.streamNo as number;
    const moved = async (operationNo: number, code: string, days: number) =>
      other.run('sdf-cell', createManifest, {
        operationNo,
        code,
        fromSite: 'GHW',
        toSite: 'KRK',
        via: [],
        escortAuthority: 'CJTF',
        toAuthority: 'MOJ',
        plannedAt: START + days * 24 * HOUR,
        persons: [await other.person()],
      });
    const shown = async (officer: TestOfficer) => (await ask(other, officer, operation)).operation.code;
    const first = await opened('sdf-cell', 'FIRST');
    await moved(first, 'F-1', 9);
    await opened('moj-cell', 'OF-OTHERS');
    // who opened it waits for its first manifest; who moves persons in another sees that one
    expect([await shown('moj-cell'), await shown('sdf-cell')]).toEqual(['OF-OTHERS', 'FIRST']);
    const short = await opened('sdf-cell', 'SHORT');
    const { events } = await moved(short, 'S-1', 4);
    expect(await shown('sdf-cell')).toBe('SHORT');
    const manifestNo = events[0]?.streamNo as number;
    await other.run('sdf-cell', cancelConvoy, { manifestNo, reason: 'weather', note: '' });
    await other.run('sdf-cell', endOperation, { operationNo: short });
    // what has ended comes before an open one of others, by the last departure that was planned
    const last = (await other.admin.query<{ no: number }>("SELECT no::int FROM transfers.manifest WHERE code = 'F-1'"))
      .rows[0]?.no as number;
    await other.run('sdf-cell', cancelConvoy, { manifestNo: last, reason: 'weather', note: '' });
    await other.run('sdf-cell', endOperation, { operationNo: first });
    expect([await shown('sdf-cell'), await shown('escort')]).toEqual(['FIRST', 'FIRST']);
  } finally {
    await other.close();
  }
});
