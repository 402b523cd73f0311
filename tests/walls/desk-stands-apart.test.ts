/** Who worked where within six months is at no family desk (docs/decisions/0064-who-asked-is-never-told.md): what was is asked of the register and not of who asks. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changePostings } from '../../src/core/access/commands/change-postings.ts';
import { inviteOfficer } from '../../src/core/access/commands/invite-officer.ts';
import { newToken, tokenHash } from '../../src/core/access/session-token.ts';
import { anyCommand } from '../../src/core/register/command-definition.ts';
import { execute } from '../../src/core/register/execute.ts';
import { type Role, roles } from '../../src/core/register/roles.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { receiveRequest } from '../../src/systems/safeguards/commands/receive-request.ts';
import { Attackers } from '../support/attacker.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers?.close();
  await test?.close();
});

type Posted = Exclude<Role, 'installation'>;
/** Roles that may stand beside the desk's: they hold, move, hear, judge, watch and govern nobody. */
const BESIDE = [
  'ministry_desk',
  'programme_staff',
  'repatriation_desk',
  'finance_officer',
  'press_officer',
  'corridor_reporter',
] as const satisfies readonly Posted[];
const standsApart = (role: Posted): boolean => role === 'family_desk' || BESIDE.some((one) => one === role);

const name = { en: 'Synthetic', ar: 'اصطناعي' };
let made = 0;
const invite = async (posted: readonly Posted[]): Promise<number> => {
  made += 1;
  const { result } = await test.run('installation', inviteOfficer, {
    username: `apart-${made}`,
    name,
    authority: 'SDF',
    demonstration: true,
    roles: posted.map((role) => ({ role })),
  });
  return (result as { officerNo: number }).officerNo;
};
const post = (officerNo: number, posted: readonly Posted[], by: TestOfficer = 'installation') =>
  test.run(by, changePostings, { officerNo, roles: posted.map((role) => ({ role })), reason: 'synthetic' });
const pass = (time: string) =>
  test.admin.query('UPDATE register.clock_setting SET clock_base = clock_base + $1::interval', [time]);
const deskOf = async (officerNo: number): Promise<string | null> =>
  (await test.admin.query<{ desk: string | null }>('SELECT safeguards.desk_of($1) AS desk', [officerNo])).rows[0]
    ?.desk ?? null;
const signIn = async (officerNo: number): Promise<string> => {
  const token = newToken();
  await test.admin.query(
    "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) VALUES ($1, $2, now() + interval '1 hour', now() + interval '1 hour', now() + interval '1 hour')",
    [tokenHash(token), officerNo],
  );
  return token;
};
const receive = (token: string) =>
  execute(test.register, anyCommand(receiveRequest), {
    token,
    commandId: uuidv7(),
    input: {
      standing: 'relative',
      relation: 'parent',
      requester: 'Synthetic Mother',
      contact: 'synthetic',
      language: 'ar',
      interest: 'mother',
      identityShown: 'a card',
      names: ['Testman Example'],
    },
  });

