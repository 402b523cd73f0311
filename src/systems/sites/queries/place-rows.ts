import type { Reader } from '../../../core/register/command-definition.ts';
import type { PlaceRow, PlaceSection } from '../views.ts';

type SiteRow = {
  code: string;
  name_en: string;
  name_ar: string;
  name_ckb: string | null;
  kind: string;
  country: string;
  zone: string;
  authority: string | null;
  occupied: number;
  residents: number;
  accompanying: number;
  whole_site: PlaceRow['wholeSite'];
  away: number;
  open_breaches: number;
  sections: Omit<PlaceSection, 'free'>[] | null;
};

/**
 * Sites with their sections, places and occupants: numbers, not persons.
 * @param now instant at which authorisations to exceed a capacity are in force, in milliseconds
 * @param code only this site
 */
export const findPlaceRows = async (read: Reader, now: number, code: string | null): Promise<PlaceRow[]> => {
  const rows = await read.rows<SiteRow>(
    `SELECT s.code, s.name_en, s.name_ar, s.name_ckb, s.kind, s.country, s.zone, s.authority, register.site_occupants(s.code) AS occupied, register.site_residents(s.code) AS residents, register.site_accompanying(s.code) AS accompanying, sites.away_from(s.code, NULL) AS away,
       (SELECT jsonb_build_object('places', y.places, 'source', y.source, 'fromAt', register.ms(y.from_at)) FROM sites.capacity y WHERE y.site = s.code AND y.section IS NULL ORDER BY y.from_at DESC, y.recorded_at DESC, y.id DESC LIMIT 1) AS whole_site, (SELECT count(*)::int FROM sites.site_breach b WHERE b.site = s.code AND b.cured_at IS NULL) AS open_breaches,
       (SELECT jsonb_agg(jsonb_build_object('section', x.section, 'name', CASE WHEN x.name_en IS NULL THEN NULL ELSE jsonb_build_object('en', x.name_en, 'ar', x.name_ar, 'ckb', coalesce(x.name_ckb, x.name_ar)) END, 'sex', x.sex, 'ageGroup', CASE x.age_group WHEN 'juvenile' THEN 'minor' ELSE x.age_group END, 'legalStatus', x.legal_status,
          'level', coalesce(x.level, ''), 'medical', x.medical, 'capacity', x.capacity, 'capacitySource', x.capacity_source, 'occupied', register.occupants(x.site, x.section), 'away', sites.away_from(x.site, x.section),
          'extraPlaces', coalesce((SELECT sum(o.extra_places) FROM sites.over_capacity o WHERE o.site = x.site AND o.section = x.section AND o.approved_by IS NOT NULL AND o.expires_at > register.at($1)), 0))
          ORDER BY register.in_order(x.section)) FROM sites.section x WHERE x.site = s.code) AS sections
       FROM sites.site s WHERE $2::text IS NULL OR s.code = $2 ORDER BY s.code`,
    [now, code],
  );
  return rows.map((row) => {
    const sections = (row.sections ?? []).map((section) => ({
      ...section,
      free: section.capacity + section.extraPlaces - section.occupied,
    }));
    const sum = (of: (section: PlaceSection) => number) => sections.reduce((total, section) => total + of(section), 0);
    return {
      code: row.code,
      name: { en: row.name_en, ar: row.name_ar, ckb: row.name_ckb ?? row.name_ar },
      kind: row.kind,
      country: row.country,
      zone: row.zone,
      authority: row.authority,
      capacity: sections.length === 0 ? (row.whole_site?.places ?? null) : sum(({ capacity }) => capacity),
      wholeSite: row.whole_site,
      occupied: row.occupied,
      residents: row.residents,
      accompanying: row.accompanying,
      away: row.away,
      openBreaches: row.open_breaches,
      withoutSection: row.occupied + row.residents + row.accompanying - sum(({ occupied }) => occupied),
      sections,
    };
  });
};
