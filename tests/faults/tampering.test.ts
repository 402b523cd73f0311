import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretKey } from '../../src/core/ledger/envelope-key.ts';
import { listProjections } from '../../src/core/register/verify/compare-tables.ts';
import { listTables } from '../../src/core/register/verify/rebuild.ts';
import { openTamperingBench, type TamperingBench } from './tampering-bench.ts';
import { rewriteStream } from './tampering-rewrite.ts';
import { alterValue } from './tampering-values.ts';

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
      'signatures',
      'documents',
      'projections',
      'invariants',
    ]);
    expect(report.sections.filter(({ checked }) => checked === 0)).toEqual([]);
    const empty: string[] = [];
    for (const table of await listTables(bench.live))
      if ((await bench.live.query(`SELECT FROM ${table} LIMIT 1`)).rowCount === 0) empty.push(table);
    // breach_due is empty outside a command; credentials and invitations of the convoy's officers were never confirmed
    expect(empty).toEqual(['access.credential', 'register.breach_due']);
  });

  it('gives the same tables when it is rebuilt event by event', async () => {
    const report = await bench.verify(nothing, { batchSize: 1 });
    expect(report.findings).toEqual([]);
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

describe('projections', () => {
  it('names the table and the column of every altered value, of every column of every table', async () => {
    const projections = (await bench.look(nothing, (live) => listProjections(live))).filter(
      ({ name }) => name !== 'register.breach_due',
    );
    expect(projections.length).toBeGreaterThan(35);
    // In each round one column of every table at once: each must be named, and nothing else.
    const rounds = Math.max(...projections.map(({ columns }) => columns.length));
    let altered = 0;
    for (let round = 0; round < rounds; round += 1) {
      const chosen = projections.flatMap(({ name, columns }) => {
        const column = columns[round];
        return column === undefined ? [] : [{ name, column }];
      });
      const findings = await bench.projections(async (live) => {
        for (const { name, column } of chosen) await alterValue(live, name, column);
      });
      altered += chosen.length;
      expect(findings.map(({ object, column }) => `${object}.${column}`).sort()).toEqual(
        chosen.map(({ name, column }) => `${name}.${column.name}`).sort(),
      );
    }
    expect(altered).toBeGreaterThan(250);
  });

  it('names the table of every deleted and of every added row', async () => {
    const projections = await bench.look(nothing, (live) => listProjections(live));
    const filled = projections.map(({ name }) => name).filter((name) => name !== 'register.breach_due');
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
      "SELECT e.pos, e.id, e.stream_no, e.seq FROM register.event e WHERE e.type = 'LineListed' ORDER BY e.pos DESC LIMIT 1",
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

  it.each([
    ["UPDATE register.stream SET seq = seq + 1 WHERE kind = 'manifest'", 'head-seq'],
    ["UPDATE register.stream SET head = sha256(head) WHERE kind = 'manifest'", 'head-differs'],
    ["UPDATE register.stream SET kind = 'list' WHERE kind = 'manifest'", 'stream-kind'],
    [
      "UPDATE register.stream SET wrapped_key = set_byte(wrapped_key, 60, get_byte(wrapped_key, 60) # 1) WHERE kind = 'manifest'",
      'wrapped-key',
    ],
    [
      "UPDATE register.stream SET wrapped_key = (SELECT wrapped_key FROM register.stream WHERE kind = 'list') WHERE kind = 'manifest'",
      'wrapped-key',
    ],
    ["UPDATE register.stream SET no = no + 500000 WHERE kind = 'manifest'", 'stream-missing'],
    [
      "INSERT INTO register.stream SELECT no + 500000, kind, seq, head, wrapped_key FROM register.stream WHERE kind = 'manifest'",
      'stream-without-events',
    ],
    ["DELETE FROM register.stream WHERE kind = 'manifest'", 'stream-missing'],
    [
      'DELETE FROM register.event_secret WHERE event_pos = (SELECT max(event_pos) FROM register.event_secret)',
      'secret-missing',
    ],
    [
      'INSERT INTO register.event_secret SELECT event_pos + 500000, secret FROM register.event_secret LIMIT 1',
      'secret-without-event',
    ],
    [
      'UPDATE register.event_secret SET event_pos = event_pos + 500000 WHERE event_pos = (SELECT max(event_pos) FROM register.event_secret)',
      'secret-without-event',
    ],
    [
      "UPDATE register.command SET officer_no = officer_no + 1 WHERE name = 'transfers/seal-manifest'",
      'command-officer',
    ],
    [
      "UPDATE register.command SET received_at = received_at + interval '1 microsecond' WHERE name = 'transfers/seal-manifest'",
      'command-received',
    ],
    [
      "UPDATE register.command SET event_ids = event_ids || gen_random_uuid() WHERE name = 'transfers/seal-manifest'",
      'command-events',
    ],
    [
      "UPDATE register.command SET event_ids = event_ids[2:] || event_ids[1] WHERE name = 'transfers/create-manifest'",
      'command-events',
    ],
    ["UPDATE register.command SET id = gen_random_uuid() WHERE name = 'transfers/seal-manifest'", 'command-missing'],
    ["DELETE FROM register.command WHERE name = 'transfers/seal-manifest'", 'command-missing'],
    [
      'INSERT INTO register.command SELECT gen_random_uuid(), officer_no, name, input_hash, event_ids, received_at FROM register.command LIMIT 1',
      'command-without-events',
    ],
    [
      "DELETE FROM register.event WHERE command_id = (SELECT id FROM register.command WHERE name = 'transfers/record-count')",
      'command-without-events',
    ],
    ['UPDATE register.identity SET id = gen_random_uuid()', 'register-differs'],
    ['DELETE FROM register.identity', 'identity-missing'],
    ["UPDATE register.event SET pos = DEFAULT WHERE type = 'ManifestCreated'", 'event-out-of-order'],
  ])('%s is found as %s', async (text, code) => {
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
    expect(damaged.findings.map(({ section, code }) => [section, code])).toEqual([
      ['documents', 'document-differs'],
      ['documents', 'document-differs'],
    ]);
    const missing = await bench.verify(nothing, { readDocument: () => Promise.reject(new Error('gone')) });
    expect(missing.findings.map(({ code }) => code)).toEqual(['document-unreadable', 'document-unreadable']);
  });
});

describe('the catalogue', () => {
  it.each([
    [
      'ALTER TABLE transfers.line DISABLE TRIGGER "I08-sealed-is-immutable"',
      'trigger I08-sealed-is-immutable on transfers.line',
    ],
    [
      'ALTER TABLE register.event ENABLE REPLICA TRIGGER "I23-append-only"',
      'trigger I23-append-only on register.event',
    ],
    ['DROP TRIGGER "I02-custody-tiles" ON register.custody', 'trigger I02-custody-tiles on register.custody'],
    [
      'ALTER TABLE transfers.line DISABLE TRIGGER ALL',
      'trigger of the constraint line_manifest_no_fkey (RI_FKey_check_ins) on transfers.line',
    ],
    [
      "CREATE OR REPLACE FUNCTION safeguards.fear_open(p_person bigint, p_countries text[], p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT false'",
      'function safeguards.fear_open(p_person bigint, p_countries text[], p_at timestamp with time zone)',
    ],
    ['ALTER FUNCTION register.clock() SECURITY INVOKER', 'function register.clock()'],
    ['ALTER FUNCTION register.clock() OWNER TO amana_owner', 'function register.clock()'],
    ['ALTER FUNCTION register.clock() RESET search_path', 'function register.clock()'],
    [
      'GRANT EXECUTE ON FUNCTION register.project(bigint[], text[]) TO PUBLIC',
      'function register.project(p_pos bigint[], p_open text[])',
    ],
    ['GRANT UPDATE ON register.event TO amana_app', 'table register.event'],
    ['GRANT UPDATE (body) ON register.event TO amana_app', 'column register.event.body'],
    ['ALTER TABLE transfers.line OWNER TO amana_app', 'table transfers.line'],
    ['ALTER TABLE safeguards.fear NO FORCE ROW LEVEL SECURITY', 'table safeguards.fear'],
    ['ALTER TABLE safeguards.fear DISABLE ROW LEVEL SECURITY', 'table safeguards.fear'],
    ['DROP POLICY wall ON transfers.line', 'policy wall on transfers.line'],
    ['CREATE POLICY open ON transfers.line USING (true)', 'policy open on transfers.line'],
    [
      'ALTER TABLE transfers.handover DROP CONSTRAINT "I07-two-signatures-one-instant"',
      'constraint I07-two-signatures-one-instant on transfers.handover',
    ],
    ['DROP INDEX transfers."I09-one-live-manifest"', 'index transfers.I09-one-live-manifest'],
    ['ALTER TABLE register.person ADD COLUMN danger int', 'column register.person.danger'],
    ['ALTER TABLE register.person ALTER COLUMN sex DROP NOT NULL', 'column register.person.sex'],
    ['ALTER ROLE amana_app BYPASSRLS', 'role amana_app'],
    ['GRANT amana_guard TO amana_app', 'membership of amana_app in amana_guard'],
    ["ALTER ROLE amana_app SET search_path = 'public'", 'setting of amana_app'],
    [
      "UPDATE register.event_type SET roles = roles || ARRAY['monitor'] WHERE type = 'ManifestSealed'",
      'register.event_type ManifestSealed 1',
    ],
    ["UPDATE public.amana_migration SET sha256 = '' WHERE name = 'schemas'", 'migration schemas'],
    ["CREATE FUNCTION public.sha256(text) RETURNS text LANGUAGE sql AS 'SELECT $1'", 'function public.sha256(text)'],
    ['CREATE RULE hide AS ON INSERT TO register.breach DO INSTEAD NOTHING', 'rule hide on register.breach'],
    ['CREATE VIEW public.names AS SELECT full_name FROM register.person_name', 'view public.names'],
    ['GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO PUBLIC', 'built-in function pg_notify(text,text)'],
    ['CREATE SCHEMA mine', 'schema mine'],
  ])('%s names the %s', async (text, object) => {
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
