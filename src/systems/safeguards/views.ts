/** Wire types of `safeguards`: notice, private interview, fear of transfer. Types only. */
import type { OfficerReference } from '../../core/access/views.ts';

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
  finalFromAt: number;
}

/** One fear on the assessor's work list. */
export interface FearView {
  fearId: string;
  personNo: number;
  registerNumber: string;
  name: { primary: string; latin: string };
  country: string;
  /** The account; null behind the wall. */
  account: string | null;
  heardAt: number;
  heardBy: OfficerReference;
  /** The live manifest this fear suspends. */
  manifestNo: number | null;
  decision: {
    danger: boolean;
    reasons: string | null;
    decidedAt: number;
    finalFromAt: number;
    by: OfficerReference;
  } | null;
}

/** `GET /api/safeguards/fears?state=open|decided|all` (default open). */
export interface FearsAnswer {
  fears: FearView[];
  abilities: string[];
}
