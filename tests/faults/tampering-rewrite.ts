import type pg from 'pg';
import { canonicalJson, type JsonObject, type JsonValue } from '../../src/core/ledger/canonical-json.ts';
import { type KeyEncryptingKey, openSecret, unwrapStreamKey } from '../../src/core/ledger/envelope-key.ts';
import { labelKeyFrom } from '../../src/core/ledger/label-key.ts';
import { commitment, eventLeaf, leafHash, leafLabel } from '../../src/core/ledger/leaf.ts';

type Row = {
  pos: string;
  id: string;
  stream_no: string;
  seq: number;
  body: string;
  wrapped_key: Buffer;
  label_from: number;
  secret: Buffer;
};
type Body = JsonObject & { readonly data: JsonObject };

/**
 * What somebody does who owns the database and holds the key file: changes the text of the last event of a type and makes the chain of its stream again
 * from there on, with leaves, links, columns and head, so that nothing in the chain tells.
 */
export const rewriteStream = async (
  live: pg.Client,
  key: KeyEncryptingKey,
  which: { readonly type: string },
  edit: (body: Body) => { readonly [member: string]: JsonValue },
): Promise<void> => {
  const { rows } = await live.query<Row>(
    `SELECT e.pos, e.id, e.stream_no, e.seq, e.body, s.wrapped_key, x.secret,
        (SELECT coalesce(max(t.seq), 0) FROM register.event t WHERE t.stream_no = e.stream_no AND t.seq < e.seq AND t.type = 'SlipsReplaced') AS label_from FROM register.event e JOIN register.stream s ON s.no = e.stream_no JOIN register.event_secret x ON x.event_pos = e.pos
      WHERE (e.stream_no, e.seq) >= (SELECT f.stream_no, f.seq FROM register.event f WHERE f.type = $1 ORDER BY f.pos DESC LIMIT 1)
        AND e.stream_no = (SELECT f.stream_no FROM register.event f WHERE f.type = $1 ORDER BY f.pos DESC LIMIT 1) ORDER BY e.seq`,
    [which.type],
  );
  if (rows.length === 0) throw new Error(`No event of the type ${which.type} to rewrite`);
  let head: Buffer | undefined;
  for (const [index, row] of rows.entries()) {
    const keys = unwrapStreamKey(key, row.stream_no, row.wrapped_key);
    const salt = openSecret(keys.data, row.id, row.secret).subarray(0, 32);
    const old = JSON.parse(row.body) as Body;
    const body: { readonly [member: string]: JsonValue } =
      index === 0 ? edit(old) : { ...old, prev: (head as Buffer).toString('hex') };
    const text = canonicalJson(body);
    const leaf = eventLeaf(leafLabel(labelKeyFrom(keys, row.label_from), row.seq), commitment(salt, text));
    head = leafHash(leaf);
    await live.query('UPDATE register.event SET body = $2, leaf = $3, officer_no = $4 WHERE pos = $1', [
      row.pos,
      text,
      leaf,
      body.officer,
    ]);
    await live.query('UPDATE register.command SET officer_no = $2 WHERE id = $1', [body.command, body.officer]);
  }
  await live.query('UPDATE register.stream SET head = $2 WHERE no = $1', [rows[0]?.stream_no, head]);
};
