import { anyQuery } from '../../../src/platform/http/query-definition.ts';
import { answerRequest } from '../../../src/systems/safeguards/commands/answer-request.ts';
import { confirmWithdrawal } from '../../../src/systems/safeguards/commands/confirm-withdrawal.ts';
import { followUpRequest } from '../../../src/systems/safeguards/commands/follow-up-request.ts';
import { proposeAnswer } from '../../../src/systems/safeguards/commands/propose-answer.ts';
import { receiveRequest } from '../../../src/systems/safeguards/commands/receive-request.ts';
import { returnAnswer } from '../../../src/systems/safeguards/commands/return-answer.ts';
import { withdrawRequest } from '../../../src/systems/safeguards/commands/withdraw-request.ts';
import { requestCandidates } from '../../../src/systems/safeguards/queries/request-candidates.ts';
import type { Cast } from './cast.ts';

const DAY = 86_400_000;
/** Requests for each thousand persons, and how many there are at least: one of each kind. */
const [PER_THOUSAND, LEAST] = [3, 7] as const;
const [ONE, TWO] = ['desk.one', 'desk.two'] as const;
const REASONS = 'Name, name of the father and year of birth agree with what the family says.';
const LAW = 'Synthetic: Code of Criminal Procedure 23/1971, art. 57';

/** What becomes of requests, one after the other: told, nobody found, refused, kept back for safety, sent back and told, withdrawn, and one that still waits and is overdue. */
const COURSES = ['told', 'nobody', 'refused', 'kept-back', 'sent-back', 'withdrawn', 'waits'] as const;
type Course = (typeof COURSES)[number];
type Person = { readonly no: number; readonly name: string; readonly number: string };

const answerOf = (course: Course, personNo: number, followUpAt: number) => {
  const basis = 'safety-of-the-person' as const;
  if (course === 'nobody') return { outcome: 'cannot-confirm' as const, followUpAt };
  if (course === 'kept-back') return { outcome: 'cannot-confirm' as const, personNo, basis, law: LAW, followUpAt };
  if (course !== 'refused') return { outcome: 'information' as const, personNo };
  const remedy = 'Synthetic: the investigating court, within thirty days of this answer.';
  return { outcome: 'refused' as const, personNo, basis: 'criminal-investigation' as const, law: LAW, remedy };
};

const askOnce = async (cast: Cast, index: number, person: Person, at: number): Promise<void> => {
  const course = COURSES[index % COURSES.length] as Course;
  const step = `requests/${index}`;
  const [requestNo = 0] = await cast.step(`${step}/received`, ONE, receiveRequest, () => ({
    standing: index % 4 === 3 ? ('counsel' as const) : ('relative' as const),
    relation: index % 4 === 3 ? ('counsel' as const) : ('parent' as const),
    requester: `Synthetic family ${index + 1}`,
    contact: 'Synthetic: comes to the desk again',
    language: index % 2 === 0 ? 'ar' : 'ckb',
    interest: 'Has heard nothing since the transfer.',
    identityShown: 'Synthetic family card, seen by the officer',
    names: [course === 'nobody' ? 'Synthetic Nobody Here' : person.name],
    // what still waits came three weeks ago, and is overdue
    occurredAt: at - (course === 'waits' ? 21 : 3) * DAY,
  }));
  if (course === 'waits') return;
  if (course === 'withdrawn') {
    await cast.step(`${step}/withdrawn`, TWO, withdrawRequest, () => ({ requestNo, note: 'Heard from a neighbour.' }));
    await cast.step(`${step}/withdrawal-confirmed`, ONE, confirmWithdrawal, async () => {
      const [said] = await cast.look<{ id: string }>(
        'SELECT id FROM safeguards.request_withdrawal WHERE request_no = $1',
        [requestNo],
      );
      return { withdrawalId: said?.id ?? '' };
    });
    return;
  }
  const propose = (name: string) =>
    cast.step(`${step}/${name}`, ONE, proposeAnswer, async () => {
      // an answer names whom the desk was shown; many bear one name, and one the number
      const q = course === 'nobody' ? 'Synthetic Nobody Here' : person.number;
      await cast.ask(ONE, anyQuery(requestCandidates), { requestNo, q });
      return {
        requestNo,
        reasons: course === 'nobody' ? 'Searched in three spellings; nobody of that name and year.' : REASONS,
        ...answerOf(course, person.no, at + 10 * DAY),
      };
    });
  const waiting = async () => {
    const [answer] = await cast.look<{ id: string }>(
      'SELECT id FROM safeguards.request_answer WHERE request_no = $1 AND decided_at IS NULL',
      [requestNo],
    );
    return { answerId: answer?.id ?? '' };
  };
  await propose('proposed');
  if (course === 'sent-back') {
    await cast.step(`${step}/returned`, TWO, returnAnswer, async () => ({
      ...(await waiting()),
      reason: 'Say which document showed the year of birth.',
    }));
    await propose('proposed-again');
  }
  await cast.step(`${step}/answered`, TWO, answerRequest, waiting);
  if (course === 'nobody')
    await cast.step(`${step}/followed-up`, ONE, followUpRequest, () => ({
      requestNo,
      note: 'Asked the desk of the receiving authority.',
      nextAt: at + 20 * DAY,
    }));
};

/** What is recorded last of a request that goes this way. */
const LAST_OF: Readonly<Record<Course, string>> = {
  told: 'answered',
  nobody: 'followed-up',
  refused: 'answered',
  'kept-back': 'answered',
  'sent-back': 'answered',
  withdrawn: 'withdrawal-confirmed',
  waits: 'received',
};

const findRelatives = async (cast: Cast, people: number): Promise<Person[]> => {
  const count = Math.max(LEAST, Math.round((people * PER_THOUSAND) / 1000));
  return await cast.look<Person>(
    `SELECT x.no::int AS no, x.name, p.register_number AS number FROM (SELECT n.person_no AS no, min(n.full_name) AS name, row_number() OVER (ORDER BY n.person_no) AS nth, count(*) OVER () AS all_of_them
       FROM register.person_name n JOIN register.person_reach r ON r.person_no = n.person_no AND r.authority = 'SDF' WHERE n.kind = 'primary' GROUP BY n.person_no) x JOIN register.person p ON p.no = x.no
      WHERE x.nth % greatest(1, x.all_of_them / $1) = 0 ORDER BY x.no LIMIT $1`,
    [count],
  );
};

/** Families ask at the desk of those who held their relatives: some are told, one in seven is refused, and of two nothing can be confirmed, for different reasons and in the same words. */
export const askForRelatives = async (cast: Cast, people: number, at: number): Promise<void> => {
  for (const [index, person] of (await findRelatives(cast, people)).entries()) await askOnce(cast, index, person, at);
};

/** Whether the last of these families has asked: nothing is recorded in a replay after that. */
export const relativesHaveAsked = async (cast: Cast, people: number): Promise<boolean> => {
  const last = (await findRelatives(cast, people)).length - 1;
  return last >= 0 && cast.isDone(`requests/${last}/${LAST_OF[COURSES[last % COURSES.length] as Course]}`);
};
