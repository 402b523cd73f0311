/**
 * Bytes of standard base64 (RFC 4648 section 4) in its one canonical spelling: with padding, without other characters, unused bits zero. Whoever accepts two spellings of one signature accepts two notes for one.
 * @returns undefined for any other text
 */
export const decodeBase64 = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

/** A whole number from 0 as its one decimal text: no sign, no leading zero, at most 2^53 - 1. @returns undefined for any other text */
export const decodeDecimal = (text: string): number | undefined => {
  const value = Number(text);
  return /^(0|[1-9][0-9]{0,15})$/.test(text) && Number.isSafeInteger(value) ? value : undefined;
};
