/** Wire types of `sites`. Types only. */
import type { Trilingual } from '../../core/access/views.ts';

/** Sex group a section or a compartment is for. */
export type SexGroup = 'male' | 'female' | 'any';

/** Age group a section or a compartment is for. */
export type AgeGroup = 'adult' | 'minor' | 'any';

/** A section of a site with its sourced capacity and the places taken now. */
export interface SectionView {
  section: string;
  sex: SexGroup;
  ageGroup: AgeGroup;
  legalStatus: string;
  level: string;
  capacity: number;
  occupied: number;
}

/** A site: prison, camp, crossing or rehabilitation centre. */
export interface SiteView {
  /** e.g. `GHW`. */
  code: string;
  name: Trilingual;
  kind: string;
  /** ISO 3166-1 alpha-3. */
  country: string;
  /** IANA zone, e.g. `Asia/Baghdad`. */
  zone: string;
  lat: number;
  lon: number;
  sections: SectionView[];
}

/** `GET /api/sites/sites`. */
export type SitesAnswer = SiteView[];

/** `sites/add-keep-apart`: two persons share no section and no compartment until an instant. */
export interface AddKeepApartInput {
  personNo: number;
  otherPersonNo: number;
  reason: string;
  expiresAt: number;
}
