import { createHash } from 'node:crypto';
import { type PdfParts, readPdf } from './read-pdf-parts.ts';

/** What a file of several papers is called, and its own date (not the time of binding). */
export type BoundPdf = { readonly title: string; readonly instant: Date };

/** A text string as PDF holds it in any script: UTF-16 with a byte order mark, in hexadecimal. */
const textString = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
const xmlText = (text: string): string =>
  text.replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] as string);
const digestOf = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** What says that the file is PDF/A-2b, with its title and date, as the Info dictionary says them. */
const metadata = ({ title, instant }: BoundPdf): string =>
  `<?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(title)}</rdf:li></rdf:Alt></dc:title><xmp:CreateDate>${instant.toISOString().slice(0, 19)}+00:00</xmp:CreateDate><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;
const pdfDate = (instant: Date): string => `(D:${instant.toISOString().slice(0, 19).replace(/\D/g, '')}Z)`;

/**
 * Binds papers that `renderPdf` made into one file, in the order in which they are added, each with a bookmark. The pages are those of the papers, with the numbers that they have there; what several papers share (colour profile, fonts) stands in
 * the file once. The same papers give the same bytes. Of the papers it keeps what was written of them and no more, so that a long file needs about its own size in memory. The tags of a paper, by which a program reads its tables aloud, stay with the
 * paper itself: whoever needs them opens it alone.
 */
export class PdfBinder {
  readonly #about: BoundPdf;
  readonly #chunks: Buffer[] = [];
  readonly #offsets: number[] = [];
  readonly #known = new Map<string, number>();
  readonly #pages: number[] = [];
  readonly #bookmarks: { readonly title: string; readonly page: number }[] = [];
  #length = 0;
  #outputIntents: number | undefined;
  readonly #catalog: number;
  readonly #tree: number;

  constructor(about: BoundPdf) {
    this.#about = about;
    this.#write(Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n', 'latin1'));
    this.#catalog = this.#allocate();
    this.#tree = this.#allocate();
  }

  /** Adds all pages of a paper, with a bookmark to its first. */
  add(bookmark: string, pdf: Uint8Array): void {
    const parts = readPdf(pdf);
    const numbers = new Map<number, number>(parts.pages.map((page) => [page, this.#allocate()]));
    for (const page of parts.pages) {
      const number = numbers.get(page) as number;
      this.#object(number, this.#rewritten(parts, page, numbers, { parent: this.#tree }));
      this.#pages.push(number);
    }
    this.#bookmarks.push({ title: bookmark, page: numbers.get(parts.pages[0] as number) as number });
    this.#outputIntents ??=
      parts.outputIntents === undefined ? undefined : this.#copy(parts, parts.outputIntents, numbers);
  }

  /** The file. Nothing is added afterwards. */
  end(): Uint8Array {
    const kids = this.#pages.map((page) => `${page} 0 R`).join(' ');
    this.#object(this.#tree, [Buffer.from(`<< /Type /Pages /Count ${this.#pages.length} /Kids [${kids}] >>`)]);
    const outlines = this.#allocate();
    const items = this.#bookmarks.map(() => this.#allocate());
    for (const [i, { title, page }] of this.#bookmarks.entries()) {
      const beside = `${i > 0 ? ` /Prev ${items[i - 1]} 0 R` : ''}${i < items.length - 1 ? ` /Next ${items[i + 1]} 0 R` : ''}`;
      const item = `<< /Title ${textString(title)} /Parent ${outlines} 0 R${beside} /Dest [${page} 0 R /Fit] >>`;
      this.#object(items[i] as number, [Buffer.from(item)]);
    }
    const ends = items.length === 0 ? '' : ` /First ${items[0]} 0 R /Last ${items.at(-1)} 0 R /Count ${items.length}`;
    this.#object(outlines, [Buffer.from(`<< /Type /Outlines${ends} >>`)]);
    const xmp = Buffer.from(metadata(this.#about));
    const about = this.#allocate();
    this.#object(about, [
      Buffer.from(`<< /Type /Metadata /Subtype /XML /Length ${xmp.length} >>\nstream\n`),
      xmp,
      Buffer.from('\nendstream'),
    ]);
    const info = this.#allocate();
    const { title, instant } = this.#about;
    this.#object(info, [Buffer.from(`<< /Title ${textString(title)} /CreationDate ${pdfDate(instant)} >>`)]);
    const intents = this.#outputIntents === undefined ? '' : ` /OutputIntents ${this.#outputIntents} 0 R`;
    const catalog = `<< /Type /Catalog /Pages ${this.#tree} 0 R /Outlines ${outlines} 0 R /PageMode /UseOutlines /Metadata ${about} 0 R${intents} /Lang (ar) /ViewerPreferences << /Direction /R2L >> >>`;
    this.#object(this.#catalog, [Buffer.from(catalog)]);
    const start = this.#length;
    const digest = createHash('sha256');
    for (const chunk of this.#chunks) digest.update(chunk);
    const id = digest.digest('hex').slice(0, 32);
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const size = this.#offsets.length + 1;
    this.#write(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root ${this.#catalog} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${start}\n%%EOF\n`,
      ),
    );
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  #allocate(): number {
    return this.#offsets.push(0);
  }

  #write(bytes: Buffer): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }

  #object(number: number, body: readonly Buffer[]): void {
    this.#offsets[number - 1] = this.#length;
    this.#write(Buffer.from(`${number} 0 obj\n`));
    for (const part of body) this.#write(part);
    this.#write(Buffer.from('\nendobj\n'));
  }

  /** The number under which an object of a paper stands in the file: what stands there already, of this or an earlier paper, is not written again. */
  #copy(parts: PdfParts, object: number, numbers: Map<number, number>): number {
    const known = numbers.get(object);
    if (known !== undefined) return known;
    const body = this.#rewritten(parts, object, numbers, {});
    const digest = digestOf(Buffer.concat(body));
    const number = this.#known.get(digest) ?? this.#allocate();
    if (!this.#known.has(digest)) {
      this.#known.set(digest, number);
      this.#object(number, body);
    }
    numbers.set(object, number);
    return number;
  }

  /** The body of an object with the numbers of the file; of a page also its place in the tree, and without what leads to the tags. */
  #rewritten(parts: PdfParts, object: number, numbers: Map<number, number>, { parent }: { parent?: number }): Buffer[] {
    const { text, stream } = parts.object(object);
    const whole = text
      .map((part, i) => {
        if (typeof part === 'string') return parent === undefined ? part : part.replace(/\/StructParents \d+\s*/, '');
        const before = text[i - 1];
        if (parent !== undefined && typeof before === 'string' && before.endsWith('/Parent ')) return `${parent} 0 R`;
        return `${this.#copy(parts, part, numbers)} 0 R`;
      })
      .join('');
    return stream === undefined
      ? [Buffer.from(whole, 'latin1')]
      : [Buffer.from(`${whole}stream\n`, 'latin1'), stream, Buffer.from('\nendstream')];
  }
}
