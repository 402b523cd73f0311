/** The role that reads how officers look: by SQL as the serving role, past the queries. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { breakGlass } from '../../src/core/access/commands/break-glass.ts';
import type { Role } from '../../src/core/register/roles.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { Attackers } from '../support/attacker.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
/** Persons of SDF at GHW, and of MOJ at KRK. */
let here = 0;
let theirs = 0;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  here = await test.person();
  await test.run('installation', allocateNumberBlock, { site: 'KRK', first: 1, size: 10 });
  const elsewhere = async (officer: TestOfficer, custodian: string, site: string): Promise<number> => {
    const { result } = await test.run(officer, registerPerson, {
      site,
      person: {
        names: [{ full: `Elsewhere ${site}`, script: 'latin', kind: 'primary', source: 'test' }],
        sex: 'male',
        birth: '1980-01-01',
        nationalities: [],
      },
      custody: { custodian, site, fromAt: START - HOUR, basis: 'existing-custody' },
    });
    return (result as { personNo: number }).personNo;
  };
  theirs = await elsewhere('moj-receiver', 'MOJ', 'KRK');
});
afterAll(async () => {
  await attackers?.close();
  await test?.close();
});

const post = (officer: TestOfficer, role: Role, site = '*') =>
  test.admin.query('UPDATE access.posting SET role = $2, site = $3 WHERE officer_no = $1', [
    test.officerNo(officer),
    role,
    site,
  ]);

it('who audits sees the officers and opened walls of the own authority, and how the log stands; whom the installation alone posts', async () => {
  const [person] = (
    await test.admin.query<{ n: string }>('SELECT register_number AS n FROM register.person WHERE no = $1', [here])
  ).rows;
  await test.run('sdf-cell', breakGlass, {
    registerNumber: person?.n as string,
    wall: 'fears',
    reason: 'other',
    words: 'Synthetic words.',
    reviewer: test.officerNo('sdf-origin'),
  });
  const counts = async (officer: TestOfficer) => ({
    officers: (await test.see(officer, 'SELECT FROM access.officer_states()')).length,
    walls: (await test.see(officer, 'SELECT FROM access.opened_wall')).length,
  });
  const administrator = await counts('sdf-admin');
  expect(administrator.walls).toBe(1);
  await post('sdf-origin-two', 'auditor');
  expect(await counts('sdf-origin-two')).toEqual(administrator);
  await post('moj-receiver-two', 'auditor');
  expect(await counts('moj-receiver-two')).toMatchObject({ walls: 0 });
  // how often officers of the authority opened files: no person, no other authority, and nothing of accounts of fears
  const counted = async (officer: TestOfficer) =>
    (
      await test.see<{ no: number; authority: string; part: string; readings: number; files: number }>(
        officer,
        "SELECT officer_no AS no, authority, part, readings, files FROM access.readings_counted(register.clock() - interval '1 day') ORDER BY 1, 3",
      )
    ).map((row) => ({ ...row, no: Number(row.no), readings: Number(row.readings), files: Number(row.files) }));
  await attackers.as('sdf-origin').opens(here);
  await attackers.as('moj-receiver').opens(theirs);
  await test.admin.query(
    "INSERT INTO access.file_read (person_no, officer_no, authority, roles, part, ground, session, read_at) SELECT $1, $2, 'SDF', ARRAY['interviewer'], 'fears', 'role', '\\x0011223344556677', register.clock()",
    [here, test.officerNo('sdf-origin')],
  );
  const one = { no: test.officerNo('sdf-origin'), authority: 'SDF', part: 'file', readings: 1, files: 1 };
  expect(await counted('sdf-origin-two')).toEqual([one]);
  expect((await counted('monitor')).map(({ authority }) => authority)).toEqual(expect.arrayContaining(['SDF', 'MOJ']));
  for (const officer of ['sdf-admin', 'sdf-origin', 'clerk'] as const)
    expect([officer, await counted(officer)]).toEqual([officer, []]);
  await post('sdf-origin-two', 'press_officer');
  expect(await counted('sdf-origin-two')).toEqual([]);
  expect(await counts('sdf-origin-two')).toEqual({ officers: 0, walls: 0 });
  // who reviews works on cases or governs officers
  const reviewers = await test.see<{ no: number }>('sdf-cell', 'SELECT no FROM access.reviewers()');
  expect(reviewers.map(({ no }) => Number(no))).not.toContain(test.officerNo('sdf-origin-two'));
  expect(reviewers.map(({ no }) => Number(no))).toContain(test.officerNo('sdf-origin'));
});
