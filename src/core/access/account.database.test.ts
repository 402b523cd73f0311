import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attackers, type ForgedEvent } from '../../../tests/support/attacker.ts';
import { createTestConvoy } from '../../../tests/support/convoy.ts';
import { handoverOffered } from '../../../tests/support/forged.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../../../tests/support/register.ts';
import { checkHandovers } from '../../systems/transfers/verification/check-handovers.ts';
import { changePostings } from './commands/change-postings.ts';
import { reinstateOfficer } from './commands/reinstate-officer.ts';
import { revokeDeviceKey } from './commands/revoke-device-key.ts';
import { suspendOfficer } from './commands/suspend-officer.ts';
import { endOtherSessions, endSession } from './end-sessions.ts';
import { newToken, tokenHash } from './session-token.ts';

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

const reason = 'left the service';
const notPermitted = { code: 'not-permitted' };

/** Another session of an officer. @returns its token */
const openAnother = async (officer: TestOfficer): Promise<string> => {
  const token = newToken();
  await test.admin.query(
    "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, browser) VALUES ($1, $2, now() + interval '1 hour', now() + interval '2 hours', 'firefox/android')",
    [tokenHash(token), test.officerNo(officer)],
  );
  return token;
};

const isSignedIn = async (token: string): Promise<boolean> => {
  const { rows } = await test.register.pool.query<{ no: number | null }>(
    "SELECT access.officer_id() AS no FROM set_config('amana.token', $1, true)",
    [token],
  );
  return rows[0]?.no !== null;
};

const sessionIdOf = async (token: string): Promise<string> =>
  (await test.admin.query<{ id: string }>('SELECT id FROM access.session WHERE token_hash = $1', [tokenHash(token)]))
    .rows[0]?.id as string;

describe('a device key', () => {
  const revoked = (officer: TestOfficer, keyId: string): ForgedEvent => ({
    type: 'DeviceKeyRevoked',
    stream: test.officerNo(officer),
    data: { keyId, reason: 'lost' },
  });

  it('signs no hand-over once it is revoked, by the command and past it; what it signed before stays', async () => {
    const convoy = await createTestConvoy(test, 1);
    await convoy.until('handed-over-1');
    const { keyId } = await test.device('escort');
    const revoke = () => test.run('escort', revokeDeviceKey, { keyId, reason: 'lost' });
    await revoke();
    await expect(convoy.until('handed-over-2')).rejects.toMatchObject({
      code: 'signature-invalid',
    });
    const offer = handoverOffered(convoy.manifestNo, {
      ordinal: 2,
      keyId,
      counted: 1,
      manifestHash: await convoy.sealHash(),
      instantAt: Number((await test.admin.query('SELECT register.ms(register.clock()) AS ms')).rows[0].ms),
    });
    const data = { ...offer.data, payload: Buffer.from(await convoy.payload('escort')).toString('hex') };
    expect(await attackers.as('escort').append({ ...offer, data })).toBe('I07-two-signatures-one-instant');
    const asText = { getTypeParser: () => (text: string) => text };
    const { findings } = await checkHandovers(
      async (text) => (await test.admin.query({ text, rowMode: 'array', types: asText as never })).rows,
    );
    expect(findings).toEqual([]);
  });

  it('is revoked by its officer or an administrator of the same authority, once, and by nobody past the commands', async () => {
    const { keyId } = await test.device('sdf-origin');
    for (const stranger of ['moj-admin', 'sdf-cell', 'escort'] as const) {
      await expect(test.run(stranger, revokeDeviceKey, { keyId, reason: 'lost' })).rejects.toMatchObject({
        code: stranger === 'moj-admin' ? 'not-permitted' : expect.stringMatching(/not-permitted|not-found/),
      });
      expect(await attackers.as(stranger).append(revoked('sdf-origin', keyId))).toBe('not-permitted');
      // under the own name it is no key of one's own
      expect(await attackers.as(stranger).append(revoked(stranger, keyId))).toBe('nothing-to-do');
    }
    await test.run('sdf-admin', revokeDeviceKey, { keyId, reason: 'stolen' });
    await expect(test.run('sdf-origin', revokeDeviceKey, { keyId, reason: 'lost' })).rejects.toMatchObject({
      code: 'nothing-to-do',
    });
    expect(await attackers.as('sdf-admin').append(revoked('sdf-origin', keyId))).toBe('nothing-to-do');
    const { keyId: own } = await test.device('sdf-cell');
    await test.run('sdf-cell', revokeDeviceKey, { keyId: own, reason: 'replaced' });
  });
});

