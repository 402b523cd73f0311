import { generateKeyPairSync } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { type SignedLog, signLog } from '../../../../tests/support/signed-log.ts';
import { logFilesIn } from '../../../server/public-log/log-files.ts';
import { findLogKey, makeLogKey } from '../../../server/public-log/log-key-file.ts';
import { RollWriter } from '../../../server/public-log/write-rolls.ts';
import { SlipLinkWriter } from '../../../server/public-log/write-slip-links.ts';
import { correctEvent } from '../../../systems/register/commands/correct-event.ts';
import { recordDeath } from '../../../systems/register/commands/record-death.ts';
import { replaceSlips } from '../../../systems/register/commands/replace-slips.ts';
import { revokeDeviceKey } from '../../access/commands/revoke-device-key.ts';
import { unwrapStreamKey } from '../../ledger/envelope-key.ts';
import { readKeyLeaf } from '../../ledger/key-leaf.ts';
import { leafHash } from '../../ledger/leaf.ts';
import { auditLog } from '../../ledger/log/audit-log.ts';
import {
  cosignatureLine,
  rawPublicKey,
  readNote,
  type SignedNote,
  type VerifierKey,
  verifierKey,
  verifierKeyText,
} from '../../ledger/log/signed-note.ts';
import { rollLeaf } from '../../ledger/roll.ts';
import { setClock } from '../commands/set-clock.ts';
import { checkLog } from './check-log.ts';
import type { Finding } from './finding.ts';

let test: TestRegister;
let log: SignedLog;
let live: pg.Client;
let key: VerifierKey;
let newest: SignedNote;
beforeAll(async () => {
  test = await createTestRegister();
  for (let made = 0; made < 4; made += 1) await test.person();
  const { keyId } = await test.device('sdf-origin');
  await test.device('escort');
  await test.run('sdf-admin', revokeDeviceKey, { keyId, reason: 'lost' });
  // as a log was before keys were told in it: each event has its place, and no entry says anything of them
  await test.admin.query('SELECT FROM register.sequence_events(0, 100000)');
  log = await signLog(test.database.verify, test.key);
  key = (findLogKey(log.keys) as NonNullable<ReturnType<typeof findLogKey>>).verifier;
  live = new pg.Client(test.database.admin);
  await live.connect();
  newest = readNote(
    Buffer.from((await live.query('SELECT note FROM register.log_head ORDER BY size DESC LIMIT 1')).rows[0].note),
  );
});
afterAll(async () => {
  await live.end();
  log.remove();
  await test.close();
});

/** What is found after somebody with every right has done this, past every trigger. */
const foundAfter = async (statement: string, by: VerifierKey | undefined = key): Promise<Finding[]> => {
  const found: Finding[] = [];
  await live.query('BEGIN; SET LOCAL session_replication_role = replica');
  try {
    if (statement !== '') await live.query(statement);
    await live.query("SET LOCAL search_path = pg_catalog; SET LOCAL bytea_output = 'hex'");
    await checkLog(live, { key: by, kek: test.key }, (finding) => found.push(finding));
    return found;
  } finally {
    await live.query('ROLLBACK');
  }
};
const codesAfter = async (statement: string): Promise<string[]> => [
  ...new Set((await foundAfter(statement)).map(({ code }) => code)),
];

/** The first entry that says something of a device key. */
const FIRST_KEY = '(SELECT min(leaf_index) FROM register.log_entry WHERE get_byte(leaf, 0) = 3)';
const LAST = '(SELECT max(leaf_index) FROM register.log_entry)';

/** Puts the line of a witness under the newest head, as it is kept. @param spoil what somebody did to it since */
const cosigned = (spoil: (row: { line: string; seconds: number }) => { line: string; seconds: number }): string => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const witness = verifierKey('monitor.example', 'cosignature', rawPublicKey(privateKey));
  const { line, seconds } = spoil({
    line: cosignatureLine(newest.text, witness, privateKey, 1_769_500_000),
    seconds: 1_769_500_000,
  });
  return `INSERT INTO register.log_cosignature (size, witness, line, cosigned_at, kept_at) SELECT max(size), '${verifierKeyText(witness)}', '${line}', to_timestamp(${seconds}), now() FROM register.log_head`;
};

