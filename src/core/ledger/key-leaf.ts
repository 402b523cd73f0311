import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';

/** First byte of the entry of a device key. */
export const KEY_LEAF = 0x03;

const keyStatement = z
  .object({
    /** The authority of the officer to whom it is enrolled; who that is nobody is told. */
    authority: z.string().min(1).max(64),
    class: z.enum(['operational', 'demonstration']),
    /** The raw Ed25519 public key in hexadecimal digits. */
    key: z.string().regex(/^[0-9a-f]{64}$/),
    what: z.enum(['enrolled', 'revoked']),
  })
  .strict();
/** What the public log says of the key of an officer's device. */
export type KeyStatement = z.infer<typeof keyStatement>;

/** The entry of a device key in the public log: 0x03 and the canonical JSON (RFC 8785) of what is said of it. */
export const keyLeaf = (statement: KeyStatement): Buffer =>
  Buffer.concat([Buffer.of(KEY_LEAF), Buffer.from(canonicalJson(statement))]);

/** Reads such an entry; undefined where it is none in the one spelling that we write. */
export const readKeyLeaf = (leaf: Uint8Array): KeyStatement | undefined => {
  const text = Buffer.from(leaf.subarray(1)).toString('utf8');
  try {
    const read = keyStatement.safeParse(JSON.parse(text));
    return read.success && keyLeaf(read.data).equals(leaf) ? read.data : undefined;
  } catch {
    return undefined; // no JSON at all
  }
};
