/** Wire of break-glass: walls that officers opened before a person's file. The web application imports the types only. */
import { z } from 'zod';
import { abilities, codes, instant, pagedView, view } from '../wire.ts';
import { breakGlassReasons, reviewOutcomes, walls } from './break-glass-codes.ts';
import { officerReference } from './views.ts';

const wall = codes('Wall', 'A wall that can be opened before one person’s file.', walls);

/** `access/break-glass`: opens one wall before one person's file for three hours, to look and for nothing else. */
export interface BreakGlassInput {
  registerNumber: string;
  wall: (typeof walls)[number];
  reason: (typeof breakGlassReasons)[number];
  words: string;
  /** An active officer of the own authority, who is told at once. */
  reviewer: number;
}
/** `access/close-wall`. */
export interface CloseWallInput {
  openingId: string;
}
/** `access/review-break-glass`. */
export interface ReviewBreakGlassInput {
  openingId: string;
  outcome: (typeof reviewOutcomes)[number];
  words: string;
}

export const breakGlassResult = view('GlassBroken', 'The person whose file was opened.', { personNo: z.int() });

export const standingOpening = view('StandingOpening', 'A wall that who asks looks past now.', {
  openingId: z.uuid(),
  wall,
  untilAt: instant,
});

/** A wall that who asks looks past now. */
export type StandingOpening = z.infer<typeof standingOpening>;

const openedWall = view('OpenedWall', 'A wall that was opened before a person’s file.', {
  openingId: z.uuid(),
  officer: officerReference,
  authority: z.string(),
  registerNumber: z.string(),
  personNo: z.int().nullable().describe('Null where who asks sees no file of the person.'),
  wall,
  reason: codes('BreakGlassReason', 'Why it was opened.', breakGlassReasons),
  words: z.string(),
  reviewer: officerReference,
  openedAt: instant,
  untilAt: instant.describe('When it ended or ends.'),
  open: z.boolean(),
  review: z
    .object({ outcome: z.enum(reviewOutcomes), words: z.string(), reviewedAt: instant })
    .nullable()
    .describe('Null while it waits.'),
  overdue: z.boolean().describe('Not reviewed 72 hours after it was opened.'),
  abilities,
});
/** One row of `GET /api/access/opened-walls`. */
export type OpenedWall = z.infer<typeof openedWall>;

export const openedWallsAnswer = pagedView('OpenedWallsAnswer', 'Walls that were opened, the newest first.', {
  rows: z.array(openedWall),
  waiting: z.int().describe('Not reviewed yet, of those that who asks is shown.'),
  overdue: z.int().describe('Of them, 72 hours old and more.'),
  reviewers: z.array(officerReference).describe('Who could be named to review what who asks opens.'),
  abilities,
});
/** `GET /api/access/opened-walls`. */
export type OpenedWallsAnswer = z.infer<typeof openedWallsAnswer>;
