import type { Reader } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';

/** Refuses persons who do not stand on a manifest (struck-off lines do not count), or whom the wall hides. */
export const requireLines = async (read: Reader, manifestNo: number, persons: readonly number[]): Promise<void> => {
  const rows = await read.rows<{ person_no: number }>(
    "SELECT person_no FROM transfers.line WHERE manifest_no = $1 AND state <> 'struck_off' AND person_no = ANY ($2)",
    [manifestNo, persons],
  );
  const known = new Set(rows.map((row) => row.person_no));
  const missing = persons.filter((personNo) => !known.has(personNo));
  if (missing.length > 0)
    throw new Refusal('not-on-manifest', {
      problems: missing.map((personNo) => ({ code: 'not-on-manifest', personNo })),
    });
};
