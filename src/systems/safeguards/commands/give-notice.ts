import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { NoticeGiven } from '../events.ts';
import { requireOnLive } from '../on-manifest.ts';

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
/** What the browsers of officers and this server can name: ISO 639 codes in use, not three letters by chance. */
const isLanguage = (code: string): boolean => {
  try {
    return languageNames.of(code) !== code;
  } catch {
    return false;
  }
};
/** Clocks of officers and of the register may differ by this much, in milliseconds; the same as for the future. */
const CLOCKS_DIFFER = 5 * 60_000;

/** Persons were told of the move and its destination, each in a language understood (I12-notice-and-interview). One event for each person. */
export const giveNotice = defineCommand({
  system: 'safeguards',
  name: 'give-notice',
  refuses: ['count-differs', 'not-on-manifest'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      expectedCount,
      rows: z
        .array(
          z
            .object({
              ...sheetRow,
              language: z
                .string()
                .regex(/^[a-z]{2,3}$/)
                .refine(isLanguage),
              form: z.enum(['written', 'oral']),
              givenAt: z.int().optional(),
            })
            .strict(),
        )
        .min(1)
        .max(5000),
    })
    .strict(),
  streams: (input) => input.rows.map((row) => row.personNo),
  load: async (read, { manifestNo, rows }) => {
    await requireOnLive(
      read,
      manifestNo,
      rows.map((row) => row.personNo),
    );
    return read.row<{ at: number | null }>('SELECT safeguards.manifest_made_seen($1) AS at', [manifestNo]);
  },
  decide: (made, { manifestNo, rows, expectedCount: typed }, { now }) => {
    checkSheet(rows, typed);
    const early = rows.filter(({ givenAt }) => givenAt !== undefined && givenAt < (made?.at ?? 0) - CLOCKS_DIFFER);
    if (early.length > 0)
      throw new Refusal('invalid-input', {
        problems: early.map(({ personNo }) => ({ code: 'custom', personNo, field: 'givenAt' })),
      });
    return rows.map(({ personNo, language, form, givenAt }) =>
      NoticeGiven.make({
        stream: personNo,
        occurredAt: givenAt,
        data: { manifestNo, language, form, givenAt: givenAt ?? now },
      }),
    );
  },
});
