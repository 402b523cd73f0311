import { isDeepStrictEqual } from 'node:util';
import { nameOf } from '../../src/core/access/abilities.ts';
import type { AnyCommand } from '../../src/core/register/command-definition.ts';
import type { AnyQuery } from '../../src/platform/http/query-definition.ts';

type Declaring = { readonly parse: (value: unknown) => unknown };

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Places where two values of JSON differ, e.g. `lines.0.gates`. */
const differences = (left: unknown, right: unknown, place: string): string[] => {
  if (isDeepStrictEqual(left, right)) return [];
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return [place];
  const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differences(a[key], b[key], `${place}.${key}`),
  );
};

/** Where an answer is not as its schema declares it: keys that would be stripped, or the first value of another kind. */
export const undeclaredIn = (name: string, schema: Declaring, answer: unknown): string[] => {
  try {
    return differences(wire(answer), wire(schema.parse(answer)), name);
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
  }
};

/** Queries and commands that write down what they answer beyond their schemas, before the server strips it. */
export const watchAnswers = (found: string[]) => ({
  query: (query: AnyQuery): AnyQuery => ({
    ...query,
    run: async (read, input, context, told) => {
      const answer = await query.run(read, input, context, told);
      if (query.answer !== undefined) found.push(...undeclaredIn(nameOf(query), query.answer, answer));
      return answer;
    },
  }),
  command: (command: AnyCommand): AnyCommand => {
    const { present, result } = command;
    if (present === undefined || result === undefined) return command;
    return {
      ...command,
      result,
      present: async (read, events, input, context) => {
        const shown = await present(read, events, input, context);
        if (shown !== undefined) found.push(...undeclaredIn(nameOf(command), result, shown));
        return shown;
      },
    };
  },
});
