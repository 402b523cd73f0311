import { defineQuery } from '../../../platform/http/query-definition.ts';
import { nothing } from '../../../platform/http/query-values.ts';
import { type SectionView, type SitesAnswer, sitesAnswer } from '../views.ts';

type SiteRow = {
  code: string;
  name_en: string;
  name_ar: string;
  name_ckb: string | null;
  kind: string;
  country: string;
  zone: string;
  authority: string | null;
  latitude_e5: number | null;
  longitude_e5: number | null;
  sections: SectionView[] | null;
};

/** Every acknowledged place with its sections, their sourced capacity and how many are held there now: a number, not persons. */
export const sites = defineQuery({
  system: 'sites',
  name: 'sites',
  input: nothing,
  answer: sitesAnswer,
  run: async (read): Promise<SitesAnswer> => {
    const rows = await read.rows<SiteRow>(
      `SELECT s.code, s.name_en, s.name_ar, s.name_ckb, s.kind, s.country, s.zone, s.authority, s.latitude_e5, s.longitude_e5,
         (SELECT jsonb_agg(jsonb_build_object('section', x.section, 'name', CASE WHEN x.name_en IS NULL THEN NULL ELSE jsonb_build_object('en', x.name_en, 'ar', x.name_ar, 'ckb', coalesce(x.name_ckb, x.name_ar)) END, 'sex', x.sex, 'ageGroup', CASE x.age_group WHEN 'juvenile' THEN 'minor' ELSE x.age_group END, 'legalStatus', x.legal_status,
            'level', coalesce(x.level, ''), 'medical', x.medical, 'capacity', x.capacity, 'occupied', register.occupants(x.site, x.section)) ORDER BY register.in_order(x.section)) FROM sites.section x WHERE x.site = s.code) AS sections
       FROM sites.site s ORDER BY s.code`,
    );
    return rows.map((row) => ({
      code: row.code,
      name: { en: row.name_en, ar: row.name_ar, ckb: row.name_ckb ?? row.name_ar },
      kind: row.kind,
      country: row.country,
      zone: row.zone,
      authority: row.authority,
      lat: (row.latitude_e5 ?? 0) / 1e5,
      lon: (row.longitude_e5 ?? 0) / 1e5,
      sections: row.sections ?? [],
    }));
  },
});
