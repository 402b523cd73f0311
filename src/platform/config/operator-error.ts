/**
 * An error for whoever runs the server. Its message is complete by itself (what happened, why, what to do next), so
 * the command line prints it without a stack trace.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
  /** What the process ends with: 1 when something failed, 2 when the command was used wrongly. */
  readonly exitCode: 1 | 2 = 1;
}

/** Wrong arguments, or a wrong configuration variable: the process ends with 2. */
export class UsageError extends OperatorError {
  override readonly name = 'UsageError';
  override readonly exitCode = 2;
}
