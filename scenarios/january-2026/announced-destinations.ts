import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

type Claim = { id: string; metric: string; value: string; published: string; attributed_to: string; source: string };

/** Provinces of the receiving prisons as reports name them, and the site of `sites.csv` that stands for each. */
const SITES: Readonly<Record<string, string>> = { Nasiriyah: 'NAS', Hillah: 'HIL', Nineveh: 'NIN' };

/** Where the receiving state announced that those who are moved would be held: each claim of `report_claims.csv` that says so, site by site. No number was published of any of them. */
export const announcedDestinations = (): {
  site: string;
  announcedOn: string;
  attributedTo: string;
  source: string;
}[] =>
  parse<Claim>(readFileSync(new URL('./report_claims.csv', import.meta.url)), { columns: true, bom: true })
    .filter(({ metric }) => metric === 'provinces of the receiving prisons')
    .flatMap(({ id, value, published, attributed_to: attributedTo, source }) =>
      value.split(';').map((named) => {
        const site = SITES[named.trim()];
        if (site === undefined) throw new Error(`No site stands for ${named.trim()} (${id}).`);
        return { site, announcedOn: published, attributedTo, source: `${id}, ${source}` };
      }),
    );
