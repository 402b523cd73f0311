/** One command of `./amana`. Each lives in a file of `commands/` that exports it as `command`. */
export interface Command {
  /** What `./amana <name> --help` prints: how to call it, its arguments, an example. */
  readonly usage: string;
  /**
   * Does the work.
   *
   * @param commandArguments the words after the command's name
   * @param commands every command there is (for `help`)
   * @returns what the process ends with: 0 done, 1 failed, 3 done in part: something waits for a person's decision
   * @throws UsageError for wrong arguments (the process then ends with 2), OperatorError for what the operator can mend
   */
  run(commandArguments: readonly string[], commands: CommandsTable): Promise<0 | 1 | 3>;
}

/** A command's line in `./amana help`, and how to load its file when it is called. */
export interface CommandEntry {
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Commands by name. */
export type CommandsTable = Readonly<Record<string, CommandEntry>>;
