import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { erasureLeaf } from '../erasure-leaf.ts';
import { eventLeaf, leafHash, leafLabel } from '../leaf.ts';
import { checkpointText } from '../log/checkpoint.ts';
import { LedgerError } from '../log/ledger-error.ts';
import { MerkleTree } from '../log/merkle-tree.ts';
import { policyLeaf } from '../log/policy-leaf.ts';
import { cosignatureLine, rawPublicKey, signNote, verifierKey, verifierKeyText } from '../log/signed-note.ts';
import { policyText, type TlogPolicy } from '../log/tlog-policy.ts';
import { TileWriter } from '../log/write-tiles.ts';
import { rollLeaf } from '../roll.ts';
import { readSlip, type Slip, slipText } from '../slip.ts';
import { checkSlip, isAlarm, type SlipFinding } from './check-slip.ts';
import { bundleRoot, entriesOf, rootOfBundles } from './tile-roots.ts';

const logPair = generateKeyPairSync('ed25519');
const witnessPair = generateKeyPairSync('ed25519');
const logKey = verifierKey('log.example', 'note', rawPublicKey(logPair.privateKey));
const witnessKey = verifierKey('witness.example', 'cosignature', rawPublicKey(witnessPair.privateKey));
const labelKey = randomBytes(32);
const event = (seq: number): Buffer => eventLeaf(leafLabel(labelKey, seq), randomBytes(32));
const other = (): Buffer => eventLeaf(randomBytes(32), randomBytes(32));
const others = (count: number): Buffer[] => Array.from({ length: count }, other);

type Files = Map<string, Buffer>;
const policyOf = (quorum: string | null, url: string | null = null): TlogPolicy => ({
  logs: [{ key: logKey, url: null }],
  witnesses: [{ name: 'w', key: witnessKey, url }],
  groups: [],
  quorum,
});
const SECONDS = 1_768_000_000;
/** The files of a log of these entries. */
const logOf = (entries: readonly Buffer[]): Files => {
  const files: Files = new Map([
    ['log.vkey', Buffer.from(`${verifierKeyText(logKey)}\n`)],
    ['witness.vkeys', Buffer.from(`${verifierKeyText(witnessKey)}\n`)],
    ['policy', Buffer.from(policyText(policyOf('w')))],
  ]);
  const writer = new TileWriter(({ path, bytes }) => files.set(path, bytes));
  for (const entry of entries) writer.append(entry);
  const text = checkpointText({ origin: logKey.name, size: entries.length, root: writer.finish() });
  const note =
    signNote(text, logKey, logPair.privateKey) + cosignatureLine(text, witnessKey, witnessPair.privateKey, SECONDS);
  return files.set('checkpoint', Buffer.from(note));
};
const slipOf = (seq: number, index: number, size: number): Slip => ({
  logKeyId: logKey.id,
  labelKey: Uint8Array.from(labelKey),
  seq,
  index,
  size,
});
const check = (slip: Slip, files: Files, today = '2026-01-31'): Promise<SlipFinding> =>
  checkSlip(slip, async (path) => files.get(path), {
    today,
    hash: async (bundle, starts) => bundleRoot(bundle, starts),
  });

const [one, two, three] = [event(1), event(2), event(3)];
const roll = (day: string, seq: number, leaf: Buffer, late = false): Buffer =>
  rollLeaf(labelKey, { day, late, seq, head: leafHash(leaf) });

it('the root over bundles is that of the tree, for every size around their edges', () => {
  for (const size of [0, 1, 2, 3, 7, 255, 256, 257, 511, 513, 1029]) {
    const tree = new MerkleTree();
    const entries = others(size);
    for (const entry of entries) tree.append(leafHash(entry));
    const roots: Uint8Array[] = [];
    for (let from = 0; from < size; from += 256) {
      const part = entries.slice(from, from + 256);
      const bundle = Buffer.concat(part.flatMap((entry) => [Buffer.of(0, entry.length), entry]));
      roots.push(bundleRoot(bundle, entriesOf(bundle, part.length, false, 'bundle')));
    }
    expect([size, Buffer.from(rootOfBundles(roots)).toString('hex')]).toEqual([size, tree.root().toString('hex')]);
  }
});