describe('sessions', () => {
  const seenBy = (asker: TestOfficer, of: TestOfficer) =>
    test.see<{ browser: string; own: boolean }>(asker, 'SELECT browser, own FROM access.sessions_of($1)', [
      test.officerNo(of),
    ]);

  it('are shown to their officer and to administrators of the same authority, without a token', async () => {
    const token = await openAnother('sdf-cell');
    expect(await seenBy('sdf-cell', 'sdf-cell')).toEqual([
      { browser: 'firefox/android', own: false },
      { browser: null, own: true },
    ]);
    expect(await seenBy('sdf-admin', 'sdf-cell')).toHaveLength(2);
    for (const stranger of ['moj-admin', 'sdf-origin', 'monitor'] as const)
      expect([stranger, await seenBy(stranger, 'sdf-cell')]).toEqual([stranger, []]);
    const told = JSON.stringify(
      await test.see('sdf-cell', 'SELECT * FROM access.sessions_of($1)', [test.officerNo('sdf-cell')]),
    );
    for (const secret of [token, tokenHash(token).toString('hex'), tokenHash(token).toString('base64')])
      expect(told).not.toContain(secret);
  });

  it('are ended by who may see them, one or all others, and by nobody else', async () => {
    const one = await openAnother('sdf-health');
    for (const stranger of ['moj-admin', 'sdf-origin', 'monitor'] as const)
      expect(await endSession(test.register.pool, test.token(stranger), await sessionIdOf(one))).toBe(0);
    expect(await isSignedIn(one)).toBe(true);
    expect(await endSession(test.register.pool, test.token('sdf-admin'), await sessionIdOf(one))).toBe(1);
    expect(await isSignedIn(one)).toBe(false);
    const [two, three] = [await openAnother('sdf-health'), await openAnother('sdf-health')];
    expect(await endOtherSessions(test.register.pool, test.token('sdf-health'))).toBe(2);
    expect([await isSignedIn(two), await isSignedIn(three)]).toEqual([false, false]);
    expect(await isSignedIn(test.token('sdf-health'))).toBe(true);
    await expect(endOtherSessions(test.register.pool, newToken())).rejects.toThrow('not-signed-in');
    await expect(endSession(test.register.pool, one, await sessionIdOf(two))).rejects.toThrow('not-signed-in');
  });

  it('are not reached by SQL: nobody reads, makes or lengthens one', async () => {
    const officer = attackers.as('sdf-origin');
    for (const statement of [
      'SELECT id FROM access.session',
      "UPDATE access.session SET ends_at = 'infinity'",
      'DELETE FROM access.session',
      "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at) VALUES ('\\x00', 1, 'infinity', 'infinity')",
      'SELECT access.governed_by(1, 0)',
    ])
      expect([statement, await officer.sql(statement)]).toEqual([statement, expect.stringContaining('42501')]);
  });
});

describe('an officer who is suspended', () => {
  it('is out at once and stays out until reinstated, by an administrator of the same authority alone', async () => {
    const officerNo = test.officerNo('sdf-origin-two');
    const token = await openAnother('sdf-origin-two');
    for (const stranger of ['moj-admin', 'sdf-origin', 'sdf-origin-two'] as const)
      await expect(test.run(stranger, suspendOfficer, { officerNo, reason })).rejects.toMatchObject(notPermitted);
    await expect(
      test.run('sdf-admin', suspendOfficer, { officerNo: test.officerNo('sdf-admin'), reason }),
    ).rejects.toMatchObject(notPermitted);
    await test.run('sdf-admin', suspendOfficer, { officerNo, reason });
    expect([await isSignedIn(token), await isSignedIn(test.token('sdf-origin-two'))]).toEqual([false, false]);
    const { rows } = await test.admin.query("SELECT FROM access.credential_of('sdf-origin-two')");
    expect(rows).toEqual([]);
    await expect(test.run('sdf-admin', suspendOfficer, { officerNo, reason })).rejects.toMatchObject({
      code: 'nothing-to-do',
    });
    await test.run('sdf-admin', reinstateOfficer, { officerNo, reason });
    expect(await isSignedIn(await openAnother('sdf-origin-two'))).toBe(true);
    await expect(test.run('sdf-admin', reinstateOfficer, { officerNo, reason })).rejects.toMatchObject({
      code: 'nothing-to-do',
    });
    // why stands in the event as a digest only
    const { rows: events } = await test.admin.query<{ body: string }>(
      "SELECT body FROM register.event WHERE type IN ('OfficerSuspended', 'OfficerReinstated')",
    );
    expect(events).toHaveLength(2);
    for (const { body } of events) expect(body).not.toContain(reason);
  });
});

