import type { Problem } from '../../core/access/views.ts';

/** A refusal by the server, with everything it said. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** No answer came: the network failed or the time ran out. The request may or may not have been carried out. */
export class NoAnswerError extends Error {
  constructor(cause: unknown) {
    super('no-answer', { cause });
    this.name = 'NoAnswerError';
  }
}

/** Whether the register has not what was asked for, or hides it. */
export const isNotFound = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'not-found';

/** Whether the register refused because the clock of this device has jumped since the register clock was asked for. */
export const isClockAhead = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'recorded-in-future';

/** Whether the register asks for a fresh second factor before it takes this. */
export const isElevationNeeded = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'elevation-needed';
