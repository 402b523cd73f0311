import type pg from 'pg';
import { formerKeysText } from '../../core/ledger/log/former-keys.ts';
import { readNote, signatureLine, type VerifierKey, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { isQuorum, type TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { type LogHead, newestHead, readKeyChanges } from './log-entries.ts';

/** Cosigned heads that are looked at together, newest first. */
const AT_ONCE = 500;

/** Keeps the line by which a witness cosigned a head. */
export const keepCosignature = async (
  client: pg.ClientBase,
  { size, witness, line, seconds }: { size: number; witness: VerifierKey; line: string; seconds: number },
): Promise<void> => {
  await client.query('SELECT register.keep_log_cosignature($1, $2, $3, $4)', [
    size,
    verifierKeyText(witness),
    line,
    seconds,
  ]);
};

/** The largest size that a witness cosigned; 0 before the first. */
export const cosignedSize = async (client: pg.ClientBase, witness: VerifierKey): Promise<number> => {
  const { rows } = await client.query<{ size: string }>(
    'SELECT coalesce(max(c.size), 0)::text AS size FROM register.log_cosignature c WHERE c.witness = $1',
    [verifierKeyText(witness)],
  );
  return Number(rows[0]?.size);
};

type CosignedRow = { readonly size: string; readonly witnesses: readonly string[]; readonly lines: readonly string[] };

const headOf = async (client: pg.ClientBase, size: number): Promise<LogHead> => {
  const { rows } = await client.query<{ root: Buffer; note: string }>(
    'SELECT h.root, h.note FROM register.log_head h WHERE h.size = $1',
    [size],
  );
  return { size, ...(rows[0] as { root: Buffer; note: string }) };
};

/** A head as the log of a policy signed it; undefined where only another key did, before it was changed. */
const signedBy = (head: LogHead, { logs }: TlogPolicy): LogHead | undefined => {
  const { text, signatures } = readNote(Buffer.from(head.note));
  const lines = signatures.filter(({ name, id }) => logs.some(({ key }) => key.name === name && key.id === id));
  return lines.length === 0 ? undefined : { ...head, note: `${text}\n${lines.map(signatureLine).join('')}` };
};

/** The file that tells of the keys that signed the log before that of a policy; undefined where there are none. What a head of a former key is told with knows nothing of later ones. */
export const formerKeysOf = async (client: pg.ClientBase, { logs }: TlogPolicy): Promise<string | undefined> => {
  const all = await readKeyChanges(client);
  const changes = all.slice(0, 1 + all.findLastIndex(({ next }) => logs.some(({ key }) => key.id === next.id)));
  if (changes.length === 0) return undefined;
  const { rows } = await client.query<{ note: string; lines: string }>(
    `SELECT h.note, (SELECT coalesce(string_agg(c.line, '' ORDER BY c.kept_at, c.witness), '') FROM register.log_cosignature c WHERE c.size = h.size) AS lines
       FROM register.log_head h WHERE h.size = ANY ($1) ORDER BY h.size`,
    [changes.map(({ size }) => size)],
  );
  return formerKeysText(
    changes.map(({ former }, at) => ({ key: former, checkpoint: `${rows[at]?.note}${rows[at]?.lines}` })),
  );
};

/**
 * The newest head that a policy believes, with the lines of its witnesses under it. Without a quorum that is the newest head.
 * @returns undefined where no quorum cosigned one yet
 */
export const newestBelieved = async (client: pg.ClientBase, policy: TlogPolicy): Promise<LogHead | undefined> => {
  // who is no witness of the policy any more is left out: in an export nobody signs who is not named
  const names = new Map(policy.witnesses.map(({ name, key }) => [verifierKeyText(key), name]));
  const newest = policy.quorum === null ? await newestHead(client) : undefined;
  const own = newest === undefined ? undefined : signedBy(newest, policy);
  if (policy.quorum === null && own === undefined) return undefined;
  for (let below = newest === undefined ? Number.MAX_SAFE_INTEGER : newest.size + 1; ; ) {
    const { rows } = await client.query<CosignedRow>(
      `SELECT c.size::text, array_agg(c.witness ORDER BY c.kept_at, c.witness) AS witnesses, array_agg(c.line ORDER BY c.kept_at, c.witness) AS lines
         FROM register.log_cosignature c WHERE c.size < $1 AND c.size >= $2 AND c.witness = ANY ($3) GROUP BY c.size ORDER BY c.size DESC LIMIT $4`,
      [below, newest?.size ?? 0, [...names.keys()], AT_ONCE],
    );
    for (const { size, witnesses, lines } of rows)
      if (isQuorum(policy, new Set(witnesses.map((witness) => names.get(witness) as string)))) {
        const head = signedBy(await headOf(client, Number(size)), policy);
        return head === undefined ? undefined : { ...head, note: head.note + lines.join('') };
      }
    if (rows.length < AT_ONCE) return own;
    below = Number(rows.at(-1)?.size);
  }
};

/** Days of which the first head that holds their roll is looked for. */
const DAYS = 40;

type DayHeadRow = CosignedRow & { readonly root: Buffer; readonly note: string };

/** Of each day the first head that holds its roll, newest first, with the cosignatures of these witnesses. */
const DAY_HEADS = `SELECT h.size::text, h.root, h.note, coalesce(c.witnesses, '{}') AS witnesses, coalesce(c.lines, '{}') AS lines
    FROM (SELECT DISTINCT d.* FROM (SELECT x.first_index + x.records AS until FROM register.log_roll x ORDER BY x.day DESC LIMIT $2) r
            CROSS JOIN LATERAL (SELECT y.size, y.root, y.note FROM register.log_head y WHERE y.size >= r.until ORDER BY y.size LIMIT 1) d) h
    LEFT JOIN LATERAL (SELECT array_agg(y.witness ORDER BY y.kept_at, y.witness) AS witnesses, array_agg(y.line ORDER BY y.kept_at, y.witness) AS lines
                         FROM register.log_cosignature y WHERE y.size = h.size AND y.witness = ANY ($1)) c ON true
   ORDER BY h.size DESC`;

/**
 * Heads that a witness is asked for before the newest, oldest first: the first of the day, which everybody is told, and the last of a former key, which those can believe who do not know the next one yet. Once it has cosigned
 * a larger one it cosigns them no more. A head that the log of the policy did not sign is none of them: it is from before the key was changed.
 */
export const headsToCosign = async (client: pg.ClientBase, policy: TlogPolicy): Promise<LogHead[]> => {
  const { rows } = await client.query<DayHeadRow>(DAY_HEADS, [[], 2]);
  const change = (await readKeyChanges(client)).at(-1);
  return [
    ...rows.slice(0, 1).map(({ size, root, note }) => ({ size: Number(size), root, note })),
    ...(change === undefined ? [] : [await headOf(client, change.size)]),
  ]
    .filter((head) => signedBy(head, policy) !== undefined)
    .sort((one, other) => one.size - other.size);
};

/** What everybody is told: the newest first head of a day that a policy believes, with the lines of its witnesses. */
export const believedDayHead = async (client: pg.ClientBase, policy: TlogPolicy): Promise<LogHead | undefined> => {
  const names = new Map(policy.witnesses.map(({ name, key }) => [verifierKeyText(key), name]));
  const { rows } = await client.query<DayHeadRow>(DAY_HEADS, [[...names.keys()], DAYS]);
  for (const { size, root, note, witnesses, lines } of rows)
    if (isQuorum(policy, new Set(witnesses.map((witness) => names.get(witness) as string)))) {
      const head = signedBy({ size: Number(size), root, note }, policy);
      return head === undefined ? undefined : { ...head, note: head.note + lines.join('') };
    }
  return undefined;
};
