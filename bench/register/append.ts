/**
 * `register.append` (event, leaf, chain, head, idempotency, secret; no projection) against plain INSERTs of the same bytes into tables with the same
 * columns and indexes, in the same run, interleaved, on a durable server. Prints one JSON line per measurement.
 * Usage: node bench/register/append.ts [events=60000] [seconds=3] [repetitions=3]
 */
import { hash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { canonicalJson } from '../../src/core/ledger/canonical-json.ts';
import { newStreamKeys, sealSecret, secretKey, wrapStreamKey } from '../../src/core/ledger/envelope-key.ts';
import { commitment, eventLeaf, leafHash, leafLabel } from '../../src/core/ledger/leaf.ts';
import { eventText } from '../../src/core/register/event-text.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { startPostgres } from '../../src/platform/postgres/start-postgres.ts';

const [events = 60_000, seconds = 3, repetitions = 3] = process.argv.slice(2).map(Number);
const BATCH = 5000;
const BODY_BYTES = 800;
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
const round = (value: number): number => Math.round(value * 1000) / 1000;
const say = (line: object): void => console.log(JSON.stringify(line));

/** Milliseconds of one fdatasync of 8 kB on the disk of the data folder: what a durable commit costs at least. */
const measureSync = (folder: string): number => {
  const file = fs.openSync(path.join(folder, 'sync'), 'w');
  const times = Array.from({ length: 100 }, (_, i) => {
    const from = performance.now();
    fs.writeSync(file, Buffer.alloc(8192, i), 0, 8192, (i % 64) * 8192);
    fs.fdatasyncSync(file);
    return performance.now() - from;
  });
  fs.closeSync(file);
  return median(times);
};

type Stream = { no: number; seq: number; prev: string; label: Uint8Array; data: Uint8Array };
type Rows = Record<
  'id' | 'stream' | 'seq' | 'type' | 'v' | 'at' | 'sd' | 'data' | 'leaf' | 'secret' | 'body' | 'open',
  unknown[]
>;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-'));
const server = await startPostgres({ dataFolder: folder, settings: { shared_buffers: '256MB', max_wal_size: '2GB' } });
try {
  const passwords = { app: randomBytes(12).toString('hex'), verify: randomBytes(12).toString('hex') };
  await migrate(server.connection, { passwords });
  const admin = new pg.Client(server.connection);
  admin.on('error', () => undefined);
  await admin.connect();
  const token = randomBytes(32).toString('base64url');
  await admin.query(`INSERT INTO access.authority VALUES ('BEN', 'XXX', 'Bench', 'قياس', NULL, 0);
    INSERT INTO access.officer VALUES (1, 'bench', 'Bench', 'قياس', 'BEN', true, false, 0); INSERT INTO access.posting VALUES (1, 'origin_officer', '*', 0);
    INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at) VALUES (sha256('${token}'), 1, 'infinity', 'infinity');
    CREATE TABLE public.plain_event (LIKE register.event INCLUDING ALL); CREATE TABLE public.plain_secret (LIKE register.event_secret INCLUDING ALL);
    GRANT USAGE ON SCHEMA public TO amana_app; GRANT SELECT, INSERT ON public.plain_event, public.plain_secret TO amana_app`);
  const register = (await admin.query<{ id: string }>('SELECT id FROM register.identity')).rows[0]?.id as string;
  const fdatasyncMs = round(measureSync(folder));
  const kek = secretKey(randomBytes(32));
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...server.connection, user: 'amana_app', password: passwords.app });
    client.on('error', () => undefined); // the server stops at the end of a failed run
    await client.connect();
    return client;
  };

  let lastStream = 0;
  const makeStreams = async (count: number): Promise<Stream[]> => {
    const streams = Array.from({ length: count }, (_, i) => ({
      no: lastStream + i + 1,
      seq: 0,
      prev: '',
      ...newStreamKeys(),
    }));
    lastStream += count;
    await admin.query(
      "INSERT INTO register.stream SELECT no, 'person', 0, '', key FROM unnest($1::bigint[], $2::bytea[]) u(no, key)",
      [streams.map((s) => s.no), streams.map((s) => wrapStreamKey(kek, String(s.no), s))],
    );
    return streams;
  };
  const sample = [...Array(4)].map(() => randomBytes(Math.round((BODY_BYTES - 420) / 2)).toString('hex'));
  /** The work of the server's Node: texts, leaves and secrets of one command. */
  const prepare = (streams: readonly Stream[], command: string, received: number): Rows => {
    const rows: Rows = {
      id: [],
      stream: [],
      seq: [],
      type: [],
      v: [],
      at: [],
      sd: [],
      data: [],
      leaf: [],
      secret: [],
      body: [],
      open: [],
    };
    streams.forEach((stream, i) => {
      const id = uuidv7();
      const data = { text: sample[i % 4] as string };
      stream.seq += 1;
      const text = eventText({
        register,
        command,
        id,
        type: 'RemarkRecorded',
        v: 1,
        stream: stream.no,
        seq: stream.seq,
        prev: stream.prev,
        officer: 1,
        occurred: received,
        recorded: received,
        received,
        digests: '[]',
        data: canonicalJson(data),
      });
      const salt = randomBytes(32);
      const leaf = eventLeaf(leafLabel(stream.label, stream.seq), commitment(salt, text));
      stream.prev = leafHash(leaf).toString('hex');
      const row = {
        id,
        stream: stream.no,
        seq: stream.seq,
        type: 'RemarkRecorded',
        v: 1,
        at: received,
        sd: '[]',
        data: canonicalJson(data),
        leaf,
        secret: sealSecret(stream.data, id, Buffer.concat([salt, Buffer.from('[]')])),
        body: text,
        open: null,
      };
      for (const [name, value] of Object.entries(row)) rows[name as keyof Rows].push(value);
    });
    return rows;
  };
  const inputHash = hash('sha256', 'bench', 'buffer');
  const append = (client: pg.Client, command: string, received: number, rows: Rows) =>
    client.query({
      name: 'append',
      text: "SELECT register.append($1, $2, 'register/remark', $3, $4, '{}', '{}', '{}', $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14, $15)",
      values: [
        token,
        command,
        inputHash,
        received,
        rows.id,
        rows.stream,
        rows.seq,
        rows.type,
        rows.v,
        rows.at,
        rows.sd,
        rows.data,
        rows.leaf,
        rows.secret,
        rows.open,
      ],
    });
  const plain = (client: pg.Client, command: string, rows: Rows) =>
    client.query({
      name: 'plain',
      text: `WITH e AS (INSERT INTO public.plain_event (id, command_id, stream_no, seq, type, v, occurred_at, recorded_at, received_at, officer_no, body, leaf)
          SELECT id, $1::uuid, stream, seq, type, v, at, at, at, 1, body, leaf FROM unnest($2::uuid[], $3::bigint[], $4::int[], $5::text[], $6::smallint[], $7::timestamptz[], $8::text[], $9::bytea[]) u(id, stream, seq, type, v, at, body, leaf) RETURNING pos, id)
        INSERT INTO public.plain_secret SELECT e.pos, u.secret FROM e JOIN unnest($2::uuid[], $10::bytea[]) u(id, secret) USING (id)`,
      values: [
        command,
        rows.id,
        rows.stream,
        rows.seq,
        rows.type,
        rows.v,
        rows.at.map((at) => new Date(at as number)),
        rows.body,
        rows.leaf,
        rows.secret,
      ],
    });
  // An officer writes of persons within reach only; these streams have no person behind them. TRUNCATE takes the reach with the events that it rests on.
  const clear = () =>
    admin.query(`SET session_replication_role = replica; TRUNCATE register.event, register.event_secret, register.command, public.plain_event, public.plain_secret CASCADE;
      INSERT INTO register.person_reach (person_no, authority, event_pos) SELECT s.no, 'BEN', 0 FROM register.stream s;
      UPDATE register.stream SET seq = 0, head = ''; SET session_replication_role = origin; CHECKPOINT`);

  // ---- bulk: one command of 5,000 events
  const client = await connect();
  const streams = await makeStreams(Math.min(events, 57_000));
  await admin.query('VACUUM ANALYZE register.stream');
  const bulk = { append: [] as number[], plain: [] as number[] };
  for (let r = 0; r < repetitions; r += 1)
    for (const kind of ['plain', 'append'] as const) {
      await clear();
      for (const stream of streams) Object.assign(stream, { seq: 0, prev: '' });
      let spent = 0;
      for (let from = 0; from < events; from += BATCH) {
        const command = uuidv7();
        const received = Date.now();
        const rows = prepare(
          Array.from(
            { length: Math.min(BATCH, events - from) },
            (_, i) => streams[(from + i) % streams.length] as Stream,
          ),
          command,
          received,
        );
        const started = performance.now();
        await (kind === 'append' ? append(client, command, received, rows) : plain(client, command, rows));
        spent += performance.now() - started;
      }
      bulk[kind].push(spent);
    }
  say({
    bench: 'register.append/bulk',
    events,
    batch: BATCH,
    bodyBytes: BODY_BYTES,
    appendMs: Math.round(median(bulk.append)),
    plainMs: Math.round(median(bulk.plain)),
    appendPerSecond: Math.round((events / median(bulk.append)) * 1000),
    ratio: round(median(bulk.plain) / median(bulk.append)),
    limit: 0.5,
    fdatasyncMs,
    synchronousCommit: 'on',
  });

  // ---- single: one command of one event, one call
  for (const clients of [1, 8]) {
    const rates = { append: [] as number[], plain: [] as number[] };
    const connections = await Promise.all(Array.from({ length: clients }, connect));
    const own: Stream[][] = [];
    for (const _ of connections) own.push(await makeStreams(200));
    for (let r = 0; r < repetitions; r += 1)
      for (const kind of ['plain', 'append'] as const) {
        await clear();
        for (const stream of own.flat()) Object.assign(stream, { seq: 0, prev: '' });
        let done = 0;
        const started = performance.now();
        await Promise.all(
          connections.map(async (connection, c) => {
            for (let i = 0; performance.now() - started < seconds * 1000; i += 1) {
              const command = uuidv7();
              const received = Date.now();
              const rows = prepare([(own[c] as Stream[])[i % 200] as Stream], command, received);
              await (kind === 'append'
                ? append(connection, command, received, rows)
                : plain(connection, command, rows));
              done += 1;
            }
          }),
        );
        rates[kind].push((done * 1000) / (performance.now() - started));
      }
    for (const connection of connections) await connection.end();
    say({
      bench: 'register.append/single',
      clients,
      appendPerSecond: Math.round(median(rates.append)),
      plainPerSecond: Math.round(median(rates.plain)),
      ratio: round(median(rates.append) / median(rates.plain)),
      limit: 0.45,
      fdatasyncMs,
      synchronousCommit: 'on',
    });
  }
  await client.end();
  await admin.end();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
