import pg from 'pg';
import type { KeyEncryptingKey } from '../core/ledger/envelope-key.ts';
import { wordKey } from '../core/register/stream-key-ring.ts';

/** A key padded to the block of SHA-256, as HMAC takes it (RFC 2104). */
const padded = (key: Buffer, by: number): Buffer => {
  const block = Buffer.alloc(64, by);
  for (const [i, byte] of key.entries()) block[i] = byte ^ by;
  return block;
};

/**
 * Gives the database the key by which it knows the server's word (`register.vouched`), at each start: from then on documents and signatures are taken from a server with this key-encrypting key only.
 * @param connection the installing role
 */
export const keepServerWord = async (connection: pg.ClientConfig, kek: KeyEncryptingKey): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('SET ROLE amana_guard');
    await client.query(
      `INSERT INTO access.server_word (inner_key, outer_key) VALUES ($1, $2)
       ON CONFLICT (only_one) DO UPDATE SET inner_key = excluded.inner_key, outer_key = excluded.outer_key`,
      [padded(wordKey(kek), 0x36), padded(wordKey(kek), 0x5c)],
    );
  } finally {
    await client.end();
  }
};
