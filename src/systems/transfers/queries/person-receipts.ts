import { z } from 'zod';
import { findAuthorities } from '../../../core/access/queries/me.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findPersonRows, namesOnPaper, SEAL_WORDS } from '../../register/index.ts';
import { type PersonReceiptsDocument, renderPersonReceipts } from '../paper/person-receipt.ts';

type Head = {
  code: string;
  ordinal: number;
  instant: number;
  from_authority: string;
  to_authority: string;
  from_key: string;
  to_key: string;
  offered_at: number;
  completed_at: number;
  from_officer: string;
  to_officer: string;
  place_en: string;
  place_ar: string;
  place_ckb: string | null;
  zone: string;
  purpose: string | null;
};
type Row = {
  no: number;
  convicted: boolean;
  resident: boolean;
  accompanying: boolean;
  offences: { ground: string; article: string }[];
  packets: { seal: string; items: number; found: keyof typeof SEAL_WORDS }[];
  fitness: { at: number; fit: boolean } | null;
};

/** What stood at the instant of the hand-over: orders in force, whether the person lived in a camp or was detained, packets in keeping with how their seal was last found, and the last examination. */
const PERSONS = `SELECT p.no, coalesce(bool_or(o.legal_status = 'convicted'), false) AS convicted,
    EXISTS (SELECT FROM register.custody c WHERE c.person_no = p.no AND c.state = 'resident' AND c.from_at <= h.instant AND h.instant < c.to_at
      AND c.known_from <= register.event_received(h.event_pos) AND coalesce(register.event_received(h.event_pos) < c.known_to, true)) AS resident,
    EXISTS (SELECT FROM register.custody c WHERE c.person_no = p.no AND c.state = 'accompanying' AND c.from_at <= h.instant AND h.instant < c.to_at
      AND c.known_from <= register.event_received(h.event_pos) AND coalesce(register.event_received(h.event_pos) < c.known_to, true)) AS accompanying,
    coalesce(jsonb_agg(jsonb_build_object('ground', o.ground, 'article', o.article) ORDER BY o.issued_at, o.id) FILTER (WHERE o.id IS NOT NULL), '[]') AS offences,
    coalesce((SELECT jsonb_agg(jsonb_build_object('items', jsonb_array_length(k.items), 'seal', coalesce(s.seal, k.seal), 'found', coalesce(l.seal_found, 'intact')) ORDER BY k.taken_at, k.id) FROM register.packet k
      LEFT JOIN LATERAL (SELECT x.seal_found FROM register.packet_pass x WHERE x.packet_id = k.id AND x.at <= h.instant AND x.event_pos < h.event_pos ORDER BY x.event_pos DESC LIMIT 1) l ON true
      LEFT JOIN LATERAL (SELECT x.new_seal AS seal FROM register.packet_pass x WHERE x.packet_id = k.id AND x.at <= h.instant AND x.event_pos < h.event_pos AND x.new_seal IS NOT NULL ORDER BY x.event_pos DESC LIMIT 1) s ON true
      WHERE k.person_no = p.no AND k.taken_at <= h.instant AND (k.ended_at IS NULL OR k.ended_at > h.instant)), '[]') AS packets,
    (SELECT jsonb_build_object('at', register.ms(f.examined_at), 'fit', f.fit) FROM care.fitness f WHERE f.person_no = p.no AND f.event_pos < h.event_pos ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1) AS fitness
  FROM transfers.handover h JOIN transfers.handover_person x ON x.handover_id = h.id JOIN register.person p ON p.no = x.person_no
    LEFT JOIN register.custody_order o ON o.person_no = p.no AND o.issued_at <= h.instant AND h.instant < o.expires_at
 WHERE h.id = $1 AND ($2::bigint IS NULL OR p.no = $2) GROUP BY p.no, p.register_number, h.instant, h.event_pos ORDER BY p.register_number COLLATE "C"`;

/** Receipts for the persons of a hand-over, one page each (the fields of DD form 2708): of one person, or of all who passed. */
export const personReceipts = defineQuery({
  system: 'transfers',
  name: 'person-receipts',
  input: z.object({ handover: z.uuid(), personNo: wholeNumber.optional() }).strict(),
  reads: { part: 'paper', of: ({ personNo }) => (personNo === undefined ? [] : [personNo]) },
  run: async (read, { handover, personNo }, context): Promise<PersonReceiptsDocument> => {
    const head = await read.row<Head>(
      `SELECT m.code, h.ordinal, h.instant, h.from_authority, h.to_authority, h.from_key, h.to_key, f.offered_at, register.event_received(h.event_pos) AS completed_at, a.name_ar AS from_officer, b.name_ar AS to_officer,
         s.name_en AS place_en, s.name_ar AS place_ar, s.name_ckb AS place_ckb, s.zone, t.ground AS purpose
       FROM transfers.handover h JOIN transfers.manifest m ON m.no = h.manifest_no JOIN transfers.offer f ON f.id = h.offer_id JOIN sites.site s ON s.code = h.place
         JOIN access.officer a ON a.no = h.from_officer JOIN access.officer b ON b.no = h.to_officer LEFT JOIN transfers.transfer_order t ON t.manifest_no = m.no WHERE h.id = $1`,
      [handover],
    );
    const rows = await read.rows<Row>(PERSONS, [handover, personNo ?? null]);
    if (head === undefined || rows.length === 0) throw new Refusal('not-found', { values: { detail: 'hand-over' } });
    const authorities = await findAuthorities(read);
    const nameOf = (code: string) => authorities.get(code)?.name ?? { en: code, ar: code, ckb: code };
    const shown = await findPersonRows(
      read,
      rows.map(({ no }) => no),
      head.instant,
    );
    const persons = new Map(shown.map((person) => [person.personNo, person]));
    return {
      number: `${head.code}/${head.ordinal}`,
      synthetic: context.synthetic,
      zone: head.zone,
      instant: head.instant,
      place: { en: head.place_en, ar: head.place_ar, ckb: head.place_ckb ?? head.place_ar },
      purpose: head.purpose ?? '',
      from: {
        authority: nameOf(head.from_authority),
        officer: head.from_officer,
        keyId: head.from_key,
        signedAt: head.offered_at,
      },
      to: {
        authority: nameOf(head.to_authority),
        officer: head.to_officer,
        keyId: head.to_key,
        signedAt: head.completed_at,
      },
      persons: rows.flatMap(({ no, convicted, resident, accompanying, offences, packets, fitness }) => {
        const person = persons.get(no);
        if (person === undefined) return [];
        const { primary, latin } = namesOnPaper(person.names);
        return [
          {
            registerNumber: person.registerNumber,
            name: primary,
            nameLatin: latin,
            legalStatus: resident
              ? ('resident' as const)
              : accompanying
                ? ('accompanying' as const)
                : convicted
                  ? ('convicted' as const)
                  : ('untried' as const),
            offences,
            packets: packets.map(({ seal, items, found }) => ({ seal, items, sealFound: SEAL_WORDS[found] })),
            fitness,
          },
        ];
      }),
    };
  },
  paper: { mediaType: 'application/pdf', fileName: 'person-receipts.pdf', render: renderPersonReceipts },
});
