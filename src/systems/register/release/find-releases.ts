import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import type { CheckItem } from './release.ts';

/** A release as it is stored; instants in milliseconds. */
export type Release = {
  readonly id: string;
  readonly personNo: number;
  readonly authority: string;
  readonly orderedBy: string;
  readonly ground: string;
  readonly documentSha256: string;
  readonly proposedBy: number;
  readonly proposedAt: number;
  readonly approvedBy: number | null;
  readonly approvedAt: number | null;
  readonly carriedOutBy: number | null;
  readonly carriedOutAt: number | null;
  readonly place: string | null;
  readonly verifiedBy: number | null;
  readonly verifiedAt: number | null;
  readonly howVerified: string | null;
  readonly withdrawnAt: number | null;
  readonly withdrawal: string | null;
  /** When the person left custody past it, and how: `released-unverified` or `death`. */
  readonly endedAt: number | null;
  readonly endedWith: 'released-unverified' | 'death' | null;
  /** The authority that holds the person now; null where nobody does. */
  readonly holder: string | null;
  /** Custody went on without the release: another authority holds, or the person was recorded in custody after it was carried out. */
  readonly overtaken: boolean;
  readonly checks: {
    readonly item: CheckItem;
    readonly satisfied: boolean;
    readonly source: string;
    readonly at: number;
  }[];
};

const RELEASES = `SELECT r.id, r.person_no AS "personNo", r.authority, r.ordered_by AS "orderedBy", r.ground, r.document_sha256 AS "documentSha256", r.proposed_by AS "proposedBy", r.proposed_at AS "proposedAt",
    r.approved_by AS "approvedBy", r.approved_at AS "approvedAt", r.carried_out_by AS "carriedOutBy", r.carried_out_at AS "carriedOutAt", r.place, r.verified_by AS "verifiedBy", r.verified_at AS "verifiedAt",
    r.how_verified AS "howVerified", r.withdrawn_at AS "withdrawnAt", r.withdrawal, r.ended_at AS "endedAt", r.ended_with AS "endedWith", h.custodian AS holder,
    coalesce(h.custodian <> r.authority, false) OR EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = r.person_no AND f.superseded_pos IS NULL AND f.at > r.carried_out_at) AS overtaken,
    coalesce((SELECT jsonb_agg(jsonb_build_object('item', c.item, 'satisfied', c.satisfied, 'source', c.source, 'at', register.ms(c.at)) ORDER BY c.event_pos) FROM register.release_check c WHERE c.release_id = r.id), '[]') AS checks
  FROM register.release r LEFT JOIN register.custody h ON h.person_no = r.person_no AND h.known_to IS NULL AND h.to_at = 'infinity'`;

/** The releases of a person within reach, oldest first. */
export const findReleases = (read: Reader, personNo: number): Promise<Release[]> =>
  read.rows<Release>(`${RELEASES} WHERE r.person_no = $1 ORDER BY r.proposed_at, r.id`, [personNo]);

/** A release within reach, or a refusal `not-found`. */
export const getRelease = async (read: Reader, id: string): Promise<Release> => {
  const release = await read.row<Release>(`${RELEASES} WHERE r.id = $1`, [id]);
  if (release === undefined) throw new Refusal('not-found', { values: { detail: `release ${id}` } });
  return release;
};
