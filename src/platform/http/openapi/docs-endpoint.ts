import { exampleOf } from './docs-example.ts';
import { schemaBlock, typeText } from './docs-schema.ts';
import { type Html, html, type Part, prose } from './html.ts';
import type { JsonObject } from './json-schemas.ts';

type Content = Record<string, { schema?: unknown; examples?: JsonObject }>;
type Parameter = { $ref?: string; name: string; in: string; required: boolean; schema: unknown };

/** An operation of the document, as far as the page shows it. */
export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security?: unknown[];
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { $ref?: string; content?: Content }>;
};

/** The anchor of an endpoint, e.g. `post-transfers-seal-manifest`. */
export const anchorOf = (method: string, address: string): string =>
  `${method}-${address.replace(/^\/(?:api\/)?/, '').replace(/[^\w.-]+/g, '-')}`.replace(/-$/, '');

const bodyArguments = (content: Content, parts: JsonObject): string[] => {
  const [mediaType = '', { schema } = {}] = Object.entries(content)[0] ?? [];
  if (schema === undefined) return [`-H 'Content-Type: ${mediaType}'`, '--data-binary @FILE'];
  const body = JSON.stringify(exampleOf(schema, parts)).replaceAll("'", "'\\''");
  return [`-H 'Content-Type: ${mediaType}'`, `-d '${body}'`];
};

/** An example request for the command line. */
export const curlOf = (address: string, operation: Operation, parts: JsonObject): string => {
  const required = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const search = required.map(({ name, schema }) => `${name}=${String(exampleOf(schema, parts, name))}`).join('&');
  const inPath = address.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(exampleOf(operation.parameters.find((parameter) => parameter.name === name)?.schema ?? {}, parts, name)),
  );
  const signsIn = operation.operationId === 'postAccessSignIn';
  const has = (name: string) => operation.parameters.some(({ $ref }) => $ref?.endsWith(`/${name}`) === true);
  const words = [
    `curl "$AMANA${inPath}${search === '' ? '' : `?${search}`}"`,
    ...(signsIn ? ['-c amana.cookies'] : operation.security === undefined ? ['-b amana.cookies'] : []),
    ...(has('OwnRequest') ? ["-H 'X-Amana-Request: 1'"] : []),
    ...(has('IdempotencyKey') ? ["-H 'Idempotency-Key: 019b0000-0000-7000-8000-000000000000'"] : []),
    ...(operation.requestBody === undefined ? [] : bodyArguments(operation.requestBody.content, parts)),
  ];
  return words.join(' \\\n  ');
};

const parametersTable = (parameters: readonly Parameter[]): Part => {
  const own = parameters.filter(({ $ref }) => $ref === undefined);
  const rows = own.map(
    ({ name, required, schema, ...parameter }) =>
      html`<tr><th scope="row"><code>${name}</code>${required ? '' : html` <small>optional</small>`}</th><td>${typeText(schema)} <small>in the ${parameter.in === 'path' ? 'path' : 'address'}</small></td></tr>`,
  );
  return own.length === 0 ? '' : html`<h4>Parameters</h4><table>${rows}</table>`;
};

const contentBlock = (title: string, content: Content): Html => {
  const blocks = Object.entries(content).map(([mediaType, { schema }]) =>
    schema === undefined ? html`<p><code>${mediaType}</code></p>` : schemaBlock(schema),
  );
  return html`<h4>${title}</h4>${blocks}`;
};

const refusalLinks = (responses: Operation['responses']): Part =>
  Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, { content = {} }]) => {
      const codes = Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples));
      return html`<li>${status}: ${codes.map((code) => html`<a href="#code-${code}"><code>${code}</code></a> `)}</li>`;
    });

/** One endpoint of the page. */
export const endpointSection = (method: string, address: string, operation: Operation, parts: JsonObject): Html => {
  const [text = '', askers = ''] = operation.description.split('\n\n');
  const answer = operation.responses['200']?.content ?? {};
  return html`<section id="${anchorOf(method, address)}">
<h3><a href="#${anchorOf(method, address)}"><span class="method">${method.toUpperCase()}</span> ${address}</a></h3>
<p>${prose(text)}</p>
<p><strong>Who:</strong> ${prose(askers)}</p>
${parametersTable(operation.parameters)}
${operation.requestBody === undefined ? '' : contentBlock('Body', operation.requestBody.content)}
${contentBlock('Answer', answer)}
<h4>Refusals</h4><ul>${refusalLinks(operation.responses)}</ul>
<h4>Example</h4><pre>${curlOf(address, operation, parts)}</pre>
</section>`;
};
