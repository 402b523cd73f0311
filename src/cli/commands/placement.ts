import { UsageError } from '../../platform/config/operator-error.ts';
import type { Command } from '../command.ts';

type Work = (words: readonly string[]) => 0 | 1 | Promise<0 | 1>;

/** Each loads its own files: the checker must run where no solver is. */
const kinds: Readonly<Record<string, () => Promise<Work>>> = {
  solve: async () => (await import('../placement/solve.ts')).solve,
  resolve: async () => (await import('../placement/resolve.ts')).resolve,
  explain: async () => (await import('../placement/explain.ts')).explain,
  compare: async () => (await import('../placement/compare.ts')).compare,
  price: async () => (await import('../placement/price.ts')).price,
  check: async () => (await import('../placement/check.ts')).check,
};

/** `./amana placement`: who is to be held where, as files; no register, no database, no network. */
export const command: Command = {
  usage: `Usage: ./amana placement solve INSTANCE.json -o PLAN.json [--target-gap 0.001] [--json]
       ./amana placement resolve INSTANCE.json PLAN.json --at UNIT=SITE[,UNIT=SITE ...] -o NEW.json [--json]
       ./amana placement explain INSTANCE.json PLAN.json [--unit ID] [--json]
       ./amana placement compare INSTANCE.json PLAN.json PLAN.json ... [--json]
       ./amana placement price INSTANCE.json [--slack 0,0.05,0.1] [--json]
       ./amana placement check INSTANCE.json PLAN.json [--json]

solve      makes a plan for an instance and writes it to PLAN.json, which must not exist yet. An instance whose name ends in .gz is unpacked. In this order: as few
           unplaced as possible, few stranded if any one site fails, small worst-case loss, little network excess, few km; with a proof of every bound.
           Ctrl-C ends it at once; the best plan so far is written and marked "cancelled".
  --target-gap G  stop when the km are proven to be within G of the best (0.01 is 1 %; default 0.001)
resolve    makes a plan again around units that you place by hand (UNIT= for nowhere): they stay there, who is in their way finds another place, all others stay.
explain    says in words why somebody stays unplaced (who asks, which sites could take them, what those have), and how many places of what kind are missing
           if each site fails tonight and nobody else moves; with --unit, why one unit is where it is, which rule or limit excludes the other sites, and what the next best
           would cost.
compare    puts plans of one instance side by side: levels, drill, shares, concentration, occupancy, and how many are elsewhere than in the first.
price      says what spreading people costs: the km of plans (within 1 %) with other slacks of the worst loss, beside one without a limit.
check      checks a plan against its instance, without the planner and without a solver: every hard rule, every figure, every bound, the drill of every site.
           It believes nothing that the plan says, and says what is proved, what is not certified, and what it did not look at.

Both files are defined in docs/verifying/placement-files.md; what the check proves, and what it does not, is in docs/verifying/placement.md.
Ends with 0 when a plan was written, explained or is accepted, 1 when the instance or the plan is refused (with all that was found), 2 when called wrongly.
Example: ./amana placement solve scenarios/placement/n150-f3-d1.json -o plan.json
`,
  run: async ([kind = '', ...words]) => {
    const load = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (load === undefined) throw new UsageError(`What of placement? Say one of: ${Object.keys(kinds).join(', ')}.`);
    return (await load())(words);
  },
};
