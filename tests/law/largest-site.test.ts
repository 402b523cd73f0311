import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import { recordAllFoundInSection } from '../../src/systems/register/commands/record-all-found-in-section.ts';
import { addFamilyCompartment } from '../../src/systems/sites/commands/add-family-compartment.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { planEvacuation } from '../../src/systems/sites/commands/plan-evacuation.ts';
import { proposeRollCall } from '../../src/systems/sites/commands/propose-roll-call.ts';
import { recordLockdownCount } from '../../src/systems/sites/commands/record-lockdown-count.ts';
import { LARGEST_SITE, MOST_STRANGERS } from '../../src/systems/sites/largest-site.ts';
import { missing as missingQuery } from '../../src/systems/sites/queries/missing.ts';
import { roll, rollNumbers } from '../../src/systems/sites/queries/roll.ts';
import { rollRows } from '../../src/systems/sites/queries/roll-call.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { recordBoarding } from '../../src/systems/transfers/commands/record-boarding.ts';
import { recordMovement } from '../../src/systems/transfers/commands/record-movement.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { addCamp, breachesOf, registerTestHousehold } from '../support/camp.ts';
import { withId } from '../support/forged.ts';
import { createOwnSite, holdPersons, type OwnSite } from '../support/own-site.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const account = 'Shots at the gate.';
let test: TestRegister;
let attackers: Attackers;
let operationNo: number;
let site: OwnSite & { persons: number[] };
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  operationNo = await addCamp(test);
  site = await holdPersons(test, await createOwnSite(test, 'L'), 60);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const declare = async (code: string): Promise<string> =>
  (
    (await test.run('sdf-origin', declareEmergency, { site: code, kind: 'attack', account })).result as {
      emergencyId: string;
    }
  ).emergencyId;
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('the largest site', () => {
  it('everybody can be missing, page by page, found by number; more than the largest site ever held are refused in words, by SQL too', async () => {
    const emergencyId = await declare(site.code);
    await test.run('sdf-origin', recordLockdownCount, { emergencyId, counted: 0, missing: site.persons });
    const page = await ask(test, 'sdf-origin', missingQuery, { emergencyId });
    expect(page).toMatchObject({ total: 60, page: 1, pageSize: 50 });
    expect(page.rows).toHaveLength(50);
    const [first] = page.rows;
    const one = await ask(test, 'sdf-origin', missingQuery, {
      emergencyId,
      q: first?.registerNumber ?? '',
      state: 'open',
    });
    expect(one.rows.map(({ personNo }) => personNo)).toEqual([first?.personNo]);
    expect(await ask(test, 'sdf-origin', missingQuery, { emergencyId, state: 'resolved' })).toMatchObject({ total: 0 });
    await expect(
      test.run('sdf-origin', recordLockdownCount, { emergencyId, counted: 0, missing: upTo(LARGEST_SITE + 1) }),
    ).rejects.toMatchObject({ code: 'invalid-input', problems: [{ code: 'too_big', field: 'missing' }] });
    const forged = (missing: number[]) => ({
      type: 'LockdownCounted',
      v: 3,
      stream: site.stream,
      data: { emergencyId, counted: 0, missing, residentsToo: true },
    });
    expect(await attackers.as('sdf-origin').append(forged(upTo(LARGEST_SITE + 1)))).toBe('invalid-input');
    expect(await attackers.as('sdf-origin').append(forged(site.persons))).toBe('accepted');
  });

  it('a roll is read page by page, by section, by name and by its numbers, and called whole; nobody sees more of it than before', async () => {
    const own = { code: site.code };
    const page = await ask(test, 'sdf-origin', roll, { ...own, page: 2 } as never);
    expect(page).toMatchObject({ total: 60, page: 2 });
    expect(page.persons).toHaveLength(10);
    const numbers = await ask(test, 'sdf-origin', rollNumbers, own);
    expect(numbers.persons).toEqual([...site.persons].sort((a, b) => a - b));
    const [someone] = page.persons;
    const found = await ask(test, 'sdf-origin', roll, { ...own, q: someone?.registerNumber ?? '' });
    expect(found).toMatchObject({ total: 1, persons: [someone] });
    expect(await ask(test, 'sdf-origin', roll, { ...own, section: 'none' })).toMatchObject({ total: 0 });
    expect(await ask(test, 'moj-receiver', roll, own)).toMatchObject({ total: 0, persons: [] });
    expect(await ask(test, 'moj-receiver', rollNumbers, own)).toMatchObject({ persons: [] });
    const [absent, ...present] = site.persons as [number, ...number[]];
    const call = { site: site.code, giving: 'SDF', taking: 'MOJ', calledAt: START, counted: 59, strangers: [] };
    const called = await test.run('sdf-origin', proposeRollCall, { ...call, present });
    const { rollCallId } = called.result as { rollCallId: string };
    const both = await ask(test, 'sdf-origin', rollRows, { rollCallId, state: 'both' });
    expect([both.total, both.rows.length]).toEqual([59, 50]);
    const differing = await ask(test, 'sdf-origin', rollRows, { rollCallId, state: 'differences' });
    expect(differing.rows.map(({ personNo }) => personNo)).toEqual([absent]);
    const strange = Array.from({ length: MOST_STRANGERS + 1 }, () => 'Stranger');
    for (const more of [{ present: upTo(LARGEST_SITE + 1) }, { present, strangers: strange }])
      await expect(test.run('sdf-origin', proposeRollCall, { ...call, ...more } as never)).rejects.toMatchObject({
        code: 'invalid-input',
        problems: [{ code: 'too_big' }],
      });
    const forged = withId({
      type: 'RollCallProposed',
      v: 3,
      stream: site.stream,
      data: {
        site: site.code,
        giving: 'SDF',
        taking: 'MOJ',
        calledAt: START,
        counted: 0,
        present: upTo(LARGEST_SITE + 1),
      },
      personal: { strangers: [], secret: 'ab'.repeat(32) },
    });
    expect(await attackers.as('sdf-origin').append(forged)).toBe('invalid-input');
  });

  it('I32-household-together: one act evacuates by several manifests, households whole; nobody of them is left out of the number', async () => {
    await test.run('installation', addAuthority, { code: 'DAM', country: 'SYR', nameEn: 'DAM', nameAr: 'DAM' });
    const camp = { kind: 'camp', country: 'SYR', zone: 'Asia/Damascus', authority: 'DAM' } as const;
    await test.run('installation', addSite, { code: 'AKH', nameEn: 'AKH', nameAr: 'AKH', ...camp });
    const households: number[][] = [];
    for (let i = 0; i < 3; i += 1) households.push((await registerTestHousehold(test)).persons);
    const emergencyId = await declare('HOL');
    const plan = {
      emergencyId,
      operationNo,
      code: 'HOL-E',
      toSite: 'AKH',
      via: [],
      escortAuthority: 'CJTF',
      toAuthority: 'DAM',
      plannedAt: START + HOUR,
    };
    const planned = await test.run('sdf-origin', planEvacuation, { ...plan, perManifest: 7 });
    const { manifests } = planned.result as { manifests: number[] };
    const { rows } = await test.admin.query<{ code: string; listed: number; left_out: number; persons: number[] }>(
      `SELECT m.code, e.listed, e.left_out, (SELECT array_agg(l.person_no::int ORDER BY l.person_no) FROM transfers.line l WHERE l.manifest_no = m.no AND l.live) AS persons
         FROM transfers.manifest m JOIN sites.evacuation e ON e.manifest_no = m.no WHERE m.no = ANY ($1) ORDER BY m.code`,
      [manifests],
    );
    expect(rows).toEqual([
      { code: 'HOL-E-1', listed: 6, left_out: 0, persons: households.slice(0, 2).flat() },
      { code: 'HOL-E-2', listed: 3, left_out: 0, persons: households[2] },
    ]);
    await expect(test.run('sdf-origin', planEvacuation, { ...plan, code: 'HOL-F' })).rejects.toThrow('nothing-to-do');
    const later = (await registerTestHousehold(test)).persons;
    const again = await test.run('sdf-origin', planEvacuation, { ...plan, code: 'HOL-G' });
    const more = (again.result as { manifests: number[] }).manifests;
    expect(more).toHaveLength(1);
    // those who are listed by the first plan need no other way: they are the ones left out of this one
    const left = await test.admin.query('SELECT listed, left_out FROM sites.evacuation WHERE manifest_no = $1', more);
    expect(left.rows).toEqual([{ listed: later.length, left_out: 9 }]);
  });

  it('an evacuation is run to its end before its gates are passed: boarded, departed, found and closed, each recorded with its breaches; into other hands nobody comes by it', async () => {
    await test.run('installation', addFamilySection, {
      site: 'AKH',
      section: 'F',
      capacity: 2,
      capacitySource: 'test',
    });
    const emergencyId = await declare('HOL');
    const { persons } = await registerTestHousehold(test);
    const planned = await test.run('sdf-origin', planEvacuation, {
      emergencyId,
      operationNo,
      code: 'HOL-RUN',
      toSite: 'AKH',
      via: [],
      escortAuthority: 'CJTF',
      toAuthority: 'DAM',
      plannedAt: START + HOUR,
    });
    const { manifestNo } = planned.result as { manifestNo: number };
    // the vehicle at the gate is entered by who commands the escort, and by no other authority
    const truck = { code: 'TRUCK-7', authority: 'CJTF', kind: 'truck' } as const;
    await test.run('escort', addVehicle, truck);
    await expect(test.run('escort', addVehicle, { ...truck, code: 'T-8', authority: 'SDF' })).rejects.toThrow(
      'not-permitted',
    );
    await test.run('escort', addFamilyCompartment, { vehicle: 'TRUCK-7', compartment: 'bed', seats: 3 });
    await test.run('escort', recordBoarding, {
      manifestNo,
      expectedCount: 3,
      rows: persons.map((personNo) => ({
        personNo,
        outcome: 'boarded' as const,
        vehicle: 'TRUCK-7',
        compartment: 'bed',
      })),
    });
    await test.run('escort', recordMovement, { manifestNo, kind: 'departed', place: 'HOL', note: 'Under fire.' });
    const close = { manifestNo };
    await expect(test.run('sdf-origin', closeMovement, close)).rejects.toMatchObject({
      code: 'I08-movement-reconciles',
    });
    expect(await attackers.as('sdf-origin').append({ type: 'MovementClosed', stream: manifestNo, data: {} })).toBe(
      'I08-movement-reconciles',
    );
    const found = { site: 'AKH', section: 'F', persons };
    await expect(test.run('moj-receiver', recordAllFoundInSection, found)).rejects.toThrow('not-found');
    await test.run('sdf-origin', recordAllFoundInSection, found);
    const rules = await Promise.all(persons.map((no) => breachesOf(test, no)));
    for (const each of rules)
      expect(each).toEqual(expect.arrayContaining(['I07-two-signatures-one-instant', 'I08-sealed-is-immutable']));
    // two places, three persons: one of them is beyond
    expect(rules.flat().filter((rule) => rule === 'I17-section-capacity')).toHaveLength(1);
    const { rows } = await test.admin.query(
      "SELECT DISTINCT custodian, site, section, state FROM register.custody WHERE person_no = ANY ($1) AND known_to IS NULL AND to_at = 'infinity'",
      [persons],
    );
    expect(rows).toEqual([{ custodian: 'SDF', site: 'AKH', section: 'F', state: 'resident' }]);
    // an officer of the origin closes nothing else, and of this one only the own authority
    await expect(test.run('moj-receiver', closeMovement, close)).rejects.toThrow();
    await test.run('sdf-origin', closeMovement, close);
    const live = await test.admin.query(
      'SELECT count(*)::int AS n FROM transfers.line WHERE manifest_no = $1 AND live',
      [manifestNo],
    );
    expect(live.rows[0].n).toBe(0);
    // verify finds nothing in it, and would find somebody who sat in the vehicle at the closing
    const client = await test.admin.connect();
    const findings = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const { sql } of (await loadSystemChecks()).invariants.filter(
        ({ rule }) => rule === 'I08-movement-reconciles',
      ))
        found.push(...(await client.query<string[]>({ text: sql, rowMode: 'array' })).rows.flat());
      return found;
    };
    expect(await findings()).toEqual([]);
    const [one] = persons;
    await client.query('BEGIN');
    await client.query("SET LOCAL session_replication_role = 'replica'");
    await client.query(
      "UPDATE register.custody SET site = NULL, section = NULL, vehicle = 'TRUCK-7' WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
      [one],
    );
    expect(await findings()).toEqual([`manifest ${manifestNo}, person ${one}`]);
    await client.query('ROLLBACK');
    client.release();
  });
});
