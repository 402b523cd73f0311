import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { AdmissionAnswerAdded, admissionAnswer, admissionQuestion } from '../events.ts';

type Unanswered = { manifest_no: number; to_authority: string; answer: string | null };

/** Asks again what was unknown at the person's last admission (Mandela 7, R15): found out now, or still unknown for a reason. What was answered stays as it was. */
export const addAdmissionAnswer = defineCommand({
  system: 'transfers',
  name: 'add-admission-answer',
  input: z
    .object({
      personNo: z.int().positive(),
      question: admissionQuestion,
      answer: admissionAnswer,
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: (read, { personNo, question }) =>
    read.row<Unanswered>(
      `SELECT a.manifest_no, coalesce(m.heading_authority, m.to_authority) AS to_authority,
         coalesce((SELECT x.answer FROM transfers.admission_answer x WHERE x.manifest_no = a.manifest_no AND x.person_no = a.person_no AND x.question = $2 ORDER BY x.event_pos DESC LIMIT 1), a.answers->$2)->>'answer' AS answer
       FROM transfers.admission a JOIN transfers.manifest m ON m.no = a.manifest_no WHERE a.person_no = $1 ORDER BY a.at DESC LIMIT 1`,
      [personNo, question],
    ),
  decide: (admission, { personNo, question, answer, occurredAt }, { authority }) => {
    if (admission === undefined) throw new Refusal('not-found', { values: { detail: `admission of ${personNo}` } });
    if (authority !== admission.to_authority) throw new Refusal('not-permitted');
    if (admission.answer !== 'unknown') throw new Refusal('stale', { values: { detail: question } });
    if (answer.answer === 'unknown' && (answer.reason ?? '').trim() === '')
      throw new Refusal('invalid-input', { problems: [{ code: 'reason-missing', personNo, field: 'reason' }] });
    return [
      AdmissionAnswerAdded.make({
        stream: personNo,
        ...(occurredAt === undefined ? {} : { occurredAt }),
        data: { manifestNo: admission.manifest_no, question },
        personal: { answer },
      }),
    ];
  },
});
