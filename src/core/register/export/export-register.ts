import fs from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { OperatorError } from '../../../platform/config/operator-error.ts';
import { openSecret, type StreamKeys } from '../../ledger/envelope-key.ts';
import { LABEL_TURN } from '../label-turn.ts';
import type { StreamKeyRing } from '../stream-key-ring.ts';
import { type EventRow, eventBatches } from '../verify/event-row.ts';
import { openSnapshot, seeEverything, settle, textBatches, textRows } from '../verify/session.ts';
import {
  type CommandLine,
  type EventLine,
  type ExportManifest,
  exportReadme,
  type FileReadLine,
  type LogCosignatureLine,
  type LogEntryLine,
  type LogHeadLine,
  type LogNoticeLine,
  type LogRollLine,
  type PersonalLine,
  type ReadSealLine,
  type SecretLine,
  type StreamLine,
} from './export-format.ts';
import { type ExportedFile, LinesWriter, measureFile } from './json-lines.ts';

/** Bytes of the leaf's salt at the beginning of an opened secret. */
const SALT_BYTES = 32;

export type ExportOptions = {
  /** Opens salts; undefined leaves them out, and then nothing personal can be written. */
  readonly keys: StreamKeyRing | undefined;
  /** Writes personal fields and documents in the clear. Needs the keys. */
  readonly withPersonalData: boolean;
  readonly program: string;
  /** The stored documents: names as `ab/<sha256>`, and the bytes to be written. */
  readonly documents: readonly string[];
  readonly readDocument: (name: string) => Promise<Uint8Array>;
  readonly progress: (bytes: number) => void;
};

type Opened = { readonly keys: StreamKeys; readonly salt: Buffer; readonly fields: readonly unknown[] };

const openRow = (row: EventRow, keys: StreamKeyRing): Opened => {
  if (row.wrappedKey === null || row.secret === null)
    throw new OperatorError(
      `Event ${row.id} has lost its secret or its stream. ./amana verify names all such; --without-key exports what is left.`,
    );
  const streamKeys = keys.open(row.streamNo, row.wrappedKey);
  const plain = openSecret(streamKeys.data, row.id, row.secret);
  const disclosures = JSON.parse(plain.subarray(SALT_BYTES).toString('utf8')) as string[];
  return {
    keys: streamKeys,
    salt: plain.subarray(0, SALT_BYTES),
    fields: disclosures.map((text) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown),
  };
};

/** The keys of a stream in the clear: see {@link StreamLine}. */
type ClearKeys = Pick<StreamLine, 'labelKey' | 'dataKey'>;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Writes all events; returns the keys that have to go along in the clear, by stream. */
const writeEvents = async (
  live: pg.ClientBase,
  folder: string,
  { keys, withPersonalData, progress }: ExportOptions,
): Promise<{ files: ExportedFile[]; events: number; clear: Map<number, ClearKeys> }> => {
  const events = await LinesWriter.open(folder, 'events.jsonl');
  const personal = await LinesWriter.open(folder, withPersonalData ? 'personal.jsonl' : 'secrets.jsonl');
  const clear = new Map<number, ClearKeys>();
  let bytes = 0;
  for await (const rows of eventBatches(live)) {
    for (const row of rows) {
      const opened = keys === undefined ? undefined : openRow(row, keys);
      const salt = opened === undefined ? {} : { salt: opened.salt.toString('base64') };
      const line: EventLine = { pos: row.pos, leaf: row.leaf.toString('base64'), ...salt, text: row.body };
      await events.add(line);
      if (withPersonalData && opened !== undefined) {
        const { label, data } = opened.keys;
        if (row.type === LABEL_TURN) clear.set(row.streamNo, { labelKey: base64(label), dataKey: base64(data) });
        else if (!clear.has(row.streamNo)) clear.set(row.streamNo, { labelKey: base64(label) });
        const fields: PersonalLine = { pos: row.pos, fields: opened.fields };
        if (opened.fields.length > 0) await personal.add(fields);
      } else if (row.secret !== null) {
        const secret: SecretLine = { pos: row.pos, secret: row.secret.toString('base64') };
        await personal.add(secret);
      }
      bytes += row.body.length;
    }
    progress(bytes);
  }
  return { files: [await events.close(), await personal.close()], events: events.lines, clear };
};

const writeStreams = async (
  live: pg.ClientBase,
  folder: string,
  clear: ReadonlyMap<number, ClearKeys> | undefined,
): Promise<{ file: ExportedFile; streams: number }> => {
  const streams = await LinesWriter.open(folder, 'streams.jsonl');
  for await (const rows of textBatches(
    live,
    `SELECT s.no, s.kind, s.seq, encode(s.head, 'hex'), translate(encode(s.wrapped_key, 'base64'), E'\\n', '') FROM register.stream s ORDER BY s.no`,
  ))
    for (const [no, kind, seq, head, wrapped] of rows) {
      const key = clear === undefined ? { wrappedKey: wrapped as string } : clear.get(Number(no));
      // Every stream has an event, so its keys were met.
      const line = { no: Number(no), kind, seq: Number(seq), head, ...key } as StreamLine;
      await streams.add(line);
    }
  return { file: await streams.close(), streams: streams.lines };
};

