import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { leafHash } from '../../core/ledger/leaf.ts';
import { readBundle } from '../../core/ledger/log/entry-bundle.ts';
import { MerkleTree } from '../../core/ledger/log/merkle-tree.ts';
import { type VerifierKey, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { writeProof } from '../../core/ledger/log/tlog-proof.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { findNextLogKey, makeLogKey, nextLogKeyPath } from '../../server/public-log/log-key-file.ts';
import { logPolicyPath } from '../../server/public-log/log-policy-file.ts';
import { command } from '../commands/ledger.ts';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-ledger-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What the command prints, and what the process would end with. */
const run = async (...words: string[]): Promise<{ code: number; text: string }> => {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    return { code: await command.run(words, {}), text };
  } finally {
    write.mockRestore();
  }
};

it('a log of random leaves is made, audited, and refused where one bit of a tile is another', async () => {
  const log = path.join(folder, 'log');
  expect(await run('bench-log', '600', log)).toMatchObject({ code: 0 });
  const { code, text } = await run('verify', log, '--json');
  expect([code, JSON.parse(text)]).toEqual([
    0,
    expect.objectContaining({ ok: true, size: 600, labelled: 600, open: 0 }),
  ]);
  await expect(run('bench-log', '5', log)).rejects.toThrow(OperatorError);
  const tile = path.join(log, 'tile/0/001');
  const bytes = fs.readFileSync(tile);
  bytes[77] = (bytes[77] as number) ^ 4;
  fs.writeFileSync(tile, bytes);
  expect(await run('verify', log)).toEqual({
    code: 1,
    text: expect.stringMatching(/^REFUSED \(tile-false\): tile\/0\/001 /),
  });
  fs.rmSync(tile);
  expect(JSON.parse((await run('verify', log, '--json')).text)).toMatchObject({ ok: false, fault: 'file-missing' });
});

it('a proof is checked by the policy beside it, and no other leaf passes', async () => {
  const log = path.join(folder, 'proved');
  await run('bench-log', '300', log);
  const entries = ['000', '001.p/44'].flatMap((part, at) =>
    readBundle(fs.readFileSync(path.join(log, 'tile/entries', part)), at === 0 ? 256 : 44, part),
  );
  const tree = new MerkleTree();
  for (const entry of entries) tree.append(leafHash(entry));
  const proof = path.join(log, 'one.tlog-proof');
  fs.writeFileSync(
    proof,
    writeProof({ index: 270, path: tree.inclusion(270), note: fs.readFileSync(path.join(log, 'checkpoint')) }),
  );
  fs.writeFileSync(`${proof}.leaf`, entries[270] as Buffer);
  expect(await run('check', proof)).toEqual({
    code: 0,
    text: expect.stringContaining('Entry 270 of amana.invalid/bench-log, 300 entries'),
  });
  fs.writeFileSync(`${proof}.leaf`, entries[271] as Buffer);
  expect(JSON.parse((await run('check', proof, '--json')).text)).toMatchObject({ ok: false, fault: 'proof-false' });
  await expect(run('check', path.join(log, 'none'))).rejects.toThrow(/cannot be read/);
});

it('the next key of the log is made once, by a log that has one and does not name it in its policy', async () => {
  const data = path.join(folder, 'data');
  fs.mkdirSync(path.join(data, 'keys'), { recursive: true });
  const keys = { folder: path.join(data, 'keys') };
  await expect(run('rotate-key', '--data', data)).rejects.toThrow('can name no other');
  const key = makeLogKey(keys, 'amana/of-a-test');
  fs.writeFileSync(logPolicyPath(keys), `log ${verifierKeyText(key.verifier)}\nquorum none\n`);
  await expect(run('rotate-key', '--data', data)).rejects.toThrow('Take the line');
  expect(findNextLogKey(keys)).toBeUndefined();
  fs.writeFileSync(logPolicyPath(keys), 'quorum none\n');
  const first = await run('rotate-key', '--data', data);
  const next = findNextLogKey(keys)?.verifier as VerifierKey;
  expect(first).toEqual({ code: 0, text: expect.stringContaining(verifierKeyText(next)) });
  expect([next.name, next.id === key.verifier.id]).toEqual([key.verifier.name, false]);
  expect((await run('rotate-key', '--data', data)).text).toContain(`is there already: ${nextLogKeyPath(keys)}`);
  expect(findNextLogKey(keys)?.verifier).toEqual(next);
  expect(fs.statSync(nextLogKeyPath(keys)).mode & 0o777).toBe(0o600);
});

it('what is called wrongly is told how', async () => {
  for (const words of [
    [],
    ['audit'],
    ['toString'],
    ['verify'],
    ['bench-log', '0', 'x'],
    ['bench-log', '1e3', 'x'],
    ['bench-log', '5'],
  ])
    await expect(run(...words)).rejects.toThrow(UsageError);
  await expect(run('verify', path.join(folder, 'nowhere'))).rejects.toThrow(/is not a folder/);
});
