/** The roles that read one site or numbers alone: each by SQL as the serving role, past the queries. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../src/core/register/roles.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { approveOverCapacity } from '../../src/systems/sites/commands/approve-over-capacity.ts';
import { approveSecurityLevel } from '../../src/systems/sites/commands/approve-security-level.ts';
import { authoriseOverCapacity } from '../../src/systems/sites/commands/authorise-over-capacity.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { recordAbsence } from '../../src/systems/sites/commands/record-absence.ts';
import { recordHazard } from '../../src/systems/sites/commands/record-hazard.ts';
import { recordSecurityLevel } from '../../src/systems/sites/commands/record-security-level.ts';
import { Attackers } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { levelApproved, levelRecorded, withId } from '../support/forged.ts';
import { postedAs } from '../support/posted-as.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
/** Persons of SDF at GHW, at the other site of SDF, and of MOJ at KRK. */
let here = 0;
let there = 0;
let theirs = 0;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers?.close();
  await test?.close();
});

const post = (officer: TestOfficer, role: Role, site = '*') => postedAs(test, officer, [role], site);
const FIGURES = [
  'programme_staff',
  'repatriation_desk',
  'finance_officer',
  'press_officer',
  'corridor_reporter',
  'family_desk',
  'ministry_desk',
  'auditor',
] as const satisfies readonly Role[];

/** Tables that have a person's number and that the serving role may read. */
const tablesOfPersons = async (): Promise<string[]> =>
  (
    await test.admin.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'person_no'
        WHERE c.relkind = 'r' AND n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') AND has_column_privilege('amana_app', c.oid, a.attnum, 'SELECT') ORDER BY 1`,
    )
  ).rows.map(({ name }) => name);
const seenPersons = async (officer: TestOfficer): Promise<Map<string, number[]>> => {
  const seen = new Map<string, number[]>();
  for (const table of await tablesOfPersons()) {
    const rows = await test.see<{ no: number }>(
      officer,
      `SELECT DISTINCT person_no AS no FROM ${table} WHERE person_no IS NOT NULL ORDER BY 1`,
    );
    if (rows.length > 0)
      seen.set(
        table,
        rows.map(({ no }) => Number(no)),
      );
  }
  return seen;
};
const strengthOf = async (officer: TestOfficer, scope: string, code: string): Promise<number | undefined> =>
  (
    await test.see<{ n: number }>(
      officer,
      "SELECT persons AS n FROM register.strength($1, $2, register.clock() - interval '1 day', register.clock()) WHERE figure = 'closing'",
      [scope, code],
    )
  )[0]?.n;

