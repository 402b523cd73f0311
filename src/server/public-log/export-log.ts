import type pg from 'pg';
import { leafHash } from '../../core/ledger/leaf.ts';
import { MerkleTree } from '../../core/ledger/log/merkle-tree.ts';
import { type VerifierKey, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { policyText } from '../../core/ledger/log/tlog-policy.ts';
import { writeProof } from '../../core/ledger/log/tlog-proof.ts';
import { type LogFile, TileWriter } from '../../core/ledger/log/write-tiles.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { type LogHead, newestHead, readEntries } from './log-entries.ts';

const requireHead = async (client: pg.ClientBase): Promise<LogHead> => {
  const head = await newestHead(client);
  if (head === undefined)
    throw new OperatorError(
      'No head of the log was signed yet: it is made some seconds after the first event, while the register runs. Start it, and try again.',
    );
  return head;
};

const refuseOther = (root: Buffer, head: LogHead): void => {
  if (!root.equals(head.root))
    throw new OperatorError(
      'The entries of the register are not those that its newest head signs: an event was altered, deleted or put in. ./amana verify names it.',
    );
};

/**
 * Writes the static log of a register, as its newest head signs it: tiles and entries, keys and policy, the checkpoint last.
 * @param key of the log
 * @param write is given the files in that order
 * @returns how many entries
 * @throws OperatorError where nothing was signed yet, or the entries are not those that were signed
 */
export const exportLog = async (
  client: pg.ClientBase,
  key: VerifierKey,
  write: (file: LogFile) => void,
): Promise<number> => {
  const head = await requireHead(client);
  const writer = new TileWriter(write);
  for await (const entries of readEntries(client, 0, head.size)) for (const { leaf } of entries) writer.append(leaf);
  refuseOther(writer.finish(), head);
  const text = (path: string, content: string) => write({ path, bytes: Buffer.from(content) });
  text('log.vkey', `${verifierKeyText(key)}\n`);
  text('witness.vkeys', '');
  text('policy', policyOf(key));
  text('checkpoint', head.note);
  return head.size;
};

/** The policy of a log without witnesses: signed by its key. */
export const policyOf = (key: VerifierKey): string =>
  policyText({ logs: [{ key, url: null }], witnesses: [], groups: [], quorum: null });

/** A proof that an event is in the log, with its leaf. */
export type EventProof = { readonly proof: Buffer; readonly leaf: Buffer; readonly index: number };

/**
 * Proves that an event is in the log that the newest head signs (C2SP tlog-proof).
 * @param eventId its id
 * @throws OperatorError where there is no such event, or it is newer than the head
 */
export const proveEvent = async (client: pg.ClientBase, eventId: string): Promise<EventProof> => {
  const head = await requireHead(client);
  const { rows } = await client.query<{ index: string | null; leaf: Buffer }>(
    'SELECT x.leaf_index::text AS index, e.leaf FROM register.event e LEFT JOIN register.log_entry x ON x.event_pos = e.pos WHERE e.id = $1',
    [eventId],
  );
  const found = rows[0];
  if (found === undefined) throw new OperatorError(`The register has no event ${eventId}.`);
  const index = Number(found.index ?? head.size);
  if (index >= head.size)
    throw new OperatorError(
      `The event ${eventId} is newer than the newest head. One is signed within seconds while the register runs: try again.`,
    );
  const tree = new MerkleTree();
  for await (const entries of readEntries(client, 0, head.size))
    for (const { leaf } of entries) tree.append(leafHash(leaf));
  refuseOther(tree.root(), head);
  return {
    index,
    leaf: found.leaf,
    proof: writeProof({ index, path: tree.inclusion(index), note: Buffer.from(head.note) }),
  };
};
