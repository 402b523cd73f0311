/** Wire of children who accompany a parent: inputs of the commands and the answer of the query. The web application imports the types only. */
import { z } from 'zod';
import { officerReference, trilingual } from '../../../core/access/views.ts';
import { abilities, codes, instant, view } from '../../../core/wire.ts';
import type { NewPerson } from '../command-views.ts';
import { ACCOMPANIMENT_OUTCOMES, type AccompanimentOutcome } from './accompanying.ts';

/** `register/record-accompanying-child`. */
export interface RecordAccompanyingChildInput {
  parentNo: number;
  /** Its birth must say that it is a child. */
  person: NewPerson;
  fromAt: number;
}

/** `register/decide-accompaniment`. */
export interface DecideAccompanimentInput {
  personNo: number;
  parentNo: number;
  outcome: AccompanimentOutcome;
  reasons: string;
  reviewAt: number;
}

/** `register/record-child-accompanies`: a child who is on the register already. */
export interface RecordChildAccompaniesInput {
  personNo: number;
  parentNo: number;
  fromAt: number;
  /** Who says that this is the parent. */
  source: string;
}

/** `register/correct-accompanied-parent`. */
export interface CorrectAccompaniedParentInput {
  personNo: number;
  parentNo: number;
  source: string;
  reason: string;
}

const outcome = codes(
  'AccompanimentOutcome',
  'What child protection decided: the child stays beside the parent, or lives apart from it.',
  ACCOMPANIMENT_OUTCOMES,
);
const kin = z.object({
  personNo: z.int(),
  registerNumber: z.string(),
  name: z.string().nullable(),
  site: z.string().nullable(),
  section: z.string().nullable(),
  vehicle: z.string().nullable(),
});
export const accompanimentPair = view('AccompanimentPair', 'A child and the parent whom it accompanies.', {
  child: kin,
  parent: kin,
  sinceAt: instant,
  born: z.boolean().describe('Born in custody; false: came in with the parent.'),
  without: z
    .object({ code: z.string(), text: trilingual })
    .nullable()
    .describe(
      'What has become of the parent, so that somebody must decide about the child; null while the two are together.',
    ),
  decided: outcome.nullable().describe('What is decided now; null: nothing, or it had to be reviewed.'),
  decisions: z
    .array(
      z.object({
        decisionId: z.uuid(),
        outcome,
        text: trilingual,
        reasons: z.string(),
        decidedAt: instant,
        reviewAt: instant,
        decidedBy: officerReference,
      }),
    )
    .describe('Newest first.'),
  before: z
    .array(
      z.object({
        parent: kin,
        sinceAt: instant,
        endedAt: instant,
        corrected: z.boolean().describe('Named wrongly; false: the child came in with another parent later.'),
        source: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    )
    .describe('With whom the child was said to be before, newest first, as far as the officer sees them.'),
});
/** A child and the parent whom it accompanies. */
export type AccompanimentPair = z.infer<typeof accompanimentPair>;

export const accompanimentAnswer = view(
  'AccompanimentAnswer',
  'Children who accompany a person, and the parent whom a child accompanies.',
  { pairs: z.array(accompanimentPair), abilities },
);
/** `GET /api/register/accompaniment?personNo=`. */
export type AccompanimentAnswer = z.infer<typeof accompanimentAnswer>;
