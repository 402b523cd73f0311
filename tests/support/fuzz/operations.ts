import type { Schema } from './value-of-schema.ts';

/** One endpoint of the OpenAPI document. */
export type Operation = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With the names of its parts: `/api/documents/{sha256}`. */
  readonly path: string;
  /** Whether it asks for an Idempotency-Key. */
  readonly isCommand: boolean;
  readonly inPath: Readonly<Record<string, Schema>>;
  /** The parameters of its address, as an object. */
  readonly parameters: Schema;
  /** Undefined where it has none, or one that is no JSON. */
  readonly body: Schema | undefined;
};

type Parameter = { $ref?: string; name: string; in: string; required?: boolean; schema: Schema };
type Described = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
};

/** Every endpoint of an OpenAPI document, as it was parsed. */
export const operationsOf = (document: { paths: Record<string, Record<string, Described>> }): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]): Operation => {
      const of = (place: string) => parameters.filter((parameter) => parameter.in === place);
      const schemas = (place: string) => Object.fromEntries(of(place).map(({ name, schema }) => [name, schema]));
      return {
        method: method.toUpperCase() as Operation['method'],
        path,
        isCommand: parameters.some(({ $ref }) => $ref?.endsWith('/IdempotencyKey') === true),
        inPath: schemas('path'),
        parameters: {
          type: 'object',
          properties: schemas('query'),
          required: of('query').flatMap(({ name, required }) => (required === true ? [name] : [])),
        },
        body: requestBody?.content['application/json']?.schema,
      };
    }),
  );
