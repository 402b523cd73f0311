import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLogFolder, writeLogFolder } from '../../src/cli/ledger/log-folder.ts';
import { makeBenchLog } from '../../src/cli/ledger/make-bench-log.ts';
import { findGo, type Go } from '../../src/cli/test/find-go.ts';
import { auditLog } from '../../src/core/ledger/log/audit-log.ts';
import { readNote } from '../../src/core/ledger/log/signed-note.ts';
import { exportLog, proveEvent } from '../../src/server/public-log/export-log.ts';
import { findLogKey, findNextLogKey, makeNextLogKey } from '../../src/server/public-log/log-key-file.ts';
import { policyOfLog } from '../../src/server/public-log/log-policy-file.ts';
import { Sequencer } from '../../src/server/public-log/sequencer.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';
import { TestWitness } from '../support/witness.ts';

/** Three levels of tiles, the widths of the last ones odd. */
const LARGE = 66_003;

let place: string;
let program: string;

const inPlace = (name: string) => path.join(place, name);
/** What a program that holds nothing of ours says of a log. */
const goReads = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  return status === 0 ? (JSON.parse(stdout) as Record<string, unknown>) : { refused: stderr };
};
const benchLog = (leaves: number): string => {
  const folder = inPlace(`random-${leaves}`);
  makeBenchLog(leaves, writeLogFolder(folder));
  return folder;
};

beforeAll(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-outside-'));
  program = inPlace('go-log');
  const { program: go, environment } = findGo() as Go;
  const built = spawnSync(go, ['build', '-o', program, '.'], {
    cwd: path.join(import.meta.dirname, 'go-log'),
    env: { ...process.env, ...environment, GOCACHE: inPlace('cache') },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr);
});
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

describe("Go's golang.org/x/mod", () => {
  it.each([1, 255, 256, 257, LARGE])('makes the same tree and the same files of %i random leaves', (leaves) => {
    const levels = [leaves, Math.floor(leaves / 256), Math.floor(leaves / 65_536)];
    expect(goReads(benchLog(leaves))).toMatchObject({
      origin: 'amana.invalid/bench-log',
      entries: leaves,
      tiles: levels.reduce((sum, hashes) => sum + Math.ceil(hashes / 256), 0),
      places: expect.any(Number),
    });
  });

  it('refuses a log of which one thing is another', () => {
    const log = benchLog(600);
    const refuses = (file: string, change: (bytes: Buffer) => Buffer | undefined, why: RegExp) => {
      const full = path.join(log, file);
      const before = fs.existsSync(full) ? fs.readFileSync(full) : undefined;
      const changed = change(Buffer.from(before ?? []));
      if (changed === undefined) fs.rmSync(full);
      else fs.writeFileSync(full, changed);
      expect(goReads(log), file).toEqual({ refused: expect.stringMatching(why) });
      if (before === undefined) fs.rmSync(full);
      else fs.writeFileSync(full, before);
    };
    const flip = (at: number) => (bytes: Buffer) => {
      bytes[at] = (bytes.at(at) as number) ^ 1;
      return bytes;
    };
    refuses('tile/0/001', flip(77), /is not the tile that Go makes/);
    refuses('tile/1/000.p/2', flip(3), /is not the tile that Go makes/);
    refuses('tile/0/002.p/88', () => undefined, /no such file/);
    refuses('tile/0/003', () => Buffer.alloc(32), /belongs to no log of 600 entries/);
    refuses('tile/entries/000', flip(300), /are not those that the head signs/);
    refuses('tile/entries/001', flip(1), /entries/);
    refuses('tile/entries/001', (bytes) => Buffer.concat([bytes, Buffer.of(0)]), /1 bytes too many/);
    refuses('checkpoint', flip(30), /checkpoint/);
    refuses('checkpoint', (bytes) => bytes.subarray(0, -1), /malformed note/);
    refuses('log.vkey', flip(40), /log\.vkey/);
    expect(goReads(log)).toMatchObject({ entries: 600 });
  });
});

