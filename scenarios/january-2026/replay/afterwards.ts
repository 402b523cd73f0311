import { recordFirstAppearance } from '../../../src/systems/register/commands/record-first-appearance.ts';
import { addAdmissionAnswer } from '../../../src/systems/transfers/commands/add-admission-answer.ts';
import { answerRecall } from '../../../src/systems/transfers/commands/answer-recall.ts';
import { requestRecall } from '../../../src/systems/transfers/commands/request-recall.ts';
import type { Cast } from './cast.ts';
import { linesOf, personFor } from './convoy.ts';
import { passedIn } from './gate.ts';
import type { Plan } from './plan.ts';

/** So many of a convoy were before a judge of the authority that gave them, as its papers say; nobody has checked it. Of the others no judge is recorded. */
const JUDGED = 40;

const bringBeforeJudge = async (cast: Cast, code: string, passed: readonly number[]): Promise<void> => {
  const judged = passed.slice(0, JUDGED);
  if (judged.length === 0) return;
  await cast.step(`${code}/judge`, 'receiving.one', recordFirstAppearance, () => ({
    persons: [...judged],
    when: '2021',
    court: 'Court of the administration that held them',
    source: 'inherited' as const,
    from: 'Papers that came with the convoy',
  }));
};

/** What follows a closed movement: what was unknown at the admission of one is found out, and one is asked back. Every other recall is refused. */
export const afterwards = async (cast: Cast, plan: Plan): Promise<void> => {
  const { code, incidents } = plan;
  const { manifestNo } = await linesOf(cast, code);
  const passed = await passedIn(cast, manifestNo, 2);
  await bringBeforeJudge(cast, code, passed);
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
