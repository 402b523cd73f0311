import { UsageError } from '../../platform/config/operator-error.ts';
import type { Command } from '../command.ts';

type Work = (words: readonly string[]) => 0 | 1 | Promise<0 | 1>;

/** Each loads its own files: the checker must run where no solver is. */
const kinds: Readonly<Record<string, () => Promise<Work>>> = {
  check: async () => (await import('../placement/check.ts')).check,
};

/** `./amana placement`: who is to be held where, as files; no register, no database, no network. */
export const command: Command = {
  usage: `Usage: ./amana placement check INSTANCE.json PLAN.json [--json]

check      checks a plan against its instance, without the planner and without a solver: every hard rule, every figure, every bound, the drill of every site.
           It believes nothing that the plan says, and says what is proved, what is not certified, and what it did not look at.

Both files are defined in docs/verifying/placement-files.md; what the check proves, and what it does not, is in docs/verifying/placement.md.
Ends with 0 when the plan is accepted, 1 when it is refused (with all that was found), 2 when called wrongly.
Example: ./amana placement check instance.json plan.json
`,
  run: async ([kind = '', ...words]) => {
    const load = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (load === undefined) throw new UsageError(`What of placement? Say one of: ${Object.keys(kinds).join(', ')}.`);
    return (await load())(words);
  },
};
