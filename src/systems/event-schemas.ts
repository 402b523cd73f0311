import { hash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../core/ledger/canonical-json.ts';
import type { AnyEventDefinition, JsonValue } from '../core/register/event-definition.ts';

/** Fingerprint of an event type's schema: SHA-256 of its stream, kind, and the JSON Schemas of data and personal fields. */
export const schemaFingerprint = (event: AnyEventDefinition): string =>
  hash(
    'sha256',
    canonicalJson({
      stream: event.stream,
      kind: event.kind,
      data: plain(z.toJSONSchema(event.data)),
      personal: event.personal === undefined ? null : plain(z.toJSONSchema(event.personal)),
    }),
  );

const plain = (schema: unknown): JsonValue => JSON.parse(JSON.stringify(schema)) as JsonValue;

/** Name and fingerprint of every event type, in the order of their names. */
export const schemaFingerprints = (events: readonly AnyEventDefinition[]): Record<string, string> =>
  Object.fromEntries(
    events
      .map((event) => [`${event.type}@${event.v}`, schemaFingerprint(event)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
