import type { Reader } from '../register/command-definition.ts';
import { Refusal } from '../register/refusal.ts';
import type { recoveryReasons } from './recovery-codes.ts';

/** A recovery of a sign-in that waits for another administrator. */
export type WaitingRecovery = {
  readonly officer_no: number;
  readonly asked_by: number;
  readonly reason: (typeof recoveryReasons)[number];
};

/** The stream of the officer whose recovery it is. @throws Refusal `not-found` where the wall shows none */
export const recoveryStream = async (recoveryId: string, read: Reader): Promise<[number]> => {
  const row = await read.row<{ no: number }>('SELECT officer_no AS no FROM access.recovery WHERE id = $1', [
    recoveryId,
  ]);
  if (row === undefined) throw new Refusal('not-found', { values: { detail: 'recovery' } });
  return [row.no];
};

/** The recovery, while it waits; once it was confirmed, taken back or is 72 hours old, undefined. @param now milliseconds by the register clock */
export const findWaitingRecovery = (
  read: Reader,
  recoveryId: string,
  now: number,
): Promise<WaitingRecovery | undefined> =>
  read.row<WaitingRecovery>(
    'SELECT officer_no, asked_by, reason FROM access.recovery WHERE id = $1 AND confirmed_at IS NULL AND withdrawn_at IS NULL AND until_at > register.at($2)',
    [recoveryId, now],
  );
