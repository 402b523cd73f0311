import type { Reader } from '../../../core/register/command-definition.ts';
import type { RollCallView } from '../control/views.ts';
import { findOfficerReferences } from './find-officer-references.ts';

type Row = Omit<RollCallView, 'proposedBy' | 'signedBy'> & { proposed_by: number; signed_by: number | null };

/** A roll-call as it is listed, with what both sides sign and the hash of it. */
export type ListedRollCall = RollCallView & { readonly rollHash: string; readonly payload: Buffer | null };

/** Roll-calls of a site, newest first, or one by its id; those behind the wall are left out. */
export const findRollCalls = async (
  read: Reader,
  which: { readonly site: string } | { readonly rollCallId: string },
): Promise<ListedRollCall[]> => {
  const rows = await read.rows<Row & { rollHash: string; payload: Buffer | null }>(
    `SELECT r.id AS "rollCallId", r.site, r.giving, r.taking, r.called_at AS "calledAt", r.counted, r.on_roll AS "onRoll", r.present, r.proposed_for AS "proposedFor", r.proposed_at AS "proposedAt",
       r.signed_at AS "signedAt", r.proposed_by, r.signed_by, encode(r.roll_hash, 'hex') AS "rollHash", r.payload, r.payload IS NOT NULL AS "withKeys",
       r.caller_key AS "callerKey", r.caller_signed_at AS "callerSignedAt", r.signed_key AS "signedKey", d."onOldOnly", d."onNewOnly", d.open
       FROM sites.roll_call r CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE w.on_old)::int AS "onOldOnly", count(*) FILTER (WHERE w.on_new)::int AS "onNewOnly",
         count(*) FILTER (WHERE w.explained_at IS NULL)::int AS open FROM sites.roll_row w WHERE w.roll_call_id = r.id AND w.on_old <> w.on_new) d
      WHERE r.site = $1 OR r.id = $2::uuid ORDER BY r.called_at DESC, r.id DESC`,
    ['site' in which ? which.site : null, 'rollCallId' in which ? which.rollCallId : null],
  );
  const officer = await findOfficerReferences(
    read,
    rows.flatMap((row) => [row.proposed_by, row.signed_by]),
  );
  return rows.map(({ proposed_by, signed_by, ...row }) => ({
    ...row,
    proposedBy: officer(proposed_by),
    signedBy: signed_by === null ? null : officer(signed_by),
  }));
};
