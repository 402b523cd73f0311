/** Wire of recoveries: what an officer signs in with, replaced by two administrators. The web application imports the types only. */
import { z } from 'zod';
import { abilities, codes, instant, view } from '../wire.ts';
import { recoveryHindrances, recoveryReasons } from './recovery-codes.ts';
import { officerReference } from './views.ts';

/** `access/ask-recovery`: that what an officer of the own authority signs in with be replaced. */
export interface AskRecoveryInput {
  officerNo: number;
  reason: (typeof recoveryReasons)[number];
  words: string;
}
/** `access/confirm-recovery` and `access/withdraw-recovery`. */
export interface RecoveryInput {
  recoveryId: string;
}

export const confirmRecoveryResult = view('RecoveryLink', 'The one-time link of a recovery, good for 24 hours.', {
  recoveryToken: z
    .string()
    .exactOptional()
    .describe(
      'Shown once and never stored in clear. A repeat has a fresh one, and the one before is void; none once a link was used.',
    ),
});
/** Result of `access/confirm-recovery`. */
export type ConfirmRecoveryResult = z.infer<typeof confirmRecoveryResult>;

const asked = {
  recoveryId: z.uuid(),
  reason: codes('RecoveryReason', 'Why it was asked for.', recoveryReasons),
  words: z.string(),
  askedBy: officerReference,
  askedAt: instant,
};

export const recoveryAnswer = view('RecoveryAnswer', 'What is under way to replace what an officer signs in with.', {
  waiting: view('WaitingRecovery', 'A recovery that waits for another administrator.', {
    ...asked,
    untilAt: instant.describe('When it lapses.'),
    two: z
      .boolean()
      .describe(
        'Whether who asked and who reads this are two: false for who asked, and where the account of one was made by the other, or both by a third.',
      ),
  }).nullable(),
  confirmed: view('ConfirmedRecovery', 'The last recovery that was confirmed.', {
    ...asked,
    confirmedBy: officerReference,
    confirmedAt: instant,
  }).nullable(),
  hindrance: codes('RecoveryHindrance', 'Why none can be asked for.', recoveryHindrances).nullable(),
  abilities,
});
/** `GET /api/access/recovery`: of an officer of the administrator's own authority. */
export type RecoveryAnswer = z.infer<typeof recoveryAnswer>;
