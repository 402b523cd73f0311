import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { SignInRecoveryWithdrawn } from '../recovery-events.ts';
import { findWaitingRecovery, recoveryStream } from '../waiting-recovery.ts';

/** Takes back, as who asked for it, a recovery that waits. */
export const withdrawRecovery = defineCommand({
  system: 'access',
  name: 'withdraw-recovery',
  refuses: ['not-found'],
  input: z.object({ recoveryId: z.uuid() }).strict(),
  streams: ({ recoveryId }, read) => recoveryStream(recoveryId, read),
  load: (read, { recoveryId }, { now }) => findWaitingRecovery(read, recoveryId, now),
  decide: (recovery, { recoveryId }, { officerNo }) => {
    if (recovery === undefined) throw new Refusal('nothing-to-do');
    if (recovery.asked_by !== officerNo)
      throw new Refusal('not-permitted', { values: { detail: 'who asked takes it back' } });
    return [SignInRecoveryWithdrawn.make({ stream: recovery.officer_no, data: { recoveryId } })];
  },
});
