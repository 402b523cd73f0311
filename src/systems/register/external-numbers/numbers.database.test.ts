import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../../../../tests/support/register.ts';
import type { ReceiveListResult } from '../command-views.ts';
import { receiveList } from '../commands/receive-list.ts';
import { recordNumber } from '../commands/record-number.ts';
import { registerPerson } from '../commands/register-person.ts';
import { resolveRow } from '../commands/resolve-row.ts';
import { withdrawNumber } from '../commands/withdraw-number.ts';
import { people } from '../queries/people.ts';
import { person } from '../queries/person.ts';
import type { PeopleAnswer, PersonAnswer } from '../views.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const fileOf = async (personNo: number, officer: TestOfficer = 'sdf-origin'): Promise<PersonAnswer> =>
  (await ask(test, officer, person, { personNo: String(personNo) })) as PersonAnswer;
const numbersOf = async (personNo: number) =>
  (await fileOf(personNo)).person.numbers.map(({ kind, number, issuedBy, source, withdrawal }) => [
    ...[kind, number, issuedBy, source, withdrawal],
  ]);
const found = async (q: string, officer: TestOfficer = 'sdf-origin', more: object = {}): Promise<number[]> =>
  ((await ask(test, officer, people, { q, ...more })) as PeopleAnswer).rows.map(({ personNo }) => personNo);

it('numbers come with a list, several to a person, also from a row that waited, and are found in any script of digits', async () => {
  const lines = [
    'Full name,Sex,رقم القضية,ICRC number,Passport,ID,ID',
    'Sami Rawi,male,٢٠١٢/٣٤,IQ-0012,,x 77,x77',
    'Talal Rawi,,2012/34,,a123,unknown,-',
  ];
  const { result } = await test.run('sdf-origin', receiveList, {
    site: 'GHW',
    source: 'list of the court',
    fileName: 'list.csv',
    file: Buffer.from(lines.join('\r\n')).toString('base64'),
  });
  const list = result as ReceiveListResult;
  const sami = list.rows[0]?.personNo as number;
  expect(await numbersOf(sami)).toEqual([
    ['case', '٢٠١٢/٣٤', null, 'list of the court', null],
    ['icrc', 'IQ-0012', null, 'list of the court', null],
    ['other', 'x77', null, 'list of the court', null],
  ]);
  const decided = await test.run('sdf-origin', resolveRow, {
    listNo: list.listNo,
    row: 3,
    decision: 'accept-as-new',
    reason: 'asked him',
    person: {
      names: [{ full: 'Talal Rawi', script: 'latin', kind: 'primary', source: 'himself' }],
      sex: 'male',
      nationalities: [],
    },
  });
  const talal = (decided.result as { personNo: number }).personNo;
  expect((await numbersOf(talal)).map(([kind, number]) => [kind, number])).toEqual([
    ['case', '2012/34'],
    ['passport', 'a123'],
  ]);
  expect(await found('2012/34')).toEqual([sami, talal]);
  expect(await found('٢٠١٢ / ٣٤', 'sdf-origin', { status: 'held' })).toEqual([sami, talal]);
  expect(await found('iq-0012')).toEqual([sami]);
  expect(await found('A123')).toEqual([talal]);
  // exactly, and not by a part of it
  for (const part of ['2012', 'IQ-001', 'IQ0012']) expect(await found(part)).toEqual([]);
  expect(await found('2012/34', 'sdf-origin', { status: 'breach' })).toEqual([sami, talal]);
});

it('a number comes with one person who is entered, is recorded and withdrawn on the file, and stays there with the reason', async () => {
  const entered = await test.run('sdf-origin', registerPerson, {
    site: 'GHW',
    person: {
      names: [{ full: 'Yunis 2 Amin', script: 'latin', kind: 'primary', source: 'himself' }],
      sex: 'male',
      nationalities: [],
      numbers: [{ kind: 'identity', number: '199-8', issuedBy: 'civil registry' }],
    },
    custody: { custodian: 'SDF', site: 'GHW', fromAt: Date.UTC(2026, 0, 17), basis: 'existing-custody' },
  });
  const { personNo } = entered.result as { personNo: number };
  expect(await numbersOf(personNo)).toEqual([['identity', '199-8', 'civil registry', 'himself', null]]);
  // a name with a digit is a name still, where nobody has it as a number
  expect(await found('yunis 2')).toEqual([personNo]);
  const number = { personNo, kind: 'unhcr' as const, number: 'U-7', source: 'his card' };
  const recorded = await test.run('sdf-origin', recordNumber, number);
  await expect(test.run('sdf-origin', recordNumber, { ...number, number: 'u-٧' })).rejects.toMatchObject({
    problems: [{ code: 'number-recorded', field: 'number' }],
  });
  await expect(test.run('sdf-origin', recordNumber, { ...number, number: '--' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  expect(await found('u-7')).toEqual([personNo]);
  const numberId = recorded.events[0]?.id as string;
  await test.run('sdf-origin', withdrawNumber, { numberId, reason: 'the card is his brother’s' });
  expect((await numbersOf(personNo))[1]).toEqual(['unhcr', 'U-7', null, 'his card', 'the card is his brother’s']);
  expect(await found('u-7')).toEqual([]);
  await expect(test.run('sdf-origin', withdrawNumber, { numberId, reason: 'again' })).rejects.toMatchObject({
    code: 'stale',
  });
  // it can be recorded again
  await test.run('sdf-origin', recordNumber, number);
  expect(await found('u-7')).toEqual([personNo]);
});

it('who does not see the file neither sees a number nor finds by it', async () => {
  const personNo = await test.person();
  await test.run('sdf-origin', recordNumber, { personNo, kind: 'prison', number: 'P-555', source: 'the roll' });
  expect(await found('P-555')).toEqual([personNo]);
  expect(await found('P-555', 'moj-cell')).toEqual([]);
  expect(await test.see('moj-cell', 'SELECT FROM register.external_number')).toEqual([]);
  for (const officer of ['moj-cell', 'monitor'] as const)
    await expect(
      test.run(officer, recordNumber, { personNo, kind: 'case', number: '1', source: 'somebody' }),
    ).rejects.toThrow();
});
