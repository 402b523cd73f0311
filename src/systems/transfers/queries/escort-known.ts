import type { Reader } from '../../../core/register/command-definition.ts';
import type { EscortAnswerValue, EscortSource } from '../escort-questions.ts';

/** An answer of an escort record as it stands in the register. */
export type StoredAnswer = {
  person_no: number;
  event_pos: number;
  manifest_no: number;
  manifest_code: string;
  question: string;
  answer: EscortAnswerValue;
  detail: string | null;
  source: EscortSource;
  amends: boolean;
  at: number;
  officer_no: number;
};

/** Where an answer that was taken over comes from. */
export type Origin = { at: number; officer_no: number; manifest_code: string | null };

const keyOf = (answer: { event_pos: number; question: string }): string => `${answer.event_pos} ${answer.question}`;

/** The answer that somebody gave who asked, saw or looked at the file, of answers that were taken over from an earlier record; behind the walls of who asks. */
export const findOrigins = async (
  read: Reader,
  answers: readonly StoredAnswer[],
): Promise<(answer: StoredAnswer) => Origin | undefined> => {
  const taken = answers.filter(({ source }) => source === 'earlier-record');
  const rows =
    taken.length === 0
      ? []
      : await read.rows<Origin & { event_pos: number; question: string }>(
          `SELECT o.event_pos, o.question, o.at, o.officer_no, m.code AS manifest_code FROM transfers.answer_origins_seen($1, $2) o LEFT JOIN transfers.manifest m ON m.no = o.manifest_no`,
          [taken.map(({ event_pos }) => event_pos), taken.map(({ question }) => question)],
        );
  const origins = new Map(rows.map((row) => [keyOf(row), row]));
  return (answer) => origins.get(keyOf(answer));
};

/** Of each of these persons the newest answer to each question on another manifest; behind the walls of who asks. */
export const findEarlierAnswers = (
  read: Reader,
  manifestNo: number,
  persons: readonly number[],
): Promise<StoredAnswer[]> =>
  read.rows<StoredAnswer>(
    `SELECT DISTINCT ON (a.person_no, a.question) a.person_no, a.event_pos, a.manifest_no, m.code AS manifest_code, a.question, a.answer, a.detail, a.source, a.amends, a.at, a.officer_no
       FROM transfers.escort_answer a JOIN transfers.manifest m ON m.no = a.manifest_no WHERE a.person_no = ANY ($2) AND a.manifest_no <> $1 ORDER BY a.person_no, a.question, a.event_pos DESC`,
    [manifestNo, persons],
  );

/** What a file says of a question of the escort record. */
export type FileRow = { person_no: number; question: string; detail: string; at: number };

/** What the files of these persons say, behind the walls of who asks: keep-apart records, the order in force, medication. */
export const findFileFacts = async (read: Reader, persons: readonly number[], now: number): Promise<FileRow[]> => {
  const rows = await read.rows<Omit<FileRow, 'at'> & { at: number | null }>(
    `SELECT p.no AS person_no, 'hold-apart' AS question, k.reason AS detail, register.event_received(k.event_pos) AS at FROM unnest($1::bigint[]) p(no) JOIN sites.keep_apart k ON p.no IN (k.person_a, k.person_b)
      WHERE k.lifted_at IS NULL AND k.expires_at > register.at($2)
     UNION ALL (SELECT DISTINCT ON (o.person_no) o.person_no, 'not-for-release', o.ground || ', ' || o.article, o.issued_at FROM register.custody_order o
      WHERE o.person_no = ANY ($1) AND o.issued_at <= register.at($2) AND register.at($2) < o.expires_at ORDER BY o.person_no, o.issued_at DESC)
     UNION ALL (SELECT DISTINCT ON (n.person_no) n.person_no, 'medication-due', n.medication, f.examined_at FROM care.fitness_note n JOIN care.fitness f ON f.event_pos = n.event_pos
      WHERE n.person_no = ANY ($1) AND n.medication IS NOT NULL ORDER BY n.person_no, f.examined_at DESC)`,
    [persons, now],
  );
  return rows.flatMap(({ at, ...row }) => (at === null ? [] : [{ ...row, at }]));
};
