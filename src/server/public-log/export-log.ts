import type pg from 'pg';
import { leafHash } from '../../core/ledger/leaf.ts';
import { MerkleTree } from '../../core/ledger/log/merkle-tree.ts';
import type { TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { writeProof } from '../../core/ledger/log/tlog-proof.ts';
import { type LogFile, TileWriter } from '../../core/ledger/log/write-tiles.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { formerKeysOf, newestBelieved } from './cosigned-head.ts';
import { type LogHead, newestHead, readEntries } from './log-entries.ts';
import { trustFiles } from './published-head.ts';

const requireHead = async (client: pg.ClientBase, policy: TlogPolicy): Promise<LogHead> => {
  const head = await newestBelieved(client, policy);
  if (head === undefined && (await newestHead(client)) !== undefined)
    throw new OperatorError(
      'No head was cosigned by the quorum of log-policy yet, and none is believed without: see how the witnesses stand, on the page of the log or in /metrics.',
    );
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
 * Writes the static log of a register, as the newest head signs it that the policy believes: tiles and entries, keys and policy, the checkpoint last.
 * @param policy by which it is checked
 * @param write is given the files in that order
 * @returns how many entries
 * @throws OperatorError where nothing was signed yet, or the entries are not those that were signed
 */
export const exportLog = async (
  client: pg.ClientBase,
  policy: TlogPolicy,
  write: (file: LogFile) => void,
): Promise<number> => {
  const head = await requireHead(client, policy);
  const writer = new TileWriter(write);
  for await (const entries of readEntries(client, 0, head.size)) for (const { leaf } of entries) writer.append(leaf);
  refuseOther(writer.finish(), head);
  const text = (path: string, content: string) => write({ path, bytes: Buffer.from(content) });
  for (const file of trustFiles(policy, await formerKeysOf(client, policy))) text(file.path, file.text);
  text('checkpoint', head.note);
  return head.size;
};

/** A proof that an event is in the log, with its leaf. */
export type EventProof = { readonly proof: Buffer; readonly leaf: Buffer; readonly index: number };

/**
 * Proves that an event is in the log that the newest head signs that the policy believes (C2SP tlog-proof).
 * @param policy by which the proof is checked; @param eventId its id
 * @throws OperatorError where there is no such event, or it is newer than the head
 */
export const proveEvent = async (client: pg.ClientBase, policy: TlogPolicy, eventId: string): Promise<EventProof> => {
  const head = await requireHead(client, policy);
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
