import type pg from 'pg';
import { bigints, byteas } from '../../../platform/db/binary-array.ts';
import { makeErasure, readDisclosure } from '../../ledger/disclosure.ts';
import { openSecret, sealSecret } from '../../ledger/envelope-key.ts';
import type { StreamKeyRing } from '../stream-key-ring.ts';

const SALT_BYTES = 32;

type ErasedRow = {
  readonly event_pos: string;
  readonly event_id: string;
  readonly stream_no: string;
  readonly wrapped_key: string;
  readonly secret: Buffer;
  readonly order_id: string;
  readonly fields: readonly string[];
};

/**
 * The disclosures of an event without those of some fields, in whose place stands by which order they went. What is empty says nothing and stays; what was erased before stays erased.
 * @param texts as the secret of the event has them
 */
export const withoutFields = (texts: readonly string[], fields: readonly string[], order: string): string[] =>
  texts.map((text) => {
    const { name, value } = readDisclosure(text);
    return value !== undefined && value !== '' && fields.includes(name) ? makeErasure(name, order) : text;
  });

/**
 * Closes the secrets of events anew, without the values and salts that an order erases which this transaction carries out. The salt of the leaf stays: with it the text of the event, which is no
 * personal value, is held to the leaf as before. The database knows which events these are, and lets no other be changed.
 */
export const eraseSecrets = async (keys: StreamKeyRing, client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<ErasedRow>('SELECT * FROM register.secrets_to_erase()');
  const closed = rows.map((row) => {
    const { data } = keys.open(Number(row.stream_no), row.wrapped_key);
    const plain = openSecret(data, row.event_id, row.secret);
    const texts = JSON.parse(plain.subarray(SALT_BYTES).toString('utf8')) as string[];
    const left = Buffer.from(JSON.stringify(withoutFields(texts, row.fields, row.order_id)));
    return sealSecret(data, row.event_id, Buffer.concat([plain.subarray(0, SALT_BYTES), left]));
  });
  await client.query('SELECT register.replace_secrets($1, $2)', [
    bigints(rows.map(({ event_pos }) => Number(event_pos))),
    byteas(closed),
  ]);
};
