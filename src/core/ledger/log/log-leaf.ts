import { LedgerError } from './ledger-error.ts';

/** What the first byte of an entry says it is. Events, daily rolls and padding look alike. */
const EVENT = 0x01;
/** Label (32) and commitment (32) after the first byte. */
export const EVENT_BYTES = 65;
/** Map root, key of an officer's device, redaction order, roster of witnesses: told in the open, of different lengths. */
const OPEN_TYPES = new Set([0x02, 0x03, 0x04, 0x05]);

/**
 * Whether an entry has a label, by which the holder of a record's key finds it: 32 bytes after the first.
 * @param type its first byte; @param length in bytes; @param index in the log, for the message
 * @throws LedgerError `entry-malformed` for one that no register writes
 */
export const hasLabel = (type: number | undefined, length: number, index: number): boolean => {
  if (type === EVENT && length === EVENT_BYTES) return true;
  if (type !== undefined && OPEN_TYPES.has(type) && length > 1) return false;
  throw new LedgerError(
    'entry-malformed',
    `Entry ${index} is none that a register writes: ${length} bytes, of type ${type ?? 'none'}.`,
  );
};
