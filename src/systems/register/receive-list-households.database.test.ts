import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCamp } from '../../../tests/support/camp.ts';
import { createTestRegister, START, type TestRegister } from '../../../tests/support/register.ts';
import { readerOf } from '../../core/register/reader.ts';
import { allocateNumberBlock } from '../sites/commands/allocate-number-block.ts';
import type { ReceiveListInput, ReceiveListResult } from './command-views.ts';
import { correctHouseholdRole } from './commands/correct-household-role.ts';
import { receiveList } from './commands/receive-list.ts';
import { resolveRow } from './commands/resolve-row.ts';
import { dryRunList } from './plan-list.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
  await addCamp(test);
});
afterAll(() => test.close());

const input = (lines: readonly string[], more: Partial<ReceiveListInput> = {}): ReceiveListInput => ({
  site: 'HOL',
  source: 'camp list',
  fileName: 'list.csv',
  file: Buffer.from(lines.join('\r\n')).toString('base64'),
  people: 'residents',
  ...more,
});
const dryRun = async (given: ReceiveListInput): Promise<ReceiveListResult> => {
  const client = await test.register.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('amana.token', $1, true)", [test.token('sdf-origin')]);
    return (await dryRunList(readerOf(client), given, START)).result;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};
const receive = async (given: ReceiveListInput): Promise<ReceiveListResult> =>
  (await test.run('sdf-origin', receiveList, given)).result as ReceiveListResult;

type Member = { household: string; role: string; section: string | null; breaches: string[] };
const memberOf = async (personNo: number | undefined): Promise<Member | undefined> =>
  (
    await test.see<Member>(
      'sdf-origin',
      `SELECT m.household_id AS household, m.role, c.section, ARRAY(SELECT b.rule FROM register.breach b WHERE b.person_no = m.person_no ORDER BY 1) AS breaches
         FROM register.household_member m JOIN register.custody c ON c.person_no = m.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' WHERE m.person_no = $1 AND m.left_at IS NULL`,
      [personNo],
    )
  )[0];
const resolve = async (listNo: number, row: number, more: object = {}): Promise<number> =>
  (
    (await test.run('sdf-origin', resolveRow, { listNo, row, decision: 'accept-as-new', reason: 'asked her', ...more }))
      .result as { personNo: number }
  ).personNo;
const person = (full: string, sex: 'male' | 'female') => ({
  names: [{ full, script: 'latin' as const, kind: 'primary' as const, source: 'own statement' }],
  sex,
  nationalities: [],
});

