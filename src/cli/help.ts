import { describeSettings } from '../platform/config/describe-settings.ts';
import type { CommandsTable } from './command.ts';

/** The text of `./amana help`. */
export const helpText = (commands: CommandsTable): string => {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(15)} ${summary}`);
  return `Amana: a system of record for moving people held in custody between authorities.

Usage: ./amana COMMAND [ARGUMENTS]

Commands
${lines.join('\n')}
  ./amana COMMAND --help shows the arguments of one command.

Configuration: environment variables, and arguments of start (an argument wins)
${describeSettings()}

A wrong value, or an unknown variable that begins with AMANA_, stops the start.
Ends with 0 when done, 1 when something failed, 2 when called wrongly.
`;
};
