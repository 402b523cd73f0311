import type { Reader } from '../../register/command-definition.ts';
import type { OfficerReference } from '../views.ts';

/** Names of officers by number. */
export const findOfficers = async (
  read: Reader,
  numbers: readonly (number | null)[],
): Promise<Map<number, OfficerReference>> => {
  const rows = await read.rows<{ no: number; name_en: string; name_ar: string }>(
    'SELECT no, name_en, name_ar FROM access.officers_named($1)',
    [[...new Set(numbers.filter((no): no is number => no !== null))]],
  );
  return new Map(rows.map((row) => [row.no, { officerNo: row.no, name: { en: row.name_en, ar: row.name_ar } }]));
};
