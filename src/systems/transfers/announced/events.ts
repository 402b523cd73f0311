import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../../core/register/event-definition.ts';
import { publishedRoles } from '../published/events.ts';

/** Where persons of an operation, or of one of its phases, were announced to be held. `said` is the number as it was announced, where there was one. */
export const announcedDestination = z
  .object({
    site: z.string().regex(/^[A-Z]{3}$/),
    phase: z.string().min(1).max(60).optional(),
    said: z.string().min(1).max(120).optional(),
    atLeast: z.int().nonnegative().max(10_000_000).optional(),
    atMost: z.int().nonnegative().max(10_000_000).optional(),
    announcedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  })
  .strict();
/** Who announced it and where: it can name a spokesman, and is in the event only as a digest. */
export const announcementSource = z
  .object({ attributedTo: z.string().min(2).max(200), source: z.string().min(3).max(400) })
  .strict();

/** A source announced a site as a destination. It plans nothing: it stands beside the sites that received persons. The event's id is the announcement's. */
export const DestinationAnnounced = defineEvent({
  type: 'DestinationAnnounced',
  system: 'transfers',
  stream: 'operation',
  kind: 'fact',
  roles: publishedRoles,
  data: announcedDestination,
  personal: announcementSource,
});
/** An announcement was entered wrongly, or was taken back by who made it: it stays, with the reason. */
export const AnnouncedDestinationWithdrawn = defineEvent({
  type: 'AnnouncedDestinationWithdrawn',
  system: 'transfers',
  stream: 'operation',
  kind: 'fact',
  roles: publishedRoles,
  data: z.object({ announcementId: z.uuid() }).strict(),
  personal: z.object({ reason: z.string().min(3).max(1000) }).strict(),
});

/** Event types of announced destinations. */
export const announcedEvents = [
  DestinationAnnounced,
  AnnouncedDestinationWithdrawn,
] as unknown as readonly AnyEventDefinition[];
