import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { KeyEncryptingKey } from '../../src/core/ledger/envelope-key.ts';
import { Sequencer } from '../../src/server/public-log/sequencer.ts';

/** A folder with the signed log of a register, and the keys that signed it. */
export type SignedLog = {
  readonly folder: string;
  readonly keys: { readonly folder: string };
  readonly remove: () => void;
};

/** Lets a sequencer sign everything that a register holds, and stops it. @param connection as `amana_verify`; @param kek with it the daily roll is written as well; @param begun the log that goes on */
export const signLog = async (
  connection: pg.ClientConfig,
  kek?: KeyEncryptingKey,
  begun?: SignedLog,
): Promise<SignedLog> => {
  const place =
    begun === undefined ? fs.mkdtempSync(path.join(os.tmpdir(), 'amana-signed-log-')) : path.dirname(begun.folder);
  const [folder, keys] = [path.join(place, 'log'), { folder: path.join(place, 'keys') }];
  const said: string[] = [];
  const sequencer = new Sequencer({
    connection,
    keys,
    folder,
    ...(kek === undefined ? {} : { kek }),
    say: (text) => said.push(text),
    pauses: { step: 20, retry: 50 },
  });
  const client = new pg.Client(connection);
  await client.connect();
  try {
    sequencer.start();
    for (let tries = 0; tries < 400; tries += 1) {
      const { rows } = await client.query(
        `SELECT (SELECT count(*)::int FROM register.event) + (SELECT 2 * count(*)::int FROM register.event e WHERE e.type = 'SlipsReplaced' AND $1) + (SELECT coalesce(sum(r.records), 0)::int FROM register.log_roll r) + (SELECT count(*)::int + count(k.revoked_pos)::int FROM access.device_key k) + (SELECT count(DISTINCT (x.order_id, x.event_pos))::int FROM register.erased_field x) AS n, NOT EXISTS (SELECT FROM register.due_log_rolls()) AS rolled`,
        [kek !== undefined],
      );
      if (sequencer.state.size === rows[0].n && (kek === undefined || rows[0].rolled))
        return { folder, keys, remove: () => fs.rmSync(place, { recursive: true }) };
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the log was not signed: ${said.join('; ')}`);
  } finally {
    await sequencer.stop();
    await client.end();
  }
};