const writeCommands = async (
  live: pg.ClientBase,
  folder: string,
): Promise<{ file: ExportedFile; commands: number }> => {
  const commands = await LinesWriter.open(folder, 'commands.jsonl');
  for await (const rows of textBatches(
    live,
    `SELECT c.id, c.officer_no, c.name, encode(c.input_hash, 'hex'), round(extract(epoch FROM c.received_at) * 1000), to_json(c.event_ids)::text
       FROM register.command c ORDER BY c.received_at, c.id`,
  ))
    for (const [id, officer, name, inputHash, receivedAt, events] of rows) {
      const line = {
        id,
        officer: Number(officer),
        name,
        inputHash,
        receivedAt: Number(receivedAt),
        events: JSON.parse(events as string),
      } as CommandLine;
      await commands.add(line);
    }
  return { file: await commands.close(), commands: commands.lines };
};

const writeOfficerKeys = async (live: pg.ClientBase, folder: string): Promise<ExportedFile> => {
  const keys = await LinesWriter.open(folder, 'officer-keys.jsonl');
  for (const [line] of await textRows(
    live,
    `SELECT json_build_object('keyId', d.key_id, 'officer', d.officer_no, 'authority', o.authority, 'class', d.class,
       'publicKey', translate(encode(d.public_key, 'base64'), '+/=' || E'\\n', '-_'),
       'enrolledAt', round(extract(epoch FROM d.enrolled_at) * 1000)::bigint, 'revokedAt', round(extract(epoch FROM d.revoked_at) * 1000)::bigint)::text
     FROM access.device_key d JOIN access.officer o ON o.no = d.officer_no ORDER BY d.key_id`,
  ))
    await keys.add(JSON.parse(line as string) as object);
  return keys.close();
};

/** The public log: its order, its heads and what witnesses said of them, without which a register that is read back would sign another order with the same key. */
const writeLog = async (live: pg.ClientBase, folder: string): Promise<ExportedFile[]> => {
  const entries = await LinesWriter.open(folder, 'log-entries.jsonl');
  for await (const rows of textBatches(
    live,
    `SELECT x.event_pos, translate(encode(x.leaf, 'base64'), E'\\n', '') FROM register.log_entry x ORDER BY x.leaf_index`,
  ))
    for (const [pos, leaf] of rows) {
      const line: LogEntryLine = leaf === null || leaf === undefined ? { pos: Number(pos) } : { leaf };
      await entries.add(line);
    }
  const heads = await LinesWriter.open(folder, 'log-heads.jsonl');
  for await (const rows of textBatches(
    live,
    `SELECT h.size, encode(h.root, 'hex'), h.note, round(extract(epoch FROM h.signed_at) * 1000) FROM register.log_head h ORDER BY h.size`,
  ))
    for (const [size, root, note, signedAt] of rows) {
      const line = { size: Number(size), root, note, signedAt: Number(signedAt) } as LogHeadLine;
      await heads.add(line);
    }
  const cosignatures = await LinesWriter.open(folder, 'log-cosignatures.jsonl');
  for await (const rows of textBatches(
    live,
    `SELECT c.size, c.witness, c.line, extract(epoch FROM c.cosigned_at)::bigint, round(extract(epoch FROM c.kept_at) * 1000) FROM register.log_cosignature c ORDER BY c.size, c.witness`,
  ))
    for (const [size, witness, line, cosignedAt, keptAt] of rows) {
      const said = { size: Number(size), witness, line, cosignedAt: Number(cosignedAt), keptAt: Number(keptAt) };
      await cosignatures.add(said as LogCosignatureLine);
    }
  const notices = await LinesWriter.open(folder, 'log-notices.jsonl');
  for (const [line] of await textRows(
    live,
    `SELECT json_build_object('witness', n.witness, 'name', n.name, 'kind', n.kind, 'size', n.size, 'words', n.words, 'noticedAt', round(extract(epoch FROM n.noticed_at) * 1000)::bigint)::text
       FROM register.log_notice n ORDER BY n.no`,
  ))
    await notices.add(JSON.parse(line as string) as LogNoticeLine);
  const rolls = await LinesWriter.open(folder, 'log-rolls.jsonl');
  for (const [day, first, records, late, writtenAt] of await textRows(
    live,
    `SELECT r.day, r.first_index, r.records, r.late, round(extract(epoch FROM r.written_at) * 1000) FROM register.log_roll r ORDER BY r.day`,
  )) {
    const line = { day, first: Number(first), records: Number(records), late: late === 't' };
    await rolls.add({ ...line, writtenAt: Number(writtenAt) } as LogRollLine);
  }
  const files = [entries, heads, cosignatures, notices, rolls];
  return Promise.all(files.map((file) => file.close()));
};

