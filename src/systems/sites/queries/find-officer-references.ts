import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';

/** Names of officers beside what they did; the installation (officer 0) is the register itself. */
export const findOfficerReferences = async (
  read: Reader,
  numbers: readonly (number | null)[],
): Promise<(no: number) => OfficerReference> => {
  const rows = await read.rows<{ no: number; name_en: string; name_ar: string }>(
    'SELECT no, name_en, name_ar FROM access.officers_named($1)',
    [[...new Set(numbers.filter((no): no is number => no !== null))]],
  );
  const known = new Map(rows.map((row) => [row.no, { en: row.name_en, ar: row.name_ar }]));
  return (no) => ({ officerNo: no, name: known.get(no) ?? { en: 'this register', ar: 'هذا السجل' } });
};
