import type { Reader } from '../../../core/register/command-definition.ts';

/** Number, register number and newest tag of a person. */
export const CAPTURE_RESULT = `SELECT p.no AS "personNo", p.register_number AS "registerNumber",
  (SELECT d.tag FROM register.deprivation d WHERE d.person_no = p.no AND d.tag IS NOT NULL ORDER BY d.event_pos DESC LIMIT 1) AS tag FROM register.person p WHERE p.no = $1`;

/** How many tags a person has had. */
export const findTags = async (read: Reader, personNo: number): Promise<number> =>
  (
    await read.row<{ n: number }>(
      'SELECT count(DISTINCT tag)::int AS n FROM register.deprivation WHERE person_no = $1 AND tag IS NOT NULL',
      [personNo],
    )
  )?.n ?? 0;
