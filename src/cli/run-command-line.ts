import { OperatorError, UsageError } from '../platform/config/operator-error.ts';
import type { CommandsTable } from './command.ts';
import { getCommand } from './get-command.ts';
import { helpText } from './help.ts';

const isHelp = (word: string) => word === '--help' || word === '-h';

/**
 * Runs what was typed after `./amana`.
 *
 * @param commands every command there is
 * @returns what the process ends with: 0 done, 1 failed, 2 called wrongly, 3 done in part
 */
export const runCommandLine = async (words: readonly string[], commands: CommandsTable): Promise<number> => {
  const [name, ...commandArguments] = words;
  try {
    if (name === undefined) {
      process.stderr.write(helpText(commands));
      return 2;
    }
    const command = await getCommand(commands, isHelp(name) ? 'help' : name);
    if (commandArguments.some(isHelp)) {
      process.stdout.write(command.usage);
      return 0;
    }
    return await command.run(commandArguments, commands);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    const isKnown = name !== undefined && Object.hasOwn(commands, name);
    const hint = error instanceof UsageError && isKnown ? `./amana help ${name} shows what is possible.\n` : '';
    process.stderr.write(`${error.message}\n${hint}`);
    return error.exitCode;
  }
};
