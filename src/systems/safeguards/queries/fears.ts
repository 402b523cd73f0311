import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import { type FearsAnswer, fearsAnswer } from '../views.ts';

type Row = {
  id: string;
  person_no: number;
  country: string;
  account: string;
  heard_at: number;
  heard_by: number;
  heard_en: string;
  heard_ar: string;
  decided_by: number | null;
  decided_en: string | null;
  decided_ar: string | null;
  danger: boolean | null;
  reasons: string | null;
  decided_at: number | null;
  final_from: number | null;
  manifest_no: number | null;
};

const conditions = { open: 'f.decided_by IS NULL', decided: 'f.decided_by IS NOT NULL', all: 'true' } as const;

/** Fears of transfer, oldest first: the work list of those who hear and decide them. */
export const fears = defineQuery({
  system: 'safeguards',
  name: 'fears',
  askers: ['interviewer', 'assessor', 'child_protection_officer'],
  input: z.object({ state: z.enum(['open', 'decided', 'all']).default('open'), ...pageInAddress }).strict(),
  answer: fearsAnswer,
  run: async (read, { state, ...asked }, context): Promise<FearsAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const total = await read.row<{ n: number }>(
      `SELECT count(*) AS n FROM safeguards.fear f WHERE ${conditions[state]}`,
    );
    const rows = await read.rows<Row>(
      `SELECT f.*, h.name_en AS heard_en, h.name_ar AS heard_ar, d.name_en AS decided_en, d.name_ar AS decided_ar,
         (SELECT l.manifest_no FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no AND m.closed_at IS NULL WHERE l.person_no = f.person_no AND l.state = 'suspended' ORDER BY l.manifest_no DESC LIMIT 1) AS manifest_no
       FROM safeguards.fear f JOIN access.officer h ON h.no = f.heard_by LEFT JOIN access.officer d ON d.no = f.decided_by WHERE ${conditions[state]} ORDER BY f.heard_at, f.id ${sql}`,
    );
    const found = await findPersonRows(read, [...new Set(rows.map((row) => row.person_no))], context.now);
    const persons = new Map(found.map((person) => [person.personNo, person]));
    return {
      total: total?.n ?? 0,
      ...page,
      fears: rows.map((row) => {
        const person = persons.get(row.person_no);
        return {
          fearId: row.id,
          personNo: row.person_no,
          registerNumber: person?.registerNumber ?? '',
          name: primaryAndLatin(person?.names ?? []),
          country: row.country,
          account: row.account,
          heardAt: row.heard_at,
          heardBy: { officerNo: row.heard_by, name: { en: row.heard_en, ar: row.heard_ar } },
          manifestNo: row.manifest_no,
          decision:
            row.decided_by === null
              ? null
              : {
                  danger: row.danger === true,
                  reasons: row.reasons,
                  decidedAt: row.decided_at ?? 0,
                  finalFromAt: row.final_from ?? 0,
                  by: { officerNo: row.decided_by, name: { en: row.decided_en ?? '', ar: row.decided_ar ?? '' } },
                },
        };
      }),
      // Who heard a fear does not decide it (I24-four-eyes); the screen asks again for each fear.
      abilities: context.abilities.filter((name) => name.startsWith('safeguards/')),
    };
  },
});
