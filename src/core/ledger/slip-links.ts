import { canonicalJson } from './canonical-json.ts';
import { hmacSha256 } from './hmac.ts';
import { commitment, eventLeaf } from './leaf.ts';

/** The event that replaced the slips of a record: its number, and the RFC 6962 hash of its leaf. It is the last under the former key. */
export type SlipTurn = { readonly seq: number; readonly head: Uint8Array };

/** What the end of a slip commits to, in the one text (RFC 8785) that is hashed. */
export const slipEndText = ({ seq, head }: SlipTurn): string =>
  canonicalJson({ ended: true, head: Buffer.from(head).toString('hex'), seq });

/** For whoever holds the former slip: that it was replaced, and behind which event. Nothing of it leads to the key that follows. @returns 65 bytes that look like the leaf of an event */
export const slipEndLeaf = (former: Uint8Array, turn: SlipTurn): Buffer =>
  eventLeaf(
    hmacSha256(former, 'amana/1/slip-end'),
    commitment(hmacSha256(former, 'amana/1/slip-end-salt'), slipEndText(turn)),
  );

/** For whoever holds the new slip: the former key, closed with the new one, so that the record is checked from its beginning. @returns 65 bytes that look like the leaf of an event */
export const formerKeyLeaf = (next: Uint8Array, former: Uint8Array): Buffer => {
  const closed = hmacSha256(next, 'amana/1/slip-former-key');
  for (const [at, byte] of former.entries()) closed[at] = (closed[at] as number) ^ byte;
  return eventLeaf(hmacSha256(next, 'amana/1/slip-former'), closed);
};
