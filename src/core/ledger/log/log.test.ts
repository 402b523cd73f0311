import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erasureLeaf, readErasureLeaf } from '../erasure-leaf.ts';
import { keyLeaf, readKeyLeaf } from '../key-leaf.ts';
import { leafHash } from '../leaf.ts';
import { auditLog } from './audit-log.ts';
import { checkProof } from './check-proof.ts';
import { checkpointText } from './checkpoint.ts';
import { LabelSet } from './label-set.ts';
import { LedgerError } from './ledger-error.ts';
import { verifyConsistency, verifyInclusion } from './merkle-proof.ts';
import { MerkleTree } from './merkle-tree.ts';
import {
  cosignatureLine,
  rawPublicKey,
  signNote,
  type VerifierKey,
  verifierKey,
  verifierKeyText,
} from './signed-note.ts';
import { levelCounts, tilePath } from './tile-path.ts';
import { policyText } from './tlog-policy.ts';
import { writeProof } from './tlog-proof.ts';
import { EMPTY_ROOT, hashChildren } from './tree-hash.ts';
import { TileWriter } from './write-tiles.ts';

/** Inputs and roots of the reference tests of Certificate Transparency (github.com/google/certificate-transparency, Apache-2.0). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const leaves = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));
const treeOf = (hashes: readonly Buffer[]): MerkleTree => {
  const tree = new MerkleTree();
  for (const hash of hashes) tree.append(hash);
  return tree;
};
/** RFC 6962 section 2.1 word by word, to compare with. */
const plainRoot = (hashes: readonly Buffer[]): Buffer => {
  if (hashes.length === 0) return EMPTY_ROOT;
  if (hashes.length === 1) return hashes[0] as Buffer;
  let half = 1;
  while (half * 2 < hashes.length) half *= 2;
  return hashChildren(plainRoot(hashes.slice(0, half)), plainRoot(hashes.slice(half)));
};

describe('the tree', () => {
  it('has the roots of the reference tests', () => {
    const tree = new MerkleTree();
    expect(tree.root()).toEqual(EMPTY_ROOT);
    for (const [index, input] of INPUTS.entries()) {
      expect(tree.append(leafHash(Buffer.from(input, 'hex')))).toBe(index);
      expect(tree.root().toString('hex')).toBe(ROOTS[index]);
    }
    expect(ROOTS.map((_, index) => tree.root(index + 1).toString('hex'))).toEqual(ROOTS);
  });

  it('proves every leaf in every size, and every earlier size, as the RFC defines the root', () => {
    const hashes = leaves(41);
    const tree = treeOf(hashes);
    for (let size = 1; size <= hashes.length; size += 1) {
      const root = tree.root(size);
      expect(root).toEqual(plainRoot(hashes.slice(0, size)));
      for (let index = 0; index < size; index += 1)
        expect(verifyInclusion(tree.leaf(index), index, size, tree.inclusion(index, size), root)).toBe(true);
      for (let earlier = 1; earlier <= size; earlier += 1)
        expect(verifyConsistency(earlier, size, tree.consistency(earlier, size), tree.root(earlier), root)).toBe(true);
    }
  });

  it('takes no proof of another leaf, place, size or path', () => {
    const tree = treeOf(leaves(64));
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 64 }),
        fc.nat(),
        fc.nat(),
        fc.nat({ max: 4 }),
        (size, some, other, what) => {
          const index = some % size;
          const path = tree.inclusion(index, size);
          const root = tree.root(size);
          const wrong = (other % size) + (other % size === index ? 1 : 0);
          const flipped = path.map((hash, at) => (at === other % path.length ? randomBytes(32) : hash));
          const tries: (() => boolean)[] = [
            () => wrong < size && verifyInclusion(tree.leaf(index), wrong, size, path, root),
            () => wrong < size && verifyInclusion(tree.leaf(wrong), index, size, path, root),
            () => verifyInclusion(tree.leaf(index), index, size, flipped, root),
            () => verifyInclusion(tree.leaf(index), index, size, path.slice(1), root),
            () => verifyInclusion(tree.leaf(index), index, size, [...path, randomBytes(32)], root),
          ];
          expect((tries[what] as () => boolean)()).toBe(false);
          const earlier = 1 + (some % (size - 1));
          const proof = tree.consistency(earlier, size);
          expect(verifyConsistency(earlier, size, [...proof, randomBytes(32)], tree.root(earlier), root)).toBe(false);
          expect(verifyConsistency(earlier, size, proof.slice(1), tree.root(earlier), root)).toBe(false);
          expect(verifyConsistency(earlier, size, proof, randomBytes(32), root)).toBe(false);
          expect(verifyConsistency(earlier, size, proof, tree.root(earlier), randomBytes(32))).toBe(false);
        },
      ),
    );
    expect(verifyConsistency(0, 5, [], EMPTY_ROOT, tree.root(5))).toBe(false);
    expect(verifyConsistency(5, 5, [randomBytes(32)], tree.root(5), tree.root(5))).toBe(false);
    for (const index of [-1, 0.5, 5, 2 ** 53, Number.NaN])
      expect(verifyInclusion(tree.leaf(0), index, 5, tree.inclusion(0, 5), tree.root(5))).toBe(false);
    expect(() => tree.consistency(0, 5)).toThrow(RangeError);
    expect(() => tree.root(65)).toThrow(RangeError);
  });
});

