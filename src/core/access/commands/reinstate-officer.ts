import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { OfficerReinstated } from '../account-events.ts';
import { demandGoverned, findGoverned } from '../governed-officer.ts';

/** Lets a suspended officer of the own authority sign in again, for a reason. Password, second factor and postings are what they were. */
export const reinstateOfficer = defineCommand({
  system: 'access',
  name: 'reinstate-officer',
  refuses: ['not-found', 'not-permitted'],
  input: z.object({ officerNo: z.int().positive(), reason: z.string().trim().min(1).max(2000) }).strict(),
  streams: ({ officerNo }) => [officerNo],
  load: (read, { officerNo }) => findGoverned(read, officerNo),
  decide: (found, { reason }, context) => {
    const officer = demandGoverned(found, context);
    if (officer.active) throw new Refusal('nothing-to-do');
    return [OfficerReinstated.make({ stream: officer.no, data: {}, personal: { reason } })];
  },
});
