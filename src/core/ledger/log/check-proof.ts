import { leafHash } from '../leaf.ts';
import { LedgerError } from './ledger-error.ts';
import { verifyInclusion } from './merkle-proof.ts';
import type { TlogPolicy } from './tlog-policy.ts';
import { readProof } from './tlog-proof.ts';
import { type BelievedCheckpoint, verifyCheckpoint } from './verify-checkpoint.ts';

/**
 * Checks that a leaf is in a log, by a proof and the policy of whoever asks: nothing else is needed.
 * @returns the checkpoint that it is in, and its index there
 * @throws LedgerError with what is malformed, missing or false
 */
export const checkProof = (
  proof: Buffer,
  leaf: Uint8Array,
  policy: TlogPolicy,
): { readonly index: number; readonly checkpoint: BelievedCheckpoint } => {
  const { index, path, note } = readProof(proof);
  const checkpoint = verifyCheckpoint(note, policy);
  if (!verifyInclusion(leafHash(leaf), index, checkpoint.size, path, checkpoint.root))
    throw new LedgerError(
      'proof-false',
      `This leaf is not entry ${index} of the log "${checkpoint.origin}" with ${checkpoint.size} entries, or the path of the proof is not its own.`,
    );
  return { index, checkpoint };
};
