import { answerPropertyComplaint } from '../../../src/systems/register/commands/answer-property-complaint.ts';
import { recordFirstAppearance } from '../../../src/systems/register/commands/record-first-appearance.ts';
import { recordPropertyComplaint } from '../../../src/systems/register/commands/record-property-complaint.ts';
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

/** Where a seal came broken its owner complains, once he is where he was brought to; an officer who wrote neither the complaint nor a pass answers. */
const complainOfSeal = async (cast: Cast, { code, leavesAt }: Plan, passed: readonly number[]): Promise<void> => {
  if (cast.isDone(`${code}/complaint-answer`)) return;
  const [packet] = await cast.look<{ id: string }>(
    `SELECT k.id FROM register.packet k JOIN register.custody c ON c.person_no = k.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.custodian = 'MOJ'
      WHERE k.person_no = ANY ($1) AND k.ended IS NULL ORDER BY NOT EXISTS (SELECT FROM register.packet_pass x WHERE x.packet_id = k.id AND x.seal_found = 'broken'), k.event_pos LIMIT 1`,
    [passed],
  );
  if (packet === undefined) return;
  await cast.step(`${code}/complaint`, 'receiving.one', recordPropertyComplaint, () => ({
    packetId: packet.id,
    about: 'seal-broken' as const,
    madeBy: 'person' as const,
    account: 'The packet was open when I got off the bus, and one letter is not in it.',
    madeAt: leavesAt,
  }));
  await cast.step(`${code}/complaint-answer`, 'receiving.two', answerPropertyComplaint, async () => {
    const [complaint] = await cast.look<{ id: string }>(
      'SELECT id FROM register.property_complaint WHERE packet_id = $1',
      [packet.id],
    );
    return {
      complaintId: complaint?.id ?? '',
      outcome: 'partly-upheld' as const,
      found:
        'The seal tore at the second change of vehicle; the letters were counted at the sealing and are all there.',
      remedy: 'Opened before him, counted and sealed anew.',
    };
  });
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
  if (incidents.includes('broken-seal')) await complainOfSeal(cast, plan, passed);
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
