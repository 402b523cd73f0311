/** Wire of `sites`. The web application imports the types only. */
import { z } from 'zod';
import { trilingual } from '../../core/access/views.ts';
import { codes, view } from '../../core/wire.ts';

export const sexGroup = codes('SexGroup', 'Sex that a section or a compartment is for.', ['male', 'female', 'any']);
export const ageGroup = codes('AgeGroup', 'Age that a section or a compartment is for.', ['adult', 'minor', 'any']);
export const sectionView = view(
  'SectionView',
  'A section of a site with its sourced capacity and the places taken now.',
  {
    section: z.string(),
    sex: sexGroup,
    ageGroup,
    legalStatus: z.string(),
    level: z.string(),
    capacity: z.int(),
    occupied: z.int(),
  },
);
/** A section of a site with its sourced capacity and the places taken now. */
export type SectionView = z.infer<typeof sectionView>;

export const siteView = view('SiteView', 'A site: prison, camp, crossing or rehabilitation centre.', {
  code: z.string().describe('e.g. `GHW`'),
  name: trilingual,
  kind: z.string(),
  country: z.string().describe('ISO 3166-1 alpha-3.'),
  zone: z.string().describe('IANA zone, e.g. `Asia/Baghdad`.'),
  lat: z.number(),
  lon: z.number(),
  sections: z.array(sectionView),
});
/** A site: prison, camp, crossing or rehabilitation centre. */
export type SiteView = z.infer<typeof siteView>;

export const sitesAnswer = z.array(siteView);
/** `GET /api/sites/sites`. */
export type SitesAnswer = z.infer<typeof sitesAnswer>;

/** `sites/add-keep-apart`: two persons share no section and no compartment until an instant. */
export interface AddKeepApartInput {
  personNo: number;
  otherPersonNo: number;
  reason: string;
  expiresAt: number;
}
