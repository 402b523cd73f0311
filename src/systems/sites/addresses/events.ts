import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { sourceKinds } from '../source.ts';

const text = z.string().min(3).max(400);

/** A source says where mail to persons at a site goes. Nothing is changed: the newest record holds. */
export const PostalAddressRecorded = defineEvent({
  type: 'PostalAddressRecorded',
  system: 'sites',
  stream: 'site',
  kind: 'fact',
  roles: ['installation', 'administrator', 'origin_officer', 'receiving_officer'],
  data: z
    .object({
      site: z.string().regex(/^[A-Z]{3}$/),
      addressEn: text,
      addressAr: text,
      addressCkb: text.optional(),
      sourceKind: z.enum(sourceKinds),
      source: text,
    })
    .strict(),
});
