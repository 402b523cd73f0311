import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { inParts } from '../papers-parts.ts';
import { papersTable } from '../papers-table.ts';
import { type PaperRow, type PapersAnswer, type PapersKind, papersAnswer, papersKinds } from '../papers-views.ts';

/** Whose papers, and which: numbers of manifests divided by commas. What is written down of a taking holds at most 100 characters. */
export const papersAsked = {
  manifests: z
    .string()
    .max(100)
    .regex(/^\d{1,9}(,\d{1,9})*$/)
    .transform((text) => [...new Set(text.split(',').map(Number))]),
  kind: z.enum(papersKinds),
  part: wholeNumber.optional(),
};

type Manifest = { no: number; code: string; is_kept: boolean; persons: number };
type Handover = { id: string; manifest_no: number; ordinal: number; persons: number };

/**
 * The papers of these convoys that who asks may open, convoy by convoy, each with its part.
 * @throws Refusal `not-found`, where one of the manifests is unknown or behind a wall
 */
export const findPapers = async (
  read: Reader,
  manifests: readonly number[],
  kind: PapersKind,
  authority: string | null,
): Promise<PaperRow[]> => {
  const found = await read.rows<Manifest>(
    `SELECT m.no, m.code, coalesce($2 IN (m.from_authority, m.escort_authority), false) AS is_kept, (SELECT count(*)::int FROM transfers.line l WHERE l.manifest_no = m.no AND l.state = 'listed') AS persons
       FROM transfers.manifest m WHERE m.no = ANY ($1) ORDER BY m.code COLLATE "C"`,
    [manifests, authority],
  );
  const missing = manifests.find((no) => !found.some((row) => row.no === no));
  if (missing !== undefined) throw new Refusal('not-found', { values: { detail: `manifest ${missing}` } });
  const handovers = Map.groupBy(
    kind === 'manifests'
      ? []
      : await read.rows<Handover>(
          `SELECT h.id, h.manifest_no, h.ordinal, (SELECT count(*)::int FROM transfers.handover_person x JOIN register.person p ON p.no = x.person_no WHERE x.handover_id = h.id) AS persons
             FROM transfers.handover h WHERE h.manifest_no = ANY ($1) ORDER BY h.ordinal`,
          [manifests],
        ),
    ({ manifest_no }) => manifest_no,
  );
  return inParts(
    found.flatMap(({ no, code, is_kept, persons }) => {
      const of = { manifestNo: no, code };
      const ofManifest = { ...of, ordinal: null, handover: null, persons };
      return [
        ...(kind === 'receipts' ? [] : [{ ...ofManifest, paper: 'manifest' as const }]),
        // to others the paper would say that nothing was answered
        ...(kind === 'all' && is_kept && persons > 0 ? [{ ...ofManifest, paper: 'escort-records' as const }] : []),
        ...(handovers.get(no) ?? []).flatMap(({ id, ordinal, persons: passed }) => {
          const ofHandover = { ...of, ordinal, handover: id, persons: passed };
          return [
            { ...ofHandover, paper: 'receipt' as const },
            ...(passed > 0 ? [{ ...ofHandover, paper: 'person-receipts' as const }] : []),
          ];
        }),
      ];
    }),
  );
};

/** Which papers of these convoys there are, and in how many files they leave. */
export const papers = defineQuery({
  system: 'transfers',
  name: 'papers',
  input: z.object({ ...papersAsked, ...pageInAddress }).strict(),
  answer: papersAnswer,
  table: papersTable,
  run: async (read, { manifests, kind, part, ...asked }, { authority }): Promise<PapersAnswer> => {
    const all = await findPapers(read, manifests, kind, authority);
    const chosen = all.filter((row) => part === undefined || row.part === part);
    const { page, pageSize } = cutPage(asked);
    return {
      total: chosen.length,
      page,
      pageSize,
      parts: all.at(-1)?.part ?? 0,
      rows: chosen.slice((page - 1) * pageSize, page * pageSize),
    };
  },
});
