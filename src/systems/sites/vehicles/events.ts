import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { inspectionOccasions, inspectionParts } from './inspection-words.ts';

/** A vehicle was inspected by an officer of its authority: what was looked at, what was not in order, fit or not. The event's id is the inspection's. */
export const VehicleInspected = defineEvent({
  type: 'VehicleInspected',
  system: 'sites',
  stream: 'register',
  kind: 'fact',
  roles: ['escort_commander'],
  data: z
    .object({
      vehicle: z.string().min(1).max(40),
      occasion: z.enum(inspectionOccasions),
      site: z.string().regex(/^[A-Z]{3}$/),
      fit: z.boolean(),
      checked: z.array(z.enum(inspectionParts)).min(1),
      defects: z.array(z.enum(inspectionParts)),
      note: z.string().min(3).max(1000).optional(),
    })
    .strict(),
});
