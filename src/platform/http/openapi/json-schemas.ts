import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  DEFAULT_PAGE_SIZE,
  LARGEST_PAGE_SIZE,
  LAST_PAGE,
  pageNumber,
  pageSizeNumber,
  wholeNumber,
} from '../query-values.ts';

/** A JSON Schema (draft 2020-12), or another part of the document. */
export type JsonObject = { [key: string]: unknown };

/** What stands as text in an address and is a number all the same. */
const numbers = new Map<z.core.$ZodType, JsonObject>([
  [wholeNumber, { type: 'integer', minimum: 0, maximum: 999_999_999_999_999 }],
  [pageNumber, { type: 'integer', minimum: 1, maximum: LAST_PAGE, default: 1 }],
  [pageSizeNumber, { type: 'integer', minimum: 1, maximum: LARGEST_PAGE_SIZE, default: DEFAULT_PAGE_SIZE }],
]);

const PARTS = '#/$defs/';

/** What a reader of the document expects: whole numbers in an address are numbers, and the bounds of every JavaScript integer say nothing. */
const adapt = ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonObject }): void => {
  const number = numbers.get(zodSchema);
  if (number !== undefined) {
    for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
    Object.assign(jsonSchema, number);
  }
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

const withReferences = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' && inner.startsWith(PARTS)
        ? `#/components/schemas/${inner.slice(PARTS.length)}`
        : withReferences(inner),
    ]),
  );
};

/** Turns Zod schemas into JSON Schemas and gathers their named parts for `components/schemas`. */
export type SchemaCollection = {
  readonly of: (schema: z.ZodType) => JsonObject;
  /** The named parts gathered so far, by name. */
  readonly parts: () => JsonObject;
};

/**
 * An empty collection.
 * @throws Error where two different schemas have one name, or one cannot be told as JSON Schema
 */
export const collectSchemas = (): SchemaCollection => {
  const parts = new Map<string, unknown>();
  return {
    of: (schema) => {
      const { $schema, $defs, ...rest } = z.toJSONSchema(schema, {
        io: 'input',
        override: (given) => adapt(given as Parameters<typeof adapt>[0]),
      }) as JsonObject;
      for (const [id, part] of Object.entries(($defs ?? {}) as JsonObject)) {
        const told = withReferences({ ...(part as JsonObject), id: undefined });
        const plain = JSON.parse(JSON.stringify(told)) as unknown;
        if (parts.has(id) && !isDeepStrictEqual(parts.get(id), plain)) throw new Error(`Two schemas are named ${id}.`);
        parts.set(id, plain);
      }
      return withReferences(rest) as JsonObject;
    },
    parts: () => Object.fromEntries([...parts].sort(([left], [right]) => (left < right ? -1 : 1))),
  };
};
