/**
 * The symbols a check character can be: ten digits and nineteen letters, without the letters that look like a digit
 * when written by hand (I and 1, O and Q and 0, S and 5, Z and 2, B and 8, G and 6). There are 29 of them on purpose:
 * 29 is prime and larger than 26, which is what makes every proof in `docs/decisions/0001-register-number.md` work.
 */
export const CHECK_ALPHABET = '0123456789ACDEFHJKLMNPRTUVWXY';

const MODULUS = 29;
/**
 * 3 generates all residues of 29, so the ten weights are different and no two of them add up to 29. It is 3 and not 2
 * because with 2 the pairs 20 and 12 ("twenty", "twelve") would have the same sum.
 */
const RATIO = 3;

/** Value of one symbol of the body: digits count as themselves, A to Z as 10 to 28 and, from T on, 0 to 6. */
function symbolValue(symbol: string): number {
  const code = symbol.charCodeAt(0);
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 90) return (code - 55) % MODULUS;
  throw new RangeError(`A register number has only A to Z and 0 to 9, not "${symbol}".`);
}

/**
 * The check character of a register number's body.
 * @param prefix three letters A to Z
 * @param digits six digits 0 to 9
 * @returns one character of `CHECK_ALPHABET`
 * @throws RangeError if the body has another shape
 */
export function checkCharacter(prefix: string, digits: string): string {
  if (!/^[A-Z]{3}$/.test(prefix)) throw new RangeError('The prefix of a register number is three letters A to Z.');
  if (!/^[0-9]{6}$/.test(digits)) throw new RangeError('The serial of a register number is six digits.');
  let sum = 0;
  // The symbol nearest to the check character weighs 3, the next 9, and so on; the check character itself weighs 1.
  for (const symbol of prefix + digits) sum = ((sum + symbolValue(symbol)) * RATIO) % MODULUS;
  return CHECK_ALPHABET.charAt((MODULUS - sum) % MODULUS);
}
