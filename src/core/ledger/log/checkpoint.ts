import { LedgerError } from './ledger-error.ts';
import { decodeBase64, decodeDecimal } from './strict-base64.ts';
import { HASH_BYTES } from './tree-hash.ts';

/** The head of a log (C2SP tlog-checkpoint): whose, how many leaves, and the root over them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer };

/** The text of a checkpoint, which is signed. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/**
 * Reads the text of a checkpoint. Extension lines, which no monitor can audit, are not taken: our logs make none.
 * @throws LedgerError `checkpoint-malformed`
 */
export const readCheckpoint = (text: string): Checkpoint => {
  const [origin = '', sizeText = '', rootText = '', ...rest] = text.split('\n');
  const [size, root] = [decodeDecimal(sizeText), decodeBase64(rootText)];
  if (origin === '' || size === undefined || root?.length !== HASH_BYTES || rest.length !== 1 || rest[0] !== '')
    throw new LedgerError(
      'checkpoint-malformed',
      'A checkpoint has three lines: the origin of the log, the number of leaves without leading zeros, and the root in base64.',
    );
  return { origin, size, root };
};
