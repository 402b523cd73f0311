/** Wire of `safeguards`: notice, private interview, fear of transfer. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../core/access/views.ts';
import { abilities, instant, pagedView, view } from '../../core/wire.ts';
import { shownName } from '../register/views.ts';

/** A fear of transfer to a state, in the person's own words. */
export interface FearStatement {
  /** ISO 3166-1 alpha-3 of the feared state. */
  country: string;
  account: string;
}

/** `safeguards/give-notice` (I12-notice-and-interview). */
export interface GiveNoticeInput {
  manifestNo: number;
  rows: {
    personNo: number;
    /** BCP 47 language tag, e.g. `ar`. */
    language: string;
    form: 'written' | 'oral';
    exception?: true;
    givenAt?: number;
  }[];
  expectedCount: number;
}

/** `safeguards/record-interview`: private, held or refused by the person, with the fear if one was voiced. */
export interface RecordInterviewInput {
  manifestNo: number;
  rows: {
    personNo: number;
    outcome: 'held' | 'refused-by-person';
    language: string;
    private: true;
    exception?: true;
    fear?: FearStatement;
  }[];
  expectedCount: number;
}

/** `safeguards/record-fear`. */
export interface RecordFearInput extends FearStatement {
  personNo: number;
}

/** `safeguards/decide-fear`: by an assessor who neither heard the fear nor planned the move. */
export interface DecideFearInput {
  fearId: string;
  danger: boolean;
  reasons: string;
  /** Later than the end of the appeal period; that end where it is absent. */
  finalFromAt?: number;
}

/** `safeguards/appeal-fear`: the person appeals against a decision that found no danger. */
export interface AppealFearInput {
  fearId: string;
  grounds: string;
}

/** `safeguards/decide-appeal`: by yet another assessor. */
export interface DecideAppealInput {
  fearId: string;
  danger: boolean;
  reasons: string;
}

/** `safeguards/waive-appeal`: the person's own informed waiver. */
export interface WaiveAppealInput {
  fearId: string;
  language: string;
  statement: string;
}

export const fearView = view('FearView', "One fear on the assessor's work list.", {
  fearId: z.string(),
  personNo: z.int(),
  registerNumber: z.string(),
  name: shownName,
  country: z.string(),
  account: z.string().nullable().describe('Null behind the wall.'),
  heardAt: instant,
  heardBy: officerReference,
  manifestNo: z.int().nullable().describe('The live manifest that this fear suspends.'),
  decision: z
    .object({
      danger: z.boolean(),
      reasons: z.string().nullable(),
      decidedAt: instant,
      finalFromAt: instant,
      by: officerReference,
    })
    .nullable(),
  appeal: z
    .object({
      grounds: z.string(),
      madeAt: instant,
      heardBy: officerReference,
      decision: z
        .object({ danger: z.boolean(), reasons: z.string(), decidedAt: instant, by: officerReference })
        .nullable(),
    })
    .nullable()
    .describe("The person's appeal against a decision that found no danger."),
  waiver: z
    .object({ statement: z.string(), waivedAt: instant, heardBy: officerReference })
    .nullable()
    .describe("The person's waiver of the appeal."),
  open: z.boolean().describe('Whether the person may not be moved to or through the state feared now.'),
  abilities,
});
/** One fear on the assessor's work list. */
export type FearView = z.infer<typeof fearView>;

export const fearsAnswer = pagedView('FearsAnswer', 'Fears of transfer, oldest first.', {
  fears: z.array(fearView),
  appealPeriod: z
    .object({ days: z.int(), source: z.string() })
    .describe('How long a person may appeal against a decision of today.'),
  abilities,
});
/** `GET /api/safeguards/fears?state=open|decided|all` (default open). */
export type FearsAnswer = z.infer<typeof fearsAnswer>;

const toldFear = view('ToldFear', 'What a person is afraid of, told under break-glass.', {
  country: z.string().describe('ISO 3166-1 alpha-3 of the feared state.'),
  account: z.string(),
  heardAt: instant,
  decided: z.boolean(),
  danger: z.boolean().nullable().describe('What was decided; null before.'),
});

export const personFearsAnswer = view('PersonFearsAnswer', 'What a person is afraid of, for who opened that wall.', {
  fears: z.array(toldFear),
});
/** `GET /api/safeguards/person-fears?personNo=`. */
export type PersonFearsAnswer = z.infer<typeof personFearsAnswer>;
