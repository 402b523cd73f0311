/**
 * What it costs to check a log, on one core: the full audit of a log of random leaves from the disk, against one-shot SHA-256 of 65 bytes in the same run (two hashes an entry are the least there can be), and
 * proofs made and checked in a second. Prints one JSON line a measurement.
 * Usage: node bench/ledger/audit.ts [leaves=1000000]
 */
import { hash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { readLogFolder, writeLogFolder } from '../../src/cli/ledger/log-folder.ts';
import { makeBenchLog } from '../../src/cli/ledger/make-bench-log.ts';
import { leafHash } from '../../src/core/ledger/leaf.ts';
import { auditLog } from '../../src/core/ledger/log/audit-log.ts';
import { verifyInclusion } from '../../src/core/ledger/log/merkle-proof.ts';
import { MerkleTree } from '../../src/core/ledger/log/merkle-tree.ts';

const [leaves = 1_000_000] = process.argv.slice(2).map(Number);
const LIMIT = { ofHashes: 0.4, proofs: 50_000 };
const SECONDS = 2;

/** How often a second, on the clock. */
const perSecond = (work: () => void): number => {
  const began = performance.now();
  let done = 0;
  for (; performance.now() - began < SECONDS * 1000; done += 1000) for (let i = 0; i < 1000; i += 1) work();
  return done / ((performance.now() - began) / 1000);
};
const say = (line: Record<string, unknown> & { met: boolean }): void => {
  console.log(JSON.stringify(line));
  if (!line.met) process.exitCode = 1;
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-log-'));
try {
  makeBenchLog(leaves, writeLogFolder(path.join(folder, 'log')));
  const bytes = randomBytes(65);
  const hashOnce = () => hash('sha256', bytes);
  perSecond(hashOnce);
  // before and after: a machine is not equally fast all the time
  const before = perSecond(hashOnce);
  const began = performance.now();
  const { checkpoint } = auditLog(readLogFolder(path.join(folder, 'log')));
  const seconds = (performance.now() - began) / 1000;
  const hashes = (before + perSecond(hashOnce)) / 2;
  const ratio = checkpoint.size / seconds / hashes;
  say({
    bench: 'ledger.audit',
    leaves: checkpoint.size,
    seconds: Math.round(seconds * 100) / 100,
    leavesPerSecond: Math.round(checkpoint.size / seconds),
    hashesPerSecond: Math.round(hashes),
    ratio: Math.round(ratio * 1000) / 1000,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    limit: LIMIT.ofHashes,
    met: ratio >= LIMIT.ofHashes,
  });
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

const tree = new MerkleTree();
for (let index = 0; index < leaves; index += 1) tree.append(leafHash(randomBytes(65)));
const root = tree.root();
let index = 0;
const next = (): number => (index = (index + 7919) % leaves);
const made = perSecond(() => tree.inclusion(next()));
const checked = perSecond(() => {
  const at = next();
  if (!verifyInclusion(tree.leaf(at), at, leaves, tree.inclusion(at), root))
    throw new Error(`The proof of ${at} is false.`);
});
say({
  bench: 'ledger.proofs',
  leaves,
  perSecond: Math.round(made),
  checkedPerSecond: Math.round(checked),
  limit: LIMIT.proofs,
  met: made >= LIMIT.proofs,
});
