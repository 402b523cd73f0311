import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { refusalTexts } from '../../../core/register/refusal-texts.ts';
import { ruleTexts } from '../../../core/register/rule-texts.ts';
import { allCommands } from '../../../systems/all-commands.ts';
import { allQueries, dryRuns } from '../../../systems/all-queries.ts';
import { allWorks } from '../../../systems/all-works.ts';
import { exampleOf } from './docs-example.ts';
import { docsPage } from './docs-page.ts';
import type { JsonObject } from './json-schemas.ts';
import { listEndpoints } from './list-endpoints.ts';
import { openapiDocument } from './openapi-document.ts';

const sources = { commands: allCommands, queries: allQueries, dryRuns, works: allWorks };
/** As it is on the wire. */
const wire = (value: unknown) => JSON.parse(JSON.stringify(value));
const document = wire(openapiDocument(sources));
const endpoints = listEndpoints(sources);

/** Every object inside a value, with its place. */
const objectsIn = (value: unknown, place = ''): [string, JsonObject][] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => objectsIn(part, `${place}/${key}`));
  return Array.isArray(value) ? inner : [[place, value as JsonObject], ...inner];
};

test('the document is valid OpenAPI 3.1, and the validator would say so if it were not', async () => {
  const validator = new Validator();
  expect(await validator.validate(wire(document))).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  const broken = wire(document);
  delete broken.paths['/api/transfers/manifest'].get.responses['200'].description;
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

test('every reference leads somewhere', () => {
  const dead = objectsIn(document).flatMap(([place, { $ref }]) => {
    if (typeof $ref !== 'string') return [];
    const target = $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((part, key) => (part as JsonObject | undefined)?.[key], document);
    return target === undefined ? [`${place} -> ${$ref}`] : [];
  });
  expect(dead).toEqual([]);
});

describe('every endpoint declares', () => {
  test('who may ask', () => {
    for (const { path, askers } of endpoints) expect(typeof askers === 'string' || askers.length > 0, path).toBe(true);
  });
  test('what it answers, to the last member', () => {
    for (const { path, answer } of endpoints)
      expect(!('mediaType' in answer) || /^[\w*]+\/[\w*+-]+$/.test(answer.mediaType), path).toBe(true);
    const answers = objectsIn(document.paths).filter(([place]) => place.includes('/responses/200/'));
    const anything = [...objectsIn(document.components.schemas), ...answers].filter(
      ([place, schema]) =>
        (schema.type === 'object' &&
          schema.properties === undefined &&
          typeof schema.additionalProperties !== 'object') ||
        (/\/(items|additionalProperties|properties\/\w+)$/.test(place) &&
          !['type', '$ref', 'enum', 'const', 'anyOf', 'oneOf'].some((key) => key in schema)),
    );
    expect(anything.map(([place]) => place)).toEqual([]);
  });
  test('what it does, and a name of its own', () => {
    for (const { path, summary } of endpoints) expect(summary.length, path).toBeGreaterThan(5);
    const ids = objectsIn(document.paths).flatMap(([, { operationId }]) => operationId ?? []);
    expect(ids.length).toBe(endpoints.length);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('refusals that have a text', () => {
    const unknown = endpoints.flatMap(({ path, refuses }) =>
      refuses.filter((code) => !Object.hasOwn(refusalTexts, code)).map((code) => `${path} ${code}`),
    );
    expect(unknown).toEqual([]);
  });
});

test('every command requires an Idempotency-Key, nothing else does', () => {
  for (const { path, method, kind } of endpoints) {
    const references = document.paths[path][method].parameters.map(({ $ref }: { $ref?: string }) => $ref);
    expect(references.includes('#/components/parameters/IdempotencyKey'), path).toBe(kind === 'command');
  }
  expect(document.components.parameters.IdempotencyKey.required).toBe(true);
});

test('an endpoint tells what its file, its helpers and the guards of the database refuse', () => {
  const codesOf = (path: string): string[] =>
    objectsIn(document.paths[path].post.responses).flatMap(([place, { examples }]) =>
      place.endsWith('problem+json') ? Object.keys(examples as JsonObject) : [],
    );
  expect(codesOf('/api/transfers/seal-manifest')).toEqual(
    expect.arrayContaining([
      'I08-sealed-is-immutable',
      'I24-four-eyes',
      'I10-fitness-48h',
      'P3-security-level',
      'stale',
    ]),
  );
  expect(codesOf('/api/care/record-fitness')).toEqual(expect.arrayContaining(['count-differs', 'command-conflict']));
  expect(codesOf('/api/register/add-name')).not.toContain('I10-fitness-48h');
});

test('every list that can grow is asked for and answered page by page in one way', () => {
  const schemaOf = (schema: JsonObject): JsonObject =>
    typeof schema?.$ref === 'string' ? document.components.schemas[schema.$ref.split('/').at(-1) as string] : schema;
  const paged = endpoints.flatMap(({ path, method, kind }) => {
    if (kind !== 'query') return [];
    const { parameters, requestBody, responses } = document.paths[path][method];
    const body = schemaOf(requestBody?.content['application/json'].schema)?.properties ?? {};
    const asked = [...parameters.map(({ name }: { name?: string }) => name), ...Object.keys(body)];
    const answered = Object.keys(
      (schemaOf(responses['200'].content['application/json']?.schema)?.properties as JsonObject | undefined) ?? {},
    );
    const marks = [
      ...['page', 'pageSize'].map((name) => asked.includes(name)),
      ...['page', 'pageSize', 'total'].map((name) => answered.includes(name)),
    ];
    expect(new Set(marks).size, path).toBe(1);
    return marks[0] ? [path] : [];
  });
  for (const name of ['register/people', 'register/lists', 'register/list', 'register/timeline', 'safeguards/fears'])
    expect(paged).toContain(`/api/${name}`);
});

test('every code of refusal is told with its sentences in three languages, rules with their source', () => {
  const { examples } = document.components;
  expect(Object.keys(examples).sort()).toEqual(Object.keys(refusalTexts).sort());
  for (const [code, { value }] of Object.entries<{ value: JsonObject }>(examples)) {
    expect(value, code).toMatchObject({
      code,
      sentence: { en: expect.any(String) },
      remedy: { ckb: expect.any(String) },
    });
    if (Object.hasOwn(ruleTexts, code)) expect(value, code).toMatchObject({ rule: code, source: expect.any(String) });
  }
});

test('two schemas cannot share a name', async () => {
  const { z } = await import('zod');
  const { collectSchemas } = await import('./json-schemas.ts');
  const schemas = collectSchemas();
  schemas.of(z.object({ a: z.string() }).meta({ id: 'Twice' }));
  expect(() => schemas.of(z.object({ b: z.string() }).meta({ id: 'Twice' }))).toThrow('Two schemas are named Twice.');
});

describe('the page', () => {
  const page = docsPage(document);
  test('has an anchor for every endpoint, schema and code, and every link of it leads there', () => {
    const anchors = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(anchors).size).toBe(anchors.length);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !anchors.includes(id))).toEqual([]);
    for (const { path } of endpoints) expect(page).toContain(` ${path}</a></h3>`);
  });
  test('loads nothing from anywhere and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bon\w+=|https?:\/\/(?!127\.0\.0\.1)/);
  });
  test('escapes what a definition says', () => {
    const evil = wire(document);
    evil.components.schemas.Sex.description = '<script>alert(1)</script>';
    expect(docsPage(evil)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
  test('shows how each command is sent', () => {
    const section = page.slice(page.indexOf('<section id="post-transfers-seal-manifest">'));
    expect(section.slice(section.indexOf('<pre>'), section.indexOf('</pre>')).replaceAll('&#39;', "'")).toBe(
      `<pre>curl &quot;$AMANA/api/transfers/seal-manifest&quot; \\
  -b amana.cookies \\
  -H 'X-Amana-Request: 1' \\
  -H 'Idempotency-Key: 019b0000-0000-7000-8000-000000000000' \\
  -H 'Content-Type: application/json' \\
  -d '{&quot;manifestNo&quot;:2001,&quot;sealHash&quot;:&quot;${'0'.repeat(64)}&quot;}'`,
    );
  });
  test('an example has every required member and no other', () => {
    const schema = {
      type: 'object',
      properties: { personNo: { type: 'integer' }, note: { type: 'string' } },
      required: ['personNo'],
    };
    expect(exampleOf(schema, {})).toEqual({ personNo: 1042 });
  });
});
