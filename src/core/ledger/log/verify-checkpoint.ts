import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import { LedgerError } from './ledger-error.ts';
import { readNote, type VerifiedSignature, verifyNote } from './signed-note.ts';
import { isQuorum, type TlogPolicy } from './tlog-policy.ts';

/** A checkpoint that is believed, and who cosigned it when. */
export type BelievedCheckpoint = Checkpoint & {
  readonly text: string;
  readonly cosigned: readonly (VerifiedSignature & { readonly witness: string })[];
};

/**
 * Reads a checkpoint and believes it as far as a policy says: signed by the log that its origin names, cosigned by a quorum.
 * @throws LedgerError with what is missing or false
 */
export const verifyCheckpoint = (bytes: Uint8Array, policy: TlogPolicy): BelievedCheckpoint => {
  const note = readNote(bytes);
  const checkpoint = readCheckpoint(note.text);
  const verified = verifyNote(
    note,
    [...policy.logs, ...policy.witnesses].map(({ key }) => key),
  );
  if (!verified.some(({ key }) => key.type === 'note' && key.name === checkpoint.origin))
    throw new LedgerError(
      'signature-missing',
      `No log of the policy has signed a checkpoint of "${checkpoint.origin}".`,
    );
  const cosigned = policy.witnesses.flatMap(({ name, key }) =>
    verified.filter((signature) => signature.key === key).map((signature) => ({ ...signature, witness: name })),
  );
  if (!isQuorum(policy, new Set(cosigned.map(({ witness }) => witness))))
    throw new LedgerError(
      'quorum-missed',
      `Cosigned by ${cosigned.map(({ witness }) => witness).join(', ') || 'nobody'}: no quorum of the policy.`,
    );
  return { ...checkpoint, text: note.text, cosigned };
};
