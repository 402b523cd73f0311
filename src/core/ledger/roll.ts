import { canonicalJson } from './canonical-json.ts';
import { hmacSha256 } from './hmac.ts';
import { commitment, eventLeaf } from './leaf.ts';

/** What the roll of a day says of a record: how far its chain had come when the roll was written. */
export type RollState = {
  /** The local day of the register, `2026-01-31`. */
  readonly day: string;
  /** Written on a later day, because the log stood still on its own. */
  readonly late: boolean;
  /** The number of the newest event of the record that the log holds. */
  readonly seq: number;
  /** RFC 6962 hash of the leaf of that event: whoever finds the leaf in the log has it. */
  readonly head: Uint8Array;
};

/** The label of a record's roll on a day: HMAC-SHA256(K_p, "amana/1/roll/" + day). Only whoever holds the key of the record finds it. @returns 32 bytes */
export const rollLabel = (labelKey: Uint8Array, day: string): Buffer => hmacSha256(labelKey, `amana/1/roll/${day}`);

/** What a roll commits to, in the one text (RFC 8785) that is hashed. */
export const rollText = ({ day, late, seq, head }: RollState): string =>
  canonicalJson({ exists: true, head: Buffer.from(head).toString('hex'), late, roll: day, seq });

/**
 * The leaf of a record in the roll of a day. Its salt is made of the key of the record, "amana/1/roll-salt/" + day: whoever holds the slip of the record opens it without being told anything more, nobody else does, and
 * nothing has to be kept for it.
 * @returns 65 bytes that look like the leaf of an event
 */
export const rollLeaf = (labelKey: Uint8Array, state: RollState): Buffer =>
  eventLeaf(
    rollLabel(labelKey, state.day),
    commitment(hmacSha256(labelKey, `amana/1/roll-salt/${state.day}`), rollText(state)),
  );

/** The leaves of a roll as they stand in the log: by their labels, so that their order says nothing of whose they are. */
export const sortRoll = (leaves: Buffer[]): Buffer[] => leaves.sort(Buffer.compare);
