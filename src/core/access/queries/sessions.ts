import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { type SessionsAnswer, sessionsAnswer } from '../account-views.ts';
import { splitBrowserWords } from '../browser-words.ts';

type Row = { id: string; begun: number; seen: number; ends: number; browser: string | null; own: boolean };

/** The sessions of who asks, or of another officer of the administrator's own authority: begun, last used, by which browser. Of anybody else none is shown. */
export const sessions = defineQuery({
  system: 'access',
  name: 'sessions',
  input: z.object({ officerNo: wholeNumber.optional() }).strict(),
  answer: sessionsAnswer,
  run: async (read, { officerNo }, context): Promise<SessionsAnswer> => {
    const rows = await read.rows<Row>(
      'SELECT id, register.ms(begun_at) AS begun, register.ms(seen_at) AS seen, register.ms(ends_at) AS ends, browser, own FROM access.sessions_of($1)',
      [officerNo ?? context.officerNo],
    );
    return {
      sessions: rows.map((row) => ({
        sessionId: row.id,
        begunAt: row.begun,
        seenAt: row.seen,
        endsAt: row.ends,
        ...splitBrowserWords(row.browser),
        own: row.own,
      })),
    };
  },
});
