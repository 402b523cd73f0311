import fs from 'node:fs';
import path from 'node:path';
import { problem } from '../../../core/access/views.ts';
import { repositoryFolder } from '../../config/repository-folder.ts';
import { SESSION_COOKIE } from '../session-cookie.ts';
import { conventions } from './conventions.ts';
import type { Endpoint } from './endpoint.ts';
import { collectSchemas, type JsonObject, type SchemaCollection } from './json-schemas.ts';
import { type EndpointSources, listEndpoints } from './list-endpoints.ts';
import { findings, refusalExamples, refusalResponses } from './refusals.ts';

const version = (): string => {
  const text = fs.readFileSync(path.join(repositoryFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

/** Who may ask, in words. */
export const askersText = ({ askers }: Endpoint): string =>
  askers === 'public'
    ? 'Open to everybody, without signing in.'
    : askers === 'signed-in'
      ? 'Open to every officer who is signed in; the walls decide what is answered.'
      : `For the roles ${askers.map((role) => `\`${role}\``).join(', ')}.`;

const parametersOf = (endpoint: Endpoint, schemas: SchemaCollection): JsonObject[] => {
  const inPath = Object.entries(endpoint.inPath ?? {}).map(([name, pattern]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', pattern },
  }));
  const { properties = {}, required = [] } = (
    endpoint.parameters === undefined ? {} : schemas.of(endpoint.parameters)
  ) as { properties?: JsonObject; required?: string[] };
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const headers = [
    ...(endpoint.method === 'get' ? [] : ['OwnRequest']),
    ...(endpoint.kind === 'command' ? ['IdempotencyKey', 'RecordedAt'] : []),
    ...(hasTag(endpoint) ? ['IfNoneMatch'] : []),
  ].map((name) => ({ $ref: `#/components/parameters/${name}` }));
  return [...inPath, ...inQuery, ...headers];
};

/** Whether the answers of an endpoint carry a tag. */
export const hasTag = ({ method, path: address }: Endpoint): boolean => method === 'get' && address.startsWith('/api/');

const bodyOf = ({ body }: Endpoint, schemas: SchemaCollection): JsonObject => {
  if (body === undefined) return {};
  const content =
    'schema' in body
      ? { 'application/json': { schema: schemas.of(body.schema) } }
      : Object.fromEntries(body.mediaTypes.map((mediaType) => [mediaType, {}]));
  return { requestBody: { required: true, content } };
};

const answerOf = (endpoint: Endpoint, schemas: SchemaCollection): JsonObject => ({
  description: 'Answered.',
  ...(hasTag(endpoint) ? { headers: { ETag: { $ref: '#/components/headers/ETag' } } } : {}),
  ...contentOf(endpoint.answer, schemas),
});

const contentOf = (answer: Endpoint['answer'], schemas: SchemaCollection): JsonObject => {
  if ('schema' in answer) return { content: { 'application/json': { schema: schemas.of(answer.schema) } } };
  return 'mediaType' in answer ? { content: { [answer.mediaType]: {} } } : {};
};

const operationId = ({ method, path: address }: Endpoint): string =>
  `${method}-${address.replace(/^\/(?:api\/)?/, '')}`.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase());

/** The status of an answer that refuses nothing. */
export const statusOf = ({ answer }: Endpoint): number => ('status' in answer ? (answer.status ?? 200) : 200);

const operationOf = (endpoint: Endpoint, schemas: SchemaCollection): JsonObject => ({
  operationId: operationId(endpoint),
  tags: [endpoint.tag],
  summary: endpoint.summary,
  description: `${endpoint.text}\n\n${askersText(endpoint)}`,
  'x-askers': endpoint.askers,
  ...(endpoint.askers === 'public' ? { security: [] } : {}),
  parameters: parametersOf(endpoint, schemas),
  ...bodyOf(endpoint, schemas),
  responses: {
    [statusOf(endpoint)]: answerOf(endpoint, schemas),
    ...(hasTag(endpoint) ? { 304: { $ref: '#/components/responses/NotModified' } } : {}),
    ...refusalResponses(endpoint),
  },
});

const headerParameter = (name: string, required: boolean, description: string, schema: JsonObject) => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

/**
 * The OpenAPI 3.1 document of this server, made from the definitions that serve its requests: commands and queries with their Zod schemas, who may ask, and
 * the refusals.
 * @throws Error where an endpoint has no text, or two schemas have one name
 */
export const openapiDocument = (sources: EndpointSources): JsonObject => {
  const schemas = collectSchemas();
  schemas.of(problem);
  const endpoints = listEndpoints(sources);
  const paths: Record<string, JsonObject> = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint, schemas) };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Amana',
      version: version(),
      summary: 'The register of persons in custody and of their moves between authorities.',
      description: conventions.map(({ title, text }) => `## ${title}\n\n${text}`).join('\n\n'),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This register.' }],
    security: [{ session: [] }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: 'Set by signing in. Behind TLS its name begins with `__Host-`.',
        },
      },
      parameters: {
        OwnRequest: headerParameter('X-Amana-Request', true, 'The request comes from a client of the register.', {
          type: 'string',
          const: '1',
        }),
        IdempotencyKey: headerParameter(
          'Idempotency-Key',
          true,
          'One UUID for one intent, the same when the request is sent again: the register carries it out once.',
          { type: 'string', format: 'uuid' },
        ),
        RecordedAt: headerParameter(
          'X-Amana-Recorded-At',
          false,
          "When the officer's device wrote it down, by the register clock; the time of receipt where it is left out.",
          { type: 'integer', minimum: 0 },
        ),
        IfNoneMatch: headerParameter('If-None-Match', false, 'The ETag of the answer that is at hand.', {
          type: 'string',
        }),
      },
      headers: {
        ETag: { description: 'Changes when the bytes of the answer change.', schema: { type: 'string' } },
      },
      responses: { NotModified: { description: 'The answer is still the one with this ETag.' } },
      examples: refusalExamples(),
      schemas: schemas.parts(),
      'x-findings': findings(),
    },
  };
};
