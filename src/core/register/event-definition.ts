import type { z } from 'zod';
import type { Role } from './roles.ts';

/** Kinds of streams; each stream is one chain of events and one lock. */
export type StreamKind = 'register' | 'operation' | 'site' | 'officer' | 'list' | 'person' | 'manifest' | 'request';

/** A value that canonical JSON admits: no floats, no undefined. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The typed, versioned schema of one event type. `data` goes into the frozen text; `personal` goes there as salted digests only. */
export type EventDefinition<Type extends string = string, Data = never, Personal = never> = {
  readonly type: Type;
  readonly v: number;
  readonly system: string;
  readonly stream: StreamKind;
  /** `act`: a rule may refuse it. `fact`: it is never refused; what it breaks is recorded as a breach (decisions.md 1). */
  readonly kind: 'act' | 'fact';
  /** Who may append it; the database checks the same list. */
  readonly roles: readonly Role[];
  readonly data: z.ZodType<Data>;
  readonly personal: z.ZodType<Personal>;
  /** Appended in a session that a fresh second factor has elevated, and in no other; the database asks it. No part of the schema. */
  readonly elevated: boolean;
  /** Whether `<system>.project_<type in snake case>` exists. Remarks have none. */
  readonly projected: boolean;
};

/** A definition whose payload types are not known to the reader. */
export type AnyEventDefinition = EventDefinition<string, unknown, unknown>;

type Input<Type extends string, Data, Personal> = Omit<
  EventDefinition<Type, Data, Personal>,
  'projected' | 'elevated' | 'v' | 'personal'
> & {
  readonly v?: number;
  readonly projected?: boolean;
  readonly elevated?: boolean;
  readonly personal?: z.ZodType<Personal>;
};

/** An event to be appended: what a `decide` returns. */
export type NewEvent = {
  readonly definition: AnyEventDefinition;
  /** Number of an existing stream, or `{ new: i }` for the i-th stream that the command creates. */
  readonly stream: number | { readonly new: number };
  /** Claimed time in milliseconds since the epoch; the time of receipt when absent. */
  readonly occurredAt?: number;
  /** Id minted by the client where other events must name this one (UUIDv7). */
  readonly id?: string;
  readonly data: Record<string, JsonValue>;
  readonly personal?: Record<string, JsonValue>;
};

/** An event type with the function that makes one, checked by the compiler against its schema. */
export type EventMaker<Type extends string, Data, Personal> = EventDefinition<Type, Data, Personal> & {
  readonly make: (event: {
    stream: NewEvent['stream'];
    data: Data;
    personal?: Personal | undefined;
    occurredAt?: number | undefined;
    id?: string | undefined;
  }) => NewEvent;
};

/**
 * Defines an event type.
 * @param definition its name, schema, stream, kind and roles; version 1 and projected unless said otherwise.
 */
export const defineEvent = <Type extends string, Data, Personal = never>(
  definition: Input<Type, Data, Personal>,
): EventMaker<Type, Data, Personal> => {
  const full = {
    v: 1,
    projected: true,
    elevated: false,
    ...definition,
    personal: definition.personal as z.ZodType<Personal>,
  } as EventDefinition<Type, Data, Personal>;
  return {
    ...full,
    make: ({ stream, data, personal, occurredAt, id }) => ({
      definition: full as unknown as AnyEventDefinition,
      stream,
      data: withoutUndefined(data),
      ...(personal === undefined ? {} : { personal: withoutUndefined(personal) }),
      ...(occurredAt === undefined ? {} : { occurredAt }),
      ...(id === undefined ? {} : { id }),
    }),
  };
};

/** Optional fields that are absent leave no trace in the canonical text. */
const withoutUndefined = (value: unknown): Record<string, JsonValue> =>
  Object.fromEntries(Object.entries(value as Record<string, JsonValue>).filter(([, v]) => v !== undefined));

/** Name of the projector function of an event type: `transfers.project_person_boarded`. */
export const projectorOf = (definition: AnyEventDefinition): string | null =>
  definition.projected
    ? `${definition.system}.project_${definition.type.replace(/(?<!^)[A-Z]/g, (c) => `_${c}`).toLowerCase()}`
    : null;
