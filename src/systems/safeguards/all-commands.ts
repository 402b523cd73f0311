import { type AnyCommand, anyCommand } from '../../core/register/command-definition.ts';
import { decideFear } from './commands/decide-fear.ts';
import { giveNotice } from './commands/give-notice.ts';
import { recordFear } from './commands/record-fear.ts';
import { recordInterview } from './commands/record-interview.ts';

/** All commands of `safeguards`. */
export const safeguardsCommands: readonly AnyCommand[] = [
  anyCommand(decideFear),
  anyCommand(giveNotice),
  anyCommand(recordFear),
  anyCommand(recordInterview),
];
