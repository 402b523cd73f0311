import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { manifestKinds } from '../manifest-kind.ts';
import { PlacementPlanApproved } from '../plans/events.ts';
import { findAgreements, findPlanChanges, getPlan, requireFreshPlan, requireOpenPlan } from '../queries/find-plans.ts';
import { createManifest } from './create-manifest.ts';

type Move = { readonly from: string; readonly to: string; readonly persons: number[] };

/**
 * Approves a plan for the authority whose persons it places: the second signature, which decides. For each way on which it brings people, a draft manifest is made by the rules of `create-manifest`, with the code, the
 * escort and the day that the officer says; all of them or none. They pass every gate as any other manifest: the approval takes nobody's order, acceptance or interview for given.
 */
export const approvePlan = defineCommand({
  system: 'transfers',
  name: 'approve-plan',
  refuses: [...(createManifest.refuses ?? []), 'I09-one-live-manifest', 'plan-outdated', 'stale'],
  input: z
    .object({
      planId: z.uuid(),
      manifests: z
        .array(
          z
            .object({
              code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/),
              kind: z.enum(manifestKinds).optional(),
              fromSite: z.string(),
              toSite: z.string(),
              via: z.array(z.string()).max(10),
              escortAuthority: z.string(),
              toAuthority: z.string(),
              plannedAt: z.int(),
            })
            .strict(),
        )
        .max(200),
    })
    .strict(),
  streams: async ({ planId }, read) => {
    const plan = await getPlan(read, planId);
    const moved = await read.rows<{ no: number }>(
      'SELECT person_no AS no FROM transfers.planned_person WHERE plan_id = $1 AND to_site <> from_site',
      [planId],
    );
    return [plan.operationNo, ...moved.map(({ no }) => no)];
  },
  creates: ({ manifests }) => manifests.map(() => 'manifest' as const),
  load: async (read, { planId, manifests }, context) => {
    const plan = await getPlan(read, planId);
    const moves = await read.rows<Move>(
      `SELECT from_site AS "from", to_site AS "to", jsonb_agg(person_no ORDER BY person_no) AS persons FROM transfers.planned_person
        WHERE plan_id = $1 AND to_site <> from_site GROUP BY from_site, to_site ORDER BY from_site, to_site`,
      [planId],
    );
    const drafts = [];
    for (const manifest of manifests) {
      const persons = moves.find(({ from, to }) => from === manifest.fromSite && to === manifest.toSite)?.persons ?? [];
      const input = { ...manifest, operationNo: plan.operationNo, persons };
      drafts.push({ input, state: await createManifest.load(read, input, context) });
    }
    return {
      plan,
      moves,
      drafts,
      agreements: await findAgreements(read, planId),
      changes: await findPlanChanges(read, planId),
    };
  },
  decide: ({ plan, moves, drafts, agreements, changes }, { planId, manifests }, context) => {
    if (plan.authority !== context.authority) throw new Refusal('not-permitted');
    requireOpenPlan(plan);
    if (agreements.some(({ agreedBy }) => agreedBy === context.officerNo)) throw new Refusal('I24-four-eyes');
    const missing = agreements.filter(({ agreedBy }) => agreedBy === null);
    if (missing.length > 0)
      throw new Refusal('plan-not-agreed', {
        values: {
          authorities: missing.map(({ authority }) => authority).join(', '),
        },
      });
    requireFreshPlan(changes);
    const problems: RefusalProblem[] = moves
      .filter(({ from, to }) => manifests.filter((one) => one.fromSite === from && one.toSite === to).length !== 1)
      .map(({ from, to }) => ({ code: 'manifest-of-way', field: 'manifests', values: { detail: `${from} – ${to}` } }));
    manifests.forEach(({ fromSite, toSite, code }, i) => {
      if (!moves.some(({ from, to }) => from === fromSite && to === toSite))
        problems.push({
          code: 'nobody-on-way',
          field: `manifests.${i}`,
          values: { detail: `${fromSite} – ${toSite}` },
        });
      if (manifests.findIndex((other) => other.code === code) !== i)
        problems.push({ code: 'code-taken', field: `manifests.${i}.code` });
    });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [
      ...drafts.flatMap(({ input, state }, i) =>
        createManifest.decide(state, input, { ...context, newStreams: [context.newStreams[i] as number] }),
      ),
      PlacementPlanApproved.make({
        stream: plan.operationNo,
        data: { planId, manifests: [...context.newStreams.slice(0, manifests.length)] },
      }),
    ];
  },
});
