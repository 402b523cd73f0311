import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { OfficerSuspended } from '../account-events.ts';
import { demandGoverned, findGoverned } from '../governed-officer.ts';

/** Suspends an officer of the own authority, for a reason: every session ends at once, open invitations are void, and nobody signs in by this name until the officer is reinstated. */
export const suspendOfficer = defineCommand({
  system: 'access',
  name: 'suspend-officer',
  refuses: ['not-found', 'not-permitted'],
  input: z.object({ officerNo: z.int().positive(), reason: z.string().trim().min(1).max(2000) }).strict(),
  streams: ({ officerNo }) => [officerNo],
  load: (read, { officerNo }) => findGoverned(read, officerNo),
  decide: (found, { reason }, context) => {
    const officer = demandGoverned(found, context);
    if (!officer.active) throw new Refusal('nothing-to-do');
    return [OfficerSuspended.make({ stream: officer.no, data: {}, personal: { reason } })];
  },
});
