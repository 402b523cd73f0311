import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { type MailAnswer, mailAnswer, type SentMail } from '../mail-views.ts';

type Row = {
  readonly id: string;
  readonly kind: SentMail['kind'];
  readonly queued: number;
  readonly tried: number | null;
  readonly attempts: number;
  readonly failure: string | null;
  readonly sent: number | null;
  readonly gaveUp: number | null;
};

const stateOf = ({ sent, gaveUp, failure }: Row): SentMail['state'] => {
  if (sent !== null) return 'sent';
  if (gaveUp !== null) return 'given-up';
  return failure === null ? 'waits' : 'fails';
};

/** Where who asks is told by mail that something waits, or another officer of the administrator's own authority, and the newest mails. Of anybody else nothing is shown. */
export const mail = defineQuery({
  system: 'access',
  name: 'mail',
  input: z.object({ officerNo: wholeNumber.optional() }).strict(),
  answer: mailAnswer,
  run: async (read, { officerNo }, context): Promise<MailAnswer> => {
    const officer = officerNo ?? context.officerNo;
    const place = await read.row<{ address: string | null; language: MailAnswer['language']; set: number }>(
      'SELECT address, language, register.ms(set_at) AS set FROM access.mail_address_of($1)',
      [officer],
    );
    const rows = await read.rows<Row>(
      `SELECT id, kind, register.ms(queued_at) AS queued, register.ms(tried_at) AS tried, attempts, failure, register.ms(sent_at) AS sent, register.ms(gave_up_at) AS "gaveUp"
       FROM access.mails_of($1)`,
      [officer],
    );
    return {
      address: place?.address ?? null,
      language: place?.language ?? null,
      setAt: place?.set ?? null,
      mails: rows.map((row) => ({
        mailId: row.id,
        kind: row.kind,
        queuedAt: row.queued,
        triedAt: row.tried,
        attempts: row.attempts,
        state: stateOf(row),
        failure: row.failure,
        endedAt: row.sent ?? row.gaveUp,
      })),
      abilities: context.abilities.filter(
        (name) => name === 'access/set-mail-address' && officerNo !== undefined && officerNo !== context.officerNo,
      ),
    };
  },
});
