import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newStreamKeys } from '../envelope-key.ts';
import { labelKeyFrom } from '../label-key.ts';
import { eventLeaf, leafHash, leafLabel } from '../leaf.ts';
import { checkpointText } from '../log/checkpoint.ts';
import { rawPublicKey, signNote, verifierKey, verifierKeyText } from '../log/signed-note.ts';
import { policyText } from '../log/tlog-policy.ts';
import { TileWriter } from '../log/write-tiles.ts';
import { rollLeaf } from '../roll.ts';
import { formerKeyLeaf, slipEndLeaf } from '../slip-links.ts';
import { checkSlip, isAlarm, type SlipFinding } from './check-slip.ts';
import { bundleRoot } from './tile-roots.ts';

const pair = generateKeyPairSync('ed25519');
const logKey = verifierKey('log.example', 'note', rawPublicKey(pair.privateKey));

const check = (
  { key, seq, index, size }: { key: Uint8Array; seq: number; index: number; size: number },
  entries: readonly Buffer[],
  today = '2026-01-31',
): Promise<SlipFinding> => {
  const files = new Map<string, Buffer>([
    ['log.vkey', Buffer.from(`${verifierKeyText(logKey)}\n`)],
    ['witness.vkeys', Buffer.alloc(0)],
    [
      'policy',
      Buffer.from(policyText({ logs: [{ key: logKey, url: null }], witnesses: [], groups: [], quorum: null })),
    ],
  ]);
  const writer = new TileWriter(({ path, bytes }) => files.set(path, bytes));
  for (const entry of entries) writer.append(entry);
  const text = checkpointText({ origin: logKey.name, size: entries.length, root: writer.finish() });
  files.set('checkpoint', Buffer.from(signNote(text, logKey, pair.privateKey)));
  return checkSlip(
    { logKeyId: logKey.id, labelKey: Uint8Array.from(key), seq, index, size },
    async (path) => files.get(path),
    { today, hash: async (bundle, starts) => bundleRoot(bundle, starts) },
  );
};

/** Numbers that look like chance, the same in each run. */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
};

type Kind = 'event' | 'turn' | 'end' | 'former' | 'roll' | 'other';
type Entry = { readonly kind: Kind; readonly seq: number; readonly leaf: Buffer };
/** A log with one record among others: `turns` are the numbers of the events that replaced its slips. */
const recordIn = (events: number, turns: readonly number[], next: (below: number) => number) => {
  const keys = newStreamKeys();
  const entries: Entry[] = [];
  const others = (): void => {
    for (let n = next(4); n > 0; n -= 1)
      entries.push({ kind: 'other', seq: 0, leaf: eventLeaf(randomBytes(32), randomBytes(32)) });
  };
  let from = 0;
  for (let seq = 1; seq <= events; seq += 1) {
    others();
    const leaf = eventLeaf(leafLabel(labelKeyFrom(keys, from), seq), randomBytes(32));
    const isTurn = turns.includes(seq);
    entries.push({ kind: isTurn ? 'turn' : 'event', seq, leaf });
    others();
    if (isTurn) {
      const former = labelKeyFrom(keys, from);
      const links: Entry[] = [
        { kind: 'end', seq, leaf: slipEndLeaf(former, { seq, head: leafHash(leaf) }) },
        { kind: 'former', seq, leaf: formerKeyLeaf(labelKeyFrom(keys, seq), former) },
      ];
      entries.push(...(next(2) === 0 ? links : links.toReversed()));
      from = seq;
    }
    const day = new Date(Date.UTC(2026, 0, 1) + seq * 86_400_000).toISOString().slice(0, 10);
    const roll = rollLeaf(labelKeyFrom(keys, from), { day, late: false, seq, head: leafHash(leaf) });
    entries.push({ kind: 'roll', seq, leaf: roll });
  }
  others();
  return { keys, entries, day: (seq: number) => new Date(Date.UTC(2026, 0, 1 + seq)).toISOString().slice(0, 10) };
};
type Record = ReturnType<typeof recordIn>;
const leavesOf = ({ entries }: Record): Buffer[] => entries.map(({ leaf }) => leaf);
/** A slip as it was printed behind an event. */
const slipAt = ({ keys, entries }: Record, seq: number, turns: readonly number[]) => {
  const from = Math.max(0, ...turns.filter((turn) => turn < seq));
  const index = entries.findIndex((entry) => entry.seq === seq && (entry.kind === 'event' || entry.kind === 'turn'));
  return { key: labelKeyFrom(keys, from), seq, index, size: index + 1 };
};

