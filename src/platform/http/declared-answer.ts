import type { z } from 'zod';

/**
 * The answer as its schema declares it: what the schema does not name is not sent (a privacy allow-list). One that is not of the declared shape is a defect of
 * the program and is not sent at all.
 * @throws Error that names the first place without its value, because deeper keys may be what somebody typed
 */
export const declaredAnswer = <Answer>(name: string, schema: z.ZodType<Answer>, answer: unknown): Answer => {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `${name} would answer otherwise than declared: ${issue?.path.slice(0, 2).join('.')} (${issue?.code})`,
  );
};
