import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import type { ManifestKind } from '../manifest-kind.ts';
import type { HandoverView, HeadCountView, IncidentView, MovementKind, MovementView } from '../views.ts';
import type { MovementWithdrawalReason } from '../way-words.ts';
import { sidesWithin } from '../within-words.ts';

type Acted = { officer_no: number; name_en: string | null; name_ar: string | null };

const actor = ({ officer_no, name_en, name_ar }: Acted): OfficerReference => ({
  officerNo: officer_no,
  name: { en: name_en ?? '', ar: name_ar ?? '' },
});

type HandoverRow = Acted & {
  ordinal: number;
  from_authority: string;
  to_authority: string;
  place: string;
  handover_id: string | null;
  instant: number | null;
  counted_to: number | null;
  offer_id: string | null;
  payload: Buffer | null;
  key_id: string | null;
  counted: number | null;
  offered_at: number | null;
  expires_at: number | null;
};

/** Every pass of custody of the convoy: done, offered, or waiting. An offer that was withdrawn or has expired does not stand. */
export const findHandovers = async (
  read: Reader,
  { no: manifestNo, kind }: { readonly no: number; readonly kind: ManifestKind },
  now: number,
): Promise<HandoverView[]> => {
  const rows = await read.rows<HandoverRow>(
    `SELECT p.ordinal, p.from_authority, p.to_authority, p.place, h.id AS handover_id, h.instant, h.counted_to,
            f.id AS offer_id, f.payload, f.key_id, f.counted, f.offered_at, f.expires_at, f.officer_no, o.name_en, o.name_ar
       FROM transfers.passes_seen($1) p LEFT JOIN transfers.handover h ON h.manifest_no = $1 AND h.ordinal = p.ordinal
       LEFT JOIN LATERAL (SELECT * FROM transfers.offer x WHERE h.id IS NULL AND x.manifest_no = $1 AND x.ordinal = p.ordinal AND x.withdrawn_at IS NULL AND x.expires_at > register.at($2)
                           ORDER BY x.offered_at DESC LIMIT 1) f ON true
       LEFT JOIN access.officers_named(ARRAY[f.officer_no]) o ON o.no = f.officer_no ORDER BY p.ordinal`,
    [manifestNo, now],
  );
  return rows.map((row) => ({
    ordinal: row.ordinal,
    fromAuthority: row.from_authority,
    toAuthority: row.to_authority,
    place: row.place,
    within: sidesWithin(kind, row.ordinal),
    state: row.handover_id !== null ? 'done' : row.offer_id !== null ? 'offered' : 'waiting',
    ...(row.offer_id === null || row.payload === null
      ? {}
      : {
          offer: {
            offerId: row.offer_id,
            payload: row.payload.toString('base64url'),
            keyId: row.key_id ?? '',
            counted: row.counted ?? 0,
            offeredAt: row.offered_at ?? 0,
            expiresAt: row.expires_at ?? 0,
            by: actor(row),
          },
        }),
    ...(row.handover_id === null
      ? {}
      : { receiptId: row.handover_id, instantAt: row.instant ?? 0, count: row.counted_to ?? 0 }),
  }));
};

/** Events of a manifest's journey are named by the position of their event. */
const WITH_ACTOR = 'LEFT JOIN access.officer o ON o.no = x.officer_no';

/** Head-counts, oldest first, each beside what the register expected then. */
export const findHeadCounts = async (read: Reader, manifestNo: number): Promise<HeadCountView[]> => {
  const rows = await read.rows<
    Acted & { event_id: string; occasion: string; place: string; counted: number; expected: number; at: number }
  >(
    `SELECT register.event_id(x.event_pos) AS event_id, x.occasion, x.place, x.counted, x.expected, x.at, x.officer_no, o.name_en, o.name_ar
       FROM transfers.head_count x ${WITH_ACTOR} WHERE x.manifest_no = $1 ORDER BY x.at, x.event_pos`,
    [manifestNo],
  );
  return rows.map((row) => ({
    eventId: row.event_id,
    ordinal: row.occasion,
    place: row.place,
    counted: row.counted,
    expected: row.expected,
    occurredAt: row.at,
    by: actor(row),
  }));
};

