import type { z } from 'zod';
import { Refusal } from '../../core/register/refusal.ts';
import { findingsOf } from '../../core/register/schema-findings.ts';

/** The body of a request as its schema has it. @throws Refusal `invalid-input` with every finding */
export const parseBody = <Input>(schema: z.ZodType<Input>, body: unknown): Input => {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal('invalid-input', { problems: findingsOf(parsed.error) });
  return parsed.data;
};
