/** Wire of first appearances before a judge. */
import { z } from 'zod';
import { sha256, view } from '../../../core/wire.ts';
import { APPEARANCE_SOURCES } from './sources.ts';

export const appearanceView = view('FirstAppearanceView', 'The first appearance before a judge, as it counts now.', {
  appearanceId: z.uuid(),
  when: z.string().describe('As far as it is known, in the time of the place.'),
  authority: z
    .string()
    .nullable()
    .describe('Code of an authority of the register; null where the court is only named.'),
  court: z.string().nullable(),
  source: z.enum(APPEARANCE_SOURCES),
  from: z.string().nullable().describe('Of what is inherited: from whom.'),
  documentSha256: sha256.nullable(),
});
/** The first appearance before a judge, as it counts now. */
export type AppearanceView = z.infer<typeof appearanceView>;

export const gapView = view('GapView', 'Hours between two events, as far as their times are known.', {
  least: z.int(),
  most: z.int(),
});
