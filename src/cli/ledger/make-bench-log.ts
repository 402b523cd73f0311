import { generateKeyPairSync, randomFillSync } from 'node:crypto';
import { checkpointText } from '../../core/ledger/log/checkpoint.ts';
import { rawPublicKey, signNote, verifierKey, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { policyText } from '../../core/ledger/log/tlog-policy.ts';
import { type LogFile, TileWriter } from '../../core/ledger/log/write-tiles.ts';

/** Whose log it is said to be: the key is made for it and thrown away. */
const ORIGIN = 'amana.invalid/bench-log';
const LEAF_BYTES = 65;
const AT_ONCE = 4096;

/**
 * Makes a log of random leaves in the format of a register's: event leaves of 65 bytes that nobody has a key to, signed by a key that is made for it and thrown away, without witnesses. To measure with.
 * @param write is given the tiles first and the checkpoint last
 */
export const makeBenchLog = (leaves: number, write: (file: LogFile) => void): void => {
  const writer = new TileWriter(write);
  for (let made = 0; made < leaves; made += AT_ONCE) {
    const count = Math.min(AT_ONCE, leaves - made);
    const bytes = randomFillSync(Buffer.allocUnsafe(count * LEAF_BYTES));
    for (let at = 0; at < count; at += 1) {
      bytes[at * LEAF_BYTES] = 0x01;
      writer.append(bytes.subarray(at * LEAF_BYTES, (at + 1) * LEAF_BYTES));
    }
  }
  const root = writer.finish();
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = verifierKey(ORIGIN, 'note', rawPublicKey(privateKey));
  const text = (path: string, content: string) => write({ path, bytes: Buffer.from(content) });
  text('log.vkey', `${verifierKeyText(key)}\n`);
  text('witness.vkeys', '');
  text('policy', policyText({ logs: [{ key, url: null }], witnesses: [], groups: [], quorum: null }));
  text('checkpoint', signNote(checkpointText({ origin: ORIGIN, size: leaves, root }), key, privateKey));
};
