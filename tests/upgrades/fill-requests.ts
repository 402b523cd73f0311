import { answerRequest } from '../../src/systems/safeguards/commands/answer-request.ts';
import { followUpRequest } from '../../src/systems/safeguards/commands/follow-up-request.ts';
import { proposeAnswer } from '../../src/systems/safeguards/commands/propose-answer.ts';
import { receiveRequest } from '../../src/systems/safeguards/commands/receive-request.ts';
import { returnAnswer } from '../../src/systems/safeguards/commands/return-answer.ts';
import { withdrawRequest } from '../../src/systems/safeguards/commands/withdraw-request.ts';
import type { Desk } from './fill-with-the-rest.ts';

/** A request of a family: an answer that is sent back, one that is made, what the desk did afterwards, and the withdrawal. */
export const fillRequests = async ({ run, invite }: Desk, personNo: number): Promise<void> => {
  const one = await invite('rest-desk-one', 'SDF', 'family_desk');
  const two = await invite('rest-desk-two', 'SDF', 'family_desk');
  const received = await run(one, receiveRequest, {
    standing: 'relative',
    relation: 'sibling',
    requester: 'Synthetic Sister',
    contact: 'synthetic',
    language: 'ckb',
    interest: 'sister of the person',
    identityShown: 'synthetic card',
    names: ['Testman Tango Example'],
    birth: '1990',
    known: 'nothing since the summer',
  });
  const { requestNo } = received.result as { requestNo: number };
  const proposed = async () => {
    const reasons = 'name and year of birth agree';
    const outcome = await run(one, proposeAnswer, { requestNo, outcome: 'information', personNo, reasons });
    return (outcome.result as { answerId: string }).answerId;
  };
  await run(two, returnAnswer, { answerId: await proposed(), reason: 'name the document' });
  await run(two, answerRequest, { answerId: await proposed() });
  await run(one, followUpRequest, { requestNo, note: 'told her by telephone' });
  await run(two, withdrawRequest, { requestNo, note: 'she thanks' });
};
