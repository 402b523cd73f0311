import { z } from 'zod';
import { anyCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { anyQuery } from '../../../platform/http/query-definition.ts';
import type { Work } from '../../../platform/http/work-definition.ts';
import { planAroundInWorker } from '../../placement/index.ts';
import { storePlan } from '../commands/store-plan.ts';
import { refusingPlanErrors } from './plan-errors.ts';
import { readPlanAgain, type StoredPlan } from './read-plan-again.ts';

/** Which plan is made again, and where people place units of it: the body of `POST /api/works/transfers/plan-around`. */
export const aroundRequest = z
  .object({
    planId: z.uuid(),
    title: z.string().trim().min(3).max(200),
    moves: z
      .array(
        z
          .object({
            unit: z.string().min(1).max(64),
            to: z
              .string()
              .regex(/^[A-Z]{3}$/)
              .nullable(),
          })
          .strict(),
      )
      .min(1)
      .max(200),
  })
  .strict();
/** What begins it. */
export type AroundRequest = z.infer<typeof aroundRequest>;

type Read = { readonly title: string; readonly stored: StoredPlan };

/** Makes a plan again around units that people placed by hand: a plan of its own, which says from which it was made and who was placed. */
export const aroundWork: Work = {
  system: 'transfers',
  name: 'plan-around',
  text: 'Makes a plan of placement again around units that people placed by hand, in the background: they stay there, who is in their way finds another place, all others stay where the plan had them. It is checked and stored as a plan of its own.',
  refuses: [
    'not-found',
    'not-permitted',
    'stale',
    'plan-outdated',
    'plan-by-hand',
    'plan-ended-early',
    'plan-not-found',
  ],
  progress: z.object({ step: z.enum(['around', 'check']) }),
  result: z.object({ planId: z.uuid() }),
  query: anyQuery({
    system: 'transfers',
    name: 'plan-again',
    askers: storePlan.roles,
    input: aroundRequest,
    answer: z.unknown(),
    run: async (read, { planId, title, moves }, { authority }): Promise<unknown> => {
      const stored = await readPlanAgain(read, planId, authority, moves);
      return { title, stored } satisfies Read;
    },
  }),
  run: (read, { signal, tell, load, store, issue }) =>
    refusingPlanErrors(async () => {
      const { title, stored } = read as Read;
      tell({ step: 'around' });
      const textOf = async (sha256: string) => Buffer.from(await load(sha256)).toString();
      const instanceText = await textOf(stored.instanceSha256);
      const texts = { instanceText, planText: await textOf(stored.planSha256) };
      const planText = JSON.stringify(await planAroundInWorker(texts, stored.locks, signal));
      // it is stored by the command that stores every plan; once that begins, it is not ended by hand
      if (signal.aborted) throw new Refusal('plan-ended-early');
      tell({ step: 'check' });
      await store(Buffer.from(planText), 'application/json');
      return (await issue(anyCommand(storePlan), { ...stored.input, title, instanceText, planText })).result;
    }),
};
