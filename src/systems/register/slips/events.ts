import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { holderRoles } from '../events.ts';
import { REPLACE_REASONS } from './replace-reasons.ts';
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

/** All slips of the record that were issued until now were replaced: what follows this event is named by another key. Why is said; from whom it was taken or who wished it is not. */
export const SlipsReplaced = defineEvent({
  type: 'SlipsReplaced',
  elevated: true,
  system: 'register',
  stream: 'person',
  kind: 'act',
  roles: holderRoles,
  data: z.object({ reason: z.enum(REPLACE_REASONS) }).strict(),
});
