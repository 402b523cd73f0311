import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSecret, sealSecret, secretKey } from '../../src/core/ledger/envelope-key.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { listProjections } from '../../src/core/register/verify/compare-tables.ts';
import { listTables } from '../../src/core/register/verify/rebuild.ts';
import { openTamperingBench, type TamperingBench } from './tampering-bench.ts';
import { convoyDocuments } from './tampering-register.ts';
import { rewriteStream } from './tampering-rewrite.ts';
import { catalogueTamperings, chainTamperings } from './tampering-statements.ts';
import { alterValue, unbind } from './tampering-values.ts';

let bench: TamperingBench;
beforeAll(async () => {
  bench = await openTamperingBench();
});
afterAll(() => bench.close());

const nothing = async (): Promise<undefined> => undefined;
const sql =
  (text: string, values: unknown[] = []) =>
  (live: pg.Client) =>
    live.query(text, values);

describe('a register that nobody touched', () => {
  it('is verified without a finding, and every table has rows', async () => {
    const report = await bench.verify(nothing);
    expect(report.findings).toEqual([]);
    const { rows } = await bench.live.query<{ persons: number }>(
      'SELECT count(*)::int AS persons FROM register.person',
    );
    expect(report).toMatchObject({ ok: true, persons: rows[0]?.persons });
    expect(report.sections.map(({ section }) => section)).toEqual([
      'catalogue',
      'chains',
      'log',
      'signatures',
      'documents',
      'projections',
      'invariants',
    ]);
    // no sequencer runs here: src/core/register/verify/check-log.database.test.ts alters a log
    expect(report.sections.filter(({ checked }) => checked === 0).map(({ section }) => section)).toEqual(['log']);
    const empty: string[] = [];
    for (const table of await listTables(bench.live))
      if ((await bench.live.query(`SELECT FROM ${table} LIMIT 1`)).rowCount === 0) empty.push(table);
    // breach_due is empty outside a command; credentials and invitations of the convoy's officers were never confirmed
    // who signs in through an identity provider is no event; nothing was erased here (tests/upgrades/every-event.test.ts erases all that can be)
    // an officer marks notices as read on the page; the key of the server's word comes with the first start of a server; browsers are known by who signs in, and seals of readings are made by a server (tests/walls/readings.test.ts alters them); who was refused is written by the server; an administrator of an authority demands passkeys on the page
    expect(empty).toEqual([
      'access.known_browser',
      'access.notice_mark',
      'access.passkey',
      'access.passkey_challenge',
      'access.passkey_demand',
      'access.provider_identity',
      'access.provider_sign_in',
      'access.read_gate',
      'access.read_seal',
      'access.refused_command',
      'access.server_word',
      'register.breach_due',
      'register.erased_field',
      'register.erasure_order',
      'register.log_cosignature',
      'register.log_entry',
      'register.log_head',
      'register.log_notice',
      'register.log_roll',
    ]);
  });

  it('gives the same tables when it is rebuilt event by event', async () => {
    const report = await bench.verify(nothing, { batchSize: 1 });
    expect(report.findings).toEqual([]);
  });

  it('is not called clean where the session that asks the rules beside is ended', async () => {
    const beside = new pg.Client(bench.connection);
    beside.on('error', () => undefined);
    await beside.connect();
    await beside.query('BEGIN');
    const { rows } = await beside.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await bench.live.query('SELECT pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
    await expect(bench.verify(nothing, { beside })).rejects.toThrow(/connection|not queryable/i);
    await beside.end();
  });

  it('counts open breaches beside the rules, and not as violations', async () => {
    const { invariants } = await bench.verify(nothing);
    expect(invariants.violated).toBe(0);
    expect(invariants.rules.find(({ rule }) => rule === 'I12-notice-72h')).toMatchObject({
      violated: 0,
      openBreaches: 10,
    });
  });
});

/** Projections that have no row here: what is owed by a command is there while it runs; nothing was erased (tampering-rules.test.ts puts an erasure there and alters each part of it). */
const withoutRows = new Set(['register.breach_due', 'register.erased_field', 'register.erasure_order']);

describe('projections', () => {
  it('names the table and the column of every altered value, of every column of every table', async () => {
    const projections = (await bench.look(nothing, (live) => listProjections(live))).filter(
      ({ name }) => !withoutRows.has(name),
    );
    expect(projections.length).toBeGreaterThan(35);
    // In each round one column of every table at once: each must be named, and nothing else.
    const rounds = Array.from({ length: Math.max(...projections.map(({ columns }) => columns.length)) }, (_, round) =>
      projections.flatMap(({ name, columns }) => {
        const column = columns[round];
        return column === undefined ? [] : [{ name, column }];
      }),
    );
    const found = await bench.rounds(
      async (live) => {
        for (const { name } of projections) await unbind(live, name);
      },
      rounds.map((altered) => async (live) => {
        for (const { name, column } of altered) await alterValue(live, name, column);
      }),
    );
    for (const [round, altered] of rounds.entries())
      expect(found[round]?.map(({ object, column }) => `${object}.${column}`).sort()).toEqual(
        altered.map(({ name, column }) => `${name}.${column.name}`).sort(),
      );
    expect(rounds.flat().length).toBeGreaterThan(250);
  });

  it('names the table of every deleted and of every added row', async () => {
    const projections = await bench.look(nothing, (live) => listProjections(live));
    const filled = projections.map(({ name }) => name).filter((name) => !withoutRows.has(name));
    const deleted = await bench.projections(async (live) => {
      for (const name of filled) await live.query(`DELETE FROM ${name} WHERE ctid = (SELECT min(ctid) FROM ${name})`);
    });
    expect(deleted.map(({ object, code }) => [object, code]).sort()).toEqual(
      filled.map((name) => [name, 'row-missing']).sort(),
    );
    const added = await bench.projections(
      sql("INSERT INTO register.breach_due VALUES (gen_random_uuid(), 1, 'I04-no-admission-without-order')"),
    );
    expect(added.map(({ object, code }) => [object, code])).toEqual([['register.breach_due', 'row-extra']]);
  });

  it('goes on after a table that is gone, and says that it was not read', async () => {
    const report = await bench.verify(sql('DROP TABLE care.fitness_note CASCADE'));
    expect(report.findings).toContainEqual(
      expect.objectContaining({ section: 'projections', code: 'unreadable', object: 'care.fitness_note' }),
    );
    expect(report.findings).toContainEqual(
      expect.objectContaining({ section: 'catalogue', object: 'table care.fitness_note' }),
    );
  });
});

describe('events', () => {
  type Stored = { id: string; body: string; leaf: Buffer; secret: Buffer };
  const stored = async (): Promise<Stored[]> =>
    (
      await bench.live.query<Stored>(
        'SELECT e.id, e.body, e.leaf, x.secret FROM register.event e JOIN register.event_secret x ON x.event_pos = e.pos ORDER BY e.pos',
      )
    ).rows;
  const flipped = (bytes: Buffer, at: number, bit: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] as number) ^ (1 << bit);
    return copy;
  };

  it('names the event of any altered byte of its text, its leaf or its secret', async () => {
    const events = await stored();
    const byte = fc.record({
      event: fc.nat(events.length - 1),
      at: fc.nat(),
      bit: fc.nat(7),
      part: fc.constantFrom('body', 'leaf', 'secret'),
    });
    await fc.assert(
      fc.asyncProperty(byte, async ({ event, at, bit, part }) => {
        const { id, body, leaf, secret } = events[event] as Stored;
        const findings = await bench.chains((live) => {
          if (part === 'leaf')
            return live.query('UPDATE register.event SET leaf = $2 WHERE id = $1', [
              id,
              flipped(leaf, 1 + (at % 64), bit),
            ]);
          if (part === 'secret')
            return live.query(
              'UPDATE register.event_secret SET secret = $2 WHERE event_pos = (SELECT pos FROM register.event WHERE id = $1)',
              [id, flipped(secret, at % secret.length, bit)],
            );
          const place = at % body.length;
          const other = body[place] === '7' ? '8' : '7';
          return live.query('UPDATE register.event SET body = $2 WHERE id = $1', [
            id,
            body.slice(0, place) + other + body.slice(place + 1),
          ]);
        });
        expect(findings.some((finding) => finding.event === id)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('names the event of which somebody who holds the keys took personal fields out of the secret, or cut the leaf short', async () => {
    const [row] = await bench.live
      .query<{ id: string; pos: string; stream: string; wrapped: string; secret: Buffer }>(
        `SELECT e.id, e.pos, e.stream_no AS stream, encode(s.wrapped_key, 'base64') AS wrapped, x.secret FROM register.event e JOIN register.stream s ON s.no = e.stream_no
           JOIN register.event_secret x ON x.event_pos = e.pos WHERE e.type = 'RemarkRecorded' ORDER BY e.pos LIMIT 1`,
      )
      .then(({ rows }) => rows);
    if (row === undefined) throw new Error('The register has no remark.');
    const keys = new StreamKeyRing(bench.key).open(Number(row.stream), row.wrapped.replaceAll('\n', ''));
    const salt = openSecret(keys.data, row.id, row.secret).subarray(0, 32);
    const without = sealSecret(keys.data, row.id, Buffer.concat([salt, Buffer.from('[]')]));
    const codes = async (sql: string, value: Buffer) =>
      (await bench.chains((live) => live.query(sql, [row.pos, value])))
        .filter(({ event }) => event === row.id)
        .map(({ code }) => code);
    expect(await codes('UPDATE register.event_secret SET secret = $2 WHERE event_pos = $1', without)).toEqual([
      'disclosure-missing',
    ]);
    const short = 'ALTER TABLE register.event DROP CONSTRAINT event_leaf_check';
    const findings = await bench.chains(async (live) => {
      await live.query(short);
      await live.query("UPDATE register.event SET leaf = '\\x01' WHERE pos = $1", [row.pos]);
    });
    expect(findings.filter(({ event }) => event === row.id).map(({ code }) => code)).toContain('leaf-type');
  });

  it('names the event and the column of every altered column', async () => {
    const columns: [string, string][] = [
      ['id', 'gen_random_uuid()'],
      ['command_id', 'gen_random_uuid()'],
      ['stream_no', 'stream_no + 500000'],
      ['seq', 'seq + 1000'],
      ['type', "'RemarkRecorded'"],
      ['v', 'v + 1::smallint'],
      ['occurred_at', "occurred_at + interval '1 microsecond'"],
      ['recorded_at', "recorded_at + interval '1 microsecond'"],
      ['received_at', "received_at + interval '1 microsecond'"],
      ['officer_no', 'officer_no + 1'],
    ];
    for (const [column, value] of columns) {
      const findings = await bench.chains(
        sql(
          `UPDATE register.event SET ${column} = ${value} WHERE pos = (SELECT max(pos) FROM register.event WHERE type = 'PersonBoarded')`,
        ),
      );
      expect(findings).toContainEqual(expect.objectContaining({ section: 'chains', code: 'column-differs', column }));
    }
  });

  it('names what is missing after a deleted event', async () => {
    const { rows } = await bench.live.query<{ pos: string; id: string; stream_no: string; seq: number }>(
      "SELECT e.pos, e.id, e.stream_no, e.seq FROM register.event e WHERE e.type = 'LineListed' AND EXISTS (SELECT FROM register.event n WHERE n.stream_no = e.stream_no AND n.seq > e.seq + 1) ORDER BY e.pos DESC LIMIT 1",
    );
    const gone = rows[0] as { pos: string; id: string; stream_no: string; seq: number };
    const findings = await bench.chains((live) =>
      live.query(
        `DELETE FROM register.event WHERE pos = ${gone.pos}; DELETE FROM register.event_secret WHERE event_pos = ${gone.pos}`,
      ),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'event-missing', stream: Number(gone.stream_no), seq: gone.seq + 1 }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ code: 'command-events', object: 'register.command' }));
  });

  it('names the command of a last event that was deleted with its secret, the head set back', async () => {
    const { rows } = await bench.live.query<{
      pos: string;
      command_id: string;
      stream_no: string;
      seq: number;
      head: Buffer;
    }>(
      `SELECT e.pos, e.command_id, e.stream_no, e.seq, sha256('\\x00'::bytea || b.leaf) AS head FROM register.event e JOIN register.stream s ON s.no = e.stream_no AND s.seq = e.seq
         JOIN register.event b ON b.stream_no = e.stream_no AND b.seq = e.seq - 1 WHERE s.kind = 'person' AND EXISTS (SELECT FROM register.command k WHERE k.id = e.command_id AND cardinality(k.event_ids) > 1) ORDER BY e.pos DESC LIMIT 1`,
    );
    const last = rows[0] as (typeof rows)[number];
    const findings = await bench.chains(async (live) => {
      await live.query(
        `DELETE FROM register.event WHERE pos = ${last.pos}; DELETE FROM register.event_secret WHERE event_pos = ${last.pos}`,
      );
      await live.query('UPDATE register.stream SET seq = $2, head = $3 WHERE no = $1', [
        last.stream_no,
        last.seq - 1,
        last.head,
      ]);
    });
    expect(findings).toContainEqual(expect.objectContaining({ code: 'command-events', command: last.command_id }));
  });

  it.each(chainTamperings)('%s is found as %s', async (text, code) => {
    const findings = await bench.chains(sql(text));
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  it('an officer without the role is found where the history is replayed', async () => {
    const report = await bench.verify((live) =>
      rewriteStream(live, bench.key, { type: 'ManifestSealed' }, (body) => ({ ...body, officer: 0 })),
    );
    expect(report.findings).toContainEqual(expect.objectContaining({ section: 'chains', code: 'not-permitted' }));
  });

  it('the wrong key file is said once, in clear words', async () => {
    await expect(bench.verify(nothing, { key: secretKey(randomBytes(32)) })).rejects.toThrow(
      'Name the right file with AMANA_KEY_FILE',
    );
  });
});

describe('signatures, seals and documents, where somebody who holds the keys rewrites a whole stream', () => {
  const flip = (hex: string) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
  it.each([
    ['HandoverOffered', 'signature', 'signature-wrong'],
    ['HandedOver', 'signature', 'signature-wrong'],
    ['HandedOver', 'keyId', 'key-unknown'],
    ['HandoverOffered', 'manifestHash', 'payload-differs'],
    ['RollCallSignedByCaller', 'signature', 'signature-wrong'],
    ['RollCallSigned', 'signature', 'signature-wrong'],
    ['RollCallSigned', 'keyId', 'key-unknown'],
    ['SealProposed', 'manifestHash', 'seal-hash'],
  ])('%s with another %s is found as %s', async (type, member, code) => {
    const report = await bench.verify((live) =>
      rewriteStream(live, bench.key, { type }, (body) => ({
        ...body,
        data: { ...body.data, [member]: flip(body.data[member] as string) },
      })),
    );
    // the chain was made again without a fault: it is the signature that tells
    expect(report.findings.filter(({ section }) => section === 'chains')).toEqual([]);
    expect(report.findings).toContainEqual(expect.objectContaining({ section: 'signatures', code }));
  });

  it('a document that is missing or altered is named by its hash', async () => {
    const damaged = await bench.verify(nothing, { readDocument: async () => Buffer.from('another text') });
    const stored = [...convoyDocuments];
    expect(damaged.findings.map(({ section, code }) => [section, code])).toEqual(
      stored.map(() => ['documents', 'document-differs']),
    );
    const missing = await bench.verify(nothing, { readDocument: () => Promise.reject(new Error('gone')) });
    expect(missing.findings.map(({ code }) => code)).toEqual(stored.map(() => 'document-unreadable'));
  });
});

describe('the catalogue', () => {
  it.each(catalogueTamperings)('%s names the %s', async (text, object) => {
    const findings = await bench.catalogue(sql(text));
    expect(findings.every(({ section }) => section === 'catalogue')).toBe(true);
    expect(findings.map((finding) => finding.object)).toContain(object);
  });
});

describe('what is said of findings', () => {
  it('no finding of this file holds a personal value', async () => {
    const { rows } = await bench.live.query<{ value: string }>(
      `SELECT full_name AS value FROM register.person_name UNION SELECT token FROM register.name_token WHERE length(token) > 3 UNION SELECT account FROM safeguards.fear
         UNION SELECT note FROM care.fitness_note UNION SELECT name_ar FROM access.officer UNION SELECT circumstances FROM register.death`,
    );
    expect(rows.length).toBeGreaterThan(50);
    const text = JSON.stringify(bench.seen);
    expect(bench.seen.length).toBeGreaterThan(500);
    expect(rows.map((row) => row.value).filter((value) => text.includes(value))).toEqual([]);
  });
});
