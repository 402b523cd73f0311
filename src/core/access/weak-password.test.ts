import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commonPasswords, passwordFault } from './weak-password.ts';

const place = ['origin.rojda', 'SDF'];
const fault = async (password: string) => passwordFault(password, await commonPasswords(), place);

it.each([
  ['too short', 'short'],
  ['1qaz2wsx3edc', 'common'],
  ['Administrator', 'common'],
  ['Football2026!!', 'common'],
  ['passwordpassword', 'common'],
  ['monkeymonkey123', 'common'],
  ['abababababab', 'common'],
  ['٠٧٧٠١٢٣٤٥٦٧٨', 'common'],
  ['1990-03-12 1990-03-12', 'common'],
  ['origin.rojda', 'of-the-place'],
  ['Origin.Rojda-2026', 'of-the-place'],
  ['amana-SDF-2026!', 'of-the-place'],
  ['أمانة أمانة ٢٠٢٦', 'of-the-place'],
])('%s is refused: %s', async (password, expected) => {
  expect(await fault(password)).toBe(expected);
});

it.each(['four words apart', 'خبز وملح وطريق طويل', 'نانی گەرم و چای شیرین', 'rojda likes cold rain', 'xK9#vQ2!mZ7p'])(
  '%s is taken',
  async (password) => {
    expect(await fault(password)).toBeUndefined();
  },
);

it('looks at any text without failing, also at the longest that is read', async () => {
  const common = await commonPasswords();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (password) => {
      passwordFault(password, common, place);
    }),
  );
  expect(passwordFault('ab'.repeat(250), common, place)).toBe('common');
  expect(passwordFault(`${'ab'.repeat(249)}c`, common, place)).toBeUndefined();
});
