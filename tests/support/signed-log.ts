import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { Sequencer } from '../../src/server/public-log/sequencer.ts';

/** A folder with the signed log of a register, and the keys that signed it. */
export type SignedLog = {
  readonly folder: string;
  readonly keys: { readonly folder: string };
  readonly remove: () => void;
};

/** Lets a sequencer sign everything that a register holds, and stops it. @param connection as `amana_verify` */
export const signLog = async (connection: pg.ClientConfig): Promise<SignedLog> => {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-signed-log-'));
  const [folder, keys] = [path.join(place, 'log'), { folder: path.join(place, 'keys') }];
  const said: string[] = [];
  const sequencer = new Sequencer({
    connection,
    keys,
    folder,
    say: (text) => said.push(text),
    pauses: { step: 20, retry: 50 },
  });
  const client = new pg.Client(connection);
  await client.connect();
  try {
    sequencer.start();
    for (let tries = 0; tries < 400; tries += 1) {
      const { rows } = await client.query('SELECT count(*)::int AS n FROM register.event');
      if (sequencer.state.size === rows[0].n)
        return { folder, keys, remove: () => fs.rmSync(place, { recursive: true }) };
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the log was not signed: ${said.join('; ')}`);
  } finally {
    await sequencer.stop();
    await client.end();
  }
};
