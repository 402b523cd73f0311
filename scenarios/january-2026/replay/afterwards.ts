import { addAdmissionAnswer } from '../../../src/systems/transfers/commands/add-admission-answer.ts';
import { answerRecall } from '../../../src/systems/transfers/commands/answer-recall.ts';
import { requestRecall } from '../../../src/systems/transfers/commands/request-recall.ts';
import type { Cast } from './cast.ts';
import { linesOf, type Plan, personFor } from './convoy.ts';
import { passedIn } from './gate.ts';

/** What follows a closed movement: what was unknown at the admission of one is found out, and one is asked back. Every other recall is refused. */
export const afterwards = async (cast: Cast, plan: Plan): Promise<void> => {
  const { code, incidents } = plan;
  if (!incidents.includes('unanswered') && !incidents.includes('recall')) return;
  const { manifestNo } = await linesOf(cast, code);
  const passed = await passedIn(cast, manifestNo, 2);
  const unanswered = personFor(passed, incidents, 'unanswered');
  if (unanswered !== undefined)
    await cast.step(`${code}/answered`, 'receiving.one', addAdmissionAnswer, () => ({
      personNo: unanswered,
      question: 'g_contact' as const,
      answer: { answer: 'recorded' as const },
    }));
  const recalled = personFor(passed, incidents, 'recall');
  if (recalled === undefined) return;
  await cast.step(`${code}/recall`, 'cell.sdf', requestRecall, () => ({
    manifestNo,
    personNo: recalled,
    ground: 'access-refused' as const,
    reasons: 'The monitors were not let in at the agreed day.',
  }));
  await cast.step(`${code}/recall-answer`, 'cell.moj', answerRecall, async () => {
    const [recall] = await cast.look<{ id: string }>(
      'SELECT id FROM transfers.recall WHERE person_no = $1 AND manifest_no = $2',
      [recalled, manifestNo],
    );
    const isAgreed = Math.floor(plan.index / 5) % 2 === 1;
    return {
      recallId: recall?.id ?? '',
      ...(isAgreed
        ? { answer: 'agreed' as const, note: 'Until the visit is made; his way back is a manifest of its own.' }
        : {
            answer: 'refused' as const,
            reason: 'remedied' as const,
            note: 'The visit was made on the next day; its report is enclosed.',
          }),
    };
  });
};
