import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { RequestWithdrawn } from '../requests/events.ts';
import { getRequest } from '../requests/find-requests.ts';

/** The requester is said not to want an answer any more: a fact, as often as it is said. The request stays due until a second officer of the desk confirms it. */
export const withdrawRequest = defineCommand({
  system: 'safeguards',
  name: 'withdraw-request',
  refuses: ['not-permitted', 'desk-apart'],
  input: z
    .object({
      requestNo: z.int().positive(),
      note: z.string().trim().min(1).max(2000),
      occurredAt: z.int().positive().optional(),
    })
    .strict(),
  streams: ({ requestNo }) => [requestNo],
  load: (read, { requestNo }) => getRequest(read, requestNo),
  decide: ({ no }, { note, occurredAt }) => [
    RequestWithdrawn.make({ stream: no, occurredAt, data: {}, personal: { note } }),
  ],
  result: z.object({ withdrawalId: z.uuid() }),
  present: async (_read, events) => ({ withdrawalId: events[0]?.id }),
});
