import { OperatorError } from '../../../platform/config/operator-error.ts';
import { canonicalJson, type JsonValue } from '../../ledger/canonical-json.ts';
import {
  type KeyEncryptingKey,
  newStreamKeys,
  type StreamKeys,
  sealSecret,
  wrapStreamKey,
} from '../../ledger/envelope-key.ts';
import type { EventEnvelope } from '../event-text.ts';
import type { EventRow } from '../verify/event-row.ts';
import type { EventLine, ExportManifest, PersonalLine, SecretLine, StreamLine } from './export-format.ts';
import { readLines } from './json-lines.ts';

/** A stream as it is written into a register: its wrapped key is that of the export, or made here. */
export type ImportedStream = StreamLine & { readonly wrappedKey: string };

type Streams = {
  readonly streams: ReadonlyMap<number, ImportedStream>;
  /** The keys of streams that were wrapped here; empty where the export brought wrapped ones. */
  readonly keys: ReadonlyMap<number, StreamKeys>;
};

/** Reads the streams. An export in the clear brings the label keys, which the leaves depend on; the keys of the secrets are made anew, except where further label keys are made of them. */
export const readStreams = async (
  folder: string,
  { personalData }: ExportManifest,
  key: KeyEncryptingKey,
): Promise<Streams> => {
  const streams = new Map<number, ImportedStream>();
  const keys = new Map<number, StreamKeys>();
  for await (const line of readLines<StreamLine>(`${folder}/streams.jsonl`)) {
    let { wrappedKey } = line;
    if (personalData) {
      const { labelKey = '', dataKey } = line;
      const data = dataKey === undefined ? newStreamKeys().data : Buffer.from(dataKey, 'base64');
      const own = { data, label: Buffer.from(labelKey, 'base64') };
      keys.set(line.no, own);
      wrappedKey = wrapStreamKey(key, String(line.no), own).toString('base64');
    }
    streams.set(line.no, { ...line, wrappedKey: wrappedKey ?? '' });
  }
  return { streams, keys };
};

/** Takes from a file in the order of `pos` the line of one event, where it has one. */
const inStep = <Line extends { readonly pos: number }>(file: string) => {
  const lines = readLines<Line>(file);
  let next: Line | undefined;
  return async (pos: number): Promise<Line | undefined> => {
    next ??= (await lines.next()).value ?? undefined;
    if (next?.pos !== pos) return undefined;
    const line = next;
    next = undefined;
    return line;
  };
};

const disclosureOf = (field: unknown): string =>
  Buffer.from(canonicalJson(field as JsonValue), 'utf8').toString('base64url');

const envelopeOf = ({ pos, text }: EventLine): EventEnvelope => {
  const value = JSON.parse(text) as EventEnvelope | null;
  if (value === null || typeof value !== 'object')
    throw new OperatorError(`The event at position ${pos} has a text that is no event.`);
  return value;
};

/**
 * The events of an export as rows of a register, with their secrets: those of the export, or closed anew under the keys of their streams. Nothing is checked
 * here; `checkEvent` does that, as for a register.
 */
export async function* readExportedEvents(
  folder: string,
  { personalData }: ExportManifest,
  { streams, keys }: Streams,
): AsyncGenerator<EventRow, void, undefined> {
  const sealed = inStep<SecretLine>(`${folder}/secrets.jsonl`);
  const open = inStep<PersonalLine>(`${folder}/personal.jsonl`);
  for await (const line of readLines<EventLine>(`${folder}/events.jsonl`)) {
    const envelope = envelopeOf(line);
    const stream = streams.get(envelope.stream);
    let secret: Buffer | null = null;
    const own = keys.get(envelope.stream);
    if (!personalData) secret = Buffer.from((await sealed(line.pos))?.secret ?? '', 'base64');
    else if (own !== undefined) {
      const disclosures = ((await open(line.pos))?.fields ?? []).map(disclosureOf);
      const plain = Buffer.concat([Buffer.from(line.salt ?? '', 'base64'), Buffer.from(JSON.stringify(disclosures))]);
      secret = sealSecret(own.data, envelope.id, plain);
    }
    yield {
      pos: line.pos,
      id: envelope.id,
      commandId: envelope.command,
      streamNo: envelope.stream,
      seq: envelope.seq,
      type: envelope.type,
      v: envelope.v,
      occurred: envelope.occurred * 1000,
      recorded: envelope.recorded * 1000,
      received: envelope.received * 1000,
      officerNo: envelope.officer,
      body: line.text,
      leaf: Buffer.from(line.leaf, 'base64'),
      secret,
      streamKind: stream?.kind ?? null,
      wrappedKey: stream?.wrappedKey ?? null,
    };
  }
}
