/** One command of `./amana`. Each lives in a file of `commands/` that exports it as `command`. */
export interface Command {
  /** What `./amana <name> --help` prints: how to call it, its arguments, an example. */
  readonly usage: string;
  /**
   * Does the work.
   *
   * @param commandArguments the words after the command's name
   * @returns what the process ends with: 0 done, 1 failed
   * @throws UsageError for wrong arguments (the process then ends with 2), OperatorError for what the operator can mend
   */
  run(commandArguments: readonly string[]): Promise<0 | 1>;
}
