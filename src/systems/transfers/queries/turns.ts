import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import type { EntryRefusalView, LetInView, RecallView, TurnView } from '../convoy-views.ts';
import type { RecallRefusalReason } from '../convoy-words.ts';

type Acted = { officer_no: number; name_en: string | null; name_ar: string | null };
const actor = ({ officer_no, name_en, name_ar }: Acted): OfficerReference => ({
  officerNo: officer_no,
  name: { en: name_en ?? '', ar: name_ar ?? '' },
});
const WITH_ACTOR = 'LEFT JOIN access.officers_named(ARRAY[x.officer_no]) o ON o.no = x.officer_no';

/** Redirects and returns of a convoy, newest first. */
export const findTurns = async (read: Reader, manifestNo: number): Promise<TurnView[]> => {
  const rows = await read.rows<
    Acted & {
      kind: TurnView['kind'];
      from_site: string;
      to_site: string;
      reason: string;
      note: string | null;
      at: number;
    }
  >(
    `SELECT x.kind, x.from_site, x.to_site, x.reason, x.note, x.at, x.officer_no, o.name_en, o.name_ar
       FROM transfers.redirect x ${WITH_ACTOR} WHERE x.manifest_no = $1 ORDER BY x.event_pos DESC`,
    [manifestNo],
  );
  return rows.map((row) => ({
    kind: row.kind,
    fromSite: row.from_site,
    toSite: row.to_site,
    reason: row.reason,
    note: row.note ?? '',
    at: row.at,
    by: actor(row),
  }));
};

/** Where a convoy was not let in, newest first. */
export const findEntryRefusals = async (read: Reader, manifestNo: number): Promise<EntryRefusalView[]> => {
  const rows = await read.rows<Acted & { site: string; reason: string; note: string | null; at: number }>(
    `SELECT x.site, x.reason, x.note, x.at, x.officer_no, o.name_en, o.name_ar
       FROM transfers.entry_refusal x ${WITH_ACTOR} WHERE x.manifest_no = $1 ORDER BY x.at DESC, x.event_pos DESC`,
    [manifestNo],
  );
  return rows.map((row) => ({ site: row.site, reason: row.reason, note: row.note ?? '', at: row.at, by: actor(row) }));
};

/** Who came in at the gate after all, newest first. */
export const findLetIn = async (read: Reader, manifestNo: number): Promise<LetInView[]> => {
  const rows = await read.rows<
    Acted & Omit<LetInView, 'by' | 'personNo' | 'registerNumber'> & { person_no: number | null; number: string | null }
  >(
    `SELECT x.person_no, p.register_number AS number, x.site, x.refused_site AS "refusedSite", x.refused_reason AS "refusedReason", x.refused_at AS "refusedAt", coalesce(x.note, '') AS note, x.at, x.officer_no, o.name_en, o.name_ar
       FROM transfers.let_in x ${WITH_ACTOR} LEFT JOIN register.person p ON p.no = x.person_no WHERE x.manifest_no = $1 ORDER BY x.at DESC, x.event_pos DESC`,
    [manifestNo],
  );
  return rows.map(({ officer_no, name_en, name_ar, person_no, number, ...row }) => ({
    ...row,
    personNo: person_no,
    registerNumber: number,
    by: actor({ officer_no, name_en, name_ar }),
  }));
};

/** Recalls of persons of a manifest, the open ones first. */
export const findRecalls = async (read: Reader, manifestNo: number): Promise<RecallView[]> => {
  const rows = await read.rows<
    Acted & {
      id: string;
      person_no: number;
      register_number: string | null;
      ground: string;
      reasons: string;
      requested_at: number;
      answer: 'agreed' | 'refused' | null;
      answer_code: RecallRefusalReason | null;
      answer_reasons: string | null;
      answered_at: number | null;
      answered_by: number | null;
      answerer_en: string | null;
      answerer_ar: string | null;
    }
  >(
    `SELECT x.id, x.person_no, p.register_number, x.ground, x.reasons, x.requested_at, x.requested_by AS officer_no, o.name_en, o.name_ar,
            x.answer, x.answer_code, x.answer_reasons, x.answered_at, x.answered_by, a.name_en AS answerer_en, a.name_ar AS answerer_ar
       FROM transfers.recall x LEFT JOIN register.person p ON p.no = x.person_no LEFT JOIN access.officers_named(ARRAY[x.requested_by]) o ON o.no = x.requested_by
       LEFT JOIN access.officers_named(ARRAY[x.answered_by]) a ON a.no = x.answered_by
      WHERE x.manifest_no = $1 ORDER BY x.answered_at DESC NULLS FIRST, x.requested_at DESC`,
    [manifestNo],
  );
  return rows.map((row) => ({
    recallId: row.id,
    personNo: row.person_no,
    registerNumber: row.register_number,
    ground: row.ground,
    reasons: row.reasons,
    requestedAt: row.requested_at,
    requestedBy: actor(row),
    answer:
      row.answer === null || row.answered_at === null || row.answered_by === null
        ? null
        : {
            answer: row.answer,
            reason: row.answer_code,
            note: row.answer_reasons ?? '',
            at: row.answered_at,
            by: actor({ officer_no: row.answered_by, name_en: row.answerer_en, name_ar: row.answerer_ar }),
          },
  }));
};
