import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordCapacity } from '../../src/systems/sites/commands/record-capacity.ts';
import { recordReportedStrength } from '../../src/systems/sites/commands/record-reported-strength.ts';
import { withdrawReportedStrength } from '../../src/systems/sites/commands/withdraw-reported-strength.ts';
import { reportedStrengths } from '../../src/systems/sites/queries/reported-strengths.ts';
import { siteBreaches } from '../../src/systems/sites/queries/site-breaches.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { withId } from '../support/forged.ts';
import { breachesOfSite, createOwnSite, holdPersons } from '../support/own-site.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

const RULE = 'I17-reported-strength';
const DAY = 24 * HOUR;
let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const told = { sourceKind: 'press', source: 'a newspaper' } as const;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const report = async (
  site: string,
  {
    daysAgo = 1,
    atLeast,
    atMost,
    by = 'sdf-origin',
  }: { daysAgo?: number; atLeast?: number; atMost?: number; by?: TestOfficer },
): Promise<string> => {
  const outcome = await test.run(by, recordReportedStrength, {
    site,
    day: dayOf(START - daysAgo * DAY),
    said: `${atLeast ?? ''} to ${atMost ?? ''}`,
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    parts: [],
    ...told,
  });
  return (outcome.result as { reportId: string }).reportId;
};
const places = (site: string, number: number, daysAgo: number) =>
  test.run('sdf-origin', recordCapacity, { site, places: number, fromAt: START - daysAgo * DAY, ...told });
const open = async (site: string) =>
  (await breachesOfSite(test, site)).filter((breach) => breach.open).map(({ rule }) => rule);

