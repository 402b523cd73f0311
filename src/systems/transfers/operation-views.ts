/** Wire of `transfers`: an operation and the list of its manifests. The web application imports the types only. */
import { z } from 'zod';
import { trilingual } from '../../core/access/views.ts';
import { abilities, codes, instant, view } from '../../core/wire.ts';
import { timelineEntry } from '../register/views.ts';
import { boardStates } from './board.ts';
import { phaseView } from './convoy-views.ts';
import { manifestStatus, nextActionView } from './views.ts';

export const boardState = codes('BoardState', 'Where a convoy stands, in the order of its way.', boardStates);
/** Where a convoy stands. */
export type BoardState = z.infer<typeof boardState>;

export const manifestRow = view('ManifestRow', 'One manifest as the operation lists it.', {
  manifestNo: z.int(),
  code: z.string(),
  from: z.string().describe('Code of the site.'),
  to: z.string().describe('Code of the site.'),
  status: manifestStatus,
  phase: z.string().nullable().describe('Code of the phase of the operation; null: in none.'),
  lines: z
    .int()
    .describe('Persons listed on it, also after it is closed; struck-off and suspended persons are not among them.'),
  plannedAt: instant,
  nextAction: nextActionView.nullable(),
  overdueBy: z.int().nullable().describe('By how many milliseconds the convoy is overdue; null when it is not.'),
});
/** One manifest as the operation lists it. */
export type ManifestRow = z.infer<typeof manifestRow>;

export const operationFigures = view('OperationFigures', "The operation's figures: persons, each counted once.", {
  listed: z.int(),
  accepted: z.int(),
  fit: z.int(),
  noticeGiven: z.int(),
  interviewed: z.int(),
  fearsOpen: z
    .int()
    .nullable()
    .describe('Suspended for a fear, whatever was decided on it; null for whoever is not told of fears.'),
  boarded: z.int(),
  handedOver1: z.int(),
  handedOver2: z.int(),
  admitted: z.int(),
});
/** The operation's figures: persons, each counted once. */
export type OperationFigures = z.infer<typeof operationFigures>;

export const operationAnswer = view('OperationAnswer', 'An operation.', {
  operation: z.object({
    operationNo: z.int(),
    code: z.string(),
    title: trilingual,
    jointSupervision: z.array(z.string()),
    endedAt: instant.nullable(),
  }),
  operations: z
    .array(z.object({ operationNo: z.int(), code: z.string(), title: trilingual, endedAt: instant.nullable() }))
    .describe('Every operation: those that are open first, the newest at the head.'),
  phases: z.array(phaseView),
  figures: operationFigures,
  manifests: z.array(manifestRow).describe('Those of this page, in the order of their planned departure.'),
  total: z.int().describe('Manifests that are as was asked.'),
  page: z.int(),
  pageSize: z.int(),
  states: z
    .array(z.object({ state: boardState, count: z.int() }))
    .describe('Manifests of the operation in each state, whichever are shown.'),
  days: z.array(z.string()).describe('Days of planned departures, YYYY-MM-DD.'),
  sites: z.array(z.string()).describe('Sites that convoys come from, pass or head for.'),
  plans: z.int().describe('Plans of placement of the operation that the officer sees and nobody put aside.'),
  events: z.array(timelineEntry).describe('The latest 20 events of the operation.'),
  abilities,
});
/** `GET /api/transfers/operation?operation=&state=&day=&site=&page=` (a code or a number; default: the newest open one that the officer has to do with, or else the last that has ended). `not-found` where none was opened yet. */
export type OperationAnswer = z.infer<typeof operationAnswer>;
