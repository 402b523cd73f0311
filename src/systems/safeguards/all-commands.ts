import { type AnyCommand, anyCommand } from '../../core/register/command-definition.ts';
import { appealFear } from './commands/appeal-fear.ts';
import { decideAppeal } from './commands/decide-appeal.ts';
import { decideFear } from './commands/decide-fear.ts';
import { giveNotice } from './commands/give-notice.ts';
import { recordFear } from './commands/record-fear.ts';
import { recordInterview } from './commands/record-interview.ts';
import { waiveAppeal } from './commands/waive-appeal.ts';

/** All commands of `safeguards`. */
export const safeguardsCommands: readonly AnyCommand[] = [
  anyCommand(appealFear),
  anyCommand(decideAppeal),
  anyCommand(decideFear),
  anyCommand(giveNotice),
  anyCommand(recordFear),
  anyCommand(recordInterview),
  anyCommand(waiveAppeal),
];
