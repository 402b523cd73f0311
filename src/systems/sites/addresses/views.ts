/** Wire of the addresses of sites for mail. The web application imports the types only. */
import { z } from 'zod';
import { trilingual } from '../../../core/access/views.ts';
import { instant, view } from '../../../core/wire.ts';
import { sourceKind } from '../control/views.ts';
import type { SourceKind } from '../source.ts';

export const mailAddress = view('MailAddress', 'Where mail to persons at a site goes, as a source says it.', {
  address: trilingual,
  sourceKind,
  source: z.string(),
  recordedAt: instant,
});
/** Where mail to persons at a site goes. */
export type MailAddress = z.infer<typeof mailAddress>;

/** `sites/record-postal-address`. */
export interface RecordPostalAddressInput {
  site: string;
  addressEn: string;
  addressAr: string;
  addressCkb?: string;
  sourceKind: SourceKind;
  source: string;
}
