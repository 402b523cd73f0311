import { z } from 'zod';
import { defineEvent } from '../register/event-definition.ts';
import { rolesThat } from '../register/role-table.ts';
import { breakGlassReasons, reviewOutcomes, walls } from './break-glass-codes.ts';

const system = 'access';
/** Who works with cases. Who watches reads what it may, and administrators no case at all. */
const onCases = rolesThat(({ worksOnCases }) => worksOnCases);

/** Walls before version 2. */
const wallsBefore = ['reach', 'health', 'fears'] as const;
const opened = z
  .object({
    personNo: z.int().positive(),
    wall: z.enum(walls),
    reason: z.enum(breakGlassReasons),
    reviewer: z.int().positive(),
  })
  .strict();
const opening = {
  type: 'WallOpened',
  elevated: true,
  system,
  stream: 'officer',
  kind: 'act',
  roles: onCases,
  personal: z.object({ words: z.string().min(10).max(2000) }).strict(),
} as const;
/** The same before version 2, when there were three walls. Nothing writes it any more. */
export const WallOpenedBefore = defineEvent({
  ...opening,
  data: opened.extend({ wall: z.enum(wallsBefore) }).strict(),
});
/** An officer opened one wall before one person's file, to look for three hours; another officer of the same authority reviews it. Version 2 knows the wall around the identity of a child. */
export const WallOpened = defineEvent({ ...opening, v: 2, data: opened });

/** An officer ended an own opening before its three hours. */
export const WallClosed = defineEvent({
  type: 'WallClosed',
  system,
  stream: 'officer',
  kind: 'act',
  roles: onCases,
  data: z.object({ openingId: z.uuid() }).strict(),
});

/** The named reviewer said whether the opening was justified; one that was not ends at once. */
export const WallReviewed = defineEvent({
  type: 'WallReviewed',
  system,
  stream: 'officer',
  kind: 'act',
  roles: ['administrator', ...onCases],
  data: z.object({ openingId: z.uuid(), outcome: z.enum(reviewOutcomes) }).strict(),
  personal: z.object({ words: z.string().min(3).max(2000) }).strict(),
});
