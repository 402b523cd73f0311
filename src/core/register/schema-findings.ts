import type { z } from 'zod';

/** One thing that a schema found wrong, as a refusal names it. */
export type SchemaFinding = {
  readonly code: string;
  readonly field: string;
  readonly values: Readonly<Record<string, string | number>>;
};

type Issue = z.ZodError['issues'][number];

/** Where one of several forms is allowed, what is wrong with the one that came nearest. */
const nearest = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const [least = []] = issue.errors.toSorted((one, other) => one.length - other.length);
  return least.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue);
};

/** What is wrong with a text of fewer than `least` characters. Where one is enough nothing was written at all, and no number is told. */
export const textTooShort = (field: string, least: number): SchemaFinding =>
  least <= 1 ? { code: 'text-empty', field, values: {} } : { code: 'text-too-short', field, values: { n: least } };

/** What a schema found wrong with an input. How long a text must be is said in the officer's words, and so is what a rule of a schema finds that gives its own code (`params.code`); the schema's own words are kept for everything else. */
export const findingsOf = (error: z.ZodError): SchemaFinding[] =>
  error.issues.flatMap(nearest).map((issue) => {
    const field = issue.path.join('.');
    if (issue.code === 'too_small' && issue.origin === 'string') return textTooShort(field, Number(issue.minimum));
    if (issue.code === 'too_big' && issue.origin === 'string')
      return { code: 'text-too-long', field, values: { n: Number(issue.maximum) } };
    if (issue.code === 'custom' && typeof issue.params?.code === 'string')
      return { code: issue.params.code, field, values: {} };
    return { code: issue.code, field, values: { detail: issue.message } };
  });
