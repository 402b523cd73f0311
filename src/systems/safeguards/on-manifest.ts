import type { Reader } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';

/** Refuses persons who do not stand on the manifest (listed or suspended), as far as the officer may see it. */
export const requireOnLive = async (read: Reader, manifestNo: number, persons: readonly number[]): Promise<void> => {
  const rows = await read.rows<{ person_no: number }>(
    "SELECT person_no FROM transfers.line WHERE manifest_no = $1 AND person_no = ANY ($2) AND state <> 'struck_off'",
    [manifestNo, persons],
  );
  const found = new Set(rows.map((row) => row.person_no));
  const missing = persons.filter((no) => !found.has(no));
  if (missing.length > 0)
    throw new Refusal('not-on-manifest', {
      problems: missing.map((personNo) => ({ code: 'not-on-manifest', personNo })),
    });
};
