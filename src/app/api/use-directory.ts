import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MeAnswer } from '../../core/access/views.ts';
import type { SitesAnswer, SiteView } from '../../systems/sites/views.ts';
import { pickText } from '../format/pick-text.ts';
import { getJson } from './request.ts';
import { useMe } from './use-me.ts';

/** Names and zones of sites and authorities by code. Unknown codes are shown as they are. */
export interface Directory {
  sites: SiteView[];
  siteName: (code: string | null) => string;
  /** What a section is called; its code where nobody said. */
  sectionName: (site: string | null, section: string) => string;
  /** Codes of the authorities. */
  authorities: readonly string[];
  authorityName: (code: string | null) => string;
  zoneOf: (site: string | null) => string;
}

const NO_SITES: SiteView[] = [];
const NO_AUTHORITIES: NonNullable<MeAnswer['register']['authorities']> = [];

/** The directory of sites and authorities, loaded once and kept; the same object until an answer changes it. */
export function useDirectory(): Directory {
  const me = useMe();
  const answer = useQuery({
    queryKey: ['sites/sites'],
    queryFn: () => getJson<SitesAnswer>('/api/sites/sites'),
    staleTime: 60_000,
  });
  const sites = answer.data ?? NO_SITES;
  const authorities = me.data?.register.authorities ?? NO_AUTHORITIES;
  const zone = me.data?.register.zone ?? 'UTC';
  return useMemo(() => {
    const find = (code: string | null) => sites.find((site) => site.code === code);
    return {
      sites,
      siteName: (code) => {
        const site = find(code);
        return site ? pickText(site.name) : (code ?? '');
      },
      sectionName: (site, section) => {
        const name = find(site)?.sections.find((one) => one.section === section)?.name;
        return name ? pickText(name) : section;
      },
      authorities: authorities.map(({ code }) => code),
      authorityName: (code) => {
        const authority = authorities.find((candidate) => candidate.code === code);
        return authority ? pickText(authority.name) : (code ?? '');
      },
      zoneOf: (code) => find(code)?.zone ?? zone,
    };
  }, [sites, authorities, zone]);
}
