import { Html, html, type Part, prose } from './html.ts';
import type { JsonObject } from './json-schemas.ts';

/** A JSON Schema, as far as a page shows it. */
type Shown = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Shown[];
  oneOf?: Shown[];
  items?: Shown;
  properties?: Record<string, Shown>;
  required?: string[];
  additionalProperties?: Shown | boolean;
  propertyNames?: Shown;
  description?: string;
  format?: string;
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
};

const limits = (schema: Shown): string =>
  [
    schema.format ?? '',
    schema.minimum === undefined ? '' : `from ${schema.minimum}`,
    schema.exclusiveMinimum === undefined ? '' : `more than ${schema.exclusiveMinimum}`,
    schema.maximum === undefined ? '' : `to ${schema.maximum}`,
    schema.maxLength === undefined ? '' : `${schema.minLength ?? 0} to ${schema.maxLength} characters`,
    schema.maxItems === undefined ? '' : `${schema.minItems ?? 0} to ${schema.maxItems} items`,
    schema.pattern === undefined || schema.format !== undefined ? '' : schema.pattern,
  ]
    .filter((limit) => limit !== '')
    .join(', ');

const joined = (parts: readonly Part[], between: string): Part =>
  parts.flatMap((part, i) => (i === 0 ? [part] : [between, part]));

/** The type of a schema in one line; an inline object becomes a list of its members. */
export const typeText = (given: unknown): Part => {
  const schema = given as Shown;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum !== undefined)
    return joined(
      schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`),
      ' | ',
    );
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return joined(choices.map(typeText), ' or ');
  if (schema.type === 'array') return ['list of ', typeText(schema.items ?? {}), limited(schema)];
  if (schema.properties !== undefined) return membersTable(schema as JsonObject);
  if (schema.type === 'object')
    return typeof schema.additionalProperties === 'object'
      ? ['map of ', typeText(schema.propertyNames ?? { type: 'string' }), ' to ', typeText(schema.additionalProperties)]
      : 'object';
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'anything');
  return [type, limited(schema)];
};

const limited = (schema: Shown): Part => {
  const text = limits(schema);
  return text === '' ? '' : html` <small>(${text})</small>`;
};

/** The members of an object: name, whether it may be left out, type, description. */
export const membersTable = (given: JsonObject): Html => {
  const schema = given as Shown;
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, member]) =>
      html`<tr><th scope="row"><code>${name}</code>${schema.required?.includes(name) === true ? '' : html` <small>optional</small>`}</th><td>${typeText(member)}${member.description === undefined ? '' : html`<br>${prose(member.description)}`}</td></tr>`,
  );
  return rows.length === 0 ? new Html('<p>No members.</p>') : html`<table>${rows}</table>`;
};

/** Any schema as a block: a table for an object, one line for the rest. */
export const schemaBlock = (given: unknown): Html =>
  (given as Shown).properties === undefined ? html`<p>${typeText(given)}</p>` : membersTable(given as JsonObject);
