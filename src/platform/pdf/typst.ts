import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler';
import { documentFonts } from './fonts.ts';

/** One document to render. Everything that shows in it comes from here: same input, same bytes. */
export type PdfInput = {
  /** The Typst file, as a path below `src/`, for example `systems/transfers/paper/handover-receipt.typ`. */
  readonly template: string;
  /** A JSON value; the template reads it with `json(bytes(sys.inputs.data))`. */
  readonly data: object;
  /** The document's own date (not the time of rendering), whole seconds. Templates set `document(date: auto)`. */
  readonly instant: Date;
};

/** Renders documents with one compiler. */
export type PdfRenderer = { readonly render: (input: PdfInput) => Uint8Array };

/** A template does not compile, or uses a font or character that the document fonts lack. A fault of ours, not of the user. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
}

// The package is CommonJS and loads a native file: required late, so that no command pays for it before its first document.
const require = createRequire(import.meta.url);
const sourceFolder = resolve(import.meta.dirname, '../..');
/** How many renders an unused intermediate result stays in memory. */
const CACHE_AGE = 10;

function describe(compiler: Compiler, problem: Parameters<Compiler['fetchDiagnostics']>[0]): string {
  const messages = compiler.fetchDiagnostics(problem).map((item: { message?: unknown }) => String(item.message));
  return messages.join('; ');
}

function renderWith(compiler: Compiler, { template, data, instant }: PdfInput): Uint8Array {
  const compiled = compiler.compile({
    mainFilePath: join(sourceFolder, template),
    inputs: { data: JSON.stringify(data) },
    resetRead: true,
  });
  const error = compiled.takeError();
  if (error !== null) throw new PdfError(`${template} does not compile: ${describe(compiler, error)}`);
  // A warning is a font that was not found or a layout that did not settle: on another machine it would look different.
  const warning = compiled.takeWarnings();
  if (warning !== null) throw new PdfError(`${template} compiles with warnings: ${describe(compiler, warning)}`);
  const document = compiled.result;
  if (document === null) throw new PdfError(`${template} gave no document.`);
  try {
    const creationTimestamp = Math.floor(instant.getTime() / 1000);
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp }));
  } catch (cause) {
    throw new PdfError(`${template} cannot be written as PDF/A-2b.`, { cause });
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

/** Makes a renderer with its own compiler (a few hundred milliseconds). Most callers want {@link renderPdf}. */
export function createPdfRenderer(): PdfRenderer {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: typeof Compiler;
  };
  const compiler = NodeCompiler.create({ workspace: sourceFolder, fontArgs: [{ fontBlobs: [...documentFonts()] }] });
  return { render: (input) => renderWith(compiler, input) };
}

let shared: PdfRenderer | undefined;

/**
 * Renders a document to PDF/A-2b with the shared compiler, which is made at the first call. Synchronous: it blocks for the
 * time of the layout. Needs no network, no package and no font of the machine. Throws {@link PdfError}.
 */
export function renderPdf(input: PdfInput): Uint8Array {
  shared ??= createPdfRenderer();
  return shared.render(input);
}
