import type { Reader } from '../../../core/register/command-definition.ts';
import type { RoomPlace } from '../room-views.ts';

/** The sites of some routes: who is said to control each now, whether that is disputed, and what it is exposed to, as far as the officer is told. */
export const findRoomPlaces = (read: Reader, codes: readonly string[], now: number): Promise<RoomPlace[]> =>
  read.rows<RoomPlace>(
    `WITH claims AS (SELECT DISTINCT c.site, c.authority, c.holder FROM sites.control c WHERE c.site = ANY ($1) AND c.withdrawn_at IS NULL AND c.from_at <= register.at($2) AND (c.to_at IS NULL OR c.to_at > register.at($2)))
     SELECT s.code, coalesce((SELECT jsonb_agg(jsonb_build_object('authority', c.authority, 'holder', c.holder) ORDER BY c.authority, c.holder) FROM claims c WHERE c.site = s.code), '[]') AS control,
       (SELECT count(*) > 1 FROM claims c WHERE c.site = s.code) AS disputed,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kind', h.kind, 'severity', h.severity) ORDER BY h.recorded_at DESC, h.id) FROM sites.hazard h
         WHERE h.site = s.code AND h.withdrawn_at IS NULL AND h.from_at <= register.at($2) AND h.expires_at > register.at($2)), '[]') AS hazards
     FROM sites.site s WHERE s.code = ANY ($1) ORDER BY s.code`,
    [codes, now],
  );
