import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import type { TestRegister } from './register.ts';

/** A site that a test has for itself, and its stream. */
export type OwnSite = { readonly code: string; readonly stream: number };

/** A new site, held by SDF. The letter makes its code, one for each site of a register. */
export const createOwnSite = async (test: TestRegister, letter: string): Promise<OwnSite> => {
  const code = `Q${letter}A`;
  await test.run('installation', addSite, {
    code,
    nameEn: code,
    nameAr: code,
    kind: 'prison',
    country: 'SYR',
    zone: 'Asia/Damascus',
    authority: 'SDF',
  });
  const { rows } = await test.admin.query<{ no: string }>('SELECT sites.stream_of($1) AS no', [code]);
  return { code, stream: Number(rows[0]?.no) };
};

/** The authority that answers for a site. */
export const whoAnswers = async (test: TestRegister, code: string): Promise<string | undefined> =>
  (await test.admin.query<{ authority: string }>('SELECT authority FROM sites.site WHERE code = $1', [code])).rows[0]
    ?.authority;

/** The breaches of a site, in their order. */
export const breachesOfSite = async (
  test: TestRegister,
  code: string,
): Promise<{ rule: string; authority: string; open: boolean }[]> =>
  (
    await test.admin.query<{ rule: string; authority: string; open: boolean }>(
      'SELECT rule, authority, cured_at IS NULL AS open FROM sites.site_breach WHERE site = $1 ORDER BY event_pos',
      [code],
    )
  ).rows;
