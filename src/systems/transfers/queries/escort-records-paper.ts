import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findPersonRows, namesOnPaper } from '../../register/index.ts';
import { type EscortPaperAnswer, type EscortRecordsDocument, renderEscortRecords } from '../paper/escort-records.ts';
import { seesHealth } from './escort-records.ts';
import { findAuthorityWords, findPlaceWords } from './paper-words.ts';

type Head = {
  code: string;
  from_authority: string;
  escort_authority: string;
  zone: string;
  made_at: number;
  from_site: string;
  to_site: string;
};
type Record = { no: number; state: string; confirmed_at: number | null; answers: EscortPaperAnswer[] };

/** The escort records of a manifest, or that of one person, as PDF: the newest answer to each question, as far as the officer sees the lines and the sections. */
export const escortRecordsPaper = defineQuery({
  system: 'transfers',
  name: 'escort-records-paper',
  input: z.object({ manifestNo: wholeNumber, personNo: wholeNumber.optional() }).strict(),
  reads: { part: 'escort-record', of: ({ personNo }) => (personNo === undefined ? [] : [personNo]) },
  run: async (read, { manifestNo, personNo }, context): Promise<EscortRecordsDocument> => {
    const head = await read.row<Head>(
      `SELECT m.code, m.from_authority, m.escort_authority, a.zone, register.event_received(m.event_pos) AS made_at, m.from_site, coalesce(m.heading_site, m.to_site) AS to_site
         FROM transfers.manifest m JOIN sites.site a ON a.code = m.from_site WHERE m.no = $1`,
      [manifestNo],
    );
    // the answers are for those who give and who escort: to others the paper would say that nothing was answered
    if (head === undefined || ![head.from_authority, head.escort_authority].includes(context.authority ?? ''))
      throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
    const records = await read.rows<Record>(
      `SELECT l.person_no AS no, coalesce(r.state, 'unstarted') AS state, r.confirmed_at,
         coalesce((SELECT jsonb_agg(jsonb_build_object('question', a.question, 'answer', a.answer, 'detail', coalesce(a.detail, ''), 'source', a.source, 'at', register.ms(a.at), 'amends', a.amends) ORDER BY a.question)
           FROM (SELECT DISTINCT ON (x.question) x.* FROM transfers.escort_answer x WHERE x.manifest_no = $1 AND x.person_no = l.person_no ORDER BY x.question, x.event_pos DESC) a), '[]') AS answers
         FROM transfers.line l JOIN register.person p ON p.no = l.person_no LEFT JOIN transfers.escort_record r ON r.manifest_no = l.manifest_no AND r.person_no = l.person_no
        WHERE l.manifest_no = $1 AND l.state = 'listed' AND ($2::bigint IS NULL OR l.person_no = $2) ORDER BY p.register_number COLLATE "C"`,
      [manifestNo, personNo ?? null],
    );
    if (personNo !== undefined && records.length === 0)
      throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    const authorityOf = await findAuthorityWords(read);
    const placeOf = await findPlaceWords(read, [head.from_site, head.to_site]);
    const persons = new Map(
      (
        await findPersonRows(
          read,
          records.map(({ no }) => no),
          context.now,
        )
      ).map((person) => [person.personNo, person]),
    );
    const shown = records.flatMap((record) => record.answers.map(({ at }) => at));
    return {
      code: head.code,
      synthetic: context.synthetic,
      zone: head.zone,
      knownAt: Math.max(head.made_at, ...shown, ...records.map(({ confirmed_at }) => confirmed_at ?? 0)),
      from: placeOf(head.from_site),
      to: placeOf(head.to_site),
      escort: authorityOf(head.escort_authority),
      hidden: seesHealth(context) ? [] : ['health'],
      persons: records.flatMap((record) => {
        const person = persons.get(record.no);
        if (person === undefined) return [];
        const { primary, latin } = namesOnPaper(person.names);
        return [
          {
            registerNumber: person.registerNumber,
            name: primary,
            nameLatin: latin,
            state: record.state,
            confirmedAt: record.confirmed_at,
            answers: record.answers,
          },
        ];
      }),
    };
  },
  paper: {
    mediaType: 'application/pdf',
    fileName: ({ code }) => `escort-records-${code}.pdf`,
    render: renderEscortRecords,
  },
});
