import type pg from 'pg';
import type { KeyEncryptingKey } from '../../ledger/envelope-key.ts';
import { leafHash } from '../../ledger/leaf.ts';
import { checkpointText, readCheckpoint } from '../../ledger/log/checkpoint.ts';
import { LedgerError } from '../../ledger/log/ledger-error.ts';
import { MerkleTree } from '../../ledger/log/merkle-tree.ts';
import { keyChanges, POLICY_LEAF, type PolicyEntry, readPolicyLeaf, signersOf } from '../../ledger/log/policy-leaf.ts';
import { readNote, readVerifierKey, type VerifierKey, verifyNote } from '../../ledger/log/signed-note.ts';
import { LogSaidCheck } from './check-log-said.ts';
import { PaddingCheck } from './check-padding.ts';
import { RollCheck } from './check-rolls.ts';
import { SlipLinkCheck } from './check-slip-links.ts';
import type { Finding } from './finding.ts';
import { type TextRow, textBatches, textRows } from './session.ts';

type Complain = (code: string, text: string, more?: Partial<Finding>) => void;

const bytes = (text: string): Buffer => Buffer.from(text.slice(2), 'hex');

/** What a head says, and whether it was signed; undefined where its note cannot be read. */
const checkHead = (
  [size, root, note]: TextRow,
  tree: MerkleTree,
  signers: readonly (VerifierKey | undefined)[],
): string | undefined => {
  try {
    const read = readNote(Buffer.from(note as string));
    const said = readCheckpoint(read.text);
    if (read.text !== checkpointText({ ...said, size: Number(size), root: bytes(root as string) }))
      return 'its note says another size or root';
    if (Number(size) > tree.size) return 'it is of more entries than there are';
    if (!tree.root(Number(size)).equals(said.root))
      return 'its root is not that of the entries: an event was altered, deleted, put in or moved after it was signed';
    const isSigned = (key: VerifierKey | undefined): boolean =>
      key === undefined || (said.origin === key.name && verifyNote(read, [key]).length > 0);
    return signers.every(isSigned) ? undefined : 'it was not signed with the key of the log';
  } catch (error) {
    if (error instanceof LedgerError) return error.message;
    throw error;
  }
};

/** What is wrong with the line of a witness under a head; undefined where it is its own. */
const checkCosignature = ([, witness, line, seconds, note]: TextRow): string | undefined => {
  try {
    const signed = verifyNote(readNote(Buffer.from(`${note}${line}`)), [readVerifierKey(witness as string)]);
    if (signed.length !== 1) return 'it is none of this witness';
    return signed[0]?.seconds === Number(seconds) ? undefined : 'the time beside it is not the one that was signed';
  } catch (error) {
    if (error instanceof LedgerError) return error.message;
    throw error;
  }
};

/**
 * The public log against the events: no gap, no event twice, each after the one before it in its stream, every daily roll the one that the records of then give, every device key that was enrolled or revoked and every erasure said in the open, every slip that was replaced linked with the next, every other entry the padding of its place, every head that was signed over exactly these entries, and every line of a witness its own. An event that has no place yet is newer than the
 * newest head, or the log stands still: that is no finding.
 * @param key that signs the log now, where it is at hand; @param kek opens the keys of the records, whose rolls are made again
 * @returns how many entries
 */
export const checkLog = async (
  live: pg.ClientBase,
  { key, kek }: { readonly key: VerifierKey | undefined; readonly kek: KeyEncryptingKey },
  add: (finding: Finding) => void,
): Promise<number> => {
  const complain: Complain = (code, text, more = {}) =>
    add({ section: 'log', code, text, object: 'register.log_entry', ...more });
  const tree = new MerkleTree();
  const reached = new Map<number, number>();
  const rolls = await RollCheck.open(live, kek, (code, text, day) =>
    complain(code, text, { object: 'register.log_roll', key: `day=${day}` }),
  );
  const said = [await LogSaidCheck.keys(live, complain), await LogSaidCheck.erasures(live, complain)];
  const links = await SlipLinkCheck.open(live, kek, (code, text, stream) => complain(code, text, { stream }));
  const policies: PolicyEntry[] = [];
  const padding = await PaddingCheck.open(live, kek);
  let next = 0;
  for await (const rows of textBatches(
    live,
    `SELECT x.leaf_index, coalesce(x.leaf, e.leaf), e.stream_no, e.seq, e.id, e.type, x.event_pos FROM register.log_entry x LEFT JOIN register.event e ON e.pos = x.event_pos ORDER BY x.leaf_index`,
  ))
    for (const [index, leaf, streamText, seqText, event, type, pos] of rows) {
      if (Number(index) !== next) complain('entry-missing', `Entry ${next} of the log is missing.`);
      next = Number(index) + 1;
      if (leaf === null || leaf === undefined) {
        complain('entry-without-event', `Entry ${index} of the log belongs to an event that is not there.`);
        continue;
      }
      const hash = leafHash(bytes(leaf));
      tree.append(hash);
      if (streamText === null || streamText === undefined) {
        const [place, entry] = [Number(index), bytes(leaf)];
        if (entry[0] === POLICY_LEAF) {
          const policy = readPolicyLeaf(entry);
          if (policy === undefined)
            complain('policy-entry-malformed', `Entry ${index} of the log does not name keys and witnesses.`);
          else policies.push({ index: place, policy });
          continue;
        }
        const isSaid = said.some((check) => check.leaf(place, entry));
        if (!isSaid && !rolls.leaf(place, entry) && !padding.leaf(place, entry) && !links.leaf(entry))
          complain(
            'entry-unknown',
            `Entry ${index} of the log is of no event, no roll, no device key, no erasure, no replaced slip and no padding.`,
          );
        continue;
      }
      const [stream, seq] = [Number(streamText), Number(seqText)];
      if (seq !== (reached.get(stream) ?? 0) + 1)
        complain(
          'entry-order',
          `Entry ${index} of the log is number ${seq} of stream ${stream}, and comes after number ${reached.get(stream) ?? 0}.`,
          { stream, seq, ...(event === null || event === undefined ? {} : { event }) },
        );
      reached.set(stream, seq);
      rolls.event(Number(index), stream, seq, type as string, hash);
      links.event(Number(index), stream, seq, type as string, hash);
      for (const check of said) check.event(Number(index), Number(pos));
    }
  rolls.end(next);
  const heads = await textRows(live, 'SELECT h.size, h.root, h.note FROM register.log_head h ORDER BY h.size');
  for (const check of said) check.end(Number(heads.at(-1)?.[0] ?? 0));
  links.end(Number(heads.at(-1)?.[0] ?? 0));
  const sizes = new Set(heads.map(([size]) => Number(size)));
  const changes = keyChanges(policies, (size) => sizes.has(size));
  for (const head of heads) {
    const why = checkHead(head, tree, signersOf(Number(head[0]), changes, key));
    if (why !== undefined)
      complain('head-differs', `The head of the log over ${head[0]} entries: ${why}.`, {
        object: 'register.log_head',
        key: `size=${head[0]}`,
      });
  }
  for (const row of await textRows(
    live,
    `SELECT c.size, c.witness, c.line, extract(epoch FROM c.cosigned_at)::bigint, h.note FROM register.log_cosignature c JOIN register.log_head h ON h.size = c.size ORDER BY c.size, c.witness`,
  )) {
    const why = checkCosignature(row);
    if (why !== undefined)
      complain('cosignature-false', `The cosignature of the head over ${row[0]} entries by ${row[1]}: ${why}.`, {
        object: 'register.log_cosignature',
        key: `size=${row[0]}`,
      });
  }
  return tree.size;
};
