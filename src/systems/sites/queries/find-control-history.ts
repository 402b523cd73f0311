import type { Reader } from '../../../core/register/command-definition.ts';
import type { QueryContext } from '../../../platform/http/query-definition.ts';
import type { ControlView } from '../control/views.ts';
import { findOfficerReferences } from './find-officer-references.ts';

type ControlRow = Omit<ControlView, 'recordedBy' | 'after' | 'withdrawn' | 'breach' | 'abilities'> & {
  recorder: string | null;
  recorded_by: number;
  after_id: string | null;
  after_authority: string | null;
  after_holder: string | null;
  withdrawn_at: number | null;
  withdrawn_by: number | null;
  withdrawal: string | null;
  rule: string | null;
  breach_source: string;
  breach_authority: string | null;
  opened_at: number;
  cured_at: number | null;
};

/** Who is said to have controlled a site, newest first: each claim with its source, whether it is disputed, and the breach of a change that nobody called. */
export const findControlHistory = async (read: Reader, site: string, context: QueryContext): Promise<ControlView[]> => {
  const rows = await read.rows<ControlRow>(
    `SELECT c.id AS "controlId", c.authority, c.holder, c.from_at AS "fromAt", c.to_at AS "toAt", c.source_kind AS "sourceKind", c.source, c.end_source_kind AS "endSourceKind", c.end_source AS "endSource", c.recorded_at AS "recordedAt",
       c.recorded_by, o.authority AS recorder, c.after_id, a.authority AS after_authority, a.holder AS after_holder, c.withdrawn_at, c.withdrawn_by, c.withdrawal,
       b.rule, b.source AS breach_source, b.authority AS breach_authority, b.opened_at, b.cured_at,
       c.withdrawn_at IS NULL AND EXISTS (SELECT FROM sites.control x WHERE x.site = c.site AND x.withdrawn_at IS NULL AND (x.authority, x.holder) IS DISTINCT FROM (c.authority, c.holder)
         AND tstzrange(x.from_at, x.to_at) && tstzrange(c.from_at, c.to_at)) AS disputed
       FROM sites.control c LEFT JOIN sites.control a ON a.id = c.after_id LEFT JOIN access.officer o ON o.no = c.recorded_by LEFT JOIN sites.site_breach b ON b.fact_event = c.id
      WHERE c.site = $1 ORDER BY c.from_at DESC, c.recorded_at DESC, c.id`,
    [site],
  );
  const officer = await findOfficerReferences(
    read,
    rows.flatMap((row) => [row.recorded_by, row.withdrawn_by]),
  );
  return rows.map((row) => {
    const recorded = row.recorder !== null && row.recorder === context.authority;
    const held = row.authority !== null && row.authority === context.authority;
    const standing = row.withdrawn_at === null;
    return {
      controlId: row.controlId,
      authority: row.authority,
      holder: row.holder,
      fromAt: row.fromAt,
      toAt: row.toAt,
      sourceKind: row.sourceKind,
      source: row.source,
      endSourceKind: row.endSourceKind,
      endSource: row.endSource,
      recordedAt: row.recordedAt,
      recordedBy: officer(row.recorded_by),
      after: row.after_id === null ? null : { authority: row.after_authority, holder: row.after_holder },
      disputed: row.disputed,
      withdrawn:
        row.withdrawn_at === null || row.withdrawn_by === null
          ? null
          : { at: row.withdrawn_at, reason: row.withdrawal ?? '', by: officer(row.withdrawn_by) },
      breach:
        row.rule === null
          ? null
          : {
              rule: row.rule,
              source: row.breach_source,
              authority: row.breach_authority,
              openedAt: row.opened_at,
              curedAt: row.cured_at,
            },
      abilities: context.abilities.filter(
        (name) =>
          standing &&
          ((name === 'sites/end-control' && row.toAt === null && (held || recorded)) ||
            (name === 'sites/withdraw-control' && recorded)),
      ),
    };
  });
};
