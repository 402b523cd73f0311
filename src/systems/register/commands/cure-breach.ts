import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { mayCure } from '../breach-cure.ts';
import { BreachCured } from '../events.ts';
import { findPresent, hasLiveOrder, isInBestInterest, placementViolations } from '../state.ts';

type BreachRow = { person_no: number; rule: string; authority: string; cured: boolean };
const findBreach =
  'SELECT person_no, rule, authority, cured_at IS NOT NULL AS cured FROM register.breach WHERE id = $1';

/** Ends a breach, told how; refused while what it names still stands. By whom: {@link mayCure}. */
export const cureBreach = defineCommand({
  system: 'register',
  name: 'cure-breach',
  input: z.object({ breachId: z.uuid(), how: z.string().trim().min(3).max(2000) }).strict(),
  streams: async (input, read) => {
    const breach = await read.row<BreachRow>(findBreach, [input.breachId]);
    if (breach === undefined) throw new Refusal('not-found', { values: { detail: `breach ${input.breachId}` } });
    return [breach.person_no];
  },
  load: async (read, input, { now }) => {
    const breach = (await read.row<BreachRow>(findBreach, [input.breachId])) as BreachRow;
    const [present] = await findPresent(read, [breach.person_no]);
    const held = present?.state === 'held' ? present : undefined;
    const placed = present?.state === 'resident' || present?.state === 'accompanying' ? present : held;
    const bestInterest = await isInBestInterest(read, breach.person_no);
    const standing =
      breach.rule === 'I04-no-admission-without-order'
        ? held !== undefined && !(await hasLiveOrder(read, breach.person_no, now))
        : placed !== undefined &&
          (await placementViolations(read, [{ ...placed, personNo: breach.person_no, at: now, bestInterest }])).some(
            (violation) => violation.rule === breach.rule,
          );
    return { breach, present, standing };
  },
  decide: ({ breach, present, standing }, { breachId, how }, { authority, postings }) => {
    if (breach.cured) throw new Refusal('stale');
    const isJudiciaryClerk = postings.some((posting) => posting.role === 'judiciary_clerk');
    if (!mayCure(breach, present?.custodian ?? null, { authority, isJudiciaryClerk }))
      throw new Refusal('not-permitted', { values: { detail: `breach of ${breach.authority}` } });
    if (standing) throw new Refusal('breach-still-stands', { values: { rule: breach.rule } });
    return [BreachCured.make({ stream: breach.person_no, data: { breachId }, personal: { how } })];
  },
});
