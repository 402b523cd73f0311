import { z } from 'zod';
import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import { getAppealPeriod } from '../appeal-period.ts';
import { findAppealPeriods } from '../fear-state.ts';
import { type FearsAnswer, fearsAnswer } from '../views.ts';

type Row = {
  id: string;
  person_no: number;
  country: string;
  account: string;
  heard_at: number;
  heard_by: number;
  decided_by: number | null;
  danger: boolean | null;
  reasons: string | null;
  decided_at: number | null;
  final_from: number | null;
  appealed_at: number | null;
  appeal_grounds: string | null;
  appeal_heard_by: number | null;
  appeal_decided_at: number | null;
  appeal_decided_by: number | null;
  appeal_danger: boolean | null;
  appeal_reasons: string | null;
  waived_at: number | null;
  waiver: string | null;
  waiver_heard_by: number | null;
  open: boolean;
  manifest_no: number | null;
};

/** Open is what waits for an assessor: a decision, or that of an appeal. */
const waits = '(f.decided_by IS NULL OR (f.appealed_at IS NOT NULL AND f.appeal_decided_by IS NULL))';
const conditions = { open: waits, decided: `NOT ${waits}`, all: 'true' } as const;

/** What this officer may do about one fear, by its state; who acted before does not act again (I24-four-eyes). */
const abilitiesOn = (row: Row, { abilities, officerNo }: QueryContext): string[] => {
  const appealable = row.decided_by !== null && row.danger === false && row.appealed_at === null;
  const acted = [row.heard_by, row.decided_by, row.appeal_heard_by];
  const possible: Readonly<Record<string, boolean>> = {
    'safeguards/decide-fear': row.decided_by === null && row.heard_by !== officerNo,
    'safeguards/appeal-fear': appealable,
    'safeguards/waive-appeal': appealable && row.waived_at === null && row.decided_by !== officerNo,
    'safeguards/decide-appeal':
      row.appealed_at !== null && row.appeal_decided_by === null && !acted.includes(officerNo),
  };
  return abilities.filter((name) => possible[name] === true);
};

/** Fears of transfer, oldest first: the work list of those who hear and decide them. */
export const fears = defineQuery({
  system: 'safeguards',
  name: 'fears',
  input: z.object({ state: z.enum(['open', 'decided', 'all']).default('open'), ...pageInAddress }).strict(),
  answer: fearsAnswer,
  tellsOf: { part: 'fears', of: ({ fears: told }) => told.map(({ personNo }) => personNo) },
  run: async (read, { state, ...asked }, context): Promise<FearsAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const total = await read.row<{ n: number }>(
      `SELECT count(*) AS n FROM safeguards.fear f WHERE ${conditions[state]}`,
    );
    const rows = await read.rows<Row>(
      `SELECT f.*, f.decided_at IS NULL OR f.danger OR CASE WHEN f.appealed_at IS NULL THEN f.final_from > register.at($1) ELSE f.appeal_decided_at IS NULL OR f.appeal_danger END AS open,
         (SELECT l.manifest_no FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no AND m.closed_at IS NULL WHERE l.person_no = f.person_no AND l.state = 'suspended' ORDER BY l.manifest_no DESC LIMIT 1) AS manifest_no
       FROM safeguards.fear f WHERE ${conditions[state]} ORDER BY f.heard_at, f.id ${sql}`,
      [context.now],
    );
    const officers = await findOfficers(
      read,
      rows.flatMap((row) => [
        row.heard_by,
        row.decided_by,
        row.appeal_heard_by,
        row.appeal_decided_by,
        row.waiver_heard_by,
      ]),
    );
    const by = (no: number): OfficerReference => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
    const { days, source } = getAppealPeriod(await findAppealPeriods(read), context.now);
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
          heardBy: by(row.heard_by),
          manifestNo: row.manifest_no,
          decision:
            row.decided_by === null
              ? null
              : {
                  danger: row.danger === true,
                  reasons: row.reasons,
                  decidedAt: row.decided_at ?? 0,
                  finalFromAt: row.final_from ?? 0,
                  by: by(row.decided_by),
                },
          appeal:
            row.appealed_at === null || row.appeal_heard_by === null
              ? null
              : {
                  grounds: row.appeal_grounds ?? '',
                  madeAt: row.appealed_at,
                  heardBy: by(row.appeal_heard_by),
                  decision:
                    row.appeal_decided_by === null
                      ? null
                      : {
                          danger: row.appeal_danger === true,
                          reasons: row.appeal_reasons ?? '',
                          decidedAt: row.appeal_decided_at ?? 0,
                          by: by(row.appeal_decided_by),
                        },
                },
          waiver:
            row.waived_at === null || row.waiver_heard_by === null
              ? null
              : { statement: row.waiver ?? '', waivedAt: row.waived_at, heardBy: by(row.waiver_heard_by) },
          open: row.open,
          abilities: abilitiesOn(row, context),
        };
      }),
      appealPeriod: { days, source },
      abilities: context.abilities.filter((name) => name.startsWith('safeguards/')),
    };
  },
});
