import { createHash } from 'node:crypto';

/** A decimal number as it is written: `digits` / 10^`places`, exactly. */
export type Decimal = { readonly digits: bigint; readonly places: number };

/** A number of a JSON file as the shortest decimal that names it (as RFC 8785 writes it). */
export const decimalOf = (value: number): Decimal => {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
};

/** ⌊(1 + share) × value⌋. */
export const enlarged = (value: number, { digits, places }: Decimal): number => {
  const one = 10n ** BigInt(places);
  return Number(((one + digits) * BigInt(value)) / one);
};

/** One, in millionths: multipliers have at most six decimals, so every product with a whole number is exact. */
export const ONE = 1_000_000n;

/** The least whole number that is not below so many millionths. */
export const ceiling = (millionths: bigint): number => Number(millionths / ONE) + (millionths % ONE > 0n ? 1 : 0);

/** Road kilometres of two points: 1.25 × the straight line, halves up: the greatest r with (4r − 2)² ≤ 25 × (Δx² + Δy²), all whole numbers. */
export const roadKilometres = (one: { x: number; y: number }, other: { x: number; y: number }): number => {
  const square = 25 * ((one.x - other.x) ** 2 + (one.y - other.y) ** 2);
  let r = Math.round(Math.sqrt(square) / 4); // a guess; the next two lines make it right
  while (r > 0 && (4 * r - 2) ** 2 > square) r -= 1;
  while ((4 * r + 2) ** 2 <= square) r += 1;
  return r;
};

const canonicalText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${canonicalText(item)}`).join(',')}}`;
};

/** SHA-256, in hexadecimal digits, of a JSON value in the one text that RFC 8785 gives it. */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256').update(canonicalText(value)).digest('hex');
