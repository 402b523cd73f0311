import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { demandGoverned, findGoverned } from '../governed-officer.ts';
import { mailAddress, mailLanguages } from '../mail-codes.ts';
import { MailAddressChanged } from '../mail-events.ts';

/**
 * Sets where another officer of the own authority is told by mail that a notice waits, and in which language; null ends it. A mail at once says to the new address that it was entered, and to the one before that
 * it was replaced.
 */
export const setMailAddress = defineCommand({
  system: 'access',
  name: 'set-mail-address',
  refuses: ['not-found', 'not-permitted'],
  input: z
    .object({
      officerNo: z.int().positive(),
      address: mailAddress.nullable(),
      language: z.enum(mailLanguages),
    })
    .strict(),
  streams: ({ officerNo }) => [officerNo],
  load: async (read, { officerNo }) => ({
    found: await findGoverned(read, officerNo),
    before: await read.row<{ address: string | null; language: string }>(
      'SELECT address, language FROM access.mail_address_of($1)',
      [officerNo],
    ),
  }),
  decide: ({ found, before }, { address, language }, context) => {
    const officer = demandGoverned(found, context);
    const same = (before?.address ?? null) === address && (address === null || before?.language === language);
    if (same) throw new Refusal('nothing-to-do');
    return [
      MailAddressChanged.make({
        stream: officer.no,
        data: { language },
        personal: address === null ? {} : { address },
      }),
    ];
  },
});
