import { z } from 'zod';

/** The longest address of RFC 5321. */
const LONGEST = 254;

/** Languages in which mails are written. */
export const mailLanguages = ['ar', 'ckb', 'en'] as const;

/** What a mail tells: that something of this kind waits, that the address was entered or replaced, what changed about who can use the account, or what it has to have soon. */
export const mailKinds = [
  'review',
  'review-overdue',
  'witness-refuses',
  'address-set',
  'address-replaced',
  'password-changed',
  'sign-in-renewed',
  'key-enrolled',
  'passkey-added',
  'passkey-revoked',
  'passkey-owed',
  'recovery-asked',
  'recovery-confirmed',
] as const;

/** An address in its plain form: no quotes, comments, names or line ends, so that nothing else can be written into the head of a mail. The database asks the same. */
export const mailAddress = z
  .string()
  .max(LONGEST)
  .regex(/^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/);
