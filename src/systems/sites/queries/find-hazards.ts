import type { Reader } from '../../../core/register/command-definition.ts';
import type { QueryContext } from '../../../platform/http/query-definition.ts';
import type { HazardView } from '../hazards/views.ts';
import { findOfficerReferences } from './find-officer-references.ts';

type Row = Omit<HazardView, 'recordedBy' | 'withdrawn' | 'age' | 'state' | 'mayWithdraw'> & {
  recorder: string | null;
  recorded_by: number;
  withdrawn_at: number | null;
  withdrawn_by: number | null;
  withdrawal: string | null;
};

/** What a site is exposed to: in force first, newest first; those behind the wall are left out. */
export const findHazards = async (read: Reader, site: string, context: QueryContext): Promise<HazardView[]> => {
  const rows = await read.rows<Row>(
    `SELECT h.id AS "hazardId", h.kind, h.severity, h.said, h.source_kind AS "sourceKind", h.source, h.from_at AS "fromAt", h.expires_at AS "expiresAt", h.recorded_at AS "recordedAt", h.recorded_by,
       h.withdrawn_at, h.withdrawn_by, h.withdrawal, o.authority AS recorder FROM sites.hazard h LEFT JOIN access.officer o ON o.no = h.recorded_by WHERE h.site = $1
      ORDER BY h.withdrawn_at IS NOT NULL OR h.expires_at <= register.at($2), h.recorded_at DESC, h.id`,
    [site, context.now],
  );
  const officer = await findOfficerReferences(
    read,
    rows.flatMap((row) => [row.recorded_by, row.withdrawn_by]),
  );
  return rows.map(({ recorder, recorded_by, withdrawn_at, withdrawn_by, withdrawal, ...row }) => {
    const state = withdrawn_at !== null ? 'withdrawn' : row.expiresAt <= context.now ? 'expired' : 'in-force';
    return {
      ...row,
      recordedBy: officer(recorded_by),
      age: Math.max(0, context.now - row.recordedAt),
      withdrawn:
        withdrawn_at === null || withdrawn_by === null
          ? null
          : { at: withdrawn_at, reason: withdrawal ?? '', by: officer(withdrawn_by) },
      state,
      mayWithdraw:
        state === 'in-force' &&
        recorder !== null &&
        recorder === context.authority &&
        context.abilities.includes('sites/withdraw-hazard'),
    };
  });
};
