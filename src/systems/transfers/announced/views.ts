/** Wire of announced destinations. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { instant, view } from '../../../core/wire.ts';

export const announcementView = view(
  'AnnouncementView',
  'A source announced a site as a destination of an operation.',
  {
    announcementId: z.string(),
    phase: z.string().nullable().describe('Code of the phase; null: of the whole operation.'),
    said: z.string().nullable().describe('The number as it was announced; null: none was.'),
    atLeast: z.int().nullable(),
    atMost: z.int().nullable(),
    announcedOn: z.string().describe('YYYY-MM-DD.'),
    attributedTo: z.string(),
    source: z.string(),
    recordedBy: officerReference,
    withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
    mayWithdraw: z.boolean(),
  },
);
/** A source announced a site as a destination. */
export type AnnouncementView = z.infer<typeof announcementView>;

export const roomDestination = view(
  'RoomDestination',
  'A site that was announced as a destination, or that received persons of the operation, or both.',
  {
    site: z.string(),
    announced: z.array(announcementView).describe('Empty: it was used and never announced.'),
    received: z
      .int()
      .describe('Persons whom the site received, each counted once, at the first such hand-over; within reach.'),
    use: z
      .enum(['as-announced', 'not-used', 'not-announced', 'withdrawn'])
      .describe(
        'Whether what was announced and still stands came true; `withdrawn`: nothing of it stands, and nobody was received.',
      ),
  },
);
/** A site that was announced as a destination, or used, or both. */
export type RoomDestination = z.infer<typeof roomDestination>;

/** `transfers/record-announced-destination`. */
export interface RecordAnnouncedDestinationInput {
  operationNo: number;
  site: string;
  phase?: string;
  said?: string;
  atLeast?: number;
  atMost?: number;
  /** YYYY-MM-DD. */
  announcedOn: string;
  attributedTo: string;
  source: string;
}
/** `transfers/withdraw-announced-destination`. */
export interface WithdrawAnnouncedDestinationInput {
  operationNo: number;
  announcementId: string;
  reason: string;
}
