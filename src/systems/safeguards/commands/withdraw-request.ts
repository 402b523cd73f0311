import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { RequestWithdrawn } from '../requests/events.ts';
import { getRequest } from '../requests/find-requests.ts';

/** The requester does not want an answer any more. What was asked and answered stays; nothing more is owed. */
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
  decide: ({ no, withdrawnAt }, { note, occurredAt }) => {
    if (withdrawnAt !== null) throw new Refusal('stale');
    return [RequestWithdrawn.make({ stream: no, occurredAt, data: {}, personal: { note } })];
  },
});