/** What the escort reported on the way, newest first. */
export const findMovements = async (read: Reader, manifestNo: number): Promise<MovementView[]> => {
  const rows = await read.rows<
    Acted & {
      event_id: string;
      kind: MovementKind;
      place: string;
      note: string | null;
      person_no: number | null;
      planned: boolean | null;
      reason: string | null;
      delay_minutes: number | null;
      incident: string | null;
      vehicle: string | null;
      at: number;
      received_at: number | null;
      withdrawn_reason: MovementWithdrawalReason | null;
      withdrawn_note: string | null;
      withdrawn_at: number | null;
      withdrawn_by: number | null;
      withdrawn_name_en: string | null;
      withdrawn_name_ar: string | null;
    }
  >(
    `SELECT register.event_id(x.event_pos) AS event_id, x.kind, x.place, x.note, x.person_no, x.planned, x.reason, x.delay_minutes, x.incident, x.vehicle, x.at, register.event_received(x.event_pos) AS received_at, x.officer_no, o.name_en, o.name_ar,
       x.withdrawn_reason, x.withdrawn_note, x.withdrawn_at, x.withdrawn_by, w.name_en AS withdrawn_name_en, w.name_ar AS withdrawn_name_ar
       FROM transfers.movement x ${WITH_ACTOR} LEFT JOIN access.officer w ON w.no = x.withdrawn_by WHERE x.manifest_no = $1 ORDER BY x.at DESC, x.event_pos DESC`,
    [manifestNo],
  );
  return rows.map((row) => ({
    eventId: row.event_id,
    kind: row.kind,
    place: row.place,
    note: row.note ?? '',
    personNo: row.person_no,
    planned: row.planned,
    reason: row.reason,
    delayMinutes: row.delay_minutes,
    incident: row.incident,
    vehicle: row.vehicle,
    occurredAt: row.at,
    receivedAt: row.received_at ?? row.at,
    by: actor(row),
    withdrawal:
      row.withdrawn_reason === null
        ? null
        : {
            reason: row.withdrawn_reason,
            note: row.withdrawn_note ?? '',
            at: row.withdrawn_at ?? 0,
            by: actor({
              officer_no: row.withdrawn_by ?? 0,
              name_en: row.withdrawn_name_en,
              name_ar: row.withdrawn_name_ar,
            }),
          },
  }));
};

/** Differences at a hand-over, person by person, and incidents of the journey, newest first. */
export const findIncidents = async (read: Reader, manifestNo: number): Promise<IncidentView[]> => {
  const rows = await read.rows<
    Acted & {
      event_id: string;
      ordinal: number | null;
      person_no: number | null;
      register_number: string | null;
      kind: string;
      note: string | null;
      at: number;
    }
  >(
    `SELECT register.event_id(x.event_pos) AS event_id, x.ordinal, x.person_no, p.register_number, x.kind, x.note, x.at, x.officer_no, o.name_en, o.name_ar
       FROM (SELECT event_pos, ordinal, person_no, kind, note, at, officer_no FROM transfers.difference WHERE manifest_no = $1
             UNION ALL SELECT event_pos, NULL, person_no, kind, note, at, officer_no FROM transfers.movement WHERE manifest_no = $1 AND withdrawn_pos IS NULL AND kind IN ('incident', 'medical-event', 'breakdown')) x
       LEFT JOIN register.person p ON p.no = x.person_no ${WITH_ACTOR} ORDER BY x.at DESC, x.event_pos DESC`,
    [manifestNo],
  );
  return rows.map((row) => ({
    eventId: row.event_id,
    ordinal: row.ordinal,
    personNo: row.person_no,
    registerNumber: row.register_number,
    kind: row.kind,
    note: row.note ?? '',
    occurredAt: row.at,
    by: actor(row),
  }));
};
