import type { Reader } from '../../../core/register/command-definition.ts';
import type { AppearanceView } from '../appearances/views.ts';
import type { Deprivation, Way } from './particulars.ts';

/** A custody that was opened, or a birth in custody, with what is known of how the person came in. */
export type Opening = {
  readonly factEvent: string;
  readonly at: number;
  readonly site: string | null;
  readonly zone: string | null;
  readonly custodian: string | null;
  readonly registerNumber: string;
  readonly way: Way;
  readonly tag: string | null;
  /** Null: nothing was told. */
  readonly particulars: Omit<Deprivation, 'way'> | null;
  /** The first appearance before a judge since then; null where none is recorded. */
  readonly appearance: AppearanceView | null;
  /** How many tags the person has had. */
  readonly tags: number;
};

/** The openings of a person's custody, of the events that are believed, newest first; empty where the person is behind the wall. */
export const findOpenings = async (read: Reader, personNo: number): Promise<Opening[]> =>
  (await read.row<{ openings: Opening[] }>('SELECT register.openings_seen($1) AS openings', [personNo]))?.openings ??
  [];
