import { useQuery } from '@tanstack/react-query';
import { postJson } from '../../../app/api/request.ts';
import type { PeopleAnswer, PersonRow } from '../../register/views.ts';

const PAGE = 500;

/** Everybody held at a site who is on no live manifest, gathered page by page. */
export function useEligiblePeople(site: string) {
  return useQuery({
    queryKey: ['register/people', 'eligible', site],
    enabled: site !== '',
    queryFn: async () => {
      const rows: PersonRow[] = [];
      for (let page = 1; ; page += 1) {
        const answer = await postJson<PeopleAnswer>('/api/register/people', {
          site,
          status: 'eligible',
          page,
          pageSize: PAGE,
        });
        rows.push(...answer.rows);
        if (rows.length >= answer.total || answer.rows.length === 0) return rows;
      }
    },
  });
}
