import type { Problem, Trilingual } from '../../../core/access/views.ts';
import { conventions } from './conventions.ts';
import { anchorOf, endpointSection, type Operation } from './docs-endpoint.ts';
import { schemaBlock } from './docs-schema.ts';
import { type Html, html, prose } from './html.ts';
import type { JsonObject } from './json-schemas.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1rem; overflow-wrap: anywhere; }
h2 { border-top: 2px solid; margin-top: 3rem; padding-top: 1rem; }
h3 { margin: 2.5rem 0 0.5rem; } h4 { margin: 1rem 0 0.25rem; }
h3 a { color: inherit; }
.method { border: 1px solid; border-radius: 4px; font-size: 0.8em; padding: 0 0.4em; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid GrayText; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; font-weight: normal; }
th[scope=row] { width: 14rem; }
pre { border: 1px solid GrayText; padding: 0.5rem; white-space: pre-wrap; }
nav ul { columns: 24rem; padding-inline-start: 1.25rem; }
nav li { break-inside: avoid; margin-bottom: 0.35rem; }
nav h2 { margin-top: 1.5rem; padding-top: 0.5rem; border-top-width: 1px; font-size: 1.15rem; }
`;

/** Policy of the page: nothing is loaded, nothing runs, and its styles are its own. */
export const docsPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Document = {
  info: { title: string; version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, JsonObject & { description?: string }>;
    examples: Record<string, { value: Problem }>;
    'x-findings': Record<string, Trilingual>;
  };
};

const threeLanguages = ({ en, ar, ckb }: Trilingual): Html =>
  html`<p>${en}</p><p lang="ar" dir="rtl">${ar}</p><p lang="ckb" dir="rtl">${ckb}</p>`;

const codeSection = (code: string, value: Problem): Html => html`<section id="code-${code}">
<h3><a href="#code-${code}"><code>${code}</code></a></h3>
<p>${value.status} · ${value.title}${value.rule === undefined ? '' : html` · rule <code>${value.rule}</code>`}${value.source === undefined ? '' : html` · source: ${value.source}`}</p>
${threeLanguages(value.sentence)}
<p><strong>Remedy:</strong></p>${threeLanguages(value.remedy)}
</section>`;

/** The document as one page of HTML, without a script and without anything from elsewhere: to be searched by the browser's own search. */
export const docsPage = (given: JsonObject): string => {
  const document = given as unknown as Document;
  const { components, info } = document;
  const operations = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ address, method, operation })),
  );
  const groups = document.tags.map(({ name }) => ({
    name,
    operations: operations.filter(({ operation }) => operation.tags.includes(name)),
  }));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${info.title} API, version ${info.version}</h1>
<p>Made from the definitions that serve the requests. The same as <a href="/api/openapi.json">OpenAPI 3.1</a>, or <code>./amana openapi --json</code>. Each endpoint, schema and code has an anchor; the browser's search finds the rest.</p>
</header>
<nav aria-label="Endpoints">
<p><a href="#conventions">Conventions</a> · <a href="#schemas">Schemas</a> · <a href="#codes">Codes of refusals</a> · <a href="#findings">Findings</a></p>
${groups.map(
  ({ name, operations: own }) =>
    html`<h2>${name}</h2><ul>${own.map(({ method, address, operation }) => html`<li><a href="#${anchorOf(method, address)}">${method.toUpperCase()} ${address}</a><br><small>${prose(operation.summary)}</small></li>`)}</ul>`,
)}
</nav>
<main>
<h2 id="conventions">Conventions</h2>
<p>In the examples <code>AMANA</code> is the address of the register, e.g. <code>AMANA=http://127.0.0.1:8080</code>. Values are placeholders.</p>
${conventions.map(({ title, text }) => html`<h3>${title}</h3><p>${prose(text)}</p>`)}
${groups.map(
  ({ name, operations: own }) =>
    html`<h2>${name}</h2>${own.map(({ method, address, operation }) => endpointSection(method, address, operation, components.schemas))}`,
)}
<h2 id="schemas">Schemas</h2>
${Object.entries(components.schemas).map(
  ([name, schema]) =>
    html`<section id="schema-${name}"><h3><a href="#schema-${name}">${name}</a></h3><p>${prose(schema.description ?? '')}</p>${schemaBlock(schema)}</section>`,
)}
<h2 id="codes">Codes of refusals</h2>
<p>What stands in braces is filled in.</p>
${Object.entries(components.examples).map(([code, { value }]) => codeSection(code, value))}
<h2 id="findings">Findings inside a problem</h2>
${Object.entries(components['x-findings']).map(
  ([code, sentence]) =>
    html`<section id="finding-${code}"><h3><a href="#finding-${code}"><code>${code}</code></a></h3>${threeLanguages(sentence)}</section>`,
)}
</main>
</body>
</html>
`;
  return page.text;
};
