import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { sourceKinds } from '../source.ts';

/**
 * Officers of the authority that answers for the site: they see who is held there, and record what is not more than before. More places of a section are recorded by its
 * administrator or the installation, who see no cases: who has to put persons somewhere does not raise the places past the four eyes of an authorisation (I24).
 */
export const capacityRoles = ['installation', 'origin_officer', 'receiving_officer', 'administrator'] as const;

/**
 * A section, or a whole site, has so many places from a day on, with the source. A fact: fewer places than persons are recorded, with a breach for each person
 * beyond them (I17-section-capacity). The event's id is the record's.
 */
export const CapacityRecorded = defineEvent({
  type: 'CapacityRecorded',
  system: 'sites',
  stream: 'site',
  kind: 'fact',
  roles: capacityRoles,
  data: z
    .object({
      site: z.string().regex(/^[A-Z]{3}$/),
      section: z.string().min(1).max(60).optional(),
      places: z.int().nonnegative(),
      fromAt: z.int(),
      sourceKind: z.enum(sourceKinds),
      source: z.string().min(3).max(400),
    })
    .strict(),
});
