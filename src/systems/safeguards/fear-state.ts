import type { Reader } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import type { AppealPeriod } from './appeal-period.ts';

/** A fear as the commands read it. */
export type FearState = {
  person_no: number;
  heard_by: number;
  decided_by: number | null;
  danger: boolean | null;
  appeal_heard_by: number | null;
  appeal_decided_by: number | null;
  waiver_heard_by: number | null;
};

/** The fear, or a refusal `not-found`: also where the wall hides it. */
export const getFear = async (read: Reader, fearId: string): Promise<FearState> => {
  const fear = await read.row<FearState>(
    'SELECT person_no, heard_by, decided_by, danger, appeal_heard_by, appeal_decided_by, waiver_heard_by FROM safeguards.fear WHERE id = $1',
    [fearId],
  );
  if (fear === undefined) throw new Refusal('not-found', { values: { detail: `fear ${fearId}` } });
  return fear;
};

/** The settings of the appeal period, newest first. */
export const findAppealPeriods = (read: Reader): Promise<AppealPeriod[]> =>
  read.rows<AppealPeriod>('SELECT since, days, source FROM safeguards.appeal_period ORDER BY since DESC');

/** Refuses what is no open question any more: an appeal or a waiver needs a decision that found no danger. */
export const requireAppealable = (fear: FearState): void => {
  if (fear.decided_by === null || fear.danger === true || fear.appeal_heard_by !== null) throw new Refusal('stale');
};
