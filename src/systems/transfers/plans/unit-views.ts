/** Wire of the units of a plan, and of why each is where it is. The web application imports the types only. */
import { z } from 'zod';
import { pagedView, view } from '../../../core/wire.ts';
import { shownName } from '../../register/views.ts';

export const plannedUnitsAnswer = pagedView('PlannedUnitsAnswer', 'Where a plan wants whom, unit by unit.', {
  planId: z.string(),
  title: z.string(),
  isOwn: z.boolean().describe('The plan places persons of the authority of the officer who asks.'),
  rows: z.array(
    z.object({
      unit: z.string().describe('Name of the unit in both files of the plan.'),
      from: z.string(),
      to: z.string().nullable().describe('null: without a place.'),
      persons: z.int(),
      people: z
        .array(z.object({ personNo: z.int(), registerNumber: z.string(), name: shownName }))
        .describe('Persons of the unit whom the officer sees.'),
    }),
  ),
});
/** `GET /api/transfers/planned-units`. */
export type PlannedUnitsAnswer = z.infer<typeof plannedUnitsAnswer>;

const limited = ['unplaced', 'stranded', 'worstLoss', 'networkExcess'] as const;
export const unitExplanation = view(
  'UnitExplanation',
  'Why a unit of a plan is where it is, and what follows elsewhere.',
  {
    unit: z.string(),
    persons: z.int(),
    at: z.string().nullable().describe('The site; null: without a place.'),
    options: z
      .array(
        z.object({
          site: z.string(),
          couldTake: z.boolean().describe('It has a section that could take the unit if it were empty.'),
          km: z.int().describe('Kilometres of the unit there, of all its persons.'),
          more: z.int().describe('By how much the kilometres of the whole plan would grow.'),
          breaks: z
            .array(
              z.object({
                rule: z.enum(['places', 'beds', 'families', 'apart']),
                level: z.int().describe('Of `places`: of this level or above.'),
                held: z.int().describe('Persons there then; of `apart`, units from whom it is kept apart.'),
                of: z.int().describe('Places there.'),
              }),
            )
            .describe('Hard rules that are broken if the unit goes there and nobody else moves.'),
          over: z
            .array(z.object({ level: z.enum(limited), value: z.int(), limit: z.int() }))
            .describe('Limits of the plan that would not hold then.'),
        }),
      )
      .describe('Every site, with what follows if the unit goes there and nobody else moves.'),
    nextBest: z
      .object({ site: z.string(), km: z.int(), others: z.int().describe('Units that would make room.') })
      .nullable()
      .describe('The cheapest other site within all rules and limits, and by how many kilometres the plan grows.'),
  },
);
/** What comes of `transfers/explain-placement`. */
export type UnitExplanation = z.infer<typeof unitExplanation>;