it('who works with numbers alone sees no person in any table or function, and the strength of the own authority, or of the own state', async () => {
  const gone = await createTestConvoy(test, 2);
  await gone.until('closed');
  await createTestConvoy(test, 1);
  here = await test.person({ section: 'A', name: 'Here Example' });
  const held = {
    SDF: await strengthOf('sdf-origin', 'authority', 'SDF'),
    MOJ: await strengthOf('moj-receiver', 'authority', 'MOJ'),
  };
  expect([held.SDF, held.MOJ]).toEqual([2, 2]);
  for (const role of FIGURES) {
    const known = { sdf: 'sdf-origin-two', moj: 'moj-receiver-two' } as const;
    for (const officer of Object.values(known)) await post(officer, role);
    for (const officer of Object.values(known)) {
      expect([role, await seenPersons(officer)]).toEqual([role, new Map()]);
      expect([role, await test.see(officer, 'SELECT no FROM register.person')]).toEqual([role, []]);
      for (const ask of [
        "SELECT unnest(persons) FROM register.people_page('[]', NULL, NULL, NULL, NULL, 50, 0, NULL, NULL, 0, 0, NULL)",
        `SELECT unnest(persons) FROM register.similar_people('[["zq"]]', '[["here", "example"]]', '[["zq"]]', 50, 0)`,
        `SELECT FROM register.sees_person(${here}) s WHERE s`,
        `SELECT FROM register.person_file(${here}, NULL) f WHERE f IS NOT NULL`,
        `SELECT * FROM register.seen_persons(ARRAY[${here}::bigint])`,
        `SELECT r FROM register.person_rows(ARRAY[${here}::bigint]) r WHERE r IS NOT NULL`,
        'SELECT FROM transfers.manifest',
        'SELECT FROM register.list',
        'SELECT FROM register.document',
        "SELECT FROM access.person_to_open((SELECT 'GHW-000001'), 'reach')",
      ])
        expect([role, ask, await test.see(officer, ask)]).toEqual([role, ask, []]);
    }
    expect([role, await strengthOf(known.sdf, 'authority', 'SDF')]).toEqual([role, held.SDF]);
    expect([role, await strengthOf(known.sdf, 'site', 'GHW')]).toEqual([role, held.SDF]);
    expect([role, await strengthOf(known.sdf, 'authority', 'MOJ')]).toEqual([role, undefined]);
    expect([role, await strengthOf(known.sdf, 'site', 'KRK')]).toEqual([role, undefined]);
    // the court is of the same state as the ministry, and holds nobody
    await post('clerk', role);
    const ofState = role === 'ministry_desk' ? held.MOJ : undefined;
    expect([role, await strengthOf('clerk', 'authority', 'SJC')]).toEqual([role, 0]);
    expect([role, await strengthOf('clerk', 'authority', 'MOJ')]).toEqual([role, ofState]);
    expect([role, await strengthOf('clerk', 'site', 'KRK')]).toEqual([role, ofState]);
    expect([role, await strengthOf('clerk', 'authority', 'SDF')]).toEqual([role, undefined]);
    // an authority that is of no state shares none with another of none
    await post('assessor', role);
    expect([role, await strengthOf('assessor', 'authority', 'MON')]).toEqual([role, undefined]);
  }
}, 60_000);

