import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';

/** First byte of the entry that says of another one that values of its event were erased. */
export const ERASURE_LEAF = 0x04;

/** How much an order erases: fields of one event, all that can be erased of one event, or of all events of a person. */
export const ERASURE_LEVELS = ['field', 'event', 'person'] as const;
/** One of `ERASURE_LEVELS`. */
export type ErasureLevel = (typeof ERASURE_LEVELS)[number];

/** What the log says of the level: of a person's order no more than of one event's, because its entries would be told to be of one person. */
const LOG_LEVELS = ['field', 'event'] as const;
/** The level of an order as the log tells it; as `register.write_log_erasures`. */
export const levelInLog = (level: ErasureLevel): (typeof LOG_LEVELS)[number] => (level === 'field' ? 'field' : 'event');

const erasureStatement = z
  .object({
    /** The hash of the entry (RFC 6962), in hexadecimal digits. */
    entry: z.string().regex(/^[0-9a-f]{64}$/),
    level: z.enum(LOG_LEVELS),
  })
  .strict();
/** What the public log says of an erasure. */
export type ErasureStatement = z.infer<typeof erasureStatement>;

/** The entry of an erasure in the public log: 0x04 and the canonical JSON (RFC 8785) of what is said of it. */
export const erasureLeaf = (statement: ErasureStatement): Buffer =>
  Buffer.concat([Buffer.of(ERASURE_LEAF), Buffer.from(canonicalJson(statement))]);

/** Reads such an entry; undefined where it is none in the one spelling that we write. */
export const readErasureLeaf = (leaf: Uint8Array): ErasureStatement | undefined => {
  try {
    const read = erasureStatement.safeParse(JSON.parse(Buffer.from(leaf.subarray(1)).toString('utf8')));
    return read.success && erasureLeaf(read.data).equals(leaf) ? read.data : undefined;
  } catch {
    return undefined; // no JSON at all
  }
};
