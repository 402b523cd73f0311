import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../../core/register/event-definition.ts';
import { listForms, listMeans } from './words.ts';

const shared = { system: 'transfers', stream: 'manifest' } as const;

/** The sealed manifest was sent to the receiving authority (GC III 46-48): under which seal, to whom, how. The event's id is the sending's; it occurred when it was sent. */
export const ListSent = defineEvent({
  type: 'ListSent',
  ...shared,
  kind: 'fact',
  roles: ['transfer_cell', 'origin_officer'],
  data: z
    .object({
      sealNo: z.int().positive(),
      manifestHash: z.string().regex(/^[0-9a-f]{64}$/),
      toAuthority: z.string().min(1).max(60),
      toSite: z.string().min(1).max(60),
      means: z.enum(listMeans),
      forms: z.array(z.enum(listForms)).min(1),
    })
    .strict(),
  personal: z.object({}).strict(),
});

/** An officer of the receiving authority has the list that was sent. */
export const ListAcknowledged = defineEvent({
  type: 'ListAcknowledged',
  ...shared,
  kind: 'fact',
  roles: ['receiving_officer', 'transfer_cell'],
  data: z.object({ sendingId: z.uuid() }).strict(),
  personal: z.object({}).strict(),
});

/** Event types of lists that are sent ahead. */
export const listEvents = [ListSent, ListAcknowledged] as unknown as readonly AnyEventDefinition[];