describe('postings', () => {
  const rolesOf = async (officer: TestOfficer) =>
    (
      await test.admin.query<{ posted: string }>(
        "SELECT role || ' ' || site AS posted FROM access.posting WHERE officer_no = $1 ORDER BY 1",
        [test.officerNo(officer)],
      )
    ).rows.map(({ posted }) => posted);

  it('are changed by an administrator of the same authority, and the sessions end', async () => {
    const officerNo = test.officerNo('moj-receiver-two');
    const token = await openAnother('moj-receiver-two');
    const roles = [{ role: 'receiving_officer' as const, site: 'KRK' }, { role: 'transfer_cell' as const }];
    for (const stranger of ['sdf-admin', 'moj-cell'] as const)
      await expect(test.run(stranger, changePostings, { officerNo, roles, reason })).rejects.toMatchObject(
        notPermitted,
      );
    await test.run('moj-admin', changePostings, { officerNo, roles: [...roles, ...roles], reason });
    expect(await rolesOf('moj-receiver-two')).toEqual(['receiving_officer KRK', 'transfer_cell *']);
    expect(await isSignedIn(token)).toBe(false);
    await expect(test.run('moj-admin', changePostings, { officerNo, roles, reason })).rejects.toMatchObject({
      code: 'nothing-to-do',
    });
    await expect(
      test.run('moj-admin', changePostings, { officerNo, roles: [{ role: 'transfer_cell', site: 'XXX' }], reason }),
    ).rejects.toMatchObject({ problems: [{ code: 'unknown-site', field: 'roles.0.site' }] });
    await expect(
      test.run('moj-admin', changePostings, {
        officerNo: test.officerNo('moj-admin'),
        roles: [{ role: 'transfer_cell' }],
        reason,
      }),
    ).rejects.toMatchObject(notPermitted);
  });

  it('that see beyond the authority stay what the installation gave, which alone changes them', async () => {
    const officerNo = test.officerNo('moj-child');
    await test.run('moj-admin', changePostings, { officerNo, roles: [{ role: 'health_officer' }], reason });
    expect(await rolesOf('moj-child')).toEqual(['child_protection_officer *', 'health_officer *']);
    await expect(
      test.run('moj-admin', changePostings, { officerNo, roles: [{ role: 'assessor' }], reason }),
    ).rejects.toMatchObject(notPermitted);
    await test.run('installation', changePostings, { officerNo, roles: [{ role: 'health_officer' }], reason });
    expect(await rolesOf('moj-child')).toEqual(['health_officer *']);
  });
});

describe('past the commands', () => {
  const about = (officer: TestOfficer): ForgedEvent[] => [
    { type: 'OfficerSuspended', stream: test.officerNo(officer), personal: { reason } },
    {
      type: 'PostingsChanged',
      stream: test.officerNo(officer),
      data: { postings: [{ role: 'administrator' }] },
      personal: { reason },
    },
  ];

  it('nobody suspends or posts officers of another authority, or the own account', async () => {
    for (const event of about('sdf-cell'))
      for (const stranger of ['moj-admin', 'sdf-cell', 'sdf-origin', 'monitor'] as const)
        expect([event.type, stranger, await attackers.as(stranger).append(event)]).toEqual([
          event.type,
          stranger,
          'not-permitted',
        ]);
    for (const event of about('sdf-admin'))
      expect([event.type, await attackers.as('sdf-admin').append(event)]).toEqual([event.type, 'not-permitted']);
    const [, posting] = about('sdf-cell');
    expect(
      await attackers.as('sdf-admin').append({ ...posting, data: { postings: [{ role: 'monitor' }] } } as ForgedEvent),
    ).toBe('not-permitted');
    expect(
      await attackers
        .as('sdf-admin')
        .append({ type: 'OfficerReinstated', stream: test.officerNo('sdf-cell'), personal: { reason } }),
    ).toBe('nothing-to-do');
  });
});