describe('the log in a verification', () => {
  it('is whole where nobody touched it, and where events wait for their place', async () => {
    expect(await foundAfter('')).toEqual([]);
    await test.person();
    expect(await foundAfter('')).toEqual([]);
  });

  it('says in the open which device keys were enrolled and revoked, also by events that had their place before, in their order and once', async () => {
    const said = async () =>
      (
        await live.query<{ leaf: Buffer }>(
          'SELECT leaf FROM register.log_entry WHERE get_byte(leaf, 0) = 3 ORDER BY leaf_index',
        )
      ).rows.map(({ leaf }) => readKeyLeaf(leaf));
    const [first, second] = (await live.query('SELECT public_key AS key FROM access.device_key ORDER BY event_pos'))
      .rows;
    const key = (row: { key: Buffer }) => ({ class: 'demonstration', key: row.key.toString('hex') });
    const { rows } = await live.query(
      'SELECT o.authority FROM access.device_key k JOIN access.officer o ON o.no = k.officer_no ORDER BY k.event_pos',
    );
    const expected = [
      { ...key(first), authority: rows[0].authority, what: 'enrolled' },
      { ...key(second), authority: rows[1].authority, what: 'enrolled' },
      { ...key(first), authority: rows[0].authority, what: 'revoked' },
    ];
    expect(await said()).toEqual(expected);
    expect((await live.query('SELECT register.write_log_keys() AS n')).rows).toEqual([{ n: 0 }]);
    expect(auditLog(logFilesIn(log.folder)).open).toBe(3);
    for (const officer of ['monitor', 'sdf-admin'] as const)
      await expect(test.see(officer, 'SELECT register.write_log_keys()')).rejects.toThrow('permission denied');
  });

  it.each([
    [
      'a leaf altered',
      'UPDATE register.event SET leaf = set_byte(leaf, 50, get_byte(leaf, 50) # 1) WHERE pos = (SELECT event_pos FROM register.log_entry WHERE leaf_index = 3)',
      ['head-differs'],
    ],
    [
      'an event deleted',
      'DELETE FROM register.event WHERE pos = (SELECT event_pos FROM register.log_entry WHERE leaf_index = 3)',
      ['entry-without-event', 'entry-order', 'head-differs'],
    ],
    ['an entry deleted', `DELETE FROM register.log_entry WHERE leaf_index = ${LAST}`, ['head-differs', 'roll-differs']],
    [
      'an entry in the middle deleted',
      'DELETE FROM register.log_entry WHERE leaf_index = 3',
      ['entry-missing', 'entry-order', 'head-differs'],
    ],
    [
      'two events of a stream in another order',
      `UPDATE register.log_entry x SET event_pos = CASE x.event_pos WHEN p.one THEN -p.two ELSE -p.one END FROM (SELECT a.pos AS one, b.pos AS two FROM register.event a JOIN register.event b ON b.stream_no = a.stream_no AND b.seq = a.seq + 1 ORDER BY a.pos LIMIT 1) p WHERE x.event_pos IN (p.one, p.two); UPDATE register.log_entry SET event_pos = -event_pos WHERE event_pos < 0`,
      ['entry-order', 'head-differs'],
    ],
    [
      'another root in a head',
      'UPDATE register.log_head SET root = set_byte(root, 0, get_byte(root, 0) # 1)',
      ['head-differs'],
    ],
    [
      'another size in a note',
      "UPDATE register.log_head SET note = replace(note, E'\\n' || size || E'\\n', E'\\n1\\n')",
      ['head-differs'],
    ],
    [
      'a device key that is said to be of another authority',
      `UPDATE register.log_entry SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"authority":"', '"authority":"X'), 'UTF8') WHERE leaf_index = ${FIRST_KEY}`,
      ['head-differs', 'key-entry-differs'],
    ],
    [
      'a device key that nobody enrolled',
      'UPDATE access.device_key SET public_key = set_byte(public_key, 0, get_byte(public_key, 0) # 1) WHERE revoked_pos IS NULL AND event_pos = (SELECT max(event_pos) FROM access.device_key)',
      ['key-entry-differs'],
    ],
    [
      'a revoked device key of which nothing is said in the open',
      `UPDATE register.log_entry SET leaf = substring(leaf FROM 2) || '\\x00' WHERE leaf_index = ${FIRST_KEY} + 2`,
      ['entry-unknown', 'head-differs', 'key-entry-missing'],
    ],
    ['a note that is none', "UPDATE register.log_head SET note = 'signed'", ['head-differs']],
  ])('names %s', async (_what, statement, codes) => {
    expect((await codesAfter(statement)).sort()).toEqual([...codes].sort());
  });

  it('takes the line of a witness, and names one that is not its own, or of another time', async () => {
    expect(await foundAfter(cosigned((row) => row))).toEqual([]);
    const changed = cosigned((row) => ({
      ...row,
      line: row.line.replace(/.(?==*\n)/, (one) => (one === 'A' ? 'B' : 'A')),
    }));
    expect(await codesAfter(changed)).toEqual(['cosignature-false']);
    expect(await codesAfter(cosigned((row) => ({ ...row, seconds: row.seconds + 1 })))).toEqual(['cosignature-false']);
    expect(await codesAfter(cosigned((row) => ({ ...row, line: 'none' })))).toEqual(['cosignature-false']);
  });

  it('names a head that another key signed', async () => {
    const other = makeLogKey({ folder: `${log.folder}-other` }, key.name).verifier;
    expect((await foundAfter('', other)).map(({ code }) => code)).toEqual(['head-differs']);
    expect(await foundAfter('', undefined)).toEqual([]);
  });
});

