import type { Reader } from '../../../core/register/command-definition.ts';
import type { QueryContext } from '../../../platform/http/query-definition.ts';
import { absenceState } from '../absences/absence-words.ts';
import type { AbsenceView } from '../absences/views.ts';
import { findOfficerReferences } from './find-officer-references.ts';

type Row = Omit<AbsenceView, 'recordedBy' | 'returned' | 'state' | 'overdueBy' | 'mayReturn'> & {
  custodian: string;
  held_there: boolean;
  recorded_by: number;
  returned_at: number | null;
  return_account: string | null;
  returned_by: number | null;
};

/** Absences of a person, or those from a site that have not ended (`sql` cuts a page out of them); within reach, the one due first comes first. */
export const findAbsences = async (
  read: Reader,
  which: { readonly personNo: number } | { readonly site: string; readonly sql: string },
  context: QueryContext,
): Promise<AbsenceView[]> => {
  const rows = await read.rows<Row>(
    `SELECT a.id AS "absenceId", a.person_no AS "personNo", p.register_number AS "registerNumber", coalesce(n.full_name, '') AS name, a.site, a.section, a.vehicle, a.reason, a.destination, a.escort, a.left_at AS "leftAt", a.due_at AS "dueAt",
       a.custodian, a.recorded_by, a.returned_at, a.return_account, a.returned_by, c.person_no IS NOT NULL AS held_there
       FROM sites.absence a JOIN register.person p ON p.no = a.person_no
       LEFT JOIN LATERAL (SELECT x.full_name FROM register.person_name x WHERE x.person_no = a.person_no ORDER BY x.kind <> 'primary', x.event_pos, x.ord LIMIT 1) n ON true
       LEFT JOIN register.custody c ON c.person_no = a.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND (c.site, c.vehicle) IS NOT DISTINCT FROM (a.site, a.vehicle)
      WHERE a.person_no = $1 OR (a.site = $2 AND a.returned_at IS NULL) ORDER BY a.returned_at IS NOT NULL, a.due_at, a.id ${'sql' in which ? which.sql : ''}`,
    ['personNo' in which ? which.personNo : null, 'site' in which ? which.site : null],
  );
  const officer = await findOfficerReferences(
    read,
    rows.flatMap((row) => [row.recorded_by, row.returned_by]),
  );
  return rows.map(({ custodian, held_there, recorded_by, returned_at, return_account, returned_by, ...row }) => ({
    ...row,
    recordedBy: officer(recorded_by),
    returned:
      returned_at === null || returned_by === null
        ? null
        : { at: returned_at, account: return_account ?? '', by: officer(returned_by) },
    ...absenceState({ dueAt: row.dueAt, returnedAt: returned_at, heldThere: held_there }, context.now),
    mayReturn:
      returned_at === null && custodian === context.authority && context.abilities.includes('sites/record-return'),
  }));
};
