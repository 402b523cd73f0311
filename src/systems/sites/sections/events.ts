import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';

const name = z.string().min(1).max(60);

/** What a section is called in the languages of its site. Its code stays: rules, lists and papers use it. The newest naming counts. */
export const SectionNamed = defineEvent({
  type: 'SectionNamed',
  system: 'sites',
  stream: 'site',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z
    .object({
      site: z.string().regex(/^[A-Z]{3}$/),
      section: name,
      nameEn: name,
      nameAr: name,
      nameCkb: name.optional(),
    })
    .strict(),
});
