/** Wire of `transfers`: escort records. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../core/access/views.ts';
import { abilities, codes, instant, view } from '../../core/wire.ts';
import { escortSections, escortSources } from './escort-questions.ts';

export const escortState = codes('EscortState', 'State of an escort record (docs/transitions.md).', [
  'unstarted',
  'in-progress',
  'complete',
  'confirmed',
]);
/** State of an escort record. */
export type EscortState = z.infer<typeof escortState>;

const answer = z.enum(['yes', 'no', 'unknown']);
const section = z.enum(escortSections);

export const escortRecordRow = view('EscortRecordRow', 'The escort record of one person of a manifest.', {
  personNo: z.int(),
  state: escortState,
  confirmedAt: instant.nullable(),
  amendedAt: instant.nullable().describe('When it was last answered after it was confirmed.'),
  sections: z.array(section).describe('Sections that were answered.'),
  toDo: z
    .array(z.object({ section, question: z.string(), detail: z.string() }))
    .describe('What was answered with yes or unknown: what the reader must know or do on the way.'),
});
/** The escort record of one person of a manifest. */
export type EscortRecordRow = z.infer<typeof escortRecordRow>;

export const escortRecordsAnswer = view('EscortRecordsAnswer', 'Escort records of a manifest.', {
  rows: z.array(escortRecordRow),
  abilities,
});
/** `GET /api/transfers/escort-records?manifestNo=`. */
export type EscortRecordsAnswer = z.infer<typeof escortRecordsAnswer>;

export const escortGivenAnswer = view('EscortGivenAnswer', 'An answer that an officer gave.', {
  answer,
  detail: z.string(),
  source: z.enum(escortSources),
  at: instant,
  by: officerReference,
  amends: z.boolean().describe('Given after the record was confirmed.'),
});
export const escortKnown = view(
  'EscortKnown',
  'What is known already of a question: to be looked at, with its age and its source. It is no answer.',
  {
    answer: answer.nullable(),
    detail: z.string(),
    source: z.enum(['file', 'earlier-record']),
    at: instant,
    age: z.int().describe('How old it is, in milliseconds.'),
    manifestCode: z.string().nullable().describe('Of the manifest with the earlier record.'),
  },
);
/** What is known already of a question. */
export type EscortKnown = z.infer<typeof escortKnown>;

export const escortQuestionView = view('EscortQuestionView', 'A question of the escort record.', {
  question: z.string(),
  given: z.array(escortGivenAnswer).describe('Newest first; those before stay.'),
  known: z.array(escortKnown),
});
export const escortSectionView = view('EscortSectionView', 'A section of the escort record.', {
  section,
  isShown: z.boolean().describe('False: the answers are not for the role that asks (H2).'),
  canAnswer: z.boolean(),
  questions: z.array(escortQuestionView),
});
/** A section of the escort record. */
export type EscortSectionView = z.infer<typeof escortSectionView>;

export const escortRecordAnswer = view('EscortRecordAnswer', 'The escort record of a person.', {
  record: escortRecordRow,
  confirmedBy: officerReference.nullable(),
  sections: z.array(escortSectionView),
  abilities,
});
/** `GET /api/transfers/escort-record?manifestNo=&personNo=`. */
export type EscortRecordAnswer = z.infer<typeof escortRecordAnswer>;