describe('a record whose slips were replaced', () => {
  it('is whole from its first event to its last for who holds the newest slip; a former one checks its part, says that it was replaced, and finds nothing that follows (fifteen records)', async () => {
    const next = numbers(15);
    let former = 0;
    for (let run = 0; run < 15; run += 1) {
      const events = 2 + next(12);
      const turns = [1 + next(events - 1), 1 + next(events - 1)].filter((turn, at, all) => all.indexOf(turn) === at);
      turns.sort((one, other) => one - other);
      const record = recordIn(events, turns, next);
      for (let seq = 1; seq <= events; seq += 1) {
        const finding = await check(slipAt(record, seq, turns), leavesOf(record), record.day(events));
        const end = turns.find((turn) => turn >= seq);
        former += end === undefined ? 0 : 1;
        expect([run, seq, finding]).toMatchObject([
          run,
          seq,
          {
            events: end ?? events,
            replaced: end === undefined ? undefined : { seq: end },
            missing: [],
            twice: [],
            moved: false,
            joined: true,
            // the day of the event that replaced it was told under the new key already
            roll: end === 1 ? undefined : { day: record.day(end === undefined ? events : end - 1), agrees: true },
          },
        ]);
        expect(isAlarm(finding)).toBe(false);
      }
    }
    expect(former).toBeGreaterThan(30);
  });

  it('lacks nothing without being noticed: each of its entries that is dropped, and each that is put in, is an alarm for the newest slip; the former one sees what is gone of its own part', async () => {
    const turns = [3, 5];
    const record = recordIn(8, turns, numbers(8));
    const [newest, oldest] = [slipAt(record, 8, turns), slipAt(record, 2, turns)];
    const alarmsWithout = async (slip: typeof newest, at: number): Promise<boolean> => {
      const leaves = leavesOf(record).toSpliced(at, 1, eventLeaf(randomBytes(32), randomBytes(32)));
      return isAlarm(await check(slip, leaves, record.day(8)));
    };
    const dropped = { newest: [] as string[], oldest: [] as string[] };
    for (const [at, { kind, seq }] of record.entries.entries()) {
      if (await alarmsWithout(newest, at)) dropped.newest.push(`${kind} ${seq}`);
      if (await alarmsWithout(oldest, at)) dropped.oldest.push(`${kind} ${seq}`);
    }
    const ofRecord = record.entries.filter(({ kind }) => kind !== 'other' && kind !== 'roll');
    expect(dropped.newest).toEqual(ofRecord.map(({ kind, seq }) => `${kind} ${seq}`));
    expect(dropped.oldest).toEqual(['event 1', 'event 2', 'turn 3']);
    // without the entry that ends it, a former slip looks as after a release: no alarm, and no daily entry
    const ended = record.entries.findIndex(({ kind, seq }) => kind === 'end' && seq === 3);
    const silent = await check(oldest, leavesOf(record).toSpliced(ended, 1), record.day(8));
    expect([silent.replaced, silent.roll?.day]).toEqual([undefined, record.day(2)]);
    // an event that is put in under the former key, behind its end
    const forked = eventLeaf(leafLabel(record.keys.label, 4), randomBytes(32));
    for (const slip of [newest, oldest])
      expect(isAlarm(await check(slip, [...leavesOf(record), forked], record.day(8)))).toBe(true);
    const again = record.entries.find(({ kind }) => kind === 'former')?.leaf as Buffer;
    expect((await check(newest, [...leavesOf(record), again], record.day(8))).joined).toBe(false);
  });

  it('is not there yet in a log from before, which says nothing of it and raises no alarm', async () => {
    const record = recordIn(6, [3], numbers(1));
    const before = record.entries.findIndex(({ kind }) => kind === 'turn');
    const finding = await check(slipAt(record, 6, [3]), leavesOf(record).slice(0, before), record.day(2));
    expect([finding.older, finding.events, isAlarm(finding)]).toEqual([true, 0, false]);
  });

  it('cannot lead a check in a circle', async () => {
    const [one, two] = [randomBytes(32), randomBytes(32)];
    const leaves = [formerKeyLeaf(one, two), formerKeyLeaf(two, one)];
    await expect(check({ key: one, seq: 1, index: 0, size: 1 }, leaves)).rejects.toMatchObject({
      fault: 'entry-malformed',
    });
  });

  it('shows nobody without a key that it was replaced: all entries are of one length and begin alike, and no label stands twice', () => {
    const { entries } = recordIn(9, [2, 6], numbers(9));
    expect(new Set(entries.map(({ leaf }) => `${leaf.length} ${leaf[0]}`))).toEqual(new Set(['65 1']));
    expect(new Set(entries.map(({ leaf }) => leaf.toString('hex', 1, 33))).size).toBe(entries.length);
  });
});