describe(RULE, () => {
  it(`${RULE}: more persons reported than places are recorded, counted and listed as a breach, and are nobody's file`, async () => {
    const site = await holdPersons(test, await createOwnSite(test, 'R'), 2);
    await places(site.code, 60, 9);
    const before = await test.admin.query('SELECT count(*) FROM register.custody_fact');
    await test.run('sdf-origin', recordReportedStrength, {
      site: site.code,
      day: dayOf(START),
      said: 'more than 140',
      atLeast: 141,
      parts: [{ persons: 80, nationality: 'IRQ', sex: 'male' }],
      ...told,
    });
    expect(await open(site.code)).toEqual([RULE]);
    expect(await test.admin.query('SELECT count(*) FROM register.custody_fact')).toMatchObject({ rows: before.rows });
    const { rows } = await ask(test, 'monitor', reportedStrengths, { site: site.code });
    expect(rows).toMatchObject([
      { named: 2, notNamed: { atLeast: 139, atMost: null }, places: 60, over: true, parts: [{ persons: 80 }] },
    ]);
    const breaches = await ask(test, 'monitor', siteBreaches, { site: site.code });
    expect(breaches).toMatchObject({ total: 1, rows: [{ rule: RULE, authority: 'SDF', curedAt: null }] });
    expect(breaches.rows[0]?.text.ar).toContain('مصدر');
  });

  it(`${RULE}: reports of one day disagree; each stands, and one that is within the places does not silence the other`, async () => {
    const { code } = await createOwnSite(test, 'S');
    await places(code, 60, 9);
    await report(code, { atLeast: 50, atMost: 50 });
    expect(await open(code)).toEqual([]);
    const high = await report(code, { atLeast: 90, by: 'moj-receiver' });
    await report(code, { atLeast: 40, atMost: 41 });
    expect(await open(code)).toEqual([RULE]);
    await expect(
      test.run('sdf-origin', withdrawReportedStrength, { reportId: high, reason: 'not ours' }),
    ).rejects.toThrow('not-permitted');
    await test.run('moj-receiver', withdrawReportedStrength, { reportId: high, reason: 'it was of another prison' });
    expect(await open(code)).toEqual([]);
    expect(await breachesOfSite(test, code)).toEqual([{ rule: RULE, authority: 'SDF', open: false }]);
    await expect(
      test.run('moj-receiver', withdrawReportedStrength, { reportId: high, reason: 'once more' }),
    ).rejects.toThrow('stale');
  });

  it(`${RULE}: ends with a later report that is within the places, not with one that may be; and stands again when that is withdrawn`, async () => {
    const { code } = await createOwnSite(test, 'T');
    await places(code, 60, 9);
    await report(code, { atLeast: 90, daysAgo: 5 });
    await report(code, { atLeast: 10, daysAgo: 4 });
    await report(code, { atMost: 61, daysAgo: 4 });
    expect(await open(code)).toEqual([RULE]);
    // of an earlier day: it says nothing of what was later
    await report(code, { atLeast: 10, atMost: 20, daysAgo: 6 });
    expect(await open(code)).toEqual([RULE]);
    const later = await report(code, { atMost: 60, daysAgo: 3 });
    expect(await open(code)).toEqual([]);
    await test.run('sdf-origin', withdrawReportedStrength, { reportId: later, reason: 'of another prison' });
    expect(await open(code)).toEqual([RULE]);
    expect((await breachesOfSite(test, code)).map((breach) => breach.open)).toEqual([false, true]);
  });

  it(`${RULE}: opens when the places become known, ends with more of them, and fewer of a later day say nothing of then`, async () => {
    const { code } = await createOwnSite(test, 'U');
    await report(code, { atLeast: 90, daysAgo: 5 });
    expect(await open(code)).toEqual([]);
    await places(code, 60, 9);
    expect(await open(code)).toEqual([RULE]);
    await places(code, 95, 2);
    expect(await open(code)).toEqual([]);
    await places(code, 5, 1);
    expect(await open(code)).toEqual([]);
    // what was said of the same instant before counts no more
    await places(code, 70, 2);
    expect(await open(code)).toEqual([RULE]);
  });

  it(`${RULE}: past the commands: who records, of which day, on which stream, and what stays`, async () => {
    const { code, stream } = await createOwnSite(test, 'V');
    const forged = (more: Record<string, string | number | null> = {}) =>
      withId({
        type: 'ReportedStrengthRecorded',
        stream,
        data: { site: code, day: dayOf(START - DAY), said: '9', atLeast: 9, parts: [], ...told, ...more },
      });
    for (const officer of ['monitor', 'sdf-health', 'interviewer', 'assessor', 'clerk', 'escort', 'moj-child'] as const)
      expect([officer, await attackers.as(officer).append(forged())]).toEqual([officer, 'not-permitted']);
    const origin = attackers.as('sdf-origin');
    expect(await origin.append(forged({ day: dayOf(START + 9 * DAY) }))).toBe('invalid-input');
    expect(await origin.append(forged({ source: ' ' }))).toBe('invalid-input');
    expect(await origin.append(forged({ said: '' }))).toBe('invalid-input');
    expect(await origin.append(forged({ atLeast: null }))).toContain('reported_strength');
    expect(await origin.append(forged({ atMost: 8 }))).toContain('reported_strength');
    expect(await origin.append(forged({ site: 'KRK' }))).toBe('not-found');
    const stands = forged();
    expect(await origin.append(stands)).toBe('accepted');
    const back = { type: 'ReportedStrengthWithdrawn', stream, data: { reportId: stands.id, reason: 'forged' } };
    expect(await attackers.as('moj-receiver').append(back)).toBe('not-permitted');
    expect(await origin.append({ ...back, data: { reportId: stands.id, reason: ' ' } })).toBe('invalid-input');
    expect(await origin.append(back)).toBe('accepted');
    expect(await origin.append(back)).toBe('stale');
  });

  it('nobody past the breach: no officer opens or cures it, and the owner does not rewrite what was reported', async () => {
    for (const officer of ['sdf-origin', 'monitor', 'sdf-admin'] as const)
      await expect(
        test.see(officer, `UPDATE sites.site_breach SET cured_at = now() WHERE rule = '${RULE}'`),
      ).rejects.toThrow('permission denied');
    await expect(test.admin.query('UPDATE sites.reported_strength SET at_least = 1')).rejects.toThrow(
      'I23-append-only',
    );
  });

  it('a count of who is held is told to who works on cases, and to who answers for the site; that there is a breach, to all', async () => {
    const { code } = await createOwnSite(test, 'W');
    await places(code, 1, 9);
    await report(code, { atLeast: 7 });
    const seen = (officer: TestOfficer) =>
      test.see(officer, `SELECT FROM sites.reported_strength WHERE site = '${code}'`);
    expect(await seen('monitor')).toHaveLength(1);
    expect(await seen('sdf-admin')).toHaveLength(1);
    expect(await seen('moj-admin')).toEqual([]);
    expect(await test.see('moj-admin', `SELECT FROM sites.site_breach WHERE site = '${code}'`)).toHaveLength(1);
  });

  it('the command names what is wrong', async () => {
    const wrong = (more: object) =>
      test.run('sdf-origin', recordReportedStrength, {
        site: 'GHW',
        day: dayOf(START),
        said: '9',
        atLeast: 9,
        parts: [],
        ...told,
        ...more,
      });
    await expect(wrong({ day: '2026-02-30' })).rejects.toMatchObject({ problems: [{ code: 'no-such-day' }] });
    await expect(wrong({ day: '2029-02-03' })).rejects.toMatchObject({ problems: [{ code: 'not-yet' }] });
    await expect(wrong({ atMost: 3 })).rejects.toMatchObject({ problems: [{ code: 'ends-before-it-begins' }] });
    await expect(wrong({ parts: [{ persons: 3 }] })).rejects.toMatchObject({ problems: [{ code: 'part-of-nobody' }] });
  });
});
