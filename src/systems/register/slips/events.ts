import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { holderRoles } from '../events.ts';
import { SLIP_HOLDERS } from './slip-holders.ts';

/** A slip was issued, with which its holder finds the record in the public log. For whom is said; neither the key that it carries nor who came for it is. */
export const SlipIssued = defineEvent({
  type: 'SlipIssued',
  elevated: true,
  system: 'register',
  stream: 'person',
  kind: 'act',
  roles: holderRoles,
  data: z.object({ to: z.enum(SLIP_HOLDERS) }).strict(),
});
