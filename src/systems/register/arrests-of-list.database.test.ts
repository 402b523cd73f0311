import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../tests/support/ask.ts';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import type { ReceiveListResult } from './command-views.ts';
import { receiveList } from './commands/receive-list.ts';
import { resolveRow } from './commands/resolve-row.ts';
import { person } from './queries/person.ts';
import type { PersonAnswer } from './views.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const SOURCE = 'list of the prison';
const openingOf = async (personNo: number) =>
  ((await ask(test, 'sdf-origin', person, { personNo: String(personNo) })) as PersonAnswer).openings[0];

it('what a list says of the arrest is on the file as inherited, unverified, also of a row that waited; what it does not say is owed', async () => {
  const lines = [
    'Full name,Sex,تاريخ القبض,Arrested by,Place of arrest',
    'Sami Rawi,male,١٢/٠٣/٢٠١٩,Unit 7,Baghuz',
    'Adil Rawi,male,03/2019,,',
    'Kamal Rawi,male,in the spring,,',
    'Nabil Rawi,male,,,',
    'Talal Rawi,,2019,Unit 8,',
  ];
  const { result } = await test.run('sdf-origin', receiveList, {
    site: 'GHW',
    source: SOURCE,
    fileName: 'list.csv',
    file: Buffer.from(lines.join('\r\n')).toString('base64'),
  });
  const { rows, listNo } = result as ReceiveListResult;
  // a date of an arrest that cannot be read holds nobody back
  expect(rows.map(({ outcome }) => outcome)).toEqual([...Array(4).fill('accepted'), 'waiting']);
  const [sami, adil, kamal, nabil] = await Promise.all(
    rows.slice(0, 4).map(({ personNo }) => openingOf(personNo as number)),
  );
  const inherited = (text: string) => ({ state: 'inherited', text, from: SOURCE });
  expect(sami).toMatchObject({
    way: 'existing-custody',
    tag: null,
    particulars: {
      when: inherited('2019-03-12'),
      authority: inherited('Unit 7'),
      place: inherited('Baghuz'),
      reasonsTold: { state: 'inherited', from: SOURCE },
    },
  });
  expect(sami?.gaps.arrestToArrival?.least).toBeGreaterThan(50_000);
  expect(adil?.particulars?.when).toEqual(inherited('2019-03'));
  expect(kamal?.particulars?.when).toEqual({ state: 'unknown', reason: 'in the spring' });
  expect(nabil?.particulars).toBeNull();
  const decided = await test.run('sdf-origin', resolveRow, {
    listNo,
    row: 6,
    decision: 'accept-as-new',
    reason: 'asked him',
    person: {
      names: [{ full: 'Talal Rawi', script: 'latin', kind: 'primary', source: 'himself' }],
      sex: 'male',
      nationalities: [],
    },
  });
  const talal = await openingOf((decided.result as { personNo: number }).personNo);
  expect(talal?.particulars).toMatchObject({ when: inherited('2019'), authority: inherited('Unit 8') });
});
