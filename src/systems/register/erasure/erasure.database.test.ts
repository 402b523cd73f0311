import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { lookAtErasure } from '../../../../tests/support/erasure.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { signLog } from '../../../../tests/support/signed-log.ts';
import { readErasureLeaf } from '../../../core/ledger/erasure-leaf.ts';
import { leafHashHex } from '../../../core/ledger/leaf.ts';
import { auditLog } from '../../../core/ledger/log/audit-log.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { ERASED_MARK } from '../../../core/register/erasure/mark.ts';
import { logFilesIn } from '../../../server/public-log/log-files.ts';
import { carryOutErasure } from '../commands/carry-out-erasure.ts';
import { orderErasure } from '../commands/order-erasure.ts';
import { recordDeath } from '../commands/record-death.ts';
import { recordNumber } from '../commands/record-number.ts';
import { recordRemarks } from '../commands/record-remarks.ts';
import { withdrawErasure } from '../commands/withdraw-erasure.ts';
import { erasureOrders } from '../queries/erasure-orders.ts';
import { erasures } from '../queries/erasures.ts';
import { ERASABLE_FIELDS } from './erasable-fields.ts';
import { erasureTable } from './table.ts';

let test: TestRegister;
let look: ReturnType<typeof lookAtErasure>;
beforeAll(async () => {
  test = await createTestRegister();
  look = lookAtErasure(test);
});
afterAll(() => test.close());

describe('erasure', () => {
  let person: number;
  let number: string;
  let remark: string;
  const source = 'told by Fulan al-Fulani, who lives beside the mill';

  beforeAll(async () => {
    person = await test.person();
    await test.run('sdf-origin', recordNumber, { personNo: person, kind: 'case', number: 'C-17', source });
    await test.run('sdf-origin', recordRemarks, { rows: [{ personNo: person, text: 'his cousin Fulana came' }] });
    number = await look.eventOf(person, 'ExternalNumberRecorded');
    remark = await look.eventOf(person, 'RemarkRecorded');
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
      order('sdf-origin', { eventId: await look.eventOf(person, 'PersonRegistered'), fields: ['names'] }),
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

  it('does nothing before an officer of another authority carries it out, and then leaves the value nowhere', async () => {
    const { orderId } = (await order('sdf-origin', {})).result as { orderId: string };
    expect((await look.opened(number)).fields.source).toBe(source);
    for (const own of ['sdf-origin', 'sdf-origin-two'] as const)
      await expect(test.run(own, carryOutErasure, { orderId })).rejects.toMatchObject({ code: 'I24-four-eyes' });
    // an authority that does not read the person is told of no order
    await expect(test.run('moj-receiver', carryOutErasure, { orderId })).rejects.toMatchObject({ code: 'not-found' });
    expect(await look.standsIn(source)).toEqual(['register.external_number']);
    const before = (await test.admin.query('SELECT body, leaf FROM register.event WHERE id = $1', [number])).rows;
    await test.run('clerk', carryOutErasure, { orderId });
    const { fields, erased } = await look.opened(number);
    expect(fields).toMatchObject({ number: 'C-17' });
    expect(fields).not.toHaveProperty('source');
    expect(Object.fromEntries(erased)).toEqual({ source: orderId });
    expect(await look.standsIn(source)).toEqual([]);
    expect((await test.admin.query('SELECT body, leaf FROM register.event WHERE id = $1', [number])).rows).toEqual(
      before,
    );
    expect(
      (await test.admin.query('SELECT source FROM register.external_number WHERE id = $1', [number])).rows,
    ).toEqual([{ source: ERASED_MARK }]);
    await expect(test.run('clerk', carryOutErasure, { orderId })).rejects.toMatchObject({ code: 'stale' });
    await expect(order('sdf-origin', {})).rejects.toMatchObject({ code: 'erasure-not-open' });
    expect(await look.verified()).toEqual([]);
  });

  it('is shown on the file and in the list of orders, with what each officer may do', async () => {
    const { orderId } = (await order('sdf-origin', { eventId: remark, fields: ['text'] })).result as {
      orderId: string;
    };
    const file = async (officer: 'sdf-origin' | 'sdf-origin-two' | 'clerk' | 'monitor') =>
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
    expect((await file('sdf-origin-two')).orders[0]?.abilities).toEqual(['register/withdraw-erasure']);
    expect((await file('clerk')).orders[0]?.abilities.toSorted()).toEqual([
      'register/carry-out-erasure',
      'register/withdraw-erasure',
    ]);
    expect(await file('monitor')).toMatchObject({ erasable: [], abilities: [] });
    const list = await ask(test, 'clerk', erasureOrders, { state: 'waiting' });
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
    await expect(test.run('clerk', carryOutErasure, { orderId })).rejects.toMatchObject({ code: 'stale' });
    expect((await look.opened(remark)).fields.text).toBe('his cousin Fulana came');
  });

  it('is named by verify where a value went without an order, or stayed in spite of one', async () => {
    expect(await look.findings('DELETE FROM register.erased_field')).toContain('erased-without-order');
    expect(
      await look.findings(
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
      expect(await look.findings()).toEqual([]);
      expect(
        await look.findings(
          'DELETE FROM register.log_head; DELETE FROM register.log_entry WHERE get_byte(leaf, 0) = 4',
        ),
      ).toContain('entry-missing');
      // a log that never told an erasure, and has told none: nothing excuses it
      expect(await look.findings('DELETE FROM register.log_entry WHERE get_byte(leaf, 0) = 4')).toContain(
        'erasure-entry-missing',
      );
      expect(
        await look.findings(
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
    const event = { ...whole, eventId: await look.eventOf(gone, 'RemarkRecorded') };
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
    expect([await look.standsIn('what the tailor said'), (await look.opened(event.eventId)).fields]).toEqual([[], {}]);
    const all = await orderOf({ personNo: gone, level: 'person', reason: 'retention-over' });
    await test.run('clerk', carryOutErasure, { orderId: all });
    const { rows } = await test.admin.query<{ id: string; type: string }>(
      'SELECT id, type FROM register.event WHERE stream_no = $1 ORDER BY seq',
      [gone],
    );
    for (const { id, type } of rows)
      for (const [field, value] of Object.entries((await look.opened(id)).fields))
        expect([type, field, ERASABLE_FIELDS[type]?.includes(field) === true && value !== '']).toEqual([
          type,
          field,
          false,
        ]);
    // the skeleton is whole: who it was, and what became of the person
    expect((await look.opened(rows.find(({ type }) => type === 'DeathRecorded')?.id ?? '')).fields).toMatchObject(said);
    expect((await look.opened(rows[0]?.id ?? '')).fields.names).toBeDefined();
    expect(await look.findings()).toEqual([]);
  });
});
