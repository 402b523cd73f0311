import { setTimeout as wait } from 'node:timers/promises';
import { createTransport, type Transporter } from 'nodemailer';
import pg from 'pg';
import type { MailServer } from './mail-server.ts';
import { type MailKind, type MailLanguage, mailTexts } from './mail-texts.ts';

/** In milliseconds: how often it is looked whether a mail is to be sent, after what the database failed; and how long an SMTP server may take to answer. */
export const MAIL_PAUSES = { step: 5_000, retry: 30_000, answer: 20_000 };

/** How long a mail that is being sent may take when the server ends, in milliseconds; what is not told by then is sent again by the next. */
const LAST = 5_000;
/** Mails that are taken at once: few enough to be sent before they are free for others again. */
const TAKEN = 10;

/** How the mails stand, for the figures. */
export type MailState = {
  readonly waiting: number;
  readonly failing: number;
  readonly sent: number;
  readonly failures: number;
};

export type MailerParts = {
  /** As `amana_verify`. */
  readonly connection: pg.ClientConfig;
  readonly server: MailServer;
  /** Where officers find the register. */
  readonly origin: string;
  /** Told the code of a failure when sending begins to fail, and when it is another one: never an address. */
  readonly say: (code: string) => void;
  readonly pauses?: typeof MAIL_PAUSES;
};

type Taken = {
  readonly id: string;
  readonly kind: MailKind;
  readonly address: string;
  readonly language: MailLanguage;
  readonly until: Date | number | null;
};

/** Code of a failure, and whether the receiving server refuses this recipient for good. What it says in words may hold the address, and is dropped. */
const readFailure = (error: unknown): { readonly code: string; readonly forGood: boolean } => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const answered = typeof responseCode === 'number' ? responseCode : undefined;
  const named = answered ?? (typeof code === 'string' && /^[A-Z0-9_-]{1,40}$/.test(code) ? code : 'failed');
  // A wrong password or a server that takes nothing from here is no fault of the address: it is tried again.
  return { code: String(named), forGood: code === 'EENVELOPE' && answered !== undefined && answered >= 500 };
};

const openTransport = ({ host, port, tls, sign, ca }: MailServer, answer: number): Transporter =>
  createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(sign === undefined ? {} : { auth: { user: sign.user, pass: sign.password } }),
    connectionTimeout: answer,
    greetingTimeout: answer,
    socketTimeout: answer,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
  });

/**
 * Sends the mails that wait in the database, one after the other, until it is stopped. A mail is sent once, save where this server ends between the SMTP server taking it and the database hearing of that: then it
 * goes again with the same Message-ID.
 */
export class Mailer {
  readonly #parts: MailerParts;
  readonly #transport: Transporter;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #said: string | undefined;
  #state: MailState = { waiting: 0, failing: 0, sent: 0, failures: 0 };

  constructor(parts: MailerParts) {
    this.#parts = parts;
    this.#transport = openTransport(parts.server, (parts.pauses ?? MAIL_PAUSES).answer);
  }

  get state(): MailState {
    return this.#state;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Lets the mail that is being sent come to its end, for a short while, and ends. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.race([this.#running, wait(LAST, undefined, { ref: false })]);
    this.#transport.close();
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const client = new pg.Client(this.#parts.connection);
      // a server that ends between two statements is told by the next one
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.query("SET search_path = pg_catalog; SET timezone = 'UTC'");
        while (!this.#stop.signal.aborted) {
          await this.step(client);
          await this.#pause('step');
        }
      } catch (error) {
        this.#fails(readFailure(error).code);
      } finally {
        await client.end().catch(() => undefined);
      }
      await this.#pause('retry');
    }
  }

  /** Sends what is to be sent now. @throws what the database throws */
  async step(client: pg.ClientBase): Promise<void> {
    for (;;) {
      const { rows } = await client.query<Taken>(
        'SELECT id, kind, address, language, until FROM access.take_mail($1)',
        [TAKEN],
      );
      for (const mail of rows) {
        // what was taken and not begun waits for the next server
        if (this.#stop.signal.aborted) return;
        await this.#send(client, mail);
      }
      if (rows.length < TAKEN) break;
    }
    const { rows } = await client.query<{ waiting: number; failing: number }>(
      'SELECT waiting, failing FROM access.mail_counts()',
    );
    this.#state = { ...this.#state, ...rows[0] };
  }

  async #send(client: pg.ClientBase, { id, kind, address, language, until }: Taken): Promise<void> {
    const { from } = this.#parts.server;
    let failure: ReturnType<typeof readFailure> | undefined;
    try {
      await this.#transport.sendMail({
        from: { name: 'Amana', address: from },
        to: { name: '', address },
        messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        ...mailTexts(kind, language, this.#parts.origin, until === null ? null : new Date(until)),
      });
      this.#said = undefined;
      this.#state = { ...this.#state, sent: this.#state.sent + 1 };
    } catch (error) {
      failure = readFailure(error);
      this.#state = { ...this.#state, failures: this.#state.failures + 1 };
      this.#fails(failure.code);
    }
    await client.query('SELECT access.mail_tried($1, $2, $3)', [id, failure?.code ?? null, failure?.forGood ?? false]);
  }

  #fails(code: string): void {
    if (this.#said !== code) this.#parts.say(code);
    this.#said = code;
  }

  async #pause(which: 'step' | 'retry'): Promise<void> {
    const { signal } = this.#stop;
    await wait((this.#parts.pauses ?? MAIL_PAUSES)[which], undefined, { signal, ref: false }).catch(() => undefined);
  }
}