it('who directs a site sees who is there now, in every table, and nobody of another site of the same authority', async () => {
  await test.run('installation', addSite, {
    code: 'HOL',
    nameEn: 'Other',
    nameAr: 'آخر',
    country: 'SYR',
    latitudeE5: 3_637_000,
    longitudeE5: 4_086_000,
    kind: 'prison',
    authority: 'SDF',
    zone: 'Asia/Damascus',
  });
  await test.run('installation', addSection, {
    site: 'HOL',
    section: 'A',
    sex: 'male',
    ageGroup: 'adult',
    legalStatus: 'any',
    capacity: 9,
    capacitySource: 'test',
    medical: false,
  });
  for (const site of ['HOL', 'KRK']) await test.run('installation', allocateNumberBlock, { site, first: 1, size: 10 });
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
  there = await elsewhere('sdf-origin', 'SDF', 'HOL');
  theirs = await elsewhere('moj-receiver', 'MOJ', 'KRK');
  for (const personNo of [here, there])
    await test.run('sdf-origin', recordAbsence, {
      personNo,
      reason: 'hospital',
      destination: 'a hospital',
      escort: 'SDF',
      leftAt: START,
      dueAt: START + 9 * HOUR,
    });
  for (const site of ['GHW', 'HOL']) {
    await test.run('sdf-origin', declareEmergency, { site, kind: 'riot', account: 'Synthetic.' });
    await test.run('sdf-origin', recordHazard, {
      site,
      kind: 'attack',
      severity: 'likely',
      said: 'near the wall',
      sourceKind: 'press',
      source: 'a newspaper',
      fromAt: START,
      expiresAt: START + 99 * HOUR,
    });
  }
  const atSite = (site: string) =>
    test.admin
      .query<{ no: string }>(
        "SELECT person_no AS no FROM register.custody WHERE site = $1 AND known_to IS NULL AND to_at = 'infinity' ORDER BY 1",
        [site],
      )
      .then(({ rows }) => rows.map(({ no }) => Number(no)));
  await post('sdf-origin-two', 'site_director', 'GHW');
  const present = await atSite('GHW');
  expect(present).toContain(here);
  expect(present).not.toContain(there);
  const seen = await seenPersons('sdf-origin-two');
  expect([...seen.keys()]).toEqual(
    expect.arrayContaining(['register.custody', 'register.person_name', 'sites.absence']),
  );
  for (const [table, persons] of seen)
    expect([table, persons.filter((no) => !present.includes(no))]).toEqual([table, []]);
  expect(seen.get('register.person_name')).toEqual(present);
  const people =
    "SELECT unnest(persons) AS no FROM register.people_page('[]', NULL, $1, NULL, NULL, 50, 0, NULL, NULL, 0, 0, NULL)";
  const listed = async (officer: TestOfficer, site: string | null) =>
    (await test.see<{ no: number }>(officer, people, [site])).map(({ no }) => Number(no));
  expect([
    await listed('sdf-origin-two', null),
    await listed('sdf-origin-two', 'GHW'),
    await listed('sdf-origin-two', 'HOL'),
  ]).toEqual([present, present, []]);
  for (const [no, sees] of [
    [here, true],
    [there, false],
    [theirs, false],
  ] as const)
    expect([no, await test.see('sdf-origin-two', 'SELECT register.sees_person($1) AS sees', [no])]).toEqual([
      no,
      [{ sees }],
    ]);
  for (const table of ['emergency', 'hazard'])
    expect(await test.see('sdf-origin-two', `SELECT DISTINCT site FROM sites.${table}`)).toEqual([{ site: 'GHW' }]);
  expect([
    await strengthOf('sdf-origin-two', 'site', 'GHW'),
    await strengthOf('sdf-origin-two', 'site', 'HOL'),
    await strengthOf('sdf-origin-two', 'authority', 'SDF'),
  ]).toEqual([present.length, undefined, undefined]);
  for (const table of ['transfers.manifest', 'register.list', 'register.photograph'])
    expect(await test.see('sdf-origin-two', `SELECT FROM ${table}`)).toEqual([]);
  // the order of who is here is read, and that of who is elsewhere is not; photographs are for who works on cases
  const documents: string[] = [];
  for (const personNo of [here, there]) {
    const document = await test.document('sdf-origin');
    documents.push(document);
    await test.run('sdf-origin', recordOrder, {
      persons: [personNo],
      ground: 'Suspected offence',
      article: 'Article 4',
      authority: 'SDF',
      documentSha256: document,
      issuedAt: START - HOUR,
      expiresAt: START + 900 * HOUR,
    });
  }
  const sees = 'SELECT register.sees_document($1) AS sees';
  expect(await Promise.all(documents.map((one) => test.see('sdf-origin-two', sees, [one])))).toEqual([
    [{ sees: true }],
    [{ sees: false }],
  ]);
  // posted for all sites of the authority: both, and not the site of another authority
  await post('sdf-origin-two', 'site_director', '*');
  expect(await listed('sdf-origin-two', null)).toEqual([...present, ...(await atSite('HOL'))].sort((a, b) => a - b));
  await post('sdf-origin-two', 'site_director', 'KRK');
  expect([await listed('sdf-origin-two', null), await seenPersons('sdf-origin-two')]).toEqual([[], new Map()]);
}, 60_000);

it('who directs a site confirms there what another officer proposed, at no other site, and nothing of the own', async () => {
  await post('sdf-origin-two', 'site_director', 'GHW');
  const levelOf = async (personNo: number) =>
    (
      await test.run('sdf-origin', recordSecurityLevel, {
        personNo,
        level: 'high',
        reasons: 'Synthetic reasons, long enough.',
        expiresAt: START + 900 * HOUR,
      })
    ).events[0]?.id as string;
  const [own, other] = [await levelOf(here), await levelOf(there)];
  await test.run('sdf-origin-two', approveSecurityLevel, { recordId: own });
  await expect(test.run('sdf-origin-two', approveSecurityLevel, { recordId: other })).rejects.toMatchObject({
    code: 'not-found',
  });
  const extra = async (site: string) =>
    (
      await test.run('sdf-origin', authoriseOverCapacity, {
        site,
        section: 'A',
        extraPlaces: 1,
        expiresAt: START + 900 * HOUR,
        reason: 'Synthetic reasons.',
      })
    ).events[0]?.id as string;
  await test.run('sdf-origin-two', approveOverCapacity, { authorisationId: await extra('GHW') });
  await expect(
    test.run('sdf-origin-two', approveOverCapacity, { authorisationId: await extra('HOL') }),
  ).rejects.toMatchObject({ code: 'not-permitted' });
});

