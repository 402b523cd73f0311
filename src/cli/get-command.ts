import { nearestName } from '../platform/config/nearest-name.ts';
import { UsageError } from '../platform/config/operator-error.ts';
import type { Command, CommandsTable } from './command.ts';

/**
 * Loads the command of this name.
 *
 * @throws UsageError for an unknown name, with the nearest known one
 */
export const getCommand = async (commands: CommandsTable, name: string): Promise<Command> => {
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry !== undefined) return (await entry.load()).command;
  const known = Object.keys(commands);
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? '' : ` Did you mean ./amana ${nearest}?`;
  throw new UsageError(`Unknown command ${JSON.stringify(name)}.${hint} ./amana help lists them all.`);
};
