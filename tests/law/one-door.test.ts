import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDisclosures } from '../../src/core/ledger/disclosure.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { allEvents } from '../../src/systems/all-events.ts';
import { Attackers, everyRole, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let person: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  person = await test.person({ section: 'A' });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const claim = (more: Partial<ForgedEvent> = {}): ForgedEvent => ({
  type: 'NationalityClaimed',
  stream: person,
  personal: { code: 'TUN', source: 'forged' },
  ...more,
});
const events = async () =>
  Number((await test.admin.query<{ n: string }>('SELECT count(*) AS n FROM register.event')).rows[0]?.n);

describe('register.append: what it refuses', () => {
  it.each([
    ['an event that happened in the future', { occurredAt: START + 2 * HOUR }, 'stale'],
    ['an event written down after it was received', { recordedAt: START + 2 * HOUR }, 'recorded-in-future'],
    ['a gap in a stream', { seq: 4000 }, 'stale'],
    ['a number of the stream used before', { seq: 1 }, 'stale'],
    ['a type that does not exist', { type: 'PersonScored' }, 'not-permitted'],
    ['a version that does not exist', { v: 99 }, 'not-permitted'],
    ['a person’s event on the stream of an officer', { stream: -1 }, 'stale'],
    ['a stream that does not exist', { stream: 999_999_999 }, 'stale'],
    ['an event id that was used before', { id: 'used' }, 'event_id_key'],
  ] as const)('%s', async (_what, more, code) => {
    const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM register.event LIMIT 1');
    const before = await events();
    const forged = claim({
      ...more,
      ...('stream' in more && more.stream === -1 ? { stream: test.officerNo('sdf-origin') } : {}),
      ...('id' in more ? { id: rows[0]?.id as string } : {}),
    });
    expect(await attackers.as('sdf-origin').append(forged)).toBe(code);
    expect(await events()).toBe(before);
  });

  it('personal fields that the frozen text does not commit to', async () => {
    const { disclosures } = makeDisclosures({ code: 'IRQ', source: 'another event' }, { decoys: 0 });
    expect(await attackers.as('sdf-origin').append(claim({ disclosures }))).toBe('I23-append-only');
    // one that belongs and one that does not
    const own = makeDisclosures({ code: 'TUN' }, { decoys: 0 });
    expect(await attackers.as('sdf-origin').append(claim({ disclosures: [...own.disclosures, ...disclosures] }))).toBe(
      'I23-append-only',
    );
  });

  it('the device’s clock: never after the receipt, by not a millisecond; before it as it is said, in column and frozen text alike', async () => {
    const { rows: clock } = await test.admin.query<{ at: string }>('SELECT register.ms(register.clock()) AS at');
    const received = Number(clock[0]?.at);
    const write = (recordedAt: number) =>
      attackers.as('sdf-origin').appendAs({ receivedAt: received }, claim({ recordedAt }));
    for (const ahead of [1, 60_000, 4 * 60_000, 1000 * HOUR])
      expect(await write(received + ahead)).toBe('recorded-in-future');
    for (const behind of [0, 1, 90_000, 1000 * HOUR]) {
      expect(await write(received - behind)).toBe('accepted');
      const { rows } = await test.admin.query(
        `SELECT (register.ms(e.received_at) - register.ms(e.recorded_at))::text AS behind, e.body::jsonb->'recorded' = to_jsonb(register.ms(e.recorded_at)) AS same
           FROM register.event e ORDER BY e.pos DESC LIMIT 1`,
      );
      expect(rows).toEqual([{ behind: String(behind), same: true }]);
    }
  });

  it('a time of receipt that is not the register’s', async () => {
    for (const shift of [-10_000, 10_000, 1500, -1000 * HOUR]) {
      const at = Number(
        (await test.admin.query<{ ms: string }>('SELECT register.ms(register.clock()) AS ms')).rows[0]?.ms,
      );
      expect(await attackers.as('sdf-origin').appendAs({ receivedAt: at + shift }, claim())).toBe('stale');
    }
  });

  it('the removal of a view from the stream of another officer', async () => {
    const removed = { type: 'ViewRemoved', data: { viewId: uuidv7() } };
    const as = attackers.as('sdf-origin');
    expect(await as.append({ ...removed, stream: test.officerNo('sdf-cell') })).toBe('not-permitted');
    expect(await as.append({ ...removed, stream: test.officerNo('sdf-origin') })).toBe('accepted');
  });

  it('arrays of different lengths, and none at all', async () => {
    const call =
      "SELECT register.append($1, $2, 'attack', $3, register.ms(register.clock()), '{}', '{}', '{}', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    const columns = (ids: string[]) => [
      test.token('sdf-origin'),
      uuidv7(),
      randomBytes(32),
      ids,
      [person],
      [1],
      ['NationalityClaimed'],
      [1],
      [START],
      [START],
      ['[]'],
      ['{}'],
      [Buffer.concat([Buffer.from([1]), randomBytes(64)])],
      [randomBytes(40)],
      [null],
    ];
    expect(await attackers.as('sdf-origin').sql(call, columns([]))).not.toBe('accepted');
    expect(await attackers.as('sdf-origin').sql(call, columns([uuidv7(), uuidv7()]))).toBe('invalid-input');
  });

  it('text that is not the canonical data of one event: quotes cannot break out of the frozen text', async () => {
    const sly = claim({ data: { 'x","officer":0,"y': '"}' } });
    expect(await attackers.as('sdf-origin').append(sly)).toBe('accepted');
    const { rows } = await test.admin.query<{ officer: string; same: boolean }>(
      "SELECT body::jsonb->>'officer' AS officer, (body::jsonb->>'officer')::bigint = officer_no AS same FROM register.event ORDER BY pos DESC LIMIT 1",
    );
    expect(rows).toEqual([{ officer: String(test.officerNo('sdf-origin')), same: true }]);
  });
});

