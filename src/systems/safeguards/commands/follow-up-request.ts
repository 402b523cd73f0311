import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { RequestFollowedUp } from '../requests/events.ts';
import { getRequest } from '../requests/find-requests.ts';
import { LAST_FOLLOW_UP } from '../requests/request.ts';

/** The desk writes down what it did about a request, and by when it goes on. Without that day nothing more is owed; after an answer that could not confirm, the duty to look again stays, at most thirty days on. */
export const followUpRequest = defineCommand({
  system: 'safeguards',
  name: 'follow-up-request',
  refuses: ['not-permitted', 'desk-apart'],
  input: z
    .object({
      requestNo: z.int().positive(),
      note: z.string().trim().min(1).max(4000),
      nextAt: z.int().positive().max(LAST_FOLLOW_UP).optional(),
      occurredAt: z.int().positive().optional(),
    })
    .strict(),
  streams: ({ requestNo }) => [requestNo],
  load: (read, { requestNo }) => getRequest(read, requestNo),
  decide: ({ no }, { note, nextAt, occurredAt }) => [
    RequestFollowedUp.make({ stream: no, occurredAt, data: { nextAt }, personal: { note } }),
  ],
});