describe('the daily roll', () => {
  type RollRow = { day: string; first: number; records: number; late: boolean };
  const rolls = async (): Promise<RollRow[]> =>
    (
      await live.query<RollRow>(
        "SELECT to_char(r.day, 'YYYY-MM-DD') AS day, r.first_index::int AS first, r.records, r.late FROM register.log_roll r ORDER BY r.day",
      )
    ).rows;
  /** Days on which a person's roll stands in the log, as whoever holds the key of the record finds them, with what the roll says. */
  const daysOf = async (personNo: number, late = false): Promise<string[]> => {
    const { rows } = await live.query<{ key: Buffer; seq: number; leaf: Buffer }>(
      'SELECT s.wrapped_key AS key, e.seq, e.leaf FROM register.stream s JOIN register.event e ON e.stream_no = s.no WHERE s.no = $1',
      [personNo],
    );
    const { label } = unwrapStreamKey(test.key, String(personNo), rows[0]?.key as Buffer);
    const days: string[] = [];
    for (const { day } of await rolls())
      for (const { seq, leaf } of rows)
        if (
          (
            await live.query('SELECT FROM register.log_entry WHERE leaf = $1', [
              rollLeaf(label, { day, late, seq, head: leafHash(leaf) }),
            ])
          ).rowCount === 1
        )
          days.push(`${day} ${seq}`);
    return days;
  };

  it('has a leaf for each record that lives, and none for who died; a day that was missed is written late and says so', async () => {
    const fromAt = START - 2 * HOUR;
    const [alive, dead, again] = [await test.person(), await test.person({ fromAt }), await test.person({ fromAt })];
    const death = {
      cause: 'pending',
      circumstances: 'found',
      remains: 'hospital',
      referral: 'prosecutor',
      place: 'GHW',
    };
    const die = { occurredAt: START - HOUR, ...death };
    await test.run('sdf-health', recordDeath, { personNo: dead, ...die });
    await test.run('sdf-health', recordDeath, { personNo: again, ...die });
    const { rows } = await live.query<{ id: string }>(
      "SELECT id FROM register.event WHERE stream_no = $1 AND type = 'DeathRecorded'",
      [again],
    );
    const correction = { eventId: rows[0]?.id as string, correction: { withdrawn: true }, reason: 'another man' };
    await test.run('sdf-origin', correctEvent, correction);
    await test.run('installation', setClock, { clockAt: START + 72 * HOUR });
    await signLog(test.database.verify, test.key, log);
    const { rows: counted } = await live.query<{ n: number }>('SELECT count(*)::int AS n FROM register.person');
    const all = counted[0]?.n as number;
    expect(await rolls()).toMatchObject([
      // on the first day nobody of these three was there
      { day: '2026-01-18', records: 4, late: false },
      { day: '2026-01-19', records: all - 1, late: true },
      { day: '2026-01-20', records: all - 1, late: true },
      { day: '2026-01-21', records: all - 1, late: false },
    ]);
    const seq = async (no: number) =>
      (await live.query('SELECT seq FROM register.stream WHERE no = $1', [no])).rows[0].seq as number;
    expect(await daysOf(alive)).toEqual([`2026-01-21 ${await seq(alive)}`]);
    expect(await daysOf(alive, true)).toEqual([`2026-01-19 ${await seq(alive)}`, `2026-01-20 ${await seq(alive)}`]);
    expect(await daysOf(again)).toEqual([`2026-01-21 ${await seq(again)}`]);
    expect([...(await daysOf(dead)), ...(await daysOf(dead, true))]).toEqual([]);
    expect(await foundAfter('')).toEqual([]);
    const audit = auditLog(logFilesIn(log.folder));
    expect([audit.labelled, audit.open]).toEqual([audit.checkpoint.size - 3, 3]);
  });

  it('is written once a day, also where the last life ended before it was signed', async () => {
    const before = await rolls();
    await signLog(test.database.verify, test.key, log);
    expect(await rolls()).toEqual(before);
    await test.run('installation', setClock, { clockAt: START + 96 * HOUR });
    const writer = new pg.Client(test.database.verify);
    await writer.connect();
    // while it is written the clock of an exercise is put forward by a day: that day gets a roll of its own
    const query = writer.query.bind(writer) as (...words: unknown[]) => Promise<unknown>;
    let moved = false;
    Object.assign(writer, {
      query: async (...words: unknown[]) => {
        if (!moved && String(words[0]).includes('write_log_roll')) {
          moved = true;
          await test.run('installation', setClock, { clockAt: START + 120 * HOUR });
        }
        return query(...words);
      },
    });
    expect(await new RollWriter(writer, test.key, () => undefined).writeDue()).toBe(true);
    await writer.end();
    const { size } = auditLog(logFilesIn(log.folder)).checkpoint;
    await signLog(test.database.verify, test.key, log);
    expect(auditLog(logFilesIn(log.folder)).checkpoint.size).toBeGreaterThan(size);
    expect((await rolls()).map(({ day }) => day).slice(-3)).toEqual(['2026-01-21', '2026-01-22', '2026-01-23']);
    expect((await rolls()).slice(-2).map(({ late }) => late)).toEqual([false, false]);
    expect(await foundAfter('')).toEqual([]);
  });

  const LEAF = '(SELECT first_index FROM register.log_roll ORDER BY day LIMIT 1)';
  it.each<readonly [string, string, readonly string[]]>([
    ...[0, 1, 32, 33, 64].map(
      (at) =>
        [
          `byte ${at} of a leaf altered`,
          `UPDATE register.log_entry SET leaf = set_byte(leaf, ${at}, get_byte(leaf, ${at}) # 1) WHERE leaf_index = ${LEAF}`,
          ['head-differs', 'roll-differs'],
        ] as const,
    ),
    [
      'two leaves in another order',
      `UPDATE register.log_entry x SET leaf = y.leaf FROM register.log_entry y WHERE x.leaf_index IN (${LEAF}, ${LEAF} + 1) AND y.leaf_index = 2 * ${LEAF} + 1 - x.leaf_index`,
      ['head-differs', 'roll-differs'],
    ],
    ['another day', "UPDATE register.log_roll SET day = day - 1 WHERE day = '2026-01-18'", ['roll-differs']],
    ['a late one that says it was not', 'UPDATE register.log_roll SET late = NOT late', ['roll-differs']],
    ['a roll that is forgotten', "DELETE FROM register.log_roll WHERE day = '2026-01-18'", ['entry-unknown']],
    [
      'one record less',
      "UPDATE register.log_roll SET records = records - 1 WHERE day = '2026-01-18'",
      ['entry-unknown', 'roll-differs'],
    ],
    [
      'nobody in a roll',
      "SELECT register.write_log_roll('2026-01-24', false, (SELECT max(leaf_index) + 1 FROM register.log_entry), '')",
      ['roll-differs'],
    ],
    [
      'a roll beyond the end',
      "INSERT INTO register.log_roll VALUES ('2027-01-01', 1000000, 3, false, now())",
      ['roll-differs'],
    ],
  ])('is found to have %s', async (_what, statement, codes) => {
    expect((await codesAfter(statement)).sort()).toEqual([...codes].sort());
  });

  it.each([
    ['of tomorrow', "('2026-01-24', 0, false)"],
    ['of a day that has one', "('2026-01-20', 0, true)"],
    ['that is not late, of a day that was missed', "('2026-01-21', 0, false)"],
  ])('I23-append-only: a roll %s is not taken, not even from the owner of the database', async (_what, values) => {
    await expect(
      test.admin.query(
        `INSERT INTO register.log_roll (day, first_index, records, late, written_at) SELECT v.day::date, (SELECT max(leaf_index) + 1 FROM register.log_entry), v.records, v.late, now() FROM (VALUES ${values}) v(day, records, late)`,
      ),
    ).rejects.toThrow('I23-append-only');
  });

  it('I23-append-only: a roll is made of leaves in their order, behind all others, and is never taken back; nobody who serves reads or writes it', async () => {
    await test.run('installation', setClock, { clockAt: START + 144 * HOUR });
    const leaf = (first: string) => `decode('01${first.padEnd(128, '0')}', 'hex')`;
    const write = (leaves: string, first = '(SELECT max(leaf_index) + 1 FROM register.log_entry)') =>
      test.admin.query(`SELECT register.write_log_roll('2026-01-24', false, ${first}, ${leaves})`);
    await expect(write(`${leaf('bb')} || ${leaf('aa')}`)).rejects.toThrow('I23-append-only');
    await expect(write(`${leaf('aa')} || ${leaf('aa')}`)).rejects.toThrow('I23-append-only');
    await expect(write("'\\x0102'")).rejects.toThrow('I23-append-only');
    await expect(write("set_byte(decode(repeat('00', 65), 'hex'), 0, 3)")).rejects.toThrow('I23-append-only');
    await expect(write(leaf('aa'), '3')).rejects.toThrow('I23-append-only');
    for (const sql of ['UPDATE register.log_roll SET late = late', 'DELETE FROM register.log_roll'])
      await expect(test.admin.query(sql)).rejects.toThrow('I23-append-only');
    for (const officer of ['monitor', 'sdf-admin', 'sdf-origin'] as const)
      for (const sql of [
        'SELECT * FROM register.log_roll',
        'SELECT * FROM register.due_log_rolls()',
        "SELECT register.write_log_roll('2026-01-24', false, 0, '')",
      ])
        await expect(test.see(officer, sql)).rejects.toThrow('permission denied');
  });
});

