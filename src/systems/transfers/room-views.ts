/** Wire of the operation room and of the convoy board. The web application imports the types only. */
import { z } from 'zod';
import { trilingual } from '../../core/access/views.ts';
import { abilities, codes, instant, pagedView, view } from '../../core/wire.ts';
import { shownName } from '../register/views.ts';
import { hazardView } from '../sites/hazards/views.ts';
import { listOwedView } from './ahead/views.ts';
import { roomDestination } from './announced/views.ts';
import { commitmentView } from './commitments/views.ts';
import { recallGrounds } from './convoy-words.ts';
import { escortReadinessView } from './escort-views.ts';
import { LINE_OUTCOMES } from './line-outcomes.ts';
import { boardState } from './operation-views.ts';
import { publishedFigureView } from './published/views.ts';
import { movementKind, nextActionView } from './views.ts';
import { owedCountView, vehicleReadinessView } from './way-views.ts';

export const boardRow = view('BoardRow', 'A convoy on the board.', {
  manifestNo: z.int(),
  code: z.string(),
  operationNo: z.int(),
  operationCode: z.string(),
  phase: z.string().nullable(),
  from: z.string().describe('Code of the site.'),
  to: z.string().describe('Code of the site that it heads for.'),
  via: z.array(z.string()),
  within: trilingual.nullable().describe('What is said of a move within one authority; null between authorities.'),
  returning: z.boolean().describe('It was ordered back.'),
  state: boardState,
  plannedAt: instant,
  overdueBy: z.int().nullable().describe('By how many milliseconds it is late; null when it is not.'),
  counts: z
    .object({ listed: z.int(), boarded: z.int(), received: z.int(), incident: z.int() })
    .describe('Persons: on the manifest, boarded, received by the destination, in an incident.'),
  last: z
    .object({ kind: z.union([movementKind, z.literal('handed-over')]), place: z.string(), at: instant })
    .nullable()
    .describe('The newest report from the way, or the newest hand-over.'),
  leg: z
    .object({ from: z.string(), to: z.string(), arrivalAt: instant })
    .nullable()
    .describe('Until the convoy is received: the first planned leg whose end was not reported.'),
  recalls: z
    .array(
      z.object({
        personNo: z.int(),
        registerNumber: z.string(),
        ground: z.enum(recallGrounds),
        state: codes('RecallState', 'State of a recall (docs/transitions.md).', ['requested', 'agreed', 'refused']),
      }),
    )
    .describe('Who is asked back, those without an answer first; never told to the escort.'),
  outcomes: z
    .array(
      z.object({
        outcome: codes(
          'LineOutcome',
          'Why a line does not go: struck off, or refused by the receiving authority, and for which reason.',
          LINE_OUTCOMES,
        ),
        count: z.int(),
      }),
    )
    .describe('Of the lines that the officer sees; `transfers/lines` lists those of one outcome.'),
  wayToPlan: z.boolean().describe('It was turned, and nobody has planned the rest of its way since.'),
  incidents: z
    .array(z.object({ kind: z.string(), count: z.int() }))
    .describe('What went wrong on the way and at the hand-overs, by kind; it stays when the convoy is closed.'),
  nextAction: nextActionView.nullable(),
  escortRecords: escortReadinessView
    .nullable()
    .describe('Until the convoy is received; null for an authority that neither gives nor escorts it.'),
  countsOwed: z
    .array(owedCountView)
    .describe('Head-counts that nobody recorded, as long as the convoy is neither closed nor cancelled.'),
  vehicles: z.array(vehicleReadinessView).describe('As long as the convoy is neither closed nor cancelled.'),
  listOwed: listOwedView,
});
/** A convoy on the board. */
export type BoardRow = z.infer<typeof boardRow>;

export const convoysAnswer = pagedView('ConvoysAnswer', 'The convoys that the officer sees, page by page.', {
  at: instant,
  states: z
    .array(z.object({ state: boardState, count: z.int() }))
    .describe('Convoys in each state, whichever is shown.'),
  late: z.int().describe('Convoys that are late, whichever state is shown.'),
  operations: z.array(z.object({ operationNo: z.int(), code: z.string(), title: trilingual })),
  rows: z.array(boardRow),
});
/** `GET /api/transfers/convoys`. */
export type ConvoysAnswer = z.infer<typeof convoysAnswer>;

export const roomDay = view('RoomDay', 'Persons of an operation on one day, in the zone of the register.', {
  day: z.string().describe('YYYY-MM-DD'),
  departed: z.int().describe('Left their site: the first hand-over.'),
  received: z.int().describe('Received by a destination for the first time.'),
  receivedInAll: z.int().describe('Received until the end of the day.'),
  admittedInAll: z.int().describe('Admitted to a section until the end of the day.'),
  fromAt: instant.describe('Beginning of the day.'),
  untilAt: instant.describe('End of the day.'),
});
/** Persons of an operation on one day. */
export type RoomDay = z.infer<typeof roomDay>;

export const roomRoute = view('RoomRoute', 'A stretch between two sites, and how many convoys go it.', {
  from: z.string(),
  to: z.string(),
  mode: z.enum(['land', 'air', 'water', 'unplanned']),
  planned: z.int(),
  underWay: z.int(),
  travelled: z.int(),
});
/** A stretch between two sites. */
export type RoomRoute = z.infer<typeof roomRoute>;

export const roomPlace = view('RoomPlace', 'A site that convoys of an operation come from, pass or head for.', {
  code: z.string(),
  control: z
    .array(z.object({ authority: z.string().nullable(), holder: z.string().nullable() }))
    .describe('Who is said to control it now: an authority of this register, or another by its name.'),
  disputed: z.boolean(),
  hazards: z.array(hazardView.pick({ kind: true, severity: true })).describe('What it is exposed to now.'),
});
/** A site that convoys of an operation come from, pass or head for. */
export type RoomPlace = z.infer<typeof roomPlace>;

export const operationRoomAnswer = view(
  'OperationRoomAnswer',
  'An operation: its figures by day beside what was published, its routes.',
  {
    operation: z.object({ operationNo: z.int(), code: z.string(), title: trilingual, endedAt: instant.nullable() }),
    zone: z.string().describe('IANA zone of the register: its days are counted in it.'),
    at: instant,
    withinReach: z
      .boolean()
      .describe('Counted over the convoys that the own authority gives, escorts or receives; not over all.'),
    days: z.array(roomDay),
    commitments: z.array(commitmentView).describe('Of receiving authorities, newest first.'),
    committers: z
      .array(z.object({ authority: z.string(), sites: z.array(z.string()) }))
      .describe('The own authority with its sites, where the officer who asks may commit it; else empty.'),
    published: z.array(publishedFigureView),
    destinations: z
      .array(roomDestination)
      .describe('Sites that were announced as destinations, and those that received persons.'),
    routes: z.array(roomRoute),
    places: z.array(roomPlace),
    abilities,
  },
);
/** `GET /api/transfers/operation-room?operationNo=`. */
export type OperationRoomAnswer = z.infer<typeof operationRoomAnswer>;

export const receivedPersonsAnswer = pagedView('ReceivedPersonsAnswer', 'The persons behind an own figure.', {
  zone: z.string(),
  rows: z.array(
    z.object({
      personNo: z.int(),
      registerNumber: z.string(),
      name: shownName,
      nationalities: z.array(z.string()),
      manifestNo: z.int(),
      code: z.string(),
      at: instant,
      to: z.string(),
    }),
  ),
});
/** `GET /api/transfers/received-persons`. */
export type ReceivedPersonsAnswer = z.infer<typeof receivedPersonsAnswer>;