describe('whoever had another role within six months', () => {
  it('is at no desk until they are over, from the day on which that role ended, and is told so', async () => {
    const officerNo = await invite(['family_desk', 'origin_officer']);
    expect(await deskOf(officerNo)).toBeNull();
    await pass('400 days');
    // however long both stood: it counts from the end
    await post(officerNo, ['finance_officer'], 'sdf-admin');
    const token = await signIn(officerNo);
    const read = (sql: string) =>
      test.register.pool.query(`SELECT x FROM set_config('amana.token', $1, true), LATERAL (${sql}) x(x)`, [token]);
    for (const time of ['0 days', '100 days', '80 days']) {
      await pass(time);
      expect([time, await deskOf(officerNo)]).toEqual([time, null]);
      await expect(receive(token)).rejects.toMatchObject({ code: 'desk-apart' });
      expect((await read('SELECT safeguards.own_desk()')).rows).toEqual([{ x: null }]);
    }
    await pass('6 days');
    expect(await deskOf(officerNo)).toBe('SDF');
    await receive(token);
  });

  it('is no desk by a role of a moment, given and taken on one day', async () => {
    const officerNo = await invite(['family_desk']);
    expect(await deskOf(officerNo)).toBe('SDF');
    await post(officerNo, ['transfer_cell'], 'sdf-admin');
    await post(officerNo, ['press_officer'], 'sdf-admin');
    expect(await deskOf(officerNo)).toBeNull();
    await pass('6 months 1 minute');
    expect(await deskOf(officerNo)).toBe('SDF');
  });

  it('agrees with a plain model over any course of postings', async () => {
    const DAY = 86_400_000;
    const step = fc.record({
      posted: fc.uniqueArray(fc.constantFrom(...roles.filter((role) => role !== 'installation')), {
        minLength: 1,
        maxLength: 3,
      }),
      days: fc.integer({ min: 0, max: 250 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), fc.boolean(), async (course, desk) => {
        // the last step is at the desk often enough to mean something
        const steps = course.map((one, n) =>
          desk && n === course.length - 1 ? { ...one, posted: ['family_desk' as const] } : one,
        );
        const [first, ...later] = steps as [(typeof steps)[number], ...typeof steps];
        const officerNo = await invite(first.posted);
        let now = first.days;
        const had = [{ posted: first.posted, until: Number.POSITIVE_INFINITY }];
        await pass(`${first.days} days`);
        for (const { posted, days } of later) {
          const before = had.at(-1) as (typeof had)[number];
          if ([...before.posted].sort().join() !== [...posted].sort().join()) {
            await post(officerNo, posted);
            before.until = now;
            had.push({ posted, until: Number.POSITIVE_INFINITY });
          }
          await pass(`${days} days`);
          now += days;
        }
        const { rows } = await test.admin.query<{ since: number }>(
          "SELECT (extract(epoch FROM register.clock() - (register.clock() - interval '6 months')) * 1000)::float8 AS since",
        );
        const since = now - (rows[0]?.since as number) / DAY;
        const apart = had.every(({ posted, until }) => until <= since || posted.every(standsApart));
        const atDesk = had.at(-1)?.posted.includes('family_desk') === true;
        expect(await deskOf(officerNo)).toBe(atDesk && apart ? 'SDF' : null);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

describe('the history of postings', () => {
  let officerNo = 0;
  beforeEach(async () => {
    officerNo = await invite(['family_desk', 'origin_officer']);
  });

  it('keeps what an administrator leaves alone open, and ends what was taken', async () => {
    await pass('1 day');
    await post(officerNo, ['finance_officer'], 'sdf-admin');
    const { rows } = await test.admin.query(
      `SELECT h.role, h.until_at IS NOT NULL AS ended, h.until_pos = (SELECT max(e.pos) FROM register.event e WHERE e.stream_no = $1) AS here FROM access.posting_history h WHERE h.officer_no = $1 ORDER BY h.role`,
      [officerNo],
    );
    expect(rows).toEqual([
      { role: 'family_desk', ended: false, here: null },
      { role: 'finance_officer', ended: false, here: null },
      { role: 'origin_officer', ended: true, here: true },
    ]);
  });

  it('is read and written by nobody who serves, whatever the session, and its past changes for nobody', async () => {
    for (const officer of ['sdf-admin', 'sdf-origin', 'monitor', 'installation'] as const)
      for (const sql of [
        'SELECT * FROM access.posting_history',
        'DELETE FROM access.posting_history',
        `UPDATE access.posting_history SET until_at = '2000-01-01', until_pos = 1`,
        `SELECT access.keep_postings('{}')`,
        `SELECT access.had_role_since(1, '{}', now())`,
        `SELECT safeguards.desk_of(${officerNo})`,
      ])
        expect([officer, sql, await attackers.as(officer).would(sql)]).toEqual([
          officer,
          sql,
          expect.stringMatching(/^42501: permission denied/),
        ]);
    for (const sql of [
      'DELETE FROM access.posting_history WHERE officer_no = $1',
      `UPDATE access.posting_history SET role = 'press_officer' WHERE officer_no = $1`,
      `UPDATE access.posting_history SET from_at = from_at - interval '1 year' WHERE officer_no = $1`,
    ])
      await expect(test.admin.query(sql, [officerNo])).rejects.toMatchObject({ constraint: 'I23-append-only' });
    await post(officerNo, ['finance_officer'], 'sdf-admin');
    await expect(
      test.admin.query(
        "UPDATE access.posting_history SET until_at = '2000-01-01' WHERE officer_no = $1 AND role = 'origin_officer'",
        [officerNo],
      ),
    ).rejects.toMatchObject({ constraint: 'I23-append-only' });
  });
});
