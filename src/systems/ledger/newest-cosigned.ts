import { verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { isQuorum, type TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import type { Reader } from '../../core/register/command-definition.ts';
import type { LogStateAnswer } from './views.ts';

type Head = NonNullable<LogStateAnswer['newest']>;
type Row = Head & { readonly witnesses: readonly string[] };

/** Cosigned heads that are looked at together, newest first. */
const AT_ONCE = 500;

/**
 * The newest head that is believed by the policy which the log names last: a quorum of its witnesses cosigned it. One line more, of a witness that was dropped or of too few, makes no head younger than what outsiders can
 * verify. Where the log asks for nobody, or never named a policy, one cosignature counts.
 * @param policy which the log names last
 */
export const newestCosigned = async (read: Reader, policy: TlogPolicy | undefined): Promise<Head | null> => {
  const names =
    policy === undefined || policy.quorum === null
      ? undefined
      : new Map(policy.witnesses.map(({ name, key }) => [verifierKeyText(key), name]));
  for (let below = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = await read.rows<Row>(
      `SELECT c.size::int AS size, h.signed_at AS "signedAt", c.witnesses
         FROM (SELECT x.size, array_agg(x.witness) AS witnesses FROM register.log_cosignature x WHERE x.size < $1 AND ($2::text[] IS NULL OR x.witness = ANY ($2)) GROUP BY x.size ORDER BY x.size DESC LIMIT $3) c
         JOIN register.log_head h ON h.size = c.size ORDER BY c.size DESC`,
      [below, names === undefined ? null : [...names.keys()], AT_ONCE],
    );
    const found = rows.find(
      ({ witnesses }) =>
        names === undefined ||
        isQuorum(policy as TlogPolicy, new Set(witnesses.map((witness) => names.get(witness) as string))),
    );
    if (found !== undefined) return { size: found.size, signedAt: found.signedAt };
    if (rows.length < AT_ONCE) return null;
    below = rows.at(-1)?.size ?? 0;
  }
};
