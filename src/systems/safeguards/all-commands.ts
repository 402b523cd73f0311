import { type AnyCommand, anyCommand } from '../../core/register/command-definition.ts';
import { answerRequest } from './commands/answer-request.ts';
import { appealFear } from './commands/appeal-fear.ts';
import { confirmWithdrawal } from './commands/confirm-withdrawal.ts';
import { decideAppeal } from './commands/decide-appeal.ts';
import { decideFear } from './commands/decide-fear.ts';
import { followUpRequest } from './commands/follow-up-request.ts';
import { giveNotice } from './commands/give-notice.ts';
import { proposeAnswer } from './commands/propose-answer.ts';
import { receiveRequest } from './commands/receive-request.ts';
import { recordFear } from './commands/record-fear.ts';
import { recordInterview } from './commands/record-interview.ts';
import { returnAnswer } from './commands/return-answer.ts';
import { waiveAppeal } from './commands/waive-appeal.ts';
import { withdrawRequest } from './commands/withdraw-request.ts';

/** All commands of `safeguards`. */
export const safeguardsCommands: readonly AnyCommand[] = [
  anyCommand(answerRequest),
  anyCommand(confirmWithdrawal),
  anyCommand(followUpRequest),
  anyCommand(proposeAnswer),
  anyCommand(receiveRequest),
  anyCommand(returnAnswer),
  anyCommand(withdrawRequest),
  anyCommand(appealFear),
  anyCommand(decideAppeal),
  anyCommand(decideFear),
  anyCommand(giveNotice),
  anyCommand(recordFear),
  anyCommand(recordInterview),
  anyCommand(waiveAppeal),
];
