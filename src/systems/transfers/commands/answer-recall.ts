import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { RecallAnswered } from '../convoy-events.ts';
import { recallRefusalReasons } from '../convoy-words.ts';
import { requireWordsOfOther } from '../other-reason.ts';

type OpenRecall = { person_no: number; answered_at: number | null; holder: string };

/** The authority that received a person answers a recall: it agrees, or declines for a coded reason; another reason is told in words. The way back is a manifest of its own, with all its gates. */
export const answerRecall = defineCommand({
  system: 'transfers',
  name: 'answer-recall',
  input: z
    .object({
      recallId: z.uuid(),
      answer: z.enum(['agreed', 'refused']),
      reason: z.enum(recallRefusalReasons).optional(),
      note: z.string().max(2000),
    })
    .strict(),
  streams: async (input, read) => {
    const recall = await read.row<{ person_no: number }>('SELECT person_no FROM transfers.recall WHERE id = $1', [
      input.recallId,
    ]);
    return recall === undefined ? [] : [recall.person_no];
  },
  load: (read, input) =>
    read.row<OpenRecall>(
      `SELECT r.person_no, r.answered_at, coalesce(m.heading_authority, m.to_authority) AS holder
         FROM transfers.recall r JOIN transfers.manifest m ON m.no = r.manifest_no WHERE r.id = $1`,
      [input.recallId],
    ),
  decide: (recall, input, { authority }) => {
    if (recall === undefined) throw new Refusal('not-found', { values: { detail: 'recall' } });
    if (recall.holder !== authority) throw new Refusal('not-permitted');
    if (recall.answered_at !== null) throw new Refusal('stale', { values: { detail: 'answered already' } });
    const isRefused = input.answer === 'refused';
    if (isRefused && input.reason === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'reason-missing', field: 'reason' }] });
    if (isRefused) requireWordsOfOther(input);
    return [
      RecallAnswered.make({
        stream: recall.person_no,
        data: { recallId: input.recallId, answer: input.answer },
        personal: { ...(isRefused ? { reason: input.reason } : {}), note: input.note },
      }),
    ];
  },
});
