import { z } from 'zod';
import { findAuthorities } from '../../../core/access/queries/me.ts';
import { compactReceipt } from '../../../core/ledger/handover-receipt.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { ALPHA_3, findPersonRows, namesOnPaper } from '../../register/index.ts';
import {
  type DocumentName,
  type HandoverReceiptDocument,
  type HandoverReceiptPerson,
  renderHandoverReceipt,
} from '../paper/handover-receipt.ts';

type Row = {
  manifest_no: number;
  code: string;
  ordinal: number;
  /** The receiving side is the one that accepted the persons; before it, they pass into a vehicle. */
  into_site: boolean;
  from_authority: string;
  to_authority: string;
  from_key: string;
  to_key: string;
  from_signature: Buffer;
  to_signature: Buffer;
  payload: Buffer;
  instant: number;
  counted_to: number;
  offered_at: number;
  completed_at: number;
  from_officer_ar: string;
  to_officer_ar: string;
  title_en: string;
  title_ar: string;
  place_en: string;
  place_ar: string;
  place_ckb: string | null;
  zone: string;
};

/** What a person who did not pass is called on paper, by the code that both officers signed. */
const exceptionNames: Readonly<Record<string, DocumentName>> = {
  missing: { en: 'missing', ar: 'مفقود', ckb: 'ونبوو' },
  died: { en: 'died', ar: 'متوفى', ckb: 'مردوو' },
  escaped: { en: 'escaped', ar: 'هارب', ckb: 'هەڵاتوو' },
  'left-behind': { en: 'left behind', ar: 'تُرك في مكانه', ckb: 'جێماو' },
  'refused-at-gate': { en: 'not let in', ar: 'لم يُسمح بدخوله', ckb: 'ڕێگەی پێنەدرا' },
  'medical-evacuation': { en: 'medical evacuation', ar: 'أُخلي للعلاج', ckb: 'گواستنەوەی پزیشکی' },
};

const alpha2 = new Map([...ALPHA_3].map(([two, three]) => [three, two]));
const english = new Intl.DisplayNames('en', { type: 'region' });
const arabic = new Intl.DisplayNames('ar', { type: 'region' });

/** Country of an alpha-3 code; several claims stand side by side. */
const nationalityName = (codes: readonly string[]): DocumentName => {
  if (codes.length === 0) return { en: 'not established', ar: 'غير محددة' };
  const name = (code: string, names: Intl.DisplayNames, stateless: string, unknown: string) =>
    code === 'XXA' ? stateless : code === 'XXX' ? unknown : (names.of(alpha2.get(code) ?? 'ZZ') ?? code);
  return {
    en: codes.map((code) => name(code, english, 'stateless', 'unknown')).join(', '),
    ar: codes.map((code) => name(code, arabic, 'عديم الجنسية', 'غير معروفة')).join('، '),
  };
};

const getHandover = async (read: Reader, handover: string): Promise<Row> => {
  const row = await read.row<Row>(
    `SELECT h.manifest_no, m.code, h.ordinal, h.ordinal > 1 AND NOT h.goes_back AND h.to_authority = m.to_authority AS into_site, h.from_authority, h.to_authority, h.from_key, h.to_key, h.from_signature, h.to_signature, h.payload, h.instant, h.counted_to, f.offered_at,
       register.event_received(h.event_pos) AS completed_at, a.name_ar AS from_officer_ar, b.name_ar AS to_officer_ar, o.title_en, o.title_ar, s.name_en AS place_en, s.name_ar AS place_ar, s.name_ckb AS place_ckb, s.zone
     FROM transfers.handover h JOIN transfers.manifest m ON m.no = h.manifest_no JOIN transfers.operation o ON o.no = m.operation_no JOIN transfers.offer f ON f.id = h.offer_id
     JOIN sites.site s ON s.code = h.place JOIN access.officer a ON a.no = h.from_officer JOIN access.officer b ON b.no = h.to_officer WHERE h.id = $1`,
    [handover],
  );
  if (row === undefined) throw new Refusal('not-found', { values: { detail: 'hand-over' } });
  return row;
};