/** Who opened which file, with the seals over it: no event tells of it. */
const writeReads = async (live: pg.ClientBase, folder: string): Promise<ExportedFile[]> => {
  const reads = await LinesWriter.open(folder, 'file-reads.jsonl');
  for await (const rows of textBatches(
    live,
    `SELECT json_build_object('no', r.no, 'person', r.person_no, 'officer', r.officer_no, 'authority', r.authority, 'roles', r.roles, 'part', r.part, 'ground', r.ground, 'session', encode(r.session, 'hex'),
       'readAt', round(extract(epoch FROM r.read_at) * 1000)::bigint, 'emergency', r.emergency, 'request', r.request_no)::text FROM access.file_read r ORDER BY r.no`,
  ))
    for (const [line] of rows) await reads.add(JSON.parse(line as string) as FileReadLine);
  const seals = await LinesWriter.open(folder, 'read-seals.jsonl');
  for await (const rows of textBatches(
    live,
    `SELECT json_build_object('no', s.no, 'firstRead', s.first_read, 'lastRead', s.last_read, 'reads', s.reads, 'digest', encode(s.digest, 'hex'), 'sealedAt', round(extract(epoch FROM s.sealed_at) * 1000)::bigint)::text
       FROM access.read_seal s ORDER BY s.no`,
  ))
    for (const [line] of rows) await seals.add(JSON.parse(line as string) as ReadSealLine);
  return [await reads.close(), await seals.close()];
};

const writeDocuments = async (folder: string, options: ExportOptions): Promise<ExportedFile[]> => {
  const files: ExportedFile[] = [];
  for (const name of options.documents) {
    const place = `documents/${name}`;
    await mkdir(path.join(folder, path.dirname(place)), { recursive: true, mode: 0o700 });
    await writeFile(path.join(folder, place), await options.readDocument(name), {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    files.push(await measureFile(folder, place));
  }
  return files;
};

/**
 * Writes the whole register into an empty folder, in an open form and in one snapshot. Reads only.
 * @param live the installing role, or another that reads everything
 * @throws OperatorError where the database holds no register, or its secrets do not open
 */
export const exportRegister = async (
  live: pg.ClientBase,
  folder: string,
  options: ExportOptions,
): Promise<ExportManifest> => {
  if (options.withPersonalData && options.keys === undefined)
    throw new OperatorError('Personal data can be written only with the key of the register.');
  await openSnapshot(live);
  try {
    await settle(live);
    const [there] = await textRows(live, "SELECT to_regclass('register.event')");
    if (there?.[0] == null) throw new OperatorError('The database holds no register.');
    await seeEverything(live);
    const [about] = await textRows(
      live,
      `SELECT i.id, (SELECT coalesce(max(e.pos), 0) FROM register.event e), (SELECT coalesce(q.last_value, 0) FROM pg_sequences q WHERE q.schemaname = 'register' AND q.sequencename = 'stream_no'),
         (SELECT string_agg(DISTINCT encode(substring(s.wrapped_key FROM 2 FOR 8), 'hex'), ',') FROM register.stream s)
       FROM register.identity i`,
    );
    const { files, events, clear } = await writeEvents(live, folder, options);
    const { file: streamsFile, streams } = await writeStreams(
      live,
      folder,
      options.withPersonalData ? clear : undefined,
    );
    const { file: commandsFile, commands } = await writeCommands(live, folder);
    const officerKeys = await writeOfficerKeys(live, folder);
    const log = await writeLog(live, folder);
    const reads = await writeReads(live, folder);
    const documents = await writeDocuments(folder, options);
    const manifest: ExportManifest = {
      format: 'amana-export/1',
      program: options.program,
      madeAt: new Date().toISOString(),
      register: about?.[0] ?? '',
      personalData: options.withPersonalData,
      salts: options.keys !== undefined,
      keyIds: options.withPersonalData ? [] : (about?.[3] ?? '').split(',').filter((id) => id !== ''),
      events,
      streams,
      commands,
      documents: documents.length,
      newestPosition: Number(about?.[1]),
      streamNumber: Number(about?.[2]),
      files: [...files, streamsFile, commandsFile, officerKeys, ...log, ...reads, ...documents],
    };
    fs.writeFileSync(path.join(folder, 'README.md'), exportReadme(manifest), { mode: 0o600, flush: true });
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    fs.writeFileSync(path.join(folder, 'manifest.json'), text, { mode: 0o600, flush: true });
    return manifest;
  } finally {
    await live.query('ROLLBACK');
  }
};
