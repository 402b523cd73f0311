const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Text that is not base45 (RFC 9285). */
export class Base45Error extends Error {
  override readonly name = 'Base45Error';
}

function digit(text: string, index: number): number {
  const value = ALPHABET.indexOf(text.charAt(index));
  if (value < 0) throw new Base45Error(`Character ${index + 1} of the code does not belong to base45.`);
  return value;
}

/** Writes bytes in the 45 characters that a QR code packs densest (RFC 9285). Two bytes become three characters. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    const high = bytes[index] ?? 0;
    const low = bytes[index + 1];
    const number = low === undefined ? high : high * 256 + low;
    text += ALPHABET.charAt(number % 45) + ALPHABET.charAt(Math.floor(number / 45) % 45);
    if (low !== undefined) text += ALPHABET.charAt(Math.floor(number / 2025));
  }
  return text;
}

/** Reads base45 back. Throws {@link Base45Error} for another character, an impossible length or a group out of range. */
export function decodeBase45(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 3 === 1) throw new Base45Error('The code is cut short: its length does not fit base45.');
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 3) {
    const pair = digit(text, index) + digit(text, index + 1) * 45;
    const number = index + 2 < text.length ? pair + digit(text, index + 2) * 2025 : pair;
    if (number > (index + 2 < text.length ? 0xffff : 0xff))
      throw new Base45Error(`The group at character ${index + 1} of the code stands for no byte.`);
    if (index + 2 < text.length) bytes.push(number >> 8);
    bytes.push(number & 0xff);
  }
  return new Uint8Array(bytes);
}
