import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { demandGoverned, findGoverned } from '../governed-officer.ts';
import { recoveryReasons } from '../recovery-codes.ts';
import { SignInRecoveryAsked } from '../recovery-events.ts';

/**
 * Asks that what an officer of the own authority signs in with be replaced, for a coded reason and in words. Nothing changes until another administrator of the authority confirms it, within 72 hours. The officer and
 * all administrators of the authority are told.
 */
export const askRecovery = defineCommand({
  system: 'access',
  name: 'ask-recovery',
  refuses: ['not-found', 'not-permitted', 'demonstration-sign-in', 'officer-suspended', 'no-second-administrator'],
  input: z
    .object({
      officerNo: z.int().positive(),
      reason: z.enum(recoveryReasons),
      words: z.string().trim().min(10).max(2000),
    })
    .strict(),
  streams: ({ officerNo }) => [officerNo],
  load: async (read, { officerNo }, { now }) => ({
    found: await findGoverned(read, officerNo),
    hindrance: (
      await read.row<{ code: string | null }>('SELECT access.own_recovery_hindrance($1) AS code', [officerNo])
    )?.code,
    waiting: await read.row(
      'SELECT FROM access.recovery WHERE officer_no = $1 AND confirmed_at IS NULL AND withdrawn_at IS NULL AND until_at > register.at($2) AND access.recovery_stands(id)',
      [officerNo, now],
    ),
  }),
  decide: ({ found, hindrance, waiting }, { reason, words }, context) => {
    const officer = demandGoverned(found, context);
    if (hindrance != null) throw new Refusal(hindrance);
    if (waiting !== undefined) throw new Refusal('recovery-waits');
    return [SignInRecoveryAsked.make({ stream: officer.no, data: { reason }, personal: { words } })];
  },
});
