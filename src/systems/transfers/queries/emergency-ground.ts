import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import type { EmergencyGround } from '../emergency-ground.ts';
import type { EmergencyGroundView } from '../views.ts';

type Ground = {
  id: string;
  manifestNo: number;
  ground: EmergencyGround;
  hours: number;
  reasons: string;
  documentSha256: string;
  proposedBy: number;
  proposedAt: number;
  expiresAt: number;
  signedBy: number | null;
  signedAt: number | null;
  withdrawnBy: number | null;
  withdrawnAt: number | null;
  withdrawal: string | null;
};
const GROUNDS = `SELECT g.id, g.manifest_no AS "manifestNo", g.ground, g.hours, g.reasons, g.document_sha256 AS "documentSha256", g.proposed_by AS "proposedBy", g.proposed_at AS "proposedAt", g.expires_at AS "expiresAt",
    g.signed_by AS "signedBy", g.signed_at AS "signedAt", g.withdrawn_by AS "withdrawnBy", g.withdrawn_at AS "withdrawnAt", g.withdrawal FROM transfers.emergency_ground g`;

/** An emergency ground of a manifest that the officer sees, or a refusal `not-found`. */
export const getGround = async (read: Reader, id: string): Promise<Ground> => {
  const ground = await read.row<Ground>(`${GROUNDS} WHERE g.id = $1`, [id]);
  if (ground === undefined) throw new Refusal('not-found', { values: { detail: `emergency ground ${id}` } });
  return ground;
};

/** The emergency grounds of a manifest, newest first, with who made and who signed each. */
export const findGrounds = async (read: Reader, manifestNo: number, now: number): Promise<EmergencyGroundView[]> => {
  const rows = await read.rows<Ground>(`${GROUNDS} WHERE g.manifest_no = $1 ORDER BY g.proposed_at DESC, g.id`, [
    manifestNo,
  ]);
  const officers = await findOfficers(
    read,
    rows.flatMap((row) => [row.proposedBy, row.signedBy, row.withdrawnBy]),
  );
  const by = (no: number): OfficerReference => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
  return rows.map(({ id, manifestNo: _manifest, withdrawnBy, ...row }) => ({
    ...row,
    groundId: id,
    proposedBy: by(row.proposedBy),
    signedBy: row.signedBy === null ? null : by(row.signedBy),
    withdrawnBy: withdrawnBy === null ? null : by(withdrawnBy),
    state:
      row.withdrawnAt !== null
        ? 'withdrawn'
        : row.expiresAt <= now
          ? 'ended'
          : row.signedAt === null
            ? 'proposed'
            : 'in-force',
  }));
};