describe('sessions', () => {
  const tokens = async (change: string, officer: 'sdf-origin' | 'sdf-origin-two') => {
    const token = randomBytes(24).toString('base64url');
    await test.admin.query(
      "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at) VALUES (sha256(convert_to($1, 'UTF8')), $2, now() + interval '1 hour', now() + interval '1 hour')",
      [token, test.officerNo(officer)],
    );
    await test.admin.query(`UPDATE access.session SET ${change} WHERE token_hash = sha256(convert_to($1, 'UTF8'))`, [
      token,
    ]);
    return token;
  };

  it('nobody without a session, or with a token of nobody, writes or begins', async () => {
    for (const token of ['', 'x', randomBytes(24).toString('base64url'), test.token('sdf-origin').slice(0, -1)])
      expect(await attackers.withToken(token).append(claim())).toBe('not-signed-in');
  });

  it.each([
    ['idle for too long', "idle_until = now() - interval '1 second'"],
    ['at its end', "ends_at = now() - interval '1 second'"],
    ['of an officer who does not exist', 'officer_no = 424242'],
  ])('a session %s is none', async (_what, change) => {
    expect(await attackers.withToken(await tokens(change, 'sdf-origin')).append(claim())).toBe('not-signed-in');
  });

  it('the session of a suspended officer is none, and lives again with the officer', async () => {
    // past the guard, which ends the sessions of whoever is suspended
    const suspend = (active: boolean) =>
      test.admin.query(
        `SET session_replication_role = replica; UPDATE access.officer SET active = ${active} WHERE no = ${test.officerNo('sdf-origin-two')}; RESET session_replication_role`,
      );
    await suspend(false);
    expect(await attackers.as('sdf-origin-two').append(claim())).toBe('not-signed-in');
    await suspend(true);
    expect(await attackers.as('sdf-origin-two').append(claim())).toBe('accepted');
  });
});

