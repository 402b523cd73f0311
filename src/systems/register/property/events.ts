import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { holderRoles } from '../events.ts';
import { COMPLAINANTS, COMPLAINT_OUTCOMES, COMPLAINTS, ENDS, PURPOSES, SEAL_STATES } from './property.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
/** The number on a seal; for input and event alike. */
export const sealNumber = z.string().trim().min(1).max(60);
/** The things in a packet; for input and event alike. */
export const packetItems = z
  .array(z.object({ quantity: z.int().min(1).max(1_000_000), description: text(300) }).strict())
  .min(1)
  .max(200);
const keeperRoles = [...holderRoles, 'escort_commander'] as const;

/** Belongings were taken from a person and sealed in a packet. The event's id is the packet's; `occurredAt` is when they were taken. */
export const PacketSealed = defineEvent({
  type: 'PacketSealed',
  system: 'register',
  stream: 'person',
  kind: 'act',
  roles: [...keeperRoles],
  data: z.object({ seal: sealNumber }).strict(),
  personal: z.object({ items: packetItems, takenFrom: text(300), takenWhere: text(300) }).strict(),
});

/** A packet passed from hand to hand. How the seal was found is a fact: broken and missing are recorded as a difference. */
export const PacketPassed = defineEvent({
  type: 'PacketPassed',
  system: 'register',
  stream: 'person',
  kind: 'fact',
  roles: [...keeperRoles],
  data: z
    .object({
      packetId: z.uuid(),
      purpose: z.enum(PURPOSES),
      sealFound: z.enum(SEAL_STATES),
      newSeal: sealNumber.exactOptional(),
      manifestNo: z.int().positive().exactOptional(),
    })
    .strict(),
  personal: z.object({ releasedBy: text(300), receivedBy: text(300) }).strict(),
});

/** A packet was given back or disposed of, by whose authority and before which witness: nothing follows it. */
export const PacketEnded = defineEvent({
  type: 'PacketEnded',
  system: 'register',
  stream: 'person',
  kind: 'fact',
  roles: [...keeperRoles],
  data: z.object({ packetId: z.uuid(), ended: z.enum(ENDS) }).strict(),
  personal: z.object({ authorisedBy: text(300), witness: text(300) }).strict(),
});

/** Who hears complaints: who keeps the packet, and who speaks with the person for another reason. */
const hearers = [...keeperRoles, 'interviewer', 'child_protection_officer'] as const;

/** Somebody complains about a packet: a seal that is broken or another, a thing that is missing. The event's id is the complaint's; `occurredAt` is when it was made. */
export const PropertyComplaintRecorded = defineEvent({
  type: 'PropertyComplaintRecorded',
  system: 'register',
  stream: 'person',
  kind: 'fact',
  roles: [...hearers],
  data: z.object({ packetId: z.uuid(), about: z.enum(COMPLAINTS), madeBy: z.enum(COMPLAINANTS) }).strict(),
  personal: z.object({ account: text(2000) }).strict(),
});

/** The authority that has the packet answers a complaint: what it found, and what is done about it (Mandela 57, 67). */
export const PropertyComplaintAnswered = defineEvent({
  type: 'PropertyComplaintAnswered',
  system: 'register',
  stream: 'person',
  kind: 'act',
  roles: [...holderRoles],
  data: z.object({ complaintId: z.uuid(), outcome: z.enum(COMPLAINT_OUTCOMES) }).strict(),
  personal: z.object({ found: text(2000), remedy: text(2000).exactOptional() }).strict(),
});
