import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { anyQuery } from '../../../platform/http/query-definition.ts';
import type { Work } from '../../../platform/http/work-definition.ts';
import { explainInWorker } from '../../placement/index.ts';
import { plan } from '../queries/plans.ts';
import { refusingPlanErrors } from './plan-errors.ts';
import { unitExplanation } from './unit-views.ts';

type Read = { readonly unit: string; readonly instanceSha256: string; readonly planSha256: string };

/** Why a unit of a plan is where it is: both files say it, and who sees the plan reads both. It writes nothing. */
export const explainWork: Work = {
  system: 'transfers',
  name: 'explain-placement',
  text: 'Explains why a unit of a plan of placement is where it is: what each other site would break, and what the next best one would cost. In the background; nothing is written.',
  refuses: ['not-found', 'plan-ended-early', 'plan-not-found'],
  progress: z.null(),
  result: unitExplanation,
  query: anyQuery({
    system: 'transfers',
    name: 'plan-files',
    askers: plan.askers,
    input: z.object({ planId: z.uuid(), unit: z.string().min(1).max(64) }).strict(),
    answer: z.unknown(),
    run: async (read, { planId, unit }): Promise<unknown> => {
      const found = await read.row<Read>(
        `SELECT u.unit, p.instance_sha256 AS "instanceSha256", p.plan_sha256 AS "planSha256" FROM transfers.plan p
           JOIN transfers.plan_units_seen(p.id) u ON u.unit = $2 WHERE p.id = $1`,
        [planId, unit],
      );
      if (found === undefined) throw new Refusal('not-found', { values: { detail: `unit ${unit}` } });
      return found;
    },
  }),
  run: (read, { signal, load }) =>
    refusingPlanErrors(async () => {
      const { unit, instanceSha256, planSha256 } = read as Read;
      const textOf = async (sha256: string) => Buffer.from(await load(sha256)).toString();
      const texts = { instanceText: await textOf(instanceSha256), planText: await textOf(planSha256) };
      return explainInWorker(texts, unit, signal);
    }),
};