describe("a register's own log, exported with the lines of two witnesses", () => {
  let test: TestRegister;
  let witnesses: TestWitness[];
  beforeAll(async () => {
    test = await createTestRegister();
    witnesses = [await TestWitness.open('monitor.example/first'), await TestWitness.open('monitor.example/second')];
  });
  afterAll(async () => {
    for (const one of witnesses) await one.close();
    await test.close();
  });

  it('is read by Go to the last byte, its proofs and its cosignatures too', async () => {
    const keys = { folder: inPlace('keys') };
    const names = witnesses.map(({ key }) => key.name);
    const given = {
      logs: [],
      witnesses: witnesses.map(({ key, url }) => ({ name: key.name, key, url })),
      groups: [{ name: 'both', threshold: 2, members: names }],
      quorum: 'both',
    };
    await test.person();
    // an entry of another length than the rest; another says who the witnesses are
    await test.device('escort');
    const checkpoint = path.join(inPlace('log'), 'checkpoint');
    /** Lets the log be written until a head of its key is told outside. */
    const write = async () => {
      const sequencer = new Sequencer({
        connection: test.database.verify,
        keys,
        kek: test.key,
        cover: { bucket: 16, dayBucket: 512 },
        folder: inPlace('log'),
        say: () => undefined,
        pauses: { step: 20, retry: 50 },
        witnessPauses: { step: 30, silent: 60, refuses: 60 },
        policy: given,
      });
      sequencer.start();
      const ready = () => {
        const known = [findLogKey(keys), findNextLogKey(keys)].flatMap((key) =>
          key === undefined ? [] : [key.verifier],
        );
        for (const one of witnesses) one.logs = known;
        return (
          findNextLogKey(keys) === undefined &&
          fs.existsSync(checkpoint) &&
          readNote(fs.readFileSync(checkpoint)).signatures.some((line) => line.id === known[0]?.id)
        );
      };
      for (let tries = 0; tries < 400 && !ready(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
      await sequencer.stop();
    };
    await write();
    type FoundKey = NonNullable<ReturnType<typeof findLogKey>>;
    const own = () => findLogKey(keys) as FoundKey;
    const policy = policyOfLog(own().verifier, given);
    const client = new pg.Client(test.database.verify);
    await client.connect();
    try {
      const exported = inPlace('exported');
      const entries = await exportLog(client, policy, writeLogFolder(exported));
      const { rows } = await client.query<{ id: string }>('SELECT e.id FROM register.event e ORDER BY e.pos LIMIT 3');
      const proofs: string[] = [];
      for (const { id } of rows) {
        const { proof, leaf } = await proveEvent(client, policy, id);
        const file = inPlace(`${id}.tlog-proof`);
        fs.writeFileSync(file, proof);
        fs.writeFileSync(`${file}.leaf`, leaf);
        proofs.push(file);
      }
      expect(entries).toBeGreaterThan(2);
      expect(goReads(exported, ...proofs)).toMatchObject({ entries, cosigned: 2, proofs: 3 });
      expect(auditLog(readLogFolder(exported)).open).toBe(2);
      // and when its key was changed
      makeNextLogKey(keys, own());
      await write();
      const changed = inPlace('changed');
      const more = await exportLog(client, policyOfLog(own().verifier, given), writeLogFolder(changed));
      expect(goReads(changed)).toMatchObject({ entries: more, cosigned: 2 });
      expect(auditLog(readLogFolder(changed)).formerKeys.map(({ key }) => key.id)).toEqual([policy.logs[0]?.key.id]);
      fs.copyFileSync(`${proofs[0]}.leaf`, `${proofs[1]}.leaf`);
      expect(goReads(exported, ...proofs)).toEqual({ refused: expect.stringContaining('invalid transparency proof') });
      const other = fs
        .readFileSync(path.join(exported, 'checkpoint'), 'utf8')
        .replace(/.(?=[^\n]{8}\n$)/, (one) => (one === 'A' ? 'B' : 'A'));
      fs.writeFileSync(path.join(exported, 'checkpoint'), other);
      expect(goReads(exported)).toEqual({ refused: expect.stringContaining('invalid signature') });
    } finally {
      await client.end();
    }
  });
});
