import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { Attackers } from '../../../../tests/support/attacker.ts';
import { ourTables } from '../../../../tests/support/our-tables.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { signLog } from '../../../../tests/support/signed-log.ts';
import { openErasable } from '../../../core/ledger/disclosure.ts';
import { openSecret, unwrapStreamKey } from '../../../core/ledger/envelope-key.ts';
import { readErasureLeaf } from '../../../core/ledger/erasure-leaf.ts';
import { leafHashHex } from '../../../core/ledger/leaf.ts';
import { auditLog } from '../../../core/ledger/log/audit-log.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { ERASED_MARK } from '../../../core/register/erasure/mark.ts';
import { StreamKeyRing } from '../../../core/register/stream-key-ring.ts';
import { checkLog } from '../../../core/register/verify/check-log.ts';
import { readChains } from '../../../core/register/verify/read-chains.ts';
import { createScratch } from '../../../core/register/verify/scratch.ts';
import { openSnapshot, settle } from '../../../core/register/verify/session.ts';
import { verifyRegister } from '../../../core/register/verify/verify-register.ts';
import { logFilesIn } from '../../../server/public-log/log-files.ts';
import { allEvents } from '../../all-events.ts';
import { loadSystemChecks } from '../../verification.ts';
import { carryOutErasure } from '../commands/carry-out-erasure.ts';
import { orderErasure } from '../commands/order-erasure.ts';
import { recordDeath } from '../commands/record-death.ts';
import { recordEscape } from '../commands/record-escape.ts';
import { recordNumber } from '../commands/record-number.ts';
import { recordRemarks } from '../commands/record-remarks.ts';
import { withdrawErasure } from '../commands/withdraw-erasure.ts';
import { erasureOrders } from '../queries/erasure-orders.ts';
import { erasures } from '../queries/erasures.ts';
import { ERASABLE_FIELDS } from './erasable-fields.ts';
import { erasureTable } from './table.ts';

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

const eventOf = async (personNo: number, type: string): Promise<string> =>
  (
    await test.admin.query<{ id: string }>(
      'SELECT id FROM register.event WHERE stream_no = $1 AND type = $2 ORDER BY seq DESC LIMIT 1',
      [personNo, type],
    )
  ).rows[0]?.id ?? expect.fail(type);

/** The personal fields of an event as its secret has them. */
const opened = async (eventId: string) => {
  const { rows } = await test.admin.query(
    'SELECT e.body, e.stream_no, s.wrapped_key, x.secret FROM register.event e JOIN register.stream s ON s.no = e.stream_no JOIN register.event_secret x ON x.event_pos = e.pos WHERE e.id = $1',
    [eventId],
  );
  const { data } = unwrapStreamKey(test.key, rows[0].stream_no, rows[0].wrapped_key);
  const texts = JSON.parse(openSecret(data, eventId, rows[0].secret).subarray(32).toString('utf8'));
  return openErasable(JSON.parse(rows[0].body)._sd, texts);
};

/** What is found in chains and log after somebody with every right has done this, past every trigger. */
const findings = async (statement = ''): Promise<string[]> => {
  const live = new pg.Client(test.database.admin);
  await live.connect();
  const found: string[] = [];
  try {
    await live.query(`BEGIN; SET LOCAL session_replication_role = replica; ${statement}`);
    await settle(live);
    const definitions = new Map(allEvents.map((event) => [`${event.type} ${event.v}`, event]));
    const add = ({ code }: { code: string }) => found.push(code);
    await readChains(live, { keys: new StreamKeyRing(test.key), definitions, rebuild: undefined, add });
    await checkLog(live, { key: undefined, kek: test.key }, add);
    return found;
  } finally {
    await live.end();
  }
};

/** What a whole verification finds, with its rebuild of every table. */
const verified = async (): Promise<string[]> => {
  const live = new pg.Client(test.database.admin);
  await live.connect();
  const scratch = await createScratch(test.database.admin);
  try {
    await openSnapshot(live);
    const report = await verifyRegister(live, { key: test.key, scratch, systems: await loadSystemChecks() });
    // a copy of a test database has not the rights of one that was made by itself
    return report.findings.filter(({ section }) => section !== 'catalogue').map(({ text }) => text);
  } finally {
    await live.end();
    await scratch.close();
  }
};

