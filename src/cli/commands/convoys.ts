import { UsageError } from '../../platform/config/operator-error.ts';
import type { Command } from '../command.ts';

type Work = (words: readonly string[]) => 0 | 1 | Promise<0 | 1>;

/** Each loads its own files: the checker must run where no solver is. */
const kinds: Readonly<Record<string, () => Promise<Work>>> = {
  solve: async () => (await import('../convoys/solve.ts')).solve,
  replan: async () => (await import('../convoys/replan.ts')).replan,
  explain: async () => (await import('../convoys/explain.ts')).explain,
  check: async () => (await import('../convoys/check.ts')).check,
};

/** `./amana convoys`: which convoys leave when, as files; no register, no database, no network. */
export const command: Command = {
  usage: `Usage: ./amana convoys solve INSTANCE.json -o PLAN.json [--json]
       ./amana convoys replan INSTANCE.json PLAN.json --changes CHANGES.json --instance NEW-INSTANCE.json -o NEW-PLAN.json [--json]
       ./amana convoys explain INSTANCE.json PLAN.json [--json]
       ./amana convoys check INSTANCE.json PLAN.json [--json]

solve      makes a plan of convoys and writes it to PLAN.json, which must not exist yet. An instance whose name ends in .gz is unpacked. In this order: as few people
           as possible left at the end, few at a site when it is expected to be lost, few person-days weighted with the hazard of the site, few minutes of convoys; with a
           proof of every bound; then a seat for everybody. Ctrl-C ends it at once; the best plan so far is written and marked "cancelled".
replan     makes a plan again from the present state: convoys that left before today and those that are sealed stay as they are; a site that falls, a road or crossing
           that closes and a convoy that is late are in CHANGES.json. The present state is written as an instance of its own, and what is otherwise now is told.
explain    says in words why somebody is left, late or without a seat: how few would be at least if roads, teams, vehicles, intake or hours were never short.
check      checks a plan against its instance, without the planner and without a solver: every hard rule, every seat, every figure, every bound.
           It believes nothing that the plan says, and says what is proved and what is not certified.

Hazards, days of loss and who is kept apart are said by people; nothing about a person is computed. The files are defined in docs/verifying/convoy-files.md.
Ends with 0 when a plan was written or is accepted, 1 when the instance or the plan is refused (with all that was found), 2 when called wrongly.
Example: ./amana convoys solve scenarios/placement/convoys-150.json -o plan.json
`,
  run: async ([kind = '', ...words]) => {
    const load = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (load === undefined) throw new UsageError(`What of convoys? Say one of: ${Object.keys(kinds).join(', ')}.`);
    return (await load())(words);
  },
};
