import { defineQuery } from '../../../platform/http/query-definition.ts';
import { nothing } from '../../../platform/http/query-values.ts';
import { type KnownBrowsersAnswer, knownBrowsersAnswer } from '../account-views.ts';
import { splitBrowserWords } from '../browser-words.ts';

type Row = { id: string; first: number; used: number; expires: number; browser: string | null };

/** The browsers in which the officer who asks signed in before: they have attempts of their own when somebody else tries the name. */
export const knownBrowsers = defineQuery({
  system: 'access',
  name: 'known-browsers',
  input: nothing,
  answer: knownBrowsersAnswer,
  run: async (read): Promise<KnownBrowsersAnswer> => {
    const rows = await read.rows<Row>(
      'SELECT id, register.ms(first_at) AS first, register.ms(used_at) AS used, register.ms(expires_at) AS expires, browser FROM access.own_browsers()',
    );
    return {
      browsers: rows.map((row) => ({
        browserId: row.id,
        firstAt: row.first,
        usedAt: row.used,
        expiresAt: row.expires,
        ...splitBrowserWords(row.browser),
      })),
    };
  },
});
