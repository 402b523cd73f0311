/** Wire of `register`: entries by which persons are detainees of a camp. The web application imports the types only. */
import { z } from 'zod';
import { trilingual } from '../../core/access/views.ts';
import { view } from '../../core/wire.ts';

export const detentionEntriesAnswer = view(
  'DetentionEntriesAnswer',
  'Of which of these persons `register/correct-detention` can correct the entry as detained, and why not of the others.',
  {
    correctable: z.array(z.int()).describe('Numbers of persons.'),
    others: z.array(z.object({ personNo: z.int(), code: z.string(), why: trilingual })),
  },
);
/** `POST /api/register/detention-entries`. */
export type DetentionEntriesAnswer = z.infer<typeof detentionEntriesAnswer>;