it('who directs a site and has a second role that confirms nothing confirms there alone, also past the commands', async () => {
  const stream = async (site: string) =>
    Number((await test.admin.query('SELECT sites.stream_of($1) AS no', [site])).rows[0]?.no);
  const also = async (...second: Role[]) => {
    const officer = test.officerNo('sdf-origin-two');
    await test.admin.query('DELETE FROM access.posting WHERE officer_no = $1', [officer]);
    await test.admin.query(
      "INSERT INTO access.posting (officer_no, role, site, event_pos) SELECT $1, r, CASE r WHEN 'site_director' THEN 'GHW' ELSE '*' END, 1 FROM unnest($2::text[]) r",
      [officer, ['site_director', ...second]],
    );
  };
  const proposed = async (site: string, personNo: number) => {
    const level = levelRecorded(personNo, 'high', START + 900 * HOUR);
    const places = withId({
      type: 'OverCapacityProposed',
      stream: await stream(site),
      data: { site, section: 'A', extraPlaces: 1, expiresAt: START + 900 * HOUR, reason: 'synthetic' },
    });
    expect(await attackers.as('sdf-origin').append(level)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(places)).toBe('accepted');
    return { level: level.id, places: places.id };
  };
  const elsewhere = await proposed('HOL', there);
  const past = async ({ level, places }: typeof elsewhere, site: string, personNo: number) => [
    await attackers.as('sdf-origin-two').append(levelApproved(personNo, level)),
    await attackers.as('sdf-origin-two').append({
      type: 'OverCapacityApproved',
      stream: await stream(site),
      data: { authorisationId: places },
    }),
  ];
  const byCommand = async ({ level, places }: typeof elsewhere) =>
    Promise.all(
      [
        test.run('sdf-origin-two', approveSecurityLevel, { recordId: level }),
        test.run('sdf-origin-two', approveOverCapacity, { authorisationId: places }),
      ].map((run) =>
        run.then(
          () => 'accepted',
          ({ code, values }) => [code, values?.detail],
        ),
      ),
    );
  const directs = ['not-permitted', 'who directs a site confirms at that site only'];
  for (const second of ['health_officer', 'transfer_cell', 'escort_commander', 'monitor', 'judiciary_clerk'] as const) {
    await also(second);
    expect([second, await past(elsewhere, 'HOL', there)]).toEqual([second, ['not-permitted', 'not-permitted']]);
    expect([second, await byCommand(elsewhere)]).toEqual([second, [directs, directs]]);
    expect([second, await past(await proposed('GHW', here), 'GHW', here)]).toEqual([second, ['accepted', 'accepted']]);
  }
  expect(await byCommand(await proposed('GHW', here))).toEqual(['accepted', 'accepted']);
  // who answers for persons held as well confirms at every site
  await also('receiving_officer');
  expect(await past(elsewhere, 'HOL', there)).toEqual(['accepted', 'accepted']);
  await also();
});

it('a role that the table does not know opens nothing', async () => {
  await test.admin.query('ALTER TABLE access.posting DROP CONSTRAINT IF EXISTS posting_role_check');
  await post('sdf-origin-two', 'made_up' as Role);
  expect(await seenPersons('sdf-origin-two')).toEqual(new Map());
  expect(await strengthOf('sdf-origin-two', 'authority', 'SDF')).toBeUndefined();
  expect(await test.see('sdf-origin-two', 'SELECT register.sees_photographs() AS sees')).toEqual([{ sees: false }]);
  for (const table of [
    'sites.hazard',
    'sites.emergency',
    'sites.reported_strength',
    'sites.roll_call',
    'transfers.manifest',
    'register.log_head',
    'access.opened_wall',
  ])
    expect([table, await test.see('sdf-origin-two', `SELECT FROM ${table}`)]).toEqual([table, []]);
});