describe('tiles', () => {
  it('lie where the format says', () => {
    expect(tilePath(0, 1_234_067, 256)).toBe('tile/0/x001/x234/067');
    expect(tilePath('entries', 273, 112)).toBe('tile/entries/273.p/112');
    expect(tilePath(2, 0, 1)).toBe('tile/2/000.p/1');
    expect(levelCounts(70_000)).toEqual([70_000, 273, 1]);
  });

  it.each([1, 255, 256, 257, 511, 512, 65_536, 65_793])(
    'of %i entries are those that the format names, and their root is that of the tree',
    (size) => {
      const files = new Map<string, Buffer>();
      const writer = new TileWriter(({ path, bytes }) => files.set(path, bytes));
      const tree = new MerkleTree();
      for (let index = 0; index < size; index += 1) {
        const entry = Buffer.from(`entry ${index}`);
        writer.append(entry);
        tree.append(leafHash(entry));
      }
      expect(writer.finish()).toEqual(tree.root());
      const expected = levelCounts(size).flatMap((count, level) => {
        const paths = [];
        for (let number = 0; number * 256 < count; number += 1)
          paths.push(tilePath(level, number, Math.min(256, count - number * 256)));
        return level === 0 ? [...paths, ...paths.map((path) => path.replace('tile/0/', 'tile/entries/'))] : paths;
      });
      expect([...files.keys()].sort()).toEqual(expected.sort());
    },
  );
});

it('a label that was seen is known, wherever it lies', () => {
  const set = new LabelSet();
  const labels = Array.from({ length: 5000 }, () => randomBytes(32));
  for (const label of labels) expect(set.add(label, 0)).toBe(false);
  for (const label of labels) expect(set.add(Buffer.concat([Buffer.of(1), label]), 1)).toBe(true);
  expect(set.add(Buffer.alloc(32), 0)).toBe(false);
  expect(set.add(Buffer.alloc(32), 0)).toBe(true);
});

/** Each file anew, as from a disk. */
const readerOf = (files: ReadonlyMap<string, Buffer>) => (path: string) => {
  const bytes = files.get(path);
  return bytes && Buffer.from(bytes);
};
/** A small log on the disk of nobody: 300 entries, one log, two witnesses of whom one is enough. */
const makeLog = (entries: readonly Buffer[]) => {
  const files = new Map<string, Buffer>();
  const writer = new TileWriter(({ path, bytes }) => files.set(path, bytes));
  for (const entry of entries) writer.append(entry);
  const root = writer.finish();
  const keyOf = (name: string, type: VerifierKey['type']) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    return { privateKey, key: verifierKey(name, type, rawPublicKey(privateKey)) };
  };
  const log = keyOf('register.example/log', 'note');
  const witnesses = ['one.example', 'two.example'].map((name) => keyOf(name, 'cosignature'));
  const policy = {
    logs: [{ key: log.key, url: null }],
    witnesses: witnesses.map(({ key }, at) => ({ name: `w${at}`, key, url: null })),
    groups: [{ name: 'both', threshold: 2, members: ['w0', 'w1'] }],
    quorum: 'both',
  };
  const text = checkpointText({ origin: log.key.name, size: entries.length, root });
  const note =
    signNote(text, log.key, log.privateKey) +
    witnesses.map(({ key, privateKey }) => cosignatureLine(text, key, privateKey, 1_769_000_000)).join('');
  files.set('checkpoint', Buffer.from(note));
  files.set('log.vkey', Buffer.from(`${verifierKeyText(log.key)}\n`));
  files.set('witness.vkeys', Buffer.from(witnesses.map(({ key }) => `${verifierKeyText(key)}\n`).join('')));
  files.set('policy', Buffer.from(policyText(policy)));
  return { files, policy, note: Buffer.from(note), read: readerOf(files), log, text };
};
const OPEN = keyLeaf({ authority: 'GHW', class: 'operational', key: 'ab'.repeat(32), what: 'revoked' });
const eventEntry = (): Buffer => Buffer.concat([Buffer.of(1), randomBytes(64)]);

