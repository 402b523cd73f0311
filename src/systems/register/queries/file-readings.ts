import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { type FileReading, type FileReadingsAnswer, fileReadingsAnswer } from '../readings/views.ts';
import { GROUND_WORDS, PART_WORDS } from '../readings/words.ts';
import { requireReach } from '../state.ts';
import { fileReadingsTable } from '../tables/file-readings-table.ts';

type Row = Pick<FileReading, 'authority' | 'roles' | 'part' | 'ground'> & {
  readonly total: number;
  readonly officer_no: number | null;
  readonly name_en: string | null;
  readonly name_ar: string | null;
  readonly read_at: number;
};

/** Who opened a person's file, the newest first, for whoever sees the person: officers of the own authority by name, of another by its code and their roles; monitors are told all names. */
export const fileReadings = defineQuery({
  system: 'register',
  name: 'file-readings',
  input: z
    .object({
      personNo: wholeNumber,
      authority: z
        .string()
        .regex(/^[A-Z]{2,8}$/)
        .optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: fileReadingsAnswer,
  table: fileReadingsTable,
  run: async (read, { personNo, authority, ...asked }): Promise<FileReadingsAnswer> => {
    await requireReach(read, [personNo]);
    const { page, pageSize } = cutPage(asked);
    const rows = await read.rows<Row>('SELECT * FROM register.file_reads($1, $2, $3, $4)', [
      personNo,
      authority ?? null,
      pageSize,
      (page - 1) * pageSize,
    ]);
    const person = await read.row<{ register_number: string }>(
      'SELECT register_number FROM register.person WHERE no = $1',
      [personNo],
    );
    return {
      registerNumber: person?.register_number ?? '',
      total: rows[0]?.total ?? 0,
      page,
      pageSize,
      rows: rows.map(({ officer_no, name_en, name_ar, authority: of, roles, part, ground, read_at }) => ({
        officer: officer_no === null ? null : { officerNo: officer_no, name: { en: name_en ?? '', ar: name_ar ?? '' } },
        authority: of,
        roles,
        part,
        partText: PART_WORDS[part],
        ground,
        groundText: GROUND_WORDS[ground],
        readAt: read_at,
      })),
    };
  },
});
