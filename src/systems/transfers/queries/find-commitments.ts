import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import type { QueryContext } from '../../../platform/http/query-definition.ts';
import { commitmentState } from '../commitments/commitment-state.ts';
import type { CommitmentView } from '../commitments/views.ts';

type Commitment = {
  id: string;
  operationNo: number;
  authority: string;
  persons: number;
  sites: string[];
  fromAt: number;
  expiresAt: number;
  conditions: string;
  documentSha256: string;
  proposedBy: number;
  proposedAt: number;
  signedBy: number | null;
  signedAt: number | null;
  withdrawnAt: number | null;
  withdrawal: string | null;
};
const COMMITMENTS = `SELECT k.id, k.operation_no AS "operationNo", k.authority, k.persons, to_jsonb(k.sites) AS sites, k.from_at AS "fromAt", k.expires_at AS "expiresAt", k.conditions, k.document_sha256 AS "documentSha256",
    k.proposed_by AS "proposedBy", k.proposed_at AS "proposedAt", k.signed_by AS "signedBy", k.signed_at AS "signedAt", k.withdrawn_at AS "withdrawnAt", k.withdrawal`;
/** Persons whom the officer sees: received at the sites of a commitment `k` in its time; and on manifests to them, not received yet. */
const USED = `(SELECT count(*)::int FROM transfers.manifest m JOIN transfers.handover h ON h.manifest_no = m.no AND h.kind = 'between-authorities' AND h.ordinal > 1 AND h.to_authority = k.authority JOIN transfers.handover_person p ON p.handover_id = h.id
      WHERE m.operation_no = k.operation_no AND h.place = ANY (k.sites) AND h.instant >= k.from_at AND h.instant < k.expires_at) AS received,
    (SELECT count(*)::int FROM transfers.manifest m JOIN transfers.line l ON l.manifest_no = m.no AND l.live
      WHERE m.operation_no = k.operation_no AND m.kind = 'between-authorities' AND coalesce(m.heading_authority, m.to_authority) = k.authority AND coalesce(m.heading_site, m.to_site) = ANY (k.sites)
        AND NOT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = m.no AND h.ordinal > 1 AND p.person_no = l.person_no)) AS "onTheWay"`;

/** A commitment that the officer sees, or a refusal `not-found`. */
export const getCommitment = async (read: Reader, id: string): Promise<Commitment> => {
  const found = await read.row<Commitment>(`${COMMITMENTS} FROM transfers.commitment k WHERE k.id = $1`, [id]);
  if (found === undefined) throw new Refusal('not-found', { values: { detail: `commitment ${id}` } });
  return found;
};

/** The commitments of an operation, newest first, with how much of each is used. */
export const findCommitments = async (
  read: Reader,
  operationNo: number,
  context: Pick<QueryContext, 'now' | 'authority' | 'officerNo' | 'abilities'>,
): Promise<CommitmentView[]> => {
  const rows = await read.rows<Commitment & { received: number; onTheWay: number }>(
    `${COMMITMENTS}, ${USED} FROM transfers.commitment k WHERE k.operation_no = $1 ORDER BY k.proposed_at DESC, k.id`,
    [operationNo],
  );
  const officers = await findOfficers(
    read,
    rows.flatMap((row) => [row.proposedBy, row.signedBy]),
  );
  const by = (no: number): OfficerReference => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
  return rows.map(({ id, operationNo: _operation, ...row }) => {
    const state = commitmentState(row, context.now);
    const mayAct =
      row.authority === context.authority &&
      context.abilities.includes('transfers/withdraw-commitment') &&
      !['withdrawn', 'ended'].includes(state);
    return {
      ...row,
      commitmentId: id,
      proposedBy: by(row.proposedBy),
      signedBy: row.signedBy === null ? null : by(row.signedBy),
      state,
      mayAct,
      maySign: mayAct && state === 'proposed' && row.proposedBy !== context.officerNo,
    };
  });
};
