import type pg from 'pg';

/** What begins a COPY in PostgreSQL's binary form: its signature, no flags, no extension. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const FLAGS_AT = 11;
const END = Buffer.from([0xff, 0xff]);

/** A connection as pg has it, with what its types leave out. */
type CopyConnection = pg.Connection & {
  sendCopyFromChunk: (chunk: Uint8Array) => void;
  endCopyFrom: () => void;
};

/** A COPY that pg carries out as any other question, one after the other on its client. */
abstract class Copy<Answer> implements pg.Submittable {
  /** pg calls it where the connection is lost before the answer. */
  readonly callback: (error?: Error) => void;
  readonly answer: Promise<Answer>;
  readonly #text: string;
  #error: Error | undefined;
  #settle: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | undefined;

  constructor(text: string) {
    this.#text = text;
    this.answer = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.callback = (error) => {
      if (error !== undefined && error !== null) this.#settle?.reject(error);
    };
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text);
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#error ??= error;
    this.#settle?.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#error !== undefined) return;
    try {
      this.#settle?.resolve(this.result());
    } catch (error) {
      this.#settle?.reject(error as Error);
    }
  }

  protected abstract result(): Answer;
}

class CopyOut extends Copy<Buffer[]> {
  readonly #chunks: Buffer[] = [];

  handleCopyData({ chunk }: { readonly chunk: Uint8Array }): void {
    // of a buffer that pg writes into again
    this.#chunks.push(Buffer.from(chunk));
  }

  protected result(): Buffer[] {
    const [first, ...others] = this.#chunks;
    if (first === undefined || first.compare(HEADER, 0, FLAGS_AT, 0, FLAGS_AT) !== 0)
      throw new Error('The server answered no COPY in binary form.');
    const tuples = [first.subarray(HEADER.length + first.readInt32BE(FLAGS_AT + 4)), ...others];
    const end = tuples.pop();
    if (end === undefined || !end.equals(END)) throw new Error('The server answered a COPY without its end.');
    return tuples.length > 0 && tuples[0]?.length === 0 ? tuples.slice(1) : tuples;
  }
}

class CopyIn extends Copy<void> {
  readonly #tuples: readonly Uint8Array[];

  constructor(text: string, tuples: readonly Uint8Array[]) {
    super(text);
    this.#tuples = tuples;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.concat([HEADER, ...this.#tuples, END]));
    connection.endCopyFrom();
  }

  protected result(): void {}
}

/**
 * Rows of a question in PostgreSQL's binary form, each in a buffer of its own: the number of its columns (2 bytes), then each as its length (4 bytes, -1 for NULL) and its bytes. The server prints nothing and
 * Node makes no text of what stays bytes.
 */
export const copyOut = (client: pg.ClientBase, question: string): Promise<Buffer[]> =>
  client.query(new CopyOut(`COPY (${question}) TO STDOUT (FORMAT binary)`)).answer;

/** Writes rows in the form of {@link copyOut}. @param target the table with its columns */
export const copyIn = (client: pg.ClientBase, target: string, tuples: readonly Uint8Array[]): Promise<void> =>
  client.query(new CopyIn(`COPY ${target} FROM STDIN (FORMAT binary)`, tuples)).answer;