describe('slips that were replaced', () => {
  const links = async (client: pg.Client): Promise<boolean> => {
    const { rows } = await client.query('SELECT max(size)::int AS size FROM register.log_head');
    return new SlipLinkWriter(client, test.key, (text) => expect.fail(text)).writeDue(rows[0].size);
  };

  it('are linked with the next in the head that holds it, once, wherever a life of the log ended; an entry of them that was altered or taken away is named', async () => {
    const [one, two] = [await test.person(), await test.person()];
    await test.run('sdf-origin', replaceSlips, { personNo: one, reason: 'lost' });
    // a life that ended when the event had its place
    await test.admin.query('SELECT FROM register.sequence_events(0, 100000)');
    expect(await foundAfter('')).toEqual([]);
    await signLog(test.database.verify, test.key, log);
    expect(await foundAfter('')).toEqual([]);
    for (const personNo of [two, one]) await test.run('sdf-origin', replaceSlips, { personNo, reason: 'wished' });
    await test.admin.query('SELECT FROM register.sequence_events(0, 100000)');
    const writer = new pg.Client(test.database.verify);
    await writer.connect();
    // and one that ended when they were written, before the head
    expect([await links(writer), await links(writer)]).toEqual([true, false]);
    await writer.end();
    await signLog(test.database.verify, test.key, log);
    expect(await foundAfter('')).toEqual([]);
    const { rows } = await live.query<{ leaf_index: number }>(
      "SELECT x.leaf_index::int FROM register.log_entry x WHERE x.leaf_index > (SELECT max(y.leaf_index) FROM register.log_entry y JOIN register.event e ON e.pos = y.event_pos AND e.type = 'SlipsReplaced') ORDER BY 1",
    );
    expect(rows).toHaveLength(4);
    for (const { leaf_index } of rows)
      expect(
        await codesAfter(
          `UPDATE register.log_entry SET leaf = set_byte(leaf, 40, get_byte(leaf, 40) # 1) WHERE leaf_index = ${leaf_index}`,
        ),
      ).toEqual(['entry-unknown', 'slip-link-missing', 'head-differs']);
    expect(
      await codesAfter(
        `UPDATE register.event SET type = 'RemarkRecorded' WHERE type = 'SlipsReplaced' AND stream_no = ${two}`,
      ),
    ).toContain('entry-unknown');
  });
});
