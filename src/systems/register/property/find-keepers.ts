import type { Reader } from '../../../core/register/command-definition.ts';

/**
 * The authorities that have the things of these persons in their hands, by person: the one that holds the person (or held last), and the escort in whose vehicle the person
 * is before the hand-over is signed. The database asks the same (`register.demand_keeper`).
 */
export const findKeepers = async (
  read: Reader,
  persons: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> =>
  new Map(
    (
      await read.rows<{ personNo: number; keepers: string[] }>(
        `SELECT u.no AS "personNo", array_remove(ARRAY(SELECT m.escort_authority FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no WHERE l.person_no = u.no AND l.live
             AND EXISTS (SELECT FROM transfers.boarding b WHERE b.manifest_no = l.manifest_no AND b.person_no = l.person_no AND b.outcome = 'boarded')
             AND NOT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = l.manifest_no AND p.person_no = l.person_no))
           || (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = u.no AND f.superseded_pos IS NULL AND f.custodian IS NOT NULL ORDER BY f.at DESC, f.event_pos DESC LIMIT 1), NULL) AS keepers
           FROM unnest($1::bigint[]) u(no)`,
        [[...new Set(persons)]],
      )
    ).map((row) => [row.personNo, row.keepers]),
  );

/** Whether an authority has the things of a person in its hands. */
export const keeps = (
  keepers: ReadonlyMap<number, readonly string[]>,
  personNo: number,
  authority: string | null,
): boolean => authority !== null && (keepers.get(personNo) ?? []).includes(authority);
