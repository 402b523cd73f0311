import { splitPoint } from './tree-hash.ts';

/** The root of the subtree over the leaves from one place to another, which is not among them: one of those into which RFC 6962 divides a tree. */
export type RangeRoot = (from: number, to: number) => Uint8Array;

/**
 * The audit path of a leaf in the tree of the first `size` leaves, from its sibling up (RFC 6962 section 2.1.1).
 * @throws RangeError where there is no such leaf
 */
export const inclusionPath = (index: number, size: number, rootOf: RangeRoot): Buffer[] => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`A tree of ${size} leaves has none at ${index}.`);
  const path: Buffer[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      path.push(Buffer.from(rootOf(middle, to)));
      to = middle;
    } else {
      path.push(Buffer.from(rootOf(from, middle)));
      from = middle;
    }
  }
  return path.reverse();
};

/**
 * That the first `size` leaves begin with the first `earlier` (RFC 6962 section 2.1.2); empty for equal sizes.
 * @throws RangeError for an earlier size of 0: every tree begins with nothing, and nothing is proved by it
 */
export const consistencyPath = (earlier: number, size: number, rootOf: RangeRoot): Buffer[] => {
  if (!Number.isSafeInteger(earlier) || earlier < 1 || earlier > size)
    throw new RangeError(`A tree of ${size} leaves has no earlier one of ${earlier}.`);
  const proof: Buffer[] = [];
  let [from, to, whole] = [0, size, true];
  while (earlier < to) {
    const middle = from + splitPoint(to - from);
    if (earlier <= middle) {
      proof.push(Buffer.from(rootOf(middle, to)));
      to = middle;
    } else {
      proof.push(Buffer.from(rootOf(from, middle)));
      from = middle;
      whole = false;
    }
  }
  if (!whole) proof.push(Buffer.from(rootOf(from, to)));
  return proof.reverse();
};
