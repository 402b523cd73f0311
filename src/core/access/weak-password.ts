/** Characters of a password at least. */
const SHORTEST_PASSWORD = 12;
/** Letters that stay of a password at least when what anybody would try is taken out of it. */
const OWN_CHARACTERS = 8;

/** What is wrong with a password: too short; what everybody tries first; or made of the user name, the authority or the name of this program. */
export type PasswordFault = 'short' | 'common' | 'of-the-place';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** `abcabcabcabc` is `abc`. */
const unitOf = (text: string): string => /^(.+?)\1+$/su.exec(text)?.[1] ?? text;

/** Without what is hung on at both ends so that a word becomes long enough: digits, marks and spaces. */
const coreOf = (text: string): string => text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/**
 * What is wrong with a password that somebody chooses (ASVS 5.0, 6.2.1, 6.2.4, 6.2.11). No rules about kinds of characters: they make passwords that are alike.
 * @param common the passwords that are tried first, in lower case
 * @param place words of the place: user name, code of the authority
 * @returns undefined where nothing is
 */
export const passwordFault = (
  password: string,
  common: ReadonlySet<string>,
  place: readonly string[],
): PasswordFault | undefined => {
  if ([...password].length < SHORTEST_PASSWORD) return 'short';
  const text = folded(password);
  const unit = unitOf(text);
  if ([text, unit, coreOf(text), unitOf(coreOf(text))].some((part) => common.has(part))) return 'common';
  // one or two characters over and over, and digits only: a telephone number, a day, a count
  if ([...unit].length < 3 || /^[\p{N}\s\p{P}]+$/u.test(text)) return 'common';
  const own = ['amana', 'أمانة', ...place.map(folded)]
    .flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => [...word].length >= 3)
    .sort((left, right) => right.length - left.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), text);
  if (own !== text && [...own.replaceAll(/[^\p{L}]/gu, '')].length < OWN_CHARACTERS) return 'of-the-place';
  return undefined;
};

let loading: Promise<ReadonlySet<string>> | undefined;

/** The 49,000 passwords that are tried first, as a well-kept library lists them; read when the first password is chosen, which is seldom. */
export const commonPasswords = (): Promise<ReadonlySet<string>> => {
  loading ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'] as readonly string[]),
  );
  return loading;
};
