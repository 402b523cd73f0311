import type { JsonValue } from './event-definition.ts';

/** Everything that the frozen text of an event says. Instants are milliseconds since the epoch; `prev` is the hash of the stream's last leaf, hex, empty for the first. */
export type EventEnvelope = {
  readonly register: string;
  readonly command: string;
  readonly id: string;
  readonly type: string;
  readonly v: number;
  readonly stream: number;
  readonly seq: number;
  readonly prev: string;
  readonly officer: number;
  readonly occurred: number;
  readonly recorded: number;
  readonly received: number;
  /** Digests of the personal fields (RFC 9901). */
  readonly _sd: readonly string[];
  readonly data: Record<string, JsonValue>;
};

/** The same before it is written, its public data and the digests as canonical texts: each is needed by itself too, and is written once. */
export type EventParts = Omit<EventEnvelope, '_sd' | 'data'> & { readonly digests: string; readonly data: string };

/**
 * The frozen canonical text of an event (RFC 8785) that its leaf commits to: the members in their order, as `register.event_text` puts them together from the columns. Ids, names of types and hashes
 * need no escape.
 */
export const eventText = (e: EventParts): string =>
  `{"_sd":${e.digests},"command":"${e.command}","data":${e.data},"id":"${e.id}","occurred":${e.occurred},"officer":${e.officer},"prev":"${e.prev}","received":${e.received},"recorded":${e.recorded},"register":"${e.register}","seq":${e.seq},"stream":${e.stream},"type":"${e.type}","v":${e.v}}`;
