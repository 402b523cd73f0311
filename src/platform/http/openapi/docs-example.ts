import type { JsonObject } from './json-schemas.ts';

/** Values that make an example readable, by the member's name. */
const wellKnown: Readonly<Record<string, unknown>> = {
  personNo: 1042,
  manifestNo: 2001,
  operationNo: 1,
  listNo: 3001,
  site: 'GHW',
  fromSite: 'GHW',
  toSite: 'KRK',
  section: 'A',
  authority: 'SDF',
  country: 'IRQ',
  code: 'IRQ',
};
const HASH = '0000000000000000000000000000000000000000000000000000000000000000';
const UUID = '019b0000-0000-7000-8000-000000000000';

type Schema = {
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  type?: string | string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  format?: string;
  pattern?: string;
  minimum?: number;
};

/**
 * The smallest example of a schema: required members only, with placeholders. Patterns are not followed, except that of a hash.
 * @param parts `components/schemas`
 */
export const exampleOf = (given: unknown, parts: JsonObject, name = ''): unknown => {
  const schema = given as Schema;
  if (schema.$ref !== undefined) return exampleOf(parts[schema.$ref.split('/').at(-1) ?? ''] ?? {}, parts, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice !== undefined) return exampleOf(choice, parts, name);
  if (schema.properties !== undefined)
    return Object.fromEntries(
      (schema.required ?? []).map((member) => [member, exampleOf(schema.properties?.[member] ?? {}, parts, member)]),
    );
  if (schema.type === 'array') return [exampleOf(schema.items ?? {}, parts, name === 'persons' ? 'personNo' : name)];
  if (schema.type === 'object') return {};
  if (schema.type === 'boolean') return true;
  const known = wellKnown[name];
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  if (known !== undefined && isNumber === (typeof known === 'number')) return known;
  if (isNumber) return name.endsWith('At') ? 1768712400000 : Math.max(schema.minimum ?? 1, 1);
  if (schema.format === 'uuid') return UUID;
  return schema.pattern?.includes('{64}') === true ? HASH : '…';
};
