import { canonicalJson } from '../ledger/canonical-json.ts';
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

/**
 * The frozen canonical text of an event (RFC 8785) that its leaf commits to. `register.append` puts the same text together from its columns;
 * a test holds the two to each other.
 */
export const eventText = (envelope: EventEnvelope): string => canonicalJson(envelope as unknown as JsonValue);
