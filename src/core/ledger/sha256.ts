import { hash } from 'node:crypto';

/** SHA-256 in one call, as 64 hexadecimal digits. */
export const sha256Hex = (data: Uint8Array | string): string => hash('sha256', data, 'hex');

/**
 * SHA-256 in one call. Node makes a Buffer of the answer three times slower than a text of hexadecimal digits, and reading those digits costs little: a register is
 * verified, and a log audited, by millions of hashes of some dozens of bytes.
 * @returns 32 bytes
 */
export const sha256 = (data: Uint8Array | string): Buffer => Buffer.from(sha256Hex(data), 'hex');
