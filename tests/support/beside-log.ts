import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { LedgerError } from '../../src/core/ledger/log/ledger-error.ts';
import type { VerifierKey } from '../../src/core/ledger/log/signed-note.ts';
import { checkLog } from '../../src/core/register/verify/check-log.ts';
import type { Finding } from '../../src/core/register/verify/finding.ts';
import { findLogKey } from '../../src/server/public-log/log-key-file.ts';
import { Sequencer, type SequencerParts } from '../../src/server/public-log/sequencer.ts';
import type { TestRegister } from './register.ts';

/** Tests look so often, and as long. */
const LOOKS = { every: 25, most: 400 };

/** The log of a test register, in a folder of its own: its sequencers, and what somebody beside it sees. */
export class BesideLog {
  readonly test: TestRegister;
  /** What its sequencers said. */
  readonly said: string[] = [];
  readonly folder: string;
  readonly keys: { readonly folder: string };
  /** As the owner of the database. */
  readonly live: pg.Client;
  readonly #place: string;
  #running: Sequencer[] = [];

  private constructor(test: TestRegister, live: pg.Client) {
    this.test = test;
    this.live = live;
    this.#place = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-beside-log-'));
    this.folder = path.join(this.#place, 'log');
    this.keys = { folder: path.join(this.#place, 'keys') };
  }

  static async open(test: TestRegister): Promise<BesideLog> {
    const live = new pg.Client(test.database.admin);
    await live.connect();
    return new BesideLog(test, live);
  }

  /** The key that signs it now. */
  get key(): VerifierKey {
    return (findLogKey(this.keys) as NonNullable<ReturnType<typeof findLogKey>>).verifier;
  }

  /** Starts a sequencer that looks quickly. @param more what it is given beside connection, keys and folder */
  start(more: Partial<SequencerParts> = {}): Sequencer {
    const sequencer = new Sequencer({
      connection: this.test.database.verify,
      keys: this.keys,
      folder: this.folder,
      say: (text) => this.said.push(text),
      pauses: { step: 20, retry: 50 },
      witnessPauses: { step: 30, silent: 60, refuses: 60 },
      ...more,
    });
    this.#running.push(sequencer);
    sequencer.start();
    return sequencer;
  }

  /** Stops those that were started, and forgets what they said. */
  async stop(): Promise<void> {
    for (const one of this.#running) await one.stop();
    this.#running = [];
    this.said.length = 0;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.live.end();
    fs.rmSync(this.#place, { recursive: true });
  }

  /** Waits until something is so; between two files that are written one after the other a reader finds them apart. */
  async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < LOOKS.most; tries += 1) {
      const so = await Promise.resolve()
        .then(isSo)
        .catch((error: unknown) => {
          if (error instanceof LedgerError) return false;
          throw error;
        });
      if (so) return;
      await new Promise((resolve) => setTimeout(resolve, LOOKS.every));
    }
    throw new Error(`it did not come to that: ${this.said.join('; ')}`);
  }

  /** Whether each event stands under a head. */
  async everyEventSigned(): Promise<boolean> {
    const { rows } = await this.live.query<{ waits: boolean }>(
      'SELECT EXISTS (SELECT FROM register.event e WHERE NOT EXISTS (SELECT FROM register.log_entry x JOIN register.log_head h ON h.size > x.leaf_index WHERE x.event_pos = e.pos)) AS waits',
    );
    return rows[0]?.waits === false;
  }

  /** What a verification says of the log after somebody with every right has done this, past every trigger. @param key that is believed to sign it */
  async findings(statement = '', key: VerifierKey | undefined = this.key): Promise<Finding[]> {
    const found: Finding[] = [];
    await this.live.query('BEGIN; SET LOCAL session_replication_role = replica');
    try {
      if (statement !== '') await this.live.query(statement);
      await this.live.query("SET LOCAL search_path = pg_catalog; SET LOCAL bytea_output = 'hex'");
      await checkLog(this.live, { key, kek: this.test.key }, (finding) => found.push(finding));
      return found;
    } finally {
      await this.live.query('ROLLBACK');
    }
  }
}
