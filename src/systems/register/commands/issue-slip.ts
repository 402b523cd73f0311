import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { SlipIssued } from '../slips/events.ts';
import { SLIP_HOLDERS } from '../slips/slip-holders.ts';
import { requireReach } from '../state.ts';

/** Issues a slip at the person's request: for an hour the officer prints it (`register/slip`). What it opens, the register records for nobody. */
export const issueSlip = defineCommand({
  system: 'register',
  name: 'issue-slip',
  refuses: ['not-permitted'],
  input: z.object({ personNo: z.int().positive(), to: z.enum(SLIP_HOLDERS) }).strict(),
  streams: ({ personNo }) => [personNo],
  load: (read, { personNo }) => requireReach(read, [personNo]),
  decide: (_state, { personNo, to }) => [SlipIssued.make({ stream: personNo, data: { to } })],
});
