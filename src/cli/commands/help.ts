import { UsageError } from '../../platform/config/operator-error.ts';
import type { Command } from '../command.ts';
import { getCommand } from '../get-command.ts';
import { helpText } from '../help.ts';

/** `./amana help [COMMAND]`: prints what can be called and configured. */
export const command: Command = {
  usage: 'Usage: ./amana help [COMMAND]\n\nShows all commands and variables, or the arguments of one command.\n',
  run: async ([name, ...others], commands) => {
    if (others.length > 0) throw new UsageError('./amana help takes the name of one command, or nothing.');
    process.stdout.write(name === undefined ? helpText(commands) : (await getCommand(commands, name)).usage);
    return 0;
  },
};