describe('households of a list', () => {
  it('come in with it, also into a section for households; the dry run says to which each row comes', async () => {
    const given = input([
      'Full name,Sex,رقم العائلة,صلة القرابة,Section',
      'Amina Salih,female,١٢,ربة الأسرة,Phase 1',
      'Omar Salih,male,12,ابن,Phase 1',
      'Noor Salih,female,Family 12,daughter,Phase 1',
      'Hind Farid,female,13,Head of household,Phase 2',
      'Salma Farid,female,13,grandmother,Phase 2',
      'Zaynab Hadi,female,,,',
    ]);
    const tried = await dryRun(given);
    const households = tried.rows.map(({ household }) => household && [household.label, household.role]);
    expect(households).toEqual([
      ['١٢', 'head'],
      ['١٢', 'child'],
      ['١٢', 'child'],
      ['13', 'head'],
      ['13', 'other'],
      undefined,
    ]);
    expect(tried.notes?.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['households-made', 'rows-without-household']),
    );
    const list = await receive(given);
    expect(list.rows.map(({ household }) => household && [household.label, household.role])).toEqual(households);
    const members = await Promise.all(list.rows.map(({ personNo }) => memberOf(personNo)));
    expect(members.map((member) => member && [member.role, member.section, member.breaches])).toEqual([
      ['head', 'Phase 1', []],
      ['child', 'Phase 1', []],
      ['child', 'Phase 1', []],
      ['head', 'Phase 2', []],
      ['other', 'Phase 2', []],
      undefined,
    ]);
    expect(new Set(members.map((member) => member?.household)).size).toBe(3);
  });

  it('whose member waits or is refused keep the tie: who is entered later joins, also before the others', async () => {
    const list = await receive(
      input([
        'Full name,Sex,Household,Relation,Section',
        'Rima Tawil,,7,head,Phase 1',
        'Badr Tawil,male,7,son,Phase 1',
        ',male,7,son,Phase 1',
        'Sahar Nuri,,8,head,Phase 1',
        'Widad Nuri,,8,daughter,Phase 2',
      ]),
    );
    expect(list).toMatchObject({ read: 5, accepted: 1, waiting: 3, refused: 1 });
    const boy = await memberOf(list.rows[1]?.personNo);
    expect(boy).toMatchObject({ role: 'child', section: 'Phase 1', breaches: [] });
    const mother = await resolve(list.listNo, 2, { person: person('Rima Tawil', 'female') });
    expect(await memberOf(mother)).toMatchObject({ household: boy?.household, role: 'head', breaches: [] });
    const brother = await resolve(list.listNo, 4, { person: person('Ziad Tawil', 'male') });
    expect(await memberOf(brother)).toMatchObject({ household: boy?.household, role: 'child' });
    // a daughter whom the list has in another section than her mother: recorded there, with the breach
    const daughter = await memberOf(await resolve(list.listNo, 6, { person: person('Widad Nuri', 'female') }));
    const head = await memberOf(await resolve(list.listNo, 5, { person: person('Sahar Nuri', 'female') }));
    expect(daughter).toMatchObject({ role: 'child', section: 'Phase 2', breaches: [] });
    expect(head).toMatchObject({
      household: daughter?.household,
      role: 'head',
      section: 'Phase 1',
      breaches: ['I32-household-together'],
    });
  });

  it('that a list itself puts into several sections are recorded there, each member with the breach', async () => {
    const list = await receive(
      input([
        'Full name,Sex,Household,Relation,Section',
        'Ghada Amin,female,40,head,Phase 1',
        'Lina Amin,female,40,daughter,Phase 2',
      ]),
    );
    expect(list.rows.map(({ code }) => code)).toEqual(['section-does-not-fit', 'section-does-not-fit']);
    for (const { personNo } of list.rows)
      expect((await memberOf(personNo))?.breaches).toEqual(['I32-household-together']);
  });

  it('without a head, with two, of one member: entered, told with the remedy, and nobody is guessed', async () => {
    const given = input([
      'Full name,Sex,Household,Relation',
      'Iman Saeed,female,20,mother',
      'Asma Saeed,female,20,daughter',
      'Karima Jalal,female,21,head',
      'Fatin Jalal,female,21,head',
      'Nadia Kamil,female,22,',
      'Huda Shakir,female,23,daughter',
      'Rana Fadil,female,24,zzz',
      'Rula Fadil,female,24,head',
    ]);
    const list = await receive(given);
    expect(list).toMatchObject({ accepted: 8 });
    expect(list.rows.map(({ code }) => code ?? null)).toEqual([
      'household-no-head',
      null,
      'household-two-heads',
      'household-two-heads',
      'household-one-member',
      'household-no-head',
      'relation-unknown',
      null,
    ]);
    const members = await Promise.all(list.rows.map(({ personNo }) => memberOf(personNo)));
    expect(members.map((member) => member?.role)).toEqual([
      ...['other', 'child', 'other', 'other', 'head', 'child', 'other', 'head'],
    ]);
    // the remedy: an officer who asked names the head, one and no more
    const [, , one, two] = list.rows.map(({ personNo }) => personNo as number) as [number, number, number, number];
    const reason = 'both were asked';
    await test.run('sdf-origin', correctHouseholdRole, { personNo: two, role: 'head', reason });
    expect((await memberOf(two))?.role).toBe('head');
    await expect(
      test.run('sdf-origin', correctHouseholdRole, { personNo: one, role: 'head', reason }),
    ).rejects.toMatchObject({ problems: [{ code: 'one-head' }] });
    await expect(
      test.run('sdf-origin', correctHouseholdRole, { personNo: one, role: 'other', reason }),
    ).rejects.toMatchObject({ problems: [{ code: 'same-role' }] });
  });

  it('have their first row as head where the officer says so, and no row says another', async () => {
    const list = await receive(
      input(['Full name,Sex,Household', 'Suad Rashid,female,31', 'Adil Rashid,male,31', 'Mona Yasin,female,32'], {
        heads: 'first-row',
      }),
    );
    const members = await Promise.all(list.rows.map(({ personNo }) => memberOf(personNo)));
    expect(members.map((member) => member?.role)).toEqual(['head', 'other', 'head']);
  });

  it('are none where a column of something else is taken for them, and of detainees', async () => {
    const lines = [
      'Full name,Sex,Household',
      ...Array.from({ length: 61 }, (_, i) => `Name${i} Family${i},female,Phase`),
    ];
    const tried = await dryRun(input(lines));
    expect(tried.notes?.map(({ code }) => code)).toContain('households-too-large');
    expect(tried.rows.every(({ household }) => household === undefined)).toBe(true);
    const detained = await dryRun(input(['Full name,Sex,Household', 'Sami Rawi,male,1'], { people: 'detainees' }));
    expect(detained.notes?.map(({ code }) => code)).toContain('households-of-residents');
    expect(detained.rows[0]?.household).toBeUndefined();
  });
});

it('more of them than one part of an append holds come in whole', async () => {
  await test.run('installation', allocateNumberBlock, { site: 'HOL', first: 1000, size: 2000 });
  const rows = Array.from({ length: 1100 }, (_, i) => {
    const letters = [...String(i)].map((digit) => 'bdfgklmnrs'[Number(digit)]).join('a');
    const birth = new Date(Date.UTC(1940 + (i % 60), Math.floor(i / 60) % 12, i < 720 ? 2 : 25))
      .toISOString()
      .slice(0, 10);
    return `Qa${letters} Za${letters}ya,female,${birth},${Math.floor(i / 4) + 500},${i % 4 === 0 ? 'head' : 'daughter'}`;
  });
  const list = await receive(input(['Full name,Sex,Date of birth,Household,Relation', ...rows]));
  expect(list.rows.filter(({ outcome }) => outcome !== 'accepted')).toEqual([]);
  const [counted] = await test.see<{ n: number }>(
    'sdf-origin',
    `SELECT count(*)::int AS n FROM (SELECT m.household_id FROM register.list_row r JOIN register.household_member m ON m.person_no = r.person_no WHERE r.list_no = $1
       GROUP BY 1 HAVING count(*) = 4 AND count(*) FILTER (WHERE m.role = 'head') = 1) h`,
    [list.listNo],
  );
  expect(counted?.n).toBe(275);
});
