import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { sourceKinds } from '../source.ts';
import { hazardKinds, severities } from './hazard-words.ts';

/** Officers who record what a site is exposed to. */
export const hazardRoles = [
  'administrator',
  'origin_officer',
  'transfer_cell',
  'receiving_officer',
  'escort_commander',
  'health_officer',
] as const;

/** A source says what a site is exposed to, from when, and until when that is believed. The event's id is the hazard's. */
export const HazardRecorded = defineEvent({
  type: 'HazardRecorded',
  system: 'sites',
  stream: 'site',
  kind: 'fact',
  roles: hazardRoles,
  data: z
    .object({
      site: z.string().regex(/^[A-Z]{3}$/),
      kind: z.enum(hazardKinds),
      severity: z.enum(severities),
      said: z.string().min(3).max(1000),
      sourceKind: z.enum(sourceKinds),
      source: z.string().min(3).max(400),
      fromAt: z.int(),
      expiresAt: z.int(),
    })
    .strict(),
});

/** A recorded hazard is over or was wrong: withdrawn before its end by the authority that recorded it, with the reason. */
export const HazardWithdrawn = defineEvent({
  type: 'HazardWithdrawn',
  system: 'sites',
  stream: 'site',
  kind: 'fact',
  roles: hazardRoles,
  data: z.object({ hazardId: z.uuid(), reason: z.string().min(3).max(2000) }).strict(),
});
