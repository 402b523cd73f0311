/** Wire of the openings of a person's file. The web application imports the types only. */
import { z } from 'zod';
import { fileParts, readingGrounds } from '../../../core/access/file-parts.ts';
import { officerReference, role, trilingual } from '../../../core/access/views.ts';
import { codes, instant, pagedView, view } from '../../../core/wire.ts';

const fileReading = view('FileReading', 'An opening of a person’s file.', {
  officer: officerReference.nullable().describe('Null where the reader is of another authority; monitors are told.'),
  authority: z.string().nullable().describe('Null for the installation.'),
  roles: z.array(role).describe('Of the officer, at that time.'),
  part: codes('FilePart', 'What was opened.', fileParts),
  partText: trilingual,
  ground: codes('ReadingGround', 'On what ground the authority reads.', readingGrounds),
  groundText: trilingual,
  readAt: instant,
});
/** An opening of a person's file. */
export type FileReading = z.infer<typeof fileReading>;

export const fileReadingsAnswer = pagedView('FileReadingsAnswer', 'Who opened a person’s file, the newest first.', {
  registerNumber: z.string(),
  rows: z.array(fileReading),
});
/** `GET /api/register/file-readings`. */
export type FileReadingsAnswer = z.infer<typeof fileReadingsAnswer>;
