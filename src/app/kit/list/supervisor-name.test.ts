import { expect, it } from 'vitest';
import { supervisorName } from './supervisor-name.ts';

const ID = '019bd3f0-0000-7000-8000-000000000001';
const known = [
  { supervisor: 'MOJ', authority: 'MOJ', name: null },
  { supervisor: ID, authority: null, name: 'Office of the prosecutor' },
];
const nameOf = (supervisor: string, of = known) =>
  supervisorName(supervisor, of, (code) => (code === 'MOJ' ? 'Ministry of Justice' : code), 'only named');

it('calls an authority of the register and one that is only named by their names', () => {
  expect([nameOf('MOJ'), nameOf(ID)]).toEqual(['Ministry of Justice', 'Office of the prosecutor']);
});

it('says in words that an authority is only named where its name was not asked for, or nobody is supervised by it now', () => {
  expect(nameOf(ID, [])).toBe('only named');
  expect(nameOf('MOJ', [])).toBe('Ministry of Justice');
});
