import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { createTestRegister, type TestRegister } from '../../../../tests/support/register.ts';
import { people } from './people.ts';

let test: TestRegister;
const numbers = new Map<number, string>();
beforeAll(async () => {
  test = await createTestRegister();
  for (const name of ['Abdulkareem Testman', 'عبدالرزاق تجربة', 'Samer Kazem', 'Ikram Sample'])
    numbers.set(await test.person({ name }), name);
});
afterAll(() => test.close());

const found = async (q: string, more: { site?: string } = {}) => {
  const answer = await ask(test, 'sdf-origin', people, { q, ...more });
  return { names: answer.rows.map(({ personNo }) => numbers.get(personNo)), beginning: answer.beginning };
};

it.each([
  ['razzaq', ['عبدالرزاق تجربة']],
  ['الرزاق', ['عبدالرزاق تجربة']],
  // by its sound, as every search: what sounds alike inside is shown too
  ['kareem', ['Abdulkareem Testman', 'Ikram Sample']],
  ['الكريم', ['Abdulkareem Testman', 'Ikram Sample']],
  ['razzaq تجربة', ['عبدالرزاق تجربة']],
  ['razzaq Testman', []],
  ['zzzq', []],
])(
  'finds by an inner part of a name in any script, where nobody has it whole or at the beginning: %s',
  async (q, names) => {
    expect(await found(q)).toEqual({ names, beginning: names.length > 0 });
  },
);

it('looks inside only where it must, and behind the wall of who asks', async () => {
  // somebody has it whole: who only has it inside is not shown
  expect(await found('Samer')).toEqual({ names: ['Samer Kazem'], beginning: false });
  expect(await found('razzaq', { site: 'GHW' })).toMatchObject({ beginning: true });
  const stranger = await ask(test, 'moj-receiver', people, { q: 'razzaq' });
  expect([stranger.total, stranger.beginning]).toEqual([0, false]);
  // two sounds are inside of too many names
  expect((await found('zq')).names).toEqual([]);
});