describe('a log that lies on a disk', () => {
  const entries = [...Array.from({ length: 299 }, eventEntry), OPEN];
  const log = makeLog(entries);

  it('is believed as it was written', () => {
    const audit = auditLog(log.read);
    expect(audit).toMatchObject({ labelled: 299, open: 1, checkpoint: { size: 300, origin: 'register.example/log' } });
    expect(audit.checkpoint.cosigned.map(({ witness, seconds }) => [witness, seconds])).toEqual([
      ['w0', 1_769_000_000],
      ['w1', 1_769_000_000],
    ]);
  });

  it.each([
    ['each single byte of a small one', 12, 1],
    ['bytes of every part of one with two levels of tiles', 300, 61],
  ])('is refused for %s that was changed, and for what was added or taken away', (_, size, step) => {
    const small = makeLog(entries.slice(-size));
    let tried = 0;
    const refuses = (path: string, bytes: Buffer | undefined): void => {
      tried += 1;
      expect(
        () => auditLog((asked) => (asked === path ? bytes && Buffer.from(bytes) : small.read(asked))),
        path,
      ).toThrow(LedgerError);
    };
    for (const [path, bytes] of small.files) {
      refuses(path, undefined);
      refuses(path, Buffer.concat([bytes, Buffer.of(10)]));
      refuses(path, bytes.subarray(0, -1));
      for (let at = 0; at < bytes.length; at += step) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ (1 << (at % 8));
        refuses(path, changed);
      }
    }
    // each file as a whole in three ways, and its bytes
    const bytes = [...small.files.values()].map(({ length }) => Math.ceil(length / step));
    expect([...small.files.keys()]).toEqual(
      expect.arrayContaining([
        'checkpoint',
        'log.vkey',
        'witness.vkeys',
        'policy',
        expect.stringMatching(/^tile\/0\//),
        expect.stringMatching(/^tile\/entries\//),
      ]),
    );
    expect(tried).toBe(bytes.reduce((sum, count) => sum + count, 3 * small.files.size));
    console.info(`${tried} changes of a log of ${size} entries in ${small.files.size} files: each was refused`);
  });

  it('says of a device key what a register says, in one spelling, or is refused', () => {
    expect(OPEN.toString('latin1')).toBe(
      `\x03{"authority":"GHW","class":"operational","key":"${'ab'.repeat(32)}","what":"revoked"}`,
    );
    expect(readKeyLeaf(OPEN)).toMatchObject({ authority: 'GHW', what: 'revoked' });
    const text = OPEN.toString('latin1');
    for (const other of [
      text.replace('revoked', 'lost'),
      text.replace(',', ', '),
      text.replace('{', '{"at":1,'),
      text.replace('ab', 'AB'),
      `${text} `,
      '\x03{',
      '\x03\x07',
    ]) {
      expect(readKeyLeaf(Buffer.from(other, 'latin1'))).toBe(undefined);
      expect(() => auditLog(makeLog([eventEntry(), Buffer.from(other, 'latin1')]).read)).toThrow(/of a device key/);
    }
  });

  it('tells of an erasure which entry tells less, in one spelling', () => {
    const said = { entry: 'ab'.repeat(32), level: 'event' } as const;
    const leaf = erasureLeaf(said);
    expect(readErasureLeaf(leaf)).toEqual(said);
    expect(auditLog(makeLog([eventEntry(), leaf]).read).open).toBe(1);
    const text = leaf.toString('latin1');
    for (const other of [
      text.replace('event', 'all'),
      // a person's order is told as one of an event
      text.replace('event', 'person'),
      text.replace(',', ', '),
      text.replace('{', '{"at":1,'),
      text.replace('ab', 'AB'),
      `${text} `,
      '\x04{',
      '\x04\x07',
    ]) {
      expect(readErasureLeaf(Buffer.from(other, 'latin1'))).toBe(undefined);
      expect(() => auditLog(makeLog([eventEntry(), Buffer.from(other, 'latin1')]).read)).toThrow(/of an erasure/);
    }
  });

  it('is refused where a record was forked, and not where two labels only begin alike', () => {
    const alike = eventEntry();
    (entries[7] as Buffer).copy(alike, 1, 1, 31);
    expect(auditLog(makeLog([...entries, alike]).read).labelled).toBe(300);
    const forked = eventEntry();
    (entries[7] as Buffer).copy(forked, 1, 1, 33);
    expect(() => auditLog(makeLog([...entries, forked]).read)).toThrow(/label of an earlier one/);
  });

  it('proves each entry to whoever has the policy, and nothing else', () => {
    const tree = treeOf(entries.map(leafHash));
    for (const index of [0, 256, 299]) {
      const proof = writeProof({ index, path: tree.inclusion(index), note: log.note });
      const leaf = entries[index] as Buffer;
      expect(checkProof(proof, leaf, log.policy)).toMatchObject({ index, checkpoint: { size: 300 } });
      for (let at = 0; at < proof.length; at += index === 299 ? 1 : 7) {
        const changed = Buffer.from(proof);
        changed[at] = (changed[at] as number) ^ (1 << (at % 8));
        expect(() => checkProof(changed, leaf, log.policy), `byte ${at}`).toThrow(LedgerError);
      }
      expect(() => checkProof(proof, entries[(index + 1) % 300] as Buffer, log.policy)).toThrow(/not entry/);
      expect(() => checkProof(proof, leaf, makeLog(entries).policy)).toThrow(/No log of the policy/);
    }
  });
});
