import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { closeEmergency } from '../../src/systems/sites/commands/close-emergency.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { planEvacuation } from '../../src/systems/sites/commands/plan-evacuation.ts';
import { recordLockdownCount } from '../../src/systems/sites/commands/record-lockdown-count.ts';
import { resolveMissing } from '../../src/systems/sites/commands/resolve-missing.ts';
import { openOperation } from '../../src/systems/transfers/commands/open-operation.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { Attackers, everyRole, refused } from '../support/attacker.ts';
import { countStatements } from '../support/count-statements.ts';
import { breachOf, withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let stream: number;
let operationNo: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  const { rows } = await test.admin.query<{ no: string }>("SELECT sites.stream_of('GHW') AS no");
  stream = Number(rows[0]?.no);
  const opened = await test.run('installation', openOperation, {
    code: 'OP',
    titleEn: 'Operation',
    titleAr: 'عملية',
    jointSupervision: [],
  });
  operationNo = opened.events[0]?.streamNo as number;
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const RULE = 'I03-missing-have-outcome';
const account = 'the wall of the yard was blown up';
const declared = () =>
  withId({ type: 'EmergencyDeclared', stream, data: { site: 'GHW', kind: 'breach' }, personal: { account } });
const counted = (emergencyId: string, missing: number[], heads = 3) => ({
  type: 'LockdownCounted',
  v: 3,
  stream,
  data: { emergencyId, counted: heads, missing, residentsToo: true },
});
const resolved = (emergencyId: string, personNo: number, outcome: string) => ({
  type: 'MissingResolved',
  v: 2,
  stream,
  data: { emergencyId, personNo, outcome },
  personal: { account },
});
const closed = (emergencyId: string) => ({
  type: 'EmergencyClosed',
  stream,
  data: { emergencyId },
  personal: { account },
});
const counts = async (emergencyId: string) =>
  (
    await test.admin.query<{ expected: number; counted: number; missing: number }>(
      'SELECT expected, counted, missing FROM sites.lockdown_count WHERE emergency_id = $1 ORDER BY event_pos',
      [emergencyId],
    )
  ).rows;

describe('I03-missing-have-outcome', () => {
  it('I03-missing-have-outcome: no role closes an emergency in which nobody was counted, or somebody is missing', async () => {
    const [one, two] = [await test.person(), await test.person()];
    const emergency = declared();
    expect(await attackers.as('moj-receiver').append(emergency)).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(emergency)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(closed(emergency.id))).toBe(RULE);
    expect(await attackers.as('sdf-origin').append(counted(emergency.id, [one, two]))).toBe('accepted');
    const [count] = await counts(emergency.id);
    expect(count).toMatchObject({ counted: 3, missing: 2 });
    expect(count?.expected).toBeGreaterThanOrEqual(2);
    expect(await attackers.each(() => [closed(emergency.id)])).toEqual(refused({ 'sdf-origin': RULE }));
    // the outcome is what the file says
    for (const outcome of ['escaped', 'dead', 'unaccounted'])
      expect(await attackers.as('sdf-origin').append(resolved(emergency.id, one, outcome))).toBe('difference-not-so');
    expect(await attackers.as('moj-receiver').append(resolved(emergency.id, one, 'found'))).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(resolved(emergency.id, one, 'found'))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(resolved(emergency.id, one, 'found'))).toBe('stale');
    expect(await attackers.as('sdf-origin').append(closed(emergency.id))).toBe(RULE);
    const escaped = { type: 'EscapeRecorded', stream: two, personal: { circumstances: 'forged', place: 'GHW' } };
    expect(await attackers.as('sdf-origin').append(escaped, resolved(emergency.id, two, 'escaped'))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(closed(emergency.id))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(counted(emergency.id, []))).toBe('stale');
  });

  it('nobody is called missing who was not expected, and what is missing is known to who has the person in reach', async () => {
    const [here, away] = [await test.person({ section: 'A' }), await test.person({ section: 'W', sex: 'female' })];
    const emergency = declared();
    expect(await attackers.as('sdf-origin').append(emergency)).toBe('accepted');
    const ofSection = {
      ...counted(emergency.id, [away]),
      data: { emergencyId: emergency.id, section: 'A', counted: 0, missing: [away], residentsToo: true },
    };
    expect(await attackers.as('sdf-origin').append(ofSection)).toBe('not-expected');
    expect(await attackers.as('sdf-origin').append(counted(emergency.id, [here]))).toBe('accepted');
    const seen = (officer: 'sdf-origin' | 'moj-receiver' | 'monitor' | 'sdf-admin') =>
      test.see(officer, 'SELECT FROM sites.missing WHERE emergency_id = $1', [emergency.id]);
    expect(await seen('sdf-origin')).toHaveLength(1);
    expect(await seen('monitor')).toHaveLength(1);
    expect(await seen('moj-receiver')).toEqual([]);
    expect(await seen('sdf-admin')).toEqual([]);
    const told = (officer: 'moj-receiver' | 'sdf-cell') =>
      test.see(officer, 'SELECT FROM sites.emergency WHERE id = $1', [emergency.id]);
    expect(await told('sdf-cell')).toHaveLength(1);
    expect(await told('moj-receiver')).toEqual([]);
  });

  it('I03-missing-have-outcome: nobody closes over persons who are neither counted nor missing by name; of who is not missing here nothing is told', async () => {
    const [here, gone] = [await test.person({ section: 'A' }), await test.person({ section: 'A' })];
    const emergency = declared();
    expect(await attackers.as('sdf-origin').append(emergency)).toBe('accepted');
    const ofSection = (heads: number, missing: number[]) => ({
      ...counted(emergency.id, missing),
      data: { emergencyId: emergency.id, section: 'A', counted: heads, missing, residentsToo: true },
    });
    expect(await attackers.as('sdf-origin').append(ofSection(0, [gone]))).toBe('accepted');
    for (const outcome of ['found', 'escaped', 'dead'])
      expect(await attackers.as('sdf-origin').append(resolved(emergency.id, here, outcome))).toBe('stale');
    expect(await attackers.as('sdf-origin').append(resolved(emergency.id, gone, 'found'))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(closed(emergency.id))).toBe(RULE);
    await expect(test.run('sdf-origin', closeEmergency, { emergencyId: emergency.id, account })).rejects.toThrow(RULE);
    // the newest count of the section is the one that counts
    const [count] = await counts(emergency.id);
    expect(await attackers.as('sdf-origin').append(ofSection(count?.expected ?? 0, []))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(counted(emergency.id, [], 40))).toBe('accepted');
    await test.run('sdf-origin', closeEmergency, { emergencyId: emergency.id, account });
  });

  it('I03-missing-have-outcome: an emergency is not closed over a section that nobody counted', async () => {
    const [, other] = [await test.person({ section: 'A' }), await test.person({ section: 'J', birth: '2010-01-01' })];
    await test.person();
    const emergency = declared();
    const as = attackers.as('sdf-origin');
    expect(await as.append(emergency)).toBe('accepted');
    const heads = async (section?: string) =>
      (
        await test.admin.query<{ n: number }>(
          "SELECT count(*)::int AS n FROM sites.expected_at('GHW', $1, 'SDF', register.clock())",
          [section ?? null],
        )
      ).rows[0]?.n ?? 0;
    const ofSection = (section: string, n: number, missing: number[] = []) => ({
      ...counted(emergency.id, missing),
      data: { emergencyId: emergency.id, section, counted: n, missing, residentsToo: true },
    });
    expect(await as.append(ofSection('A', await heads('A')))).toBe('accepted');
    // everybody in A is counted: nothing is short, and nobody is missing
    expect(await attackers.each(() => [closed(emergency.id)])).toEqual(refused({ 'sdf-origin': RULE }));
    const close = { emergencyId: emergency.id, account };
    // asked before: a refusal that comes while something else is waited for is nobody's
    const inJ = await heads('J');
    const rows = await test.see<{ section: string | null }>(
      'sdf-origin',
      'SELECT section, persons FROM sites.never_counted_seen($1)',
      [emergency.id],
    );
    expect(rows.map(({ section }) => section)).toEqual(expect.arrayContaining(['J', null]));
    expect(await test.see('moj-receiver', 'SELECT FROM sites.never_counted_seen($1)', [emergency.id])).toEqual([]);
    await expect(test.run('sdf-origin', closeEmergency, close)).rejects.toMatchObject({
      code: RULE,
      problems: expect.arrayContaining([
        { code: 'section-never-counted', values: { section: 'J', n: inJ } },
        { code: 'site-never-counted', values: { section: '', n: expect.any(Number) } },
      ]),
    });
    // who is moved into a section that was counted before is not counted by that
    await test.run('sdf-origin', recordFoundInSection, { personNo: other, site: 'GHW', section: 'A' });
    await expect(test.run('sdf-origin', closeEmergency, close)).rejects.toMatchObject({ code: RULE });
    // had it been closed so, it would be found
    const client = await test.admin.connect();
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    await client.query(
      "UPDATE sites.emergency SET closed_at = register.clock(), closed_by = 1, closing = 'x' WHERE id = $1",
      [emergency.id],
    );
    const found: string[] = [];
    for (const { sql } of (await loadSystemChecks()).invariants.filter(({ rule }) => rule === RULE))
      found.push(...(await client.query<string[]>({ text: sql, rowMode: 'array' })).rows.flat());
    await client.query('ROLLBACK');
    client.release();
    expect(found).toContain(`site GHW, person ${other}`);
    // one count of the whole site is one of every section
    expect(await as.append(counted(emergency.id, [], await heads()))).toBe('accepted');
    expect(await as.append(closed(emergency.id))).toBe('accepted');
  });

  it('the commands: declared, counted, evacuated through the gates of the transfers, resolved person by person, closed', async () => {
    const site = { site: 'GHW', kind: 'attack', account } as const;
    await expect(test.run('moj-receiver', declareEmergency, site)).rejects.toThrow('not-permitted');
    const declaredNow = await test.run('sdf-origin', declareEmergency, site);
    const { emergencyId } = declaredNow.result as { emergencyId: string };
    const close = { emergencyId, account };
    await expect(test.run('sdf-origin', closeEmergency, close)).rejects.toThrow(RULE);
    const [gone, there, afraid] = [await test.person(), await test.person(), await test.person()];
    for (const _more of [1, 2]) await test.person();
    await test.run('interviewer', recordFear, { personNo: afraid, country: 'IRQ', account: 'Synthetic account.' });
    await test.run('sdf-origin', recordLockdownCount, { emergencyId, counted: 40, missing: [gone, there] });

    const plan = {
      emergencyId,
      operationNo,
      toSite: 'KRK',
      via: ['RAB'],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: START + HOUR,
    };
    const ofMany = await countStatements(() => test.run('sdf-origin', planEvacuation, { ...plan, code: 'E-1' }));
    const { manifestNo } = ofMany.answer.result as { manifestNo: number };
    const { rows } = await test.admin.query<Record<'listed' | 'left_out' | 'missing' | 'lines' | 'named', number>>(
      `SELECT e.listed, e.left_out, e.missing, (SELECT count(*)::int FROM transfers.line l WHERE l.manifest_no = e.manifest_no) AS lines,
         (SELECT count(*)::int FROM transfers.line l WHERE l.manifest_no = e.manifest_no AND l.person_no = ANY ($2)) AS named FROM sites.evacuation e WHERE e.manifest_no = $1`,
      [manifestNo, [afraid, gone, there]],
    );
    expect(rows[0]?.lines).toBe(rows[0]?.listed);
    // who is missing by name is on no list, and not among those who need another way
    expect(rows[0]).toMatchObject({ left_out: 1, missing: 2, named: 0 });
    // whoever is on it is on a live manifest now, so that a second one finds nobody
    await expect(test.run('sdf-origin', planEvacuation, { ...plan, code: 'E-2' })).rejects.toThrow('nothing-to-do');
    const later = await test.person({ section: 'A' });
    await expect(
      test.run('sdf-origin', planEvacuation, { ...plan, code: 'E-1-1', section: 'A' }),
    ).rejects.toMatchObject({
      problems: [{ code: 'code-taken' }],
    });
    const section = { ...plan, code: 'E-3', section: 'A' };
    const ofOne = await countStatements(() => test.run('sdf-cell', planEvacuation, section));
    const linesOf = 'SELECT person_no::int AS no FROM transfers.line WHERE manifest_no = $1';
    const one = await test.admin.query(linesOf, [(ofOne.answer.result as { manifestNo: number }).manifestNo]);
    expect(one.rows).toEqual([{ no: later }]);
    // an evacuation is planned under fire: a person more is no statement more
    expect(rows[0]?.listed).toBeGreaterThan(8);
    expect(ofMany.statements).toBeLessThan(ofOne.statements + 8);
    const told = { emergencyId, manifestNo, toSite: 'KRK', listed: rows[0]?.listed ?? 0, leftOut: 0, missing: 0 };
    const lie = { type: 'EvacuationPlanned', v: 2, stream, data: told };
    expect(await attackers.as('sdf-origin').append(lie)).toBe('not-permitted');

    await expect(test.run('sdf-origin', closeEmergency, close)).rejects.toMatchObject({
      problems: [{ personNo: gone }, { personNo: there }],
    });
    await test.run('sdf-origin', recordEscape, { personNo: gone, circumstances: account, place: 'GHW' });
    await expect(
      test.run('sdf-origin', resolveMissing, { emergencyId, personNo: gone, outcome: 'found', account }),
    ).rejects.toThrow('difference-not-so');
    await test.run('sdf-origin', resolveMissing, { emergencyId, personNo: gone, outcome: 'escaped', account });
    await test.run('sdf-origin-two', resolveMissing, { emergencyId, personNo: there, outcome: 'found', account });
    await test.run('sdf-origin-two', closeEmergency, close);
    await expect(test.run('sdf-origin', closeEmergency, close)).rejects.toThrow('stale');
  });

  it('whom an evacuation can list is told in an open emergency of the own authority only, to who plans evacuations, and never by a fear of the own state', async () => {
    const persons = [await test.person(), await test.person(), await test.person()] as const;
    const [, afraidOfIraq, afraidOfSyria] = persons;
    const account = 'Synthetic account.';
    await test.run('interviewer', recordFear, { personNo: afraidOfIraq, country: 'IRQ', account });
    await test.run('interviewer', recordFear, { personNo: afraidOfSyria, country: 'SYR', account });
    const named = { nameEn: 'Near', nameAr: 'قريب', kind: 'prison', zone: 'Asia/Damascus', authority: 'SDF' } as const;
    await test.run('installation', addSite, { ...named, code: 'NEA', country: 'SYR' });
    const emergency = declared();
    expect(await attackers.as('sdf-origin').append(emergency)).toBe('accepted');
    const asked = async (officer: (typeof everyRole)[number][1], to: string, id = emergency.id) => {
      const sql = "SELECT person_no::int AS no, listable FROM sites.evacuees($1, NULL, $2, '{}')";
      const rows = await test.see<{ no: number; listable: boolean }>(officer, sql, [id, to]);
      return rows.filter(({ no }) => persons.includes(no)).map(({ listable }) => listable);
    };
    for (const officer of ['sdf-origin', 'sdf-cell'] as const) {
      expect(await asked(officer, 'KRK')).toEqual([true, false, true]);
      // SDF is of that state: nobody looks different
      expect(await asked(officer, 'NEA')).toEqual([true, true, true]);
      expect(await asked(officer, 'XXX')).toEqual([]);
      expect(await asked(officer, 'KRK', uuidv7())).toEqual([]);
    }
    const planners: readonly string[] = ['sdf-origin', 'sdf-cell'];
    for (const [, officer] of everyRole.filter(([, name]) => !planners.includes(name)))
      expect([officer, await asked(officer, 'KRK')]).toEqual([officer, []]);
    // across a border into the officer's own state nobody is listed, whoever is afraid of it
    await test.run('installation', addSite, { ...named, code: 'FAR', country: 'IRQ', zone: 'Asia/Baghdad' });
    const there = async (): Promise<number> => {
      const registered = await test.run('sdf-origin', registerPerson, {
        site: 'GHW',
        person: {
          names: [{ full: 'Karim Far Person', script: 'latin', kind: 'primary', source: 'test' }],
          sex: 'male',
          birth: '1990-03-04',
          nationalities: [],
        },
        custody: { custodian: 'SDF', site: 'FAR', fromAt: START - HOUR, basis: 'existing-custody' },
      });
      return (registered.result as { personNo: number }).personNo;
    };
    const [fearful, calm] = [await there(), await there()];
    await test.run('interviewer', recordFear, { personNo: fearful, country: 'IRQ', account });
    const far = await test.admin.query<{ no: string }>("SELECT sites.stream_of('FAR') AS no");
    const beyond = {
      ...declared(),
      stream: Number(far.rows[0]?.no),
      data: { site: 'FAR', kind: 'breach' },
    };
    expect(await attackers.as('sdf-origin').append(beyond)).toBe('accepted');
    const told = "SELECT listable FROM sites.evacuees($1, NULL, $2, '{}')";
    expect(await test.see('sdf-origin', told, [beyond.id, 'NEA'])).toEqual([]);
    // held there by an authority of another state they are not under the feared one: an evacuation to it hands over to it
    expect(await test.see('sdf-origin', told, [beyond.id, 'KRK'])).toEqual([{ listable: false }, { listable: true }]);
    const planned = await test.run('sdf-origin', planEvacuation, {
      emergencyId: beyond.id,
      operationNo,
      code: 'E-FAR',
      toSite: 'KRK',
      via: [],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: START + HOUR,
    });
    await test.run('interviewer', recordFear, { personNo: calm, country: 'IRQ', account });
    const lines = await test.admin.query(
      'SELECT person_no::int AS no, state FROM transfers.line WHERE manifest_no = $1',
      [(planned.result as { manifestNo: number }).manifestNo],
    );
    expect(lines.rows).toEqual([{ no: calm, state: 'suspended' }]);
    expect(await attackers.as('sdf-origin').append(counted(emergency.id, [], 10_000), closed(emergency.id))).toBe(
      'accepted',
    );
    expect(await asked('sdf-origin', 'KRK')).toEqual([]);
  });

  it('I11-fear-suspends-line: an evacuation within the state is refused to nobody, section by section, and its list tells of no fear of that state; the breach is recorded', async () => {
    const account = 'Synthetic account.';
    await test.run('installation', addAuthority, { code: 'DAM', country: 'SYR', nameEn: 'DAM', nameAr: 'DAM' });
    const named = { nameEn: 'Safe', nameAr: 'آمن', kind: 'prison', zone: 'Asia/Damascus' } as const;
    await test.run('installation', addSite, { ...named, code: 'SAF', country: 'SYR', authority: 'DAM' });
    const [afraid, abroad, calm] = [
      await test.person({ section: 'SMALL' }),
      await test.person({ section: 'SMALL' }),
      await test.person({ section: 'J', birth: '2012-01-01' }),
    ];
    await test.run('interviewer', recordFear, { personNo: afraid, country: 'SYR', account });
    await test.run('interviewer', recordFear, { personNo: abroad, country: 'IRQ', account });
    const { emergencyId } = (await test.run('sdf-origin', declareEmergency, { site: 'GHW', kind: 'attack', account }))
      .result as { emergencyId: string };
    const plan = {
      emergencyId,
      operationNo,
      toSite: 'SAF',
      via: [],
      escortAuthority: 'CJTF',
      toAuthority: 'DAM',
      plannedAt: START + HOUR,
    };
    const listedIn = async (section: string) => {
      const planned = await test.run('sdf-origin', planEvacuation, { ...plan, code: `W-${section}`, section });
      return (planned.result as { manifestNo: number }).manifestNo;
    };
    const linesOf = async (manifestNo: number) =>
      (
        await test.see<{ no: number }>(
          'sdf-origin',
          'SELECT person_no::int AS no FROM transfers.line WHERE manifest_no = $1',
          [manifestNo],
        )
      ).map(({ no }) => no);
    const small = await listedIn('SMALL');
    expect(await linesOf(small)).toEqual(expect.arrayContaining([afraid, abroad]));
    expect(await linesOf(await listedIn('J'))).toContain(calm);
    // nor does a fear that is told later change the list, or the answer of the seal
    const before = (await linesOf(small)).length;
    await test.run('interviewer', recordFear, { personNo: abroad, country: 'SYR', account });
    expect(await linesOf(small)).toHaveLength(before);
    const problems = await test.admin.query(
      "SELECT person_no FROM transfers.seal_problems($1, register.clock()) WHERE rule = 'I11-fear-suspends-line'",
      [small],
    );
    expect(problems.rows).toEqual([]);
    const ride = withId({
      type: 'PersonBoarded',
      stream: afraid,
      data: { manifestNo: small, vehicle: 'BUS-1', compartment: '1' },
    });
    expect(await attackers.as('escort').append(ride, breachOf(ride, 'I08-sealed-is-immutable', 'CJTF'))).toBe(
      'accepted',
    );
    const breach = "SELECT FROM register.breach WHERE rule = 'I11-fear-suspends-line' AND fact_event = $1";
    expect((await test.admin.query(breach, [ride.id])).rowCount).toBe(1);
    for (const officer of ['sdf-origin', 'sdf-cell', 'escort'] as const)
      expect(await test.see(officer, breach, [ride.id])).toEqual([]);
  });
});
