/** Wire of `transfers`: escort records. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../core/access/views.ts';
import { abilities, codes, instant, pagedView, view } from '../../core/wire.ts';
import { shownName } from '../register/views.ts';
import { openReasons } from './escort-known.ts';
import { escortSections, escortSources } from './escort-questions.ts';
import { escortReadinesses } from './escort-readiness.ts';

/** States of an escort record, in their order. */
export const escortStates = ['unstarted', 'in-progress', 'complete', 'confirmed'] as const;
export const escortState = codes('EscortState', 'State of an escort record (docs/transitions.md).', escortStates);
/** State of an escort record. */
export type EscortState = z.infer<typeof escortState>;

export const escortReadiness = codes(
  'EscortReadiness',
  'How far an escort record is for the convoy.',
  escortReadinesses,
);

export const escortReadinessView = view(
  'EscortReadinessView',
  'How many escort records of a convoy are how far. They hold up neither the seal nor a hand-over.',
  {
    of: z.int(),
    incomplete: z.int(),
    stale: z
      .int()
      .describe('Answered, and the oldest answer is more than 48 hours old now, or was when the convoy left.'),
    complete: z.int().describe('Answered, and not confirmed; stale or not.'),
    confirmed: z.int().describe('Stale or not.'),
    taken: z.int().describe('Answers that were taken over from a file or an earlier record.'),
    oldestAt: instant.nullable().describe('The oldest answer that stands.'),
    duties: z
      .array(
        z.object({
          what: z.enum(['answer', 'answer-health', 'answer-anew', 'confirm']),
          role: z.string(),
          authority: z.string(),
          count: z.int(),
        }),
      )
      .describe('Who owes what, until the first hand-over.'),
  },
);
/** How many escort records of a convoy are how far. */
export type EscortReadinessView = z.infer<typeof escortReadinessView>;

const answer = z.enum(['yes', 'no', 'unknown']);
const section = z.enum(escortSections);

export const escortRecordRow = view('EscortRecordRow', 'The escort record of one person of a manifest.', {
  personNo: z.int(),
  registerNumber: z.string(),
  name: shownName,
  state: escortState,
  readiness: escortReadiness
    .nullable()
    .describe('Null for an authority that neither gives nor escorts the convoy: it is told no answer, and no age.'),
  oldestAt: instant.nullable().describe('The oldest answer that stands.'),
  taken: z.int().describe('Answers that were taken over from the file or an earlier record.'),
  confirmedAt: instant.nullable(),
  amendedAt: instant.nullable().describe('When it was last answered after it was confirmed.'),
  sections: z.array(section).describe('Sections that were answered.'),
  toDo: z
    .array(z.object({ section, question: z.string(), detail: z.string() }))
    .describe('What was answered with yes or unknown: what the reader must know or do on the way.'),
});
/** The escort record of one person of a manifest. */
export type EscortRecordRow = z.infer<typeof escortRecordRow>;

export const escortRecordsAnswer = pagedView('EscortRecordsAnswer', 'Escort records of a manifest, page by page.', {
  counts: escortReadinessView.nullable(),
  states: z
    .array(z.object({ state: escortState, count: z.int() }))
    .describe('Records in each state, whichever are shown.'),
  toConfirm: z.array(z.int()).describe('Numbers of the persons whose complete records this officer can confirm.'),
  rows: z.array(escortRecordRow),
  abilities,
});
/** `GET /api/transfers/escort-records?manifestNo=&state=&status=`. */
export type EscortRecordsAnswer = z.infer<typeof escortRecordsAnswer>;

export const escortGivenAnswer = view('EscortGivenAnswer', 'An answer that an officer gave.', {
  answer,
  detail: z.string(),
  source: z.enum(escortSources),
  at: instant,
  by: officerReference,
  amends: z.boolean().describe('Given after the record was confirmed.'),
  origin: z
    .object({ at: instant, by: officerReference, manifestCode: z.string() })
    .nullable()
    .describe(
      'Of one that was taken over from an earlier record: when, by whom and for which manifest it was answered first.',
    ),
});
export const escortKnown = view(
  'EscortKnown',
  'What is known already of a question: to be looked at, with its age and its source. It is no answer.',
  {
    answer: answer.nullable(),
    detail: z.string(),
    source: z.enum(['file', 'earlier-record']),
    at: instant.describe(
      'When it was written on the file, or answered by somebody who asked, saw or looked at the file.',
    ),
    age: z.int().describe('How old it is, in milliseconds.'),
    by: officerReference.nullable().describe('Who answered it.'),
    manifestCode: z.string().nullable().describe('Of the manifest with the earlier record.'),
  },
);

export const escortQuestionView = view('EscortQuestionView', 'A question of the escort record.', {
  question: z.string(),
  given: z.array(escortGivenAnswer).describe('Newest first; those before stay.'),
  known: z.array(escortKnown),
  open: z.enum(openReasons).nullable().describe('Why what is known cannot be taken over as it is; null where it can.'),
});
/** A question of the escort record. */
export type EscortQuestionView = z.infer<typeof escortQuestionView>;
export const escortSectionView = view('EscortSectionView', 'A section of the escort record.', {
  section,
  isShown: z
    .boolean()
    .describe(
      'False: the answers are not for the role that asks (H2), or for its authority, which neither gives nor escorts the person.',
    ),
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

export const knownSection = view('KnownSection', 'What earlier records answer to a section of the escort record.', {
  section,
  isAnswered: z.boolean().describe('It was answered for this manifest.'),
  answers: z
    .array(z.object({ question: z.string(), answer, detail: z.string(), at: instant }))
    .describe('Those that can be taken over: `at` is when somebody asked, saw or looked at the file.'),
  open: z
    .array(z.object({ question: z.string(), why: z.enum(openReasons) }))
    .describe(
      'Nothing is known (`missing`), it is older than 48 hours (`old`), or the file says something else (`file`).',
    ),
});
/** What earlier records answer to a section of the escort record. */
export type KnownSection = z.infer<typeof knownSection>;

export const escortKnownAnswersAnswer = view(
  'EscortKnownAnswersAnswer',
  'What earlier records answer, of the sections that who asks may answer.',
  { rows: z.array(z.object({ personNo: z.int(), registerNumber: z.string(), sections: z.array(knownSection) })) },
);
/** `POST /api/transfers/escort-known-answers`. */
export type EscortKnownAnswersAnswer = z.infer<typeof escortKnownAnswersAnswer>;
