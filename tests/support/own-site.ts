import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { HOUR, START, type TestRegister } from './register.ts';

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

/** So many persons, held by SDF at a site of its own, by the commands. */
export const holdPersons = async <Site extends { readonly code: string }>(
  test: TestRegister,
  site: Site,
  n: number,
): Promise<Site & { persons: number[] }> => {
  await test.run('installation', allocateNumberBlock, { site: site.code, first: 1, size: Math.max(50, n) });
  const persons: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const outcome = await test.run('sdf-origin', registerPerson, {
      site: site.code,
      person: {
        names: [{ full: `Roll ${'ABCDEFG'[i % 7]} Example`, script: 'latin', kind: 'primary', source: 'test' }],
        sex: 'male',
        birth: '1990-03-04',
        nationalities: [],
      },
      custody: { custodian: 'SDF', site: site.code, fromAt: START - HOUR, basis: 'existing-custody' },
    });
    persons.push((outcome.result as { personNo: number }).personNo);
  }
  return { ...site, persons };
};

/** Who holds a person now. */
export const holderOf = async (test: TestRegister, person: number): Promise<string | undefined> =>
  (
    await test.admin.query<{ custodian: string }>(
      "SELECT custodian FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
      [person],
    )
  ).rows[0]?.custodian;
