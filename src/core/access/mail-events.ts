import { z } from 'zod';
import { defineEvent } from '../register/event-definition.ts';
import { mailAddress, mailLanguages } from './mail-codes.ts';

/** Where an officer is told by mail that a notice waits, and in which language; without an address nothing is sent any more. The address is a personal field. */
export const MailAddressChanged = defineEvent({
  type: 'MailAddressChanged',
  elevated: true,
  system: 'access',
  stream: 'officer',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z.object({ language: z.enum(mailLanguages) }).strict(),
  personal: z.object({ address: mailAddress.optional() }).strict(),
});
