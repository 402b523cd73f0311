import type { Trilingual } from '../access/views.ts';
import { textTooShort } from './schema-findings.ts';

/** One row of a refusal: which person or line of a list, what, and in which field. */
export type RefusalProblem = {
  readonly code: string;
  readonly personNo?: number;
  readonly registerNumber?: string;
  readonly row?: number;
  readonly field?: string;
  /** Values that the sentence of the code names. */
  readonly values?: Record<string, string | number>;
  /** The sentence itself, where a system words its own findings; without it, the code's. */
  readonly text?: Trilingual;
};

/**
 * An act that a rule, a permission or bad input refuses. `code` is the rule's id (`I11-fear-suspends-line`) or a platform code (`not-permitted`);
 * the sentences in three languages, the source and the remedy are in `refusal-texts.ts`.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly problems: readonly RefusalProblem[];
  readonly values: Record<string, string | number>;
  constructor(
    code: string,
    options: { problems?: readonly RefusalProblem[]; values?: Record<string, string | number> } = {},
  ) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.problems = options.problems ?? [];
    this.values = options.values ?? {};
  }
}

const CODE = /^((?:(?:I\d\d|P\d)-)?[a-z][a-z0-9-]+)(?::\s*(.*))?$/s;
/** What `register.demand_told` says of a field whose text is too short: the finding of that field, as the schema of a command would have told it. */
const SHORT = /^([A-Za-z][A-Za-z0-9]*) has less than (\d+) characters$/;
const RULE = /\b((?:I\d\d|P\d)-[a-z0-9-]+)/;

/** Reads an error of the database: a constraint or trigger named like a rule becomes that rule's refusal; anything else is undefined. */
export const refusalOfDatabaseError = (error: unknown): Refusal | undefined => {
  // A refusal of our own has a code as well, and names persons and rows that must not be lost.
  if (!(error instanceof Error) || error instanceof Refusal || !('code' in error)) return undefined;
  const { code, constraint, message } = error as Error & { code: string; constraint?: string };
  const rule = RULE.exec(constraint ?? '')?.[1] ?? RULE.exec(message)?.[1];
  if (rule !== undefined) return new Refusal(rule, { values: { detail: detailOf(message) } });
  const known = CODE.exec(message)?.[1];
  if (known === undefined || !['28000', '42501', '23505', '40001', '22023', '23514'].includes(code)) return undefined;
  const [, field, least] = SHORT.exec(detailOf(message)) ?? [];
  if (field !== undefined) return new Refusal(known, { problems: [textTooShort(field, Number(least))] });
  return new Refusal(known, { values: { detail: detailOf(message) } });
};

const detailOf = (message: string): string => CODE.exec(message)?.[2] ?? '';