/**
 * Who passed, in the order of the manifest root: by register number; each with the seat on the vehicle, or, at the site that receives them, with the section
 * that was named when the person was accepted. What is decided after the hand-over is not looked at, so that the paper stays the same.
 */
const findPassed = async (
  read: Reader,
  handover: string,
  at: number,
  intoSite: boolean,
): Promise<HandoverReceiptPerson[]> => {
  const passed = await read.rows<{ no: number; seat: string; section: string | null; accompanying: boolean }>(
    `SELECT p.no, concat_ws(' ', l.vehicle, l.compartment) AS seat,
       EXISTS (SELECT FROM register.custody c WHERE c.person_no = p.no AND c.state = 'accompanying' AND c.from_at <= h.instant AND h.instant < c.to_at
         AND c.known_from <= register.event_received(h.event_pos) AND coalesce(register.event_received(h.event_pos) < c.known_to, true)) AS accompanying,
       (SELECT a.section FROM transfers.acceptance a WHERE a.manifest_no = h.manifest_no AND a.person_no = p.no AND a.decision = 'accepted' AND a.event_pos < h.event_pos ORDER BY a.event_pos DESC LIMIT 1) AS section
     FROM transfers.handover_person x JOIN transfers.handover h ON h.id = x.handover_id JOIN register.person p ON p.no = x.person_no
       JOIN transfers.line l ON l.manifest_no = h.manifest_no AND l.person_no = p.no WHERE x.handover_id = $1 ORDER BY p.register_number COLLATE "C"`,
    [handover],
  );
  const persons = await findPersonRows(
    read,
    passed.map(({ no }) => no),
    at,
  );
  const accompanying = new Set(passed.flatMap((row) => (row.accompanying ? [row.no] : [])));
  const places = new Map(passed.map(({ no, seat, section }) => [no, intoSite ? (section ?? '') : seat]));
  return persons.map((person) => {
    const { primary, latin } = namesOnPaper(person.names);
    return {
      registerNumber: person.registerNumber,
      nameOriginal: primary,
      nameLatin: latin === primary ? '' : latin,
      nationality: nationalityName(person.nationalities),
      placedIn: places.get(person.personNo) ?? '',
      accompanying: accompanying.has(person.personNo),
    };
  });
};

/** The receipt of a hand-over as PDF/A: made from what both officers signed; the same hand-over always gives the same bytes. */
export const receipt = defineQuery({
  system: 'transfers',
  name: 'receipt.pdf',
  input: z.object({ handover: z.uuid() }).strict(),
  run: async (read, { handover }): Promise<HandoverReceiptDocument> => {
    const row = await getHandover(read, handover);
    const authorities = await findAuthorities(read);
    const party = (code: string, officerName: string, signedAt: number) => ({
      authority: authorities.get(code)?.name ?? { ar: code, en: code },
      officerName,
      signedAt: new Date(signedAt),
    });
    return {
      number: `${row.code}/${row.ordinal}`,
      compactReceipt: compactReceipt(row.payload, [
        { keyId: row.from_key, signature: row.from_signature },
        { keyId: row.to_key, signature: row.to_signature },
      ]),
      zone: row.zone,
      operation: { en: row.title_en, ar: row.title_ar },
      place: { en: row.place_en, ar: row.place_ar, ...(row.place_ckb === null ? {} : { ckb: row.place_ckb }) },
      delivering: party(row.from_authority, row.from_officer_ar, row.offered_at),
      receiving: party(row.to_authority, row.to_officer_ar, row.completed_at),
      countByReCount: row.counted_to,
      exceptionNames,
      placed: row.into_site ? 'section' : 'compartment',
      persons: await findPassed(read, handover, row.instant, row.into_site),
    };
  },
  paper: { mediaType: 'application/pdf', fileName: 'hand-over-receipt.pdf', render: renderHandoverReceipt },
});
