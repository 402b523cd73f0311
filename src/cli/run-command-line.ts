import { OperatorError, UsageError } from '../platform/config/operator-error.ts';
import { getCommand } from './get-command.ts';
import { helpText } from './help.ts';

const isHelp = (word: string) => word === '--help' || word === '-h';

/**
 * Runs what was typed after `./amana`.
 *
 * @returns what the process ends with: 0 done, 1 failed, 2 called wrongly
 */
export const runCommandLine = async (words: readonly string[]): Promise<number> => {
  const [name, ...commandArguments] = words;
  try {
    if (name === undefined) {
      process.stderr.write(helpText());
      return 2;
    }
    const command = await getCommand(isHelp(name) ? 'help' : name);
    if (commandArguments.some(isHelp)) {
      process.stdout.write(command.usage);
      return 0;
    }
    return await command.run(commandArguments);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    const help = error instanceof UsageError ? `\n./amana help ${name ?? ''}`.trimEnd() : '';
    process.stderr.write(`${error.message}${help === '' ? '' : `${help} shows what is possible.`}\n`);
    return error.exitCode;
  }
};
