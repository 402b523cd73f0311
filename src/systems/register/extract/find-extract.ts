import type { Trilingual } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { findOpenings, type Opening } from '../intake/find-openings.ts';
import { supervisionEnds } from '../supervision/supervision.ts';

/** A period of custody as the extract tells it: who held, where, from when until when. */
export type HeldPeriod = {
  readonly fromAt: number;
  readonly toAt: number | null;
  readonly authority: Trilingual;
  readonly place: Trilingual | null;
  readonly vehicle: string | null;
  readonly state: 'held' | 'resident' | 'accompanying' | 'missing' | 'unaccounted' | 'at_large';
  readonly outcome: 'release' | 'repatriation' | 'death' | null;
};

/** The facts of ICPPED 18(1)(a) to (g) about one person, as the register knows them now. Instants in milliseconds. */
export type ExtractFacts = {
  /** (a) Who ordered the deprivation of liberty. */
  readonly orders: { readonly authority: Trilingual; readonly issuedAt: number; readonly expiresAt: number }[];
  /** (b) Date, time and place of the deprivation of liberty and of the admission. */
  readonly openings: Opening[];
  /** (c) and (d) Who is responsible, and where the person is and was. */
  readonly periods: HeldPeriod[];
  /** (c) Who supervised the detention. */
  readonly supervisions: { readonly authority: Trilingual; readonly fromAt: number; readonly endsAt: number | null }[];
  /** (e) Date, time and place of release. */
  readonly release: { readonly at: number; readonly place: string; readonly verified: boolean } | null;
  /** (f) Elements of the state of health: when a person was seen, and fit or not; never a finding. */
  readonly health: { readonly at: number; readonly fit: boolean } | null;
  /** (g) Death: circumstances, cause, destination of the remains. */
  readonly death: {
    readonly at: number;
    readonly cause: string;
    readonly circumstances: string;
    readonly remains: string;
  } | null;
};

/** The facts as `register.extract_facts` tells them: supervisions with what was said of their ends. */
export type ToldExtract = Omit<ExtractFacts, 'supervisions' | 'openings'> & {
  readonly supervisions: {
    readonly authority: Trilingual;
    readonly fromAt: number;
    readonly untilAt: number | null;
  }[];
};

/** The facts of an extract, of what the database told: each supervision ends where the next begins, or where it was said to. */
export const extractOf = ({ supervisions, ...facts }: ToldExtract, openings: Opening[]): ExtractFacts => {
  const ends = supervisionEnds(supervisions.map((row) => ({ ...row, withdrawn: false })));
  return {
    ...facts,
    openings,
    supervisions: supervisions.map(({ authority, fromAt }, index) => ({
      authority,
      fromAt,
      endsAt: ends[index] ?? null,
    })),
  };
};

/** Reads the facts of the extract, behind the walls of the officer who asks. */
export const findExtract = async (read: Reader, personNo: number): Promise<ExtractFacts> => {
  const told = await read.row<{ facts: ToldExtract }>('SELECT register.extract_facts($1) AS facts', [personNo]);
  if (told === undefined) throw new Error('register.extract_facts answers one row');
  return extractOf(told.facts, await findOpenings(read, personNo));
};