/** Tables in which a text stands. */
const standsIn = async (text: string): Promise<string[]> => {
  const found: string[] = [];
  for (const { name } of await ourTables(test.admin))
    if ((await test.admin.query(`SELECT FROM ${name} t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`, [text])).rowCount)
      found.push(name);
  return found;
};

describe('erasure', () => {
  let person: number;
  let number: string;
  let remark: string;
  const source = 'told by Fulan al-Fulani, who lives beside the mill';

  beforeAll(async () => {
    person = await test.person();
    await test.run('sdf-origin', recordNumber, { personNo: person, kind: 'case', number: 'C-17', source });
    await test.run('sdf-origin', recordRemarks, { rows: [{ personNo: person, text: 'his cousin Fulana came' }] });
    number = await eventOf(person, 'ExternalNumberRecorded');
    remark = await eventOf(person, 'RemarkRecorded');
  });

  const order = (officer: 'sdf-origin' | 'moj-receiver', input: Partial<Parameters<typeof orderErasure.decide>[1]>) =>
    test.run(officer, orderErasure, {
      personNo: person,
      level: 'field',
      reason: 'third-party',
      eventId: number,
      fields: ['source'],
      ...input,
    });

  it('lists the same fields for officers and for the database', async () => {
    const { rows } = await test.admin.query<{ type: string; fields: string[] }>(
      'SELECT a.type, array_agg(a.field ORDER BY a.field) AS fields FROM register.erasable() a GROUP BY 1',
    );
    expect(Object.fromEntries(rows.map(({ type, fields }) => [type, fields]))).toEqual(ERASABLE_FIELDS);
    const { rows: lost } = await test.admin.query(
      'SELECT a.type FROM register.erasable() a WHERE (a.filled IS NOT NULL) AND (a.standing IS NULL OR NOT EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = a.standing AND t.attname = a.filled))',
    );
    expect(lost).toEqual([]);
    expect((await test.admin.query('SELECT register.erased_mark() AS mark')).rows).toEqual([{ mark: ERASED_MARK }]);
  });

  it('is ordered for what can be erased, by whom it belongs to, and for more only long after the end', async () => {
    await expect(order('sdf-origin', { fields: ['number'] })).rejects.toMatchObject({ code: 'erasure-not-open' });
    await expect(
      order('sdf-origin', { eventId: await eventOf(person, 'PersonRegistered'), fields: ['names'] }),
    ).rejects.toMatchObject({ code: 'erasure-not-open' });
    await expect(order('sdf-origin', { reason: 'retention-over' })).rejects.toMatchObject({
      code: 'invalid-input',
      problems: [{ code: 'erasure-misfit', field: 'reason' }],
    });
    await expect(order('sdf-origin', { reason: 'court-order' })).rejects.toMatchObject({
      problems: [{ field: 'documentSha256' }],
    });
    await expect(
      order('sdf-origin', { level: 'event', fields: undefined, reason: 'retention-over' }),
    ).rejects.toMatchObject({ code: 'erasure-too-early' });
    await expect(order('moj-receiver', {})).rejects.toMatchObject({ code: 'not-found' });
  });

  it('does nothing before a second officer of the same authority carries it out, and then leaves the value nowhere', async () => {
    const { orderId } = (await order('sdf-origin', {})).result as { orderId: string };
    expect((await opened(number)).fields.source).toBe(source);
    await expect(test.run('sdf-origin', carryOutErasure, { orderId })).rejects.toMatchObject({ code: 'I24-four-eyes' });
    expect(await standsIn(source)).toEqual(['register.external_number']);
    const before = (await test.admin.query('SELECT body, leaf FROM register.event WHERE id = $1', [number])).rows;
    await test.run('sdf-origin-two', carryOutErasure, { orderId });
    const { fields, erased } = await opened(number);
    expect(fields).toMatchObject({ number: 'C-17' });
    expect(fields).not.toHaveProperty('source');
    expect(Object.fromEntries(erased)).toEqual({ source: orderId });
    expect(await standsIn(source)).toEqual([]);
    expect((await test.admin.query('SELECT body, leaf FROM register.event WHERE id = $1', [number])).rows).toEqual(
      before,
    );
    expect(
      (await test.admin.query('SELECT source FROM register.external_number WHERE id = $1', [number])).rows,
    ).toEqual([{ source: ERASED_MARK }]);
    await expect(test.run('sdf-origin-two', carryOutErasure, { orderId })).rejects.toMatchObject({ code: 'stale' });
    await expect(order('sdf-origin', {})).rejects.toMatchObject({ code: 'erasure-not-open' });
    expect(await verified()).toEqual([]);
  });

  it('is shown on the file and in the list of orders, with what each officer may do', async () => {
    const { orderId } = (await order('sdf-origin', { eventId: remark, fields: ['text'] })).result as {
      orderId: string;
    };
    const file = async (officer: 'sdf-origin' | 'sdf-origin-two' | 'monitor') =>
      ask(test, officer, erasures, { personNo: String(person) });
    const mine = await file('sdf-origin');
    expect(
      mine.orders.map(({ step, abilities, events }) => [step, abilities, events.map(({ fields }) => fields)]),
    ).toEqual([
      ['waiting', ['register/withdraw-erasure'], [['text']]],
      ['carried-out', [], [['source']]],
    ]);
    expect(mine.erasable.find(({ eventId }) => eventId === remark)).toMatchObject({ own: true, fields: ['text'] });
    expect(JSON.stringify(mine)).not.toContain('Fulan');
    expect((await file('sdf-origin-two')).orders[0]?.abilities.toSorted()).toEqual([
      'register/carry-out-erasure',
      'register/withdraw-erasure',
    ]);
    expect(await file('monitor')).toMatchObject({ erasable: [], abilities: [] });
    const list = await ask(test, 'sdf-origin-two', erasureOrders, { state: 'waiting' });
    expect(list.rows.map((row) => [row.orderId, row.step, row.abilities.length])).toEqual([[orderId, 'waiting', 2]]);
    expect((await ask(test, 'moj-receiver', erasureOrders, {})).total).toBe(0);
    const table = erasureTable.rows(await ask(test, 'sdf-origin-two', erasureOrders, {}), 'en');
    expect(table.map((row) => row.slice(1, 5))).toEqual([
      [orderId, 'single words of one event', remark, 'text'],
      [expect.any(String), 'single words of one event', number, 'source'],
    ]);
    expect(JSON.stringify([erasureTable.columns, table])).not.toMatch(/Name|Test/);
    await test.run('sdf-origin', withdrawErasure, { orderId });
  });

  it('is withdrawn and then carried out by nobody', async () => {
    const { orderId } = (await order('sdf-origin', { eventId: remark, fields: ['text'] })).result as {
      orderId: string;
    };
    await test.run('sdf-origin-two', withdrawErasure, { orderId });
    await expect(test.run('sdf-origin-two', carryOutErasure, { orderId })).rejects.toMatchObject({ code: 'stale' });
    expect((await opened(remark)).fields.text).toBe('his cousin Fulana came');
  });

  it('is named by verify where a value went without an order, or stayed in spite of one', async () => {
    expect(await findings('DELETE FROM register.erased_field')).toContain('erased-without-order');
    expect(
      await findings(
        `INSERT INTO register.erased_field (event_pos, field, order_id, person_no, event_id) SELECT e.pos, 'text', o.id, e.stream_no, e.id FROM register.event e, register.erasure_order o WHERE e.id = '${remark}' AND o.carried_out_at IS NOT NULL`,
      ),
    ).toEqual(expect.arrayContaining(['erased-value-there']));
  });

  it('is told in the public log of the entry, and of nobody', async () => {
    const log = await signLog(test.database.verify, test.key);
    try {
      const { rows } = await test.admin.query<{ leaf: Buffer }>(
        'SELECT leaf FROM register.log_entry WHERE get_byte(leaf, 0) = 4',
      );
      const { rows: events } = await test.admin.query('SELECT leaf FROM register.event WHERE id = $1', [number]);
      expect(rows.map(({ leaf }) => readErasureLeaf(leaf))).toEqual([
        { entry: leafHashHex(events[0].leaf), level: 'field' },
      ]);
      expect(auditLog(logFilesIn(log.folder)).open).toBeGreaterThan(0);
      expect(await findings()).toEqual([]);
      expect(
        await findings('DELETE FROM register.log_head; DELETE FROM register.log_entry WHERE get_byte(leaf, 0) = 4'),
      ).toContain('entry-missing');
      // a log that never told an erasure, and has told none: nothing excuses it
      expect(await findings('DELETE FROM register.log_entry WHERE get_byte(leaf, 0) = 4')).toContain(
        'erasure-entry-missing',
      );
      expect(
        await findings(
          `UPDATE register.log_entry SET leaf = set_byte(leaf, 20, CASE get_byte(leaf, 20) WHEN 48 THEN 49 ELSE 48 END) WHERE get_byte(leaf, 0) = 4`,
        ),
      ).toContain('erasure-entry-differs');
    } finally {
      log.remove();
    }
  });

  it('takes all that can be erased of an event, and of the person, ten years after the end and by another authority', async () => {
    const gone = await test.person();
    await test.run('sdf-origin', recordRemarks, { rows: [{ personNo: gone, text: 'what the baker said of him' }] });
    await test.run('sdf-origin', recordRemarks, { rows: [{ personNo: gone, text: 'what the tailor said of him' }] });
    const said = { circumstances: 'Synthetic.', cause: 'illness', remains: 'given to the family', place: 'GHW' };
    const whole = { personNo: gone, level: 'event', reason: 'retention-over' } as const;
    const event = { ...whole, eventId: await eventOf(gone, 'RemarkRecorded') };
    await expect(test.run('sdf-origin', orderErasure, event)).rejects.toMatchObject({ code: 'erasure-too-early' });
    await test.run('sdf-origin', recordDeath, { personNo: gone, referral: 'prosecutor', ...said });
    await expect(test.run('sdf-origin', orderErasure, event)).rejects.toMatchObject({ code: 'erasure-too-early' });
    await test.run('installation', setClock, { clockAt: START + 11 * 365 * 24 * HOUR });
    const orderOf = async (input: typeof event | { personNo: number; level: 'person'; reason: 'retention-over' }) =>
      ((await test.run('sdf-origin', orderErasure, input)).result as { orderId: string }).orderId;
    const one = await orderOf(event);
    await expect(test.run('sdf-origin-two', carryOutErasure, { orderId: one })).rejects.toMatchObject({
      code: 'I24-four-eyes',
    });
    await test.run('clerk', carryOutErasure, { orderId: one });
    expect([await standsIn('what the tailor said'), (await opened(event.eventId)).fields]).toEqual([[], {}]);
    const all = await orderOf({ personNo: gone, level: 'person', reason: 'retention-over' });
    await test.run('clerk', carryOutErasure, { orderId: all });
    const { rows } = await test.admin.query<{ id: string; type: string }>(
      'SELECT id, type FROM register.event WHERE stream_no = $1 ORDER BY seq',
      [gone],
    );
    for (const { id, type } of rows)
      for (const [field, value] of Object.entries((await opened(id)).fields))
        expect([type, field, ERASABLE_FIELDS[type]?.includes(field) === true && value !== '']).toEqual([
          type,
          field,
          false,
        ]);
    // the skeleton is whole: who it was, and what became of the person
    expect((await opened(rows.find(({ type }) => type === 'DeathRecorded')?.id ?? '')).fields).toMatchObject(said);
    expect((await opened(rows[0]?.id ?? '')).fields.names).toBeDefined();
    expect(await findings()).toEqual([]);
  });

  it('takes nothing at any level of who is missing, at large or unaccounted for, also by an order from before', async () => {
    const gone = await test.person();
    await test.run('sdf-origin', recordRemarks, { rows: [{ personNo: gone, text: 'he spoke of an uncle in Hit' }] });
    const data = { level: 'field', reason: 'third-party', eventId: await eventOf(gone, 'RemarkRecorded') } as const;
    const field = { ...data, fields: ['text'] };
    const { orderId } = (await order('sdf-origin', { personNo: gone, ...field })).result as { orderId: string };
    await test.run('sdf-origin', recordEscape, { personNo: gone, circumstances: 'over the wall', place: 'GHW' });
    await expect(order('sdf-origin', { personNo: gone, ...field })).rejects.toMatchObject({ code: 'erasure-not-open' });
    await expect(test.run('sdf-origin-two', carryOutErasure, { orderId })).rejects.toMatchObject({
      code: 'erasure-not-open',
    });
    const past = { type: 'ErasureOrdered', stream: gone, data: field };
    expect(await attackers.as('sdf-origin').append(past)).toBe('erasure-not-open');
    expect((await ask(test, 'sdf-origin', erasures, { personNo: String(gone) })).erasable).toEqual([]);
    await test.run('sdf-origin', withdrawErasure, { orderId });
  });

  it('has one door: neither a session nor the owner of the database changes a secret by another', async () => {
    const { orderId } = (await order('sdf-origin', { eventId: remark, fields: ['text'] })).result as {
      orderId: string;
    };
    const events = [{ eventId: remark, fields: ['text'] }];
    const carried = { type: 'ErasureCarriedOut', stream: person, data: { orderId, events } };
    expect(await attackers.as('sdf-origin').append(carried)).toBe('I24-four-eyes');
    const { rows } = await test.admin.query(
      'SELECT event_pos, secret FROM register.event_secret ORDER BY 1 DESC LIMIT 1',
    );
    await expect(test.admin.query('UPDATE register.event_secret SET secret = secret')).rejects.toThrow(
      'I23-append-only',
    );
    for (const officer of ['sdf-origin', 'sdf-origin-two', 'monitor'] as const) {
      await expect(test.see(officer, 'UPDATE register.event_secret SET secret = secret')).rejects.toThrow(
        'permission denied',
      );
      await expect(
        test.see(officer, 'SELECT register.replace_secrets($1, $2)', [[rows[0].event_pos], [rows[0].secret]]),
      ).rejects.toThrow('I23-append-only');
      expect(await test.see(officer, 'SELECT * FROM register.secrets_to_erase()')).toEqual([]);
    }
    await test.run('sdf-origin', withdrawErasure, { orderId });
  });

  it('I23-append-only: the owner of the database opens no door by the two tables: what they say stays, and the event has to say it', async () => {
    const { orderId } = (await order('sdf-origin', { eventId: remark, fields: ['text'] })).result as {
      orderId: string;
    };
    for (const table of ['register.erasure_order', 'register.erased_field']) {
      await expect(test.admin.query(`DELETE FROM ${table}`)).rejects.toThrow('I23-append-only');
      await expect(test.admin.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('I23-append-only');
    }
    await expect(test.admin.query('UPDATE register.erased_field SET field = field')).rejects.toThrow('I23-append-only');
    await expect(
      test.admin.query('UPDATE register.erasure_order SET fields = fields WHERE carried_out_at IS NOT NULL'),
    ).rejects.toThrow('I23-append-only');
    await expect(
      test.admin.query(`UPDATE register.erasure_order SET fields = '{names}' WHERE id = $1`, [orderId]),
    ).rejects.toThrow('I23-append-only');
    const live = new pg.Client(test.database.admin);
    await live.connect();
    /** In one transaction: an event of this type, copied past the triggers, then with triggers on an order that it is said to have carried out, and the secret. */
    const change = async (type: string, data: object) => {
      try {
        await live.query('BEGIN; SET LOCAL session_replication_role = replica');
        await live.query(
          `INSERT INTO register.event OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(e, jsonb_build_object('pos', 900000000, 'id', gen_random_uuid(), 'seq', 900000, 'type', $2::text, 'body', jsonb_set(e.body::jsonb, '{data}', $3)::text))).* FROM register.event e WHERE e.id = $1`,
          [remark, type, JSON.stringify(data)],
        );
        await live.query('SET LOCAL session_replication_role = origin');
        await live.query(
          `UPDATE register.erasure_order SET carried_out_by = 1, carried_out_authority = authority, carried_out_at = ordered_at, carried_out_pos = 900000000 WHERE id = $1`,
          [orderId],
        );
        await live.query(
          `INSERT INTO register.erased_field SELECT e.pos, 'text', $2, e.stream_no, e.id FROM register.event e WHERE e.id = $1`,
          [remark, orderId],
        );
        await live.query(
          'UPDATE register.event_secret SET secret = secret WHERE event_pos = (SELECT pos FROM register.event WHERE id = $1)',
          [remark],
        );
      } finally {
        await live.query('ROLLBACK');
      }
    };
    const events = [{ eventId: remark, fields: ['text'] }];
    try {
      await expect(change('RemarkRecorded', { orderId, events })).rejects.toThrow('I23-append-only: a secret');
      await expect(change('ErasureCarriedOut', { orderId, events: [] })).rejects.toThrow('I23-append-only: a secret');
      await expect(
        change('ErasureCarriedOut', { orderId, events: [{ eventId: remark, fields: ['reason'] }] }),
      ).rejects.toThrow('I23-append-only: a secret');
      await change('ErasureCarriedOut', { orderId, events });
    } finally {
      await live.end();
    }
    await test.run('sdf-origin', withdrawErasure, { orderId });
  });
});
