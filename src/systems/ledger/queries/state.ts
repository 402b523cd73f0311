import { z } from 'zod';
import { readNote } from '../../../core/ledger/log/signed-note.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { historyOf, newestPolicy, type Statement } from '../log-history.ts';
import { newestCosigned } from '../newest-cosigned.ts';
import { type LogStateAnswer, logStateAnswer, type WitnessNotice, type WitnessView } from '../views.ts';

type Head = NonNullable<LogStateAnswer['newest']>;

/** How the public log stands, which keys sign and signed it, who cosigned it and how old that is, and what became of asking each witness. */
export const logState = defineQuery({
  system: 'ledger',
  name: 'state',
  input: z.object(pageInAddress).strict(),
  answer: logStateAnswer,
  run: async (read, asked): Promise<LogStateAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const newest = await read.row<Head>(
      'SELECT h.size::int AS size, h.signed_at AS "signedAt" FROM register.log_head h ORDER BY h.size DESC LIMIT 1',
    );
    const witnesses = await read.rows<WitnessView>(
      `SELECT n.witness, n.name, n.kind, n.words, n.noticed_at AS since, c.size::int AS size, c.cosigned_at AS "cosignedAt"
         FROM (SELECT DISTINCT ON (x.witness) x.* FROM register.log_notice x ORDER BY x.witness, x.no DESC) n
         LEFT JOIN LATERAL (SELECT y.size, y.cosigned_at FROM register.log_cosignature y WHERE y.witness = n.witness ORDER BY y.size DESC LIMIT 1) c ON true
        ORDER BY n.kind = 'dropped', n.name, n.witness`,
    );
    const counts = await read.row<{ notices: number }>('SELECT count(*)::int AS notices FROM register.log_notice');
    const statements = await read.rows<Statement>(
      `SELECT s.leaf_index::float8 AS index, encode(s.leaf, 'hex') AS leaf, s.head_size::float8 AS "headSize", s.signed_at AS "signedAt" FROM register.log_statements() s ORDER BY s.leaf_index`,
    );
    const heads = await read.row<{ note: string | null; begun: number | null }>(
      'SELECT (SELECT h.note FROM register.log_head h ORDER BY h.size DESC LIMIT 1) AS note, (SELECT h.signed_at FROM register.log_head h ORDER BY h.size LIMIT 1) AS begun',
    );
    // where the key was changed there, the newer one signed below
    const signer = heads?.note == null ? undefined : readNote(Buffer.from(heads.note)).signatures.at(-1);
    const { keys, policies } = historyOf(statements, signer, heads?.begun ?? null);
    return {
      keys: [...keys],
      policies: [...policies],
      total: counts?.notices ?? 0,
      ...page,
      newest: newest ?? null,
      cosigned: await newestCosigned(read, newestPolicy(statements)),
      witnesses,
      notices: await read.rows<WitnessNotice>(
        `SELECT n.no::int AS no, n.witness, n.name, n.kind, n.size::int AS size, n.words, n.noticed_at AS at FROM register.log_notice n ORDER BY n.no DESC ${sql}`,
      ),
    };
  },
});
