import { z } from 'zod';
import { anyCommand } from '../../../core/register/command-definition.ts';
import { anyQuery } from '../../../platform/http/query-definition.ts';
import type { Work } from '../../../platform/http/work-definition.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import type { Progress } from '../../placement/index.ts';
import { storePlan } from '../commands/store-plan.ts';
import { instanceOfRows, makePlanOfRows } from './make-plan.ts';
import { refusingPlanErrors } from './plan-errors.ts';
import { type PlanChoice, type ReadPlanRows, readPlanRows } from './read-plan-rows.ts';

const siteCode = z.string().regex(/^[A-Z]{3}$/);
const weight = z.int().min(0).max(1000);

/** Twenty thousand persons, with numbers of seven digits and more, and the sections of two hundred sites. */
const BODY_LIMIT = 1024 * 1024;

/** Whom to plan, where they may go, and by which rules: the body of `POST /api/works/transfers/make-plan`. */
export const planRequest = z
  .object({
    operationNo: z.int().positive(),
    title: z.string().trim().min(3).max(200),
    sites: z.array(siteCode).max(100),
    phase: z.string().min(1).max(60).optional(),
    persons: z.array(z.int().positive()).max(20_000),
    receiving: z.array(siteCode).min(1).max(200),
    countedAs: z.record(z.string().max(80), z.enum(['untried', 'convicted'])),
    lossWeights: z.tuple([weight, weight, weight]),
    slackThousandths: z.int().min(0).max(1000),
  })
  .strict();
/** What begins the making of a plan. */
export type PlanRequest = z.infer<typeof planRequest>;

const planProgress = z.union([
  z.object({ step: z.enum(['levels', 'check']) }),
  z.object({ step: z.literal('km'), round: z.int(), km: z.number(), bound: z.number() }),
  z.object({ step: z.literal('drill'), done: z.int(), of: z.int() }),
]);
/** How far the planner is, as it is told: the figures of the last whole plan, never who is where. */
export type PlanProgress = z.infer<typeof planProgress>;

const told = (progress: Progress): PlanProgress => {
  if (progress.step === 'km') return { step: 'km', round: progress.round, km: progress.km, bound: progress.bound };
  return progress.step === 'levels' ? { step: 'levels' } : progress;
};

type Read = { readonly title: string; readonly operationNo: number; readonly rows: ReadPlanRows };

/** Makes a plan of who is held where: read in one snapshot, solved in a worker outside every transaction, checked, and stored by one command. */
export const planWork: Work = {
  system: 'transfers',
  name: 'make-plan',
  text: 'Makes a plan of placement of the persons chosen, in the background: read in one snapshot behind the walls, solved outside every transaction, checked, and stored by one command.',
  refuses: ['not-found', 'plan-empty', 'plan-ended-early', 'plan-not-found'],
  progress: planProgress,
  result: z.object({ planId: z.uuid() }),
  query: anyQuery({
    system: 'transfers',
    name: 'plan-rows',
    askers: storePlan.roles,
    input: planRequest,
    bodyLimit: BODY_LIMIT,
    answer: z.unknown(),
    run: async (
      read,
      { operationNo, title, countedAs, lossWeights, slackThousandths, ...choice },
      context,
    ): Promise<unknown> => {
      const rules = { countedAs, lossWeights, slackThousandths };
      const whole: PlanChoice = { operationNo, ...choice, rules };
      const rows = await readPlanRows(read, whole, { ...context, seed: uuidv7() });
      // what cannot be planned is refused at once, and not by a work that fails
      instanceOfRows(rows);
      return { title, operationNo, rows } satisfies Read;
    },
  }),
  run: (read, { signal, tell, store, issue }) =>
    refusingPlanErrors(async () => {
      const { rows, ...about } = read as Read;
      const input = await makePlanOfRows(rows, about, { signal, onProgress: (progress) => tell(told(progress)) });
      tell({ step: 'check' } satisfies PlanProgress);
      for (const text of [input.instanceText, input.planText]) await store(Buffer.from(text), 'application/json');
      return (await issue(anyCommand(storePlan), input)).result;
    }),
};
