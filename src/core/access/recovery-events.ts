import { z } from 'zod';
import { defineEvent } from '../register/event-definition.ts';
import { recoveryReasons } from './recovery-codes.ts';

const system = 'access';
const roles = ['administrator'] as const;
const recovery = z.object({ recoveryId: z.uuid() }).strict();

/** An administrator of the officer's authority asked that what the officer signs in with be replaced. It waits for another administrator, for 72 hours. */
export const SignInRecoveryAsked = defineEvent({
  type: 'SignInRecoveryAsked',
  elevated: true,
  system,
  stream: 'officer',
  kind: 'act',
  roles,
  data: z.object({ reason: z.enum(recoveryReasons) }).strict(),
  personal: z.object({ words: z.string().min(10).max(2000) }).strict(),
});

/** Another administrator of the same authority confirmed it (I24-four-eyes): what the officer signed in with ended, and there is a one-time link in its place. */
export const SignInRecoveryConfirmed = defineEvent({
  type: 'SignInRecoveryConfirmed',
  elevated: true,
  system,
  stream: 'officer',
  kind: 'act',
  roles,
  data: recovery,
});

/** Who asked for it took it back. */
export const SignInRecoveryWithdrawn = defineEvent({
  type: 'SignInRecoveryWithdrawn',
  system,
  stream: 'officer',
  kind: 'act',
  roles,
  data: recovery,
});
