import { inviteOfficer } from '../../src/core/access/commands/invite-officer.ts';
import { answerRequest } from '../../src/systems/safeguards/commands/answer-request.ts';
import { confirmWithdrawal } from '../../src/systems/safeguards/commands/confirm-withdrawal.ts';
import { followUpRequest } from '../../src/systems/safeguards/commands/follow-up-request.ts';
import { proposeAnswer } from '../../src/systems/safeguards/commands/propose-answer.ts';
import { receiveRequest } from '../../src/systems/safeguards/commands/receive-request.ts';
import { returnAnswer } from '../../src/systems/safeguards/commands/return-answer.ts';
import { withdrawRequest } from '../../src/systems/safeguards/commands/withdraw-request.ts';
import { DAY, type Officer, type Run, streamOf } from './tampering-cast.ts';

/** Three requests of families: an answer that is sent back, one that is made, what the desk did afterwards, and the withdrawal; one that is refused, after nothing could be confirmed; and one of which nothing can be confirmed yet. */
export const fillRequests = async (
  run: Run,
  {
    installation,
    signIn,
    search,
  }: {
    readonly installation: Officer;
    readonly signIn: (no: number) => Promise<Officer>;
    /** Shows the person to an officer of the desk for a request. */
    readonly search: (who: Officer, requestNo: number) => Promise<unknown>;
  },
  personNo: number,
  now: number,
): Promise<void> => {
  const invite = async (username: string): Promise<Officer> => {
    const name = { en: `Officer ${username}`, ar: `ضابط ${username}` };
    const roles = [{ role: 'family_desk' }];
    return signIn(
      streamOf(await run(installation, inviteOfficer, { username, authority: 'SDF', name, roles }), 'OfficerInvited'),
    );
  };
  const [one, two] = [await invite('desk-first'), await invite('desk-second')];
  const asked = {
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
  };
  const receive = async (): Promise<number> =>
    ((await run(one, receiveRequest, asked)).result as { requestNo: number }).requestNo;
  const propose = async (requestNo: number, answer: object): Promise<string> => {
    await search(one, requestNo);
    const input = { requestNo, reasons: 'name and year of birth agree', ...answer };
    return ((await run(one, proposeAnswer, input)).result as { answerId: string }).answerId;
  };
  const told = await receive();
  const information = { outcome: 'information', personNo };
  await run(two, returnAnswer, { answerId: await propose(told, information), reason: 'name the document' });
  await run(two, answerRequest, { answerId: await propose(told, information) });
  await run(one, followUpRequest, { requestNo: told, note: 'told her by telephone', nextAt: now + 9 * DAY });
  const { result } = await run(two, withdrawRequest, { requestNo: told, note: 'she thanks' });
  await run(one, confirmWithdrawal, result as { withdrawalId: string });
  const refused = await receive();
  const unconfirmed = { outcome: 'cannot-confirm', followUpAt: now + 20 * DAY };
  await run(two, answerRequest, { answerId: await propose(refused, unconfirmed) });
  const refusal = {
    outcome: 'refused',
    personNo,
    basis: 'criminal-investigation',
    law: 'a law of a test',
    remedy: 'the court of the place decides within a month',
  };
  await run(two, answerRequest, { answerId: await propose(refused, refusal) });
  await run(two, answerRequest, { answerId: await propose(await receive(), unconfirmed) });
};
