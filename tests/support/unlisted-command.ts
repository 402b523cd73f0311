import type { Command } from '../../src/core/register/command-definition.ts';

/** A command of a test alone, which stands in no table of permissions and says itself who may issue it. */
export const unlistedCommand = <Input, State>(command: Command<Input, State>): Command<Input, State> => command;
