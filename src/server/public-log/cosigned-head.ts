import type pg from 'pg';
import { type VerifierKey, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { isQuorum, type TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import type { LogHead } from './log-entries.ts';

/** Cosigned heads that are looked through for one that a quorum cosigned, newest first: witnesses that work are asked within seconds of each. */
const LOOKED_THROUGH = 1000;

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

/**
 * The newest head that a policy believes, with the lines of its witnesses under it. Without a quorum that is the newest head.
 * @returns undefined where no quorum cosigned one yet
 */
export const newestBelieved = async (client: pg.ClientBase, policy: TlogPolicy): Promise<LogHead | undefined> => {
  const { rows } = await client.query<{
    size: string;
    root: Buffer;
    note: string;
    witnesses: string[];
    lines: string[];
  }>(
    `SELECT h.size::text, h.root, h.note, array_remove(array_agg(c.witness ORDER BY c.kept_at, c.witness), NULL) AS witnesses, array_remove(array_agg(c.line ORDER BY c.kept_at, c.witness), NULL) AS lines
       FROM (SELECT x.size, x.root, x.note FROM register.log_head x WHERE $1 OR EXISTS (SELECT FROM register.log_cosignature y WHERE y.size = x.size) ORDER BY x.size DESC LIMIT $2) h
       LEFT JOIN register.log_cosignature c ON c.size = h.size GROUP BY h.size, h.root, h.note ORDER BY h.size DESC`,
    [policy.quorum === null, policy.quorum === null ? 1 : LOOKED_THROUGH],
  );
  const names = new Map(policy.witnesses.map(({ name, key }) => [verifierKeyText(key), name]));
  for (const { size, root, note, witnesses, lines } of rows) {
    // who is no witness of the policy any more is left out: in an export nobody signs who is not named
    const named = witnesses.map((witness) => names.get(witness));
    if (!isQuorum(policy, new Set(named.filter((name) => name !== undefined)))) continue;
    return { size: Number(size), root, note: note + lines.filter((_, at) => named[at] !== undefined).join('') };
  }
  return undefined;
};
