/** Number, register number and newest tag of a person. */
export const CAPTURE_RESULT = `SELECT p.no AS "personNo", p.register_number AS "registerNumber",
  (SELECT d.tag FROM register.deprivation d WHERE d.person_no = p.no AND d.tag IS NOT NULL ORDER BY d.event_pos DESC LIMIT 1) AS tag FROM register.person p WHERE p.no = $1`;