describe('one command, once', () => {
  it('the same id with other bytes, or by another officer, is a conflict', async () => {
    const command = { id: uuidv7(), hash: randomBytes(32) };
    expect(await attackers.as('sdf-origin').appendAs(command, claim())).toBe('accepted');
    const before = await events();
    expect(await attackers.as('sdf-origin').appendAs({ ...command, hash: randomBytes(32) }, claim())).toBe(
      'command-conflict',
    );
    const results: Record<string, string> = {};
    for (const [, officer] of everyRole)
      if (officer !== 'sdf-origin') results[officer] = await attackers.as(officer).appendAs(command, claim());
    expect(new Set(Object.values(results))).toEqual(new Set(['command-conflict']));
    expect(await attackers.as('sdf-origin').appendAs(command, claim())).toBe('accepted');
    expect(await events()).toBe(before);
  });

  it('two connections with the same command leave one set of events', async () => {
    const command = { id: uuidv7(), hash: randomBytes(32) };
    const before = await events();
    const twins = await Promise.all([
      attackers.apart('sdf-origin'),
      attackers.apart('sdf-origin'),
      attackers.apart('sdf-origin'),
    ]);
    const results = await Promise.all(twins.map((twin) => twin.appendAs(command, claim(), claim())));
    expect(results).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await events()).toBe(before + 2);
  });
});

describe('who may say what', () => {
  it('the database checks the same list of roles as the typed definitions, for every type and role', async () => {
    const convoy = await createTestConvoy(test, 1);
    const { rows } = await test.admin.query<{ no: string }>('SELECT register.register_stream() AS no');
    const streams: Record<string, ForgedEvent['stream']> = {
      person,
      manifest: convoy.manifestNo,
      register: Number(rows[0]?.no),
      officer: test.officerNo('sdf-origin'),
      operation: { new: 'operation' },
      site: { new: 'site' },
      list: { new: 'list' },
      request: { new: 'request' },
    };
    for (const definition of allEvents) {
      const stream = streams[definition.stream] as ForgedEvent['stream'];
      for (const [role, officer] of everyRole) {
        if (definition.roles.includes(role)) continue;
        const result = await attackers.as(officer).append({ type: definition.type, v: definition.v, stream });
        expect([definition.type, role, result]).toEqual([definition.type, role, 'not-permitted']);
      }
    }
  });

  it('the monitor writes nothing at all', () => {
    expect(allEvents.filter((definition) => definition.roles.includes('monitor'))).toEqual([]);
  });

  it('an administrator writes nothing of a person, a convoy or a list', () => {
    const cases = ['person', 'manifest', 'operation', 'list'];
    expect(
      allEvents.filter((definition) => definition.roles.includes('administrator') && cases.includes(definition.stream)),
    ).toEqual([]);
  });

  it('the clock of the register goes forward only, and against the real time of now', async () => {
    const { rows } = await test.admin.query<{ no: string; real: string }>(
      'SELECT register.register_stream() AS no, register.ms(now()) AS real',
    );
    const stream = Number(rows[0]?.no);
    const realAt = Number(rows[0]?.real);
    const back: ForgedEvent = { type: 'ClockSet', stream, data: { clockAt: START - HOUR, realAt } };
    expect(await attackers.each(() => [back])).toEqual(refused({}));
    const false_: ForgedEvent = {
      type: 'ClockSet',
      stream,
      data: { clockAt: START + HOUR, realAt: realAt - 100 * HOUR },
    };
    expect(await attackers.each(() => [false_])).toEqual(refused({}));
    // nor by saying that this is a rebuild
    const attacker = attackers.as('sdf-origin');
    expect(await attacker.sql("SET amana.rebuild = 'on'")).toBe('accepted');
    expect(await attacker.append(false_)).toBe('not-permitted');
    expect(
      await attacker.append({
        type: 'SectionMoved',
        stream: person,
        data: { site: 'GHW', section: 'W' },
        personal: { reason: 'forged' },
      }),
    ).toBe('I16-men-and-women-apart');
    expect(await attacker.sql('RESET amana.rebuild')).toBe('accepted');
  });
});
