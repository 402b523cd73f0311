import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../core/register/event-definition.ts';
import { holderRoles } from './events.ts';

/** The sex that was recorded of a person was wrong. Cites the event that recorded it: the registration, or the correction before. */
export const SexCorrected = defineEvent({
  type: 'SexCorrected',
  system: 'register',
  stream: 'person',
  kind: 'fact',
  roles: [...holderRoles, 'health_officer', 'child_protection_officer'],
  data: z.object({ corrects: z.uuid(), sex: z.enum(['male', 'female']) }).strict(),
  personal: z.object({ source: z.string().min(1).max(300), reason: z.string().min(3).max(2000) }).strict(),
});

/** Event types of what a registration recorded wrongly. */
export const correctionEvents = [SexCorrected] as unknown as readonly AnyEventDefinition[];