describe('a slip is checked', () => {
  let whole: Files;
  const entries = [...others(300), one, other(), two, ...others(400), roll('2026-01-30', 2, two), three, ...others(9)];
  beforeAll(() => {
    whole = logOf(entries);
  });

  it('and the record is whole: its events, its newest daily entry, and who cosigned when', async () => {
    const finding = await check(slipOf(2, 302, 400), whole);
    expect(finding).toMatchObject({
      head: { size: entries.length, cosigned: [{ name: 'witness.example', seconds: SECONDS }] },
      older: false,
      events: 3,
      missing: [],
      twice: [],
      erased: [],
      moved: false,
      roll: { day: '2026-01-30', late: false, agrees: true },
    });
    expect(isAlarm(finding)).toBe(false);
    expect((await check(slipOf(2, 302, 400), whole, '2026-01-28')).roll).toBeUndefined();
    const late = await check(slipOf(1, 0, 1), logOf([one, roll('2026-01-31', 1, one, true)]));
    expect(late.roll).toEqual({ day: '2026-01-31', late: true, agrees: true });
  });

  it('and of which of its events something was erased is named, and of nobody else’s', async () => {
    const gone = (entry: Buffer) => erasureLeaf({ entry: leafHash(entry).toString('hex'), level: 'field' });
    const stranger = other();
    const log = logOf([one, two, stranger, gone(two), gone(stranger), Buffer.from('\x04{}'), ...others(3)]);
    const finding = await check(slipOf(2, 1, 2), log);
    expect([finding.erased, finding.missing, isAlarm(finding)]).toEqual([[2], [], false]);
  });

  it('and what is missing, there twice, moved, or told otherwise by a daily entry is named', async () => {
    const gone = await check(slipOf(3, 2, 9), logOf([one, other(), three, ...others(6)]));
    expect([gone.missing, gone.events, isAlarm(gone)]).toEqual([[2], 3, true]);
    const cut = await check(slipOf(3, 2, 3), logOf([one, two, other()]));
    expect([cut.missing, cut.moved, isAlarm(cut)]).toEqual([[3], true, true]);
    const never = await check(slipOf(3, 2, 3), logOf(others(5)));
    expect([never.missing, never.events]).toEqual([[1, 2, 3], 0]);
    expect(isAlarm(await check(slipOf(1, 2, 3), logOf([one, other(), other()])))).toBe(true);
    expect((await check(slipOf(1, 0, 1), logOf([one, two, event(2)]))).twice).toEqual([2]);
    const kept = await check(slipOf(1, 0, 1), logOf([one, roll('2026-01-31', 2, two), other()]));
    expect([kept.roll?.agrees, isAlarm(kept)]).toEqual([false, true]);
  });

  it('a log from before the slip says nothing of what came between, and raises no alarm', async () => {
    const finding = await check(slipOf(3, 900, 1000), logOf([one, two, other()]));
    expect([finding.older, finding.events, finding.missing, isAlarm(finding)]).toEqual([true, 2, [], false]);
  });

  it('a record of many events is counted to its end', async () => {
    const chain = Array.from({ length: 700 }, (_, at) => event(at + 1));
    expect(await check(slipOf(1, 0, 1), logOf(chain))).toMatchObject({ events: 700, missing: [] });
  });

  it('another log is not that of the slip; a partial bundle that has grown since is read', async () => {
    await expect(check({ ...slipOf(1, 0, 1), logKeyId: '00000000' }, whole)).rejects.toMatchObject({
      fault: 'other-log',
    });
    const [early, late] = [logOf(entries.slice(0, 300)), logOf(entries)];
    const grown: Files = new Map([
      ...late,
      ...['checkpoint', 'log.vkey', 'witness.vkeys', 'policy'].map(
        (path) => [path, early.get(path) as Buffer] as const,
      ),
    ]);
    expect(await check(slipOf(1, 300, 400), grown)).toMatchObject({ older: true });
  });

  it('by the policy beside the log: enough witnesses, too few, none that is asked for, and what the log itself says of it', async () => {
    const slip = slipOf(1, 0, 1);
    const judged = async (policy: string, entries: Buffer[] = [one, other()]) =>
      (await check(slip, new Map([...logOf(entries), ['policy', Buffer.from(policy)]]))).quorum;
    const [asked, none] = [policyText(policyOf('w', 'https://witness.example/')), policyText(policyOf(null))];
    expect(await judged(asked)).toEqual({ asked: true, stated: undefined });
    expect(await judged(none)).toEqual({ asked: false, stated: undefined });
    const stranger = verifierKey('other.example', 'cosignature', randomBytes(32));
    const two: TlogPolicy = {
      ...policyOf('both'),
      witnesses: [...policyOf(null).witnesses, { name: 'x', key: stranger, url: null }],
      groups: [{ name: 'both', threshold: 2, members: ['w', 'x'] }],
    };
    await expect(judged(policyText(two))).rejects.toMatchObject({ fault: 'quorum-missed' });
    const oneOf = { ...two, groups: [{ name: 'both', threshold: 1, members: ['w', 'x'] }] };
    expect(await judged(policyText(oneOf))).toMatchObject({ asked: true });
    const stating = (policy: TlogPolicy) => [one, other(), policyLeaf(policyOf(null)), policyLeaf(policy), other()];
    expect(await judged(asked, stating(policyOf('w')))).toEqual({ asked: true, stated: true });
    expect(await judged(none, stating(policyOf('w')))).toEqual({ asked: false, stated: false });
    for (const wrong of [
      asked.replace('quorum', 'quarum'),
      asked.slice(0, -1),
      asked.replace('log.example', 'log.exempla'),
      `${asked}quorum none\n`,
    ])
      await expect(judged(wrong)).rejects.toMatchObject({ fault: 'policy-malformed' });
  });

  it('no byte of a small log can be changed, and no byte of a slip', async () => {
    const files = logOf([other(), one, two, other(), roll('2026-01-31', 2, two)]);
    const slip = slipOf(2, 2, 5);
    expect(isAlarm(await check(slip, files))).toBe(false);
    let changed = 0;
    for (const path of ['checkpoint', 'log.vkey', 'witness.vkeys', 'policy', 'tile/entries/000.p/5']) {
      const bytes = files.get(path) as Buffer;
      for (let at = 0; at < bytes.length; at += 1) {
        const mutated = Buffer.from(bytes);
        mutated[at] = (bytes[at] as number) ^ (1 << (at % 8));
        await expect([
          path,
          at,
          await check(slip, new Map([...files, [path, mutated]])).catch((error) => error),
        ]).toEqual([path, at, expect.any(LedgerError)]);
        changed += 1;
      }
    }
    expect(changed).toBeGreaterThan(700);
    const text = slipText(slip);
    for (let at = 0; at < text.length; at += 1)
      expect(readSlip(text.slice(0, at) + (text[at] === 'C' ? 'D' : 'C') + text.slice(at + 1))).toBeUndefined();
  });
});
