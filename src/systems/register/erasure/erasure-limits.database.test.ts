import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { Attackers } from '../../../../tests/support/attacker.ts';
import { lookAtErasure } from '../../../../tests/support/erasure.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { carryOutErasure } from '../commands/carry-out-erasure.ts';
import { correctEvent } from '../commands/correct-event.ts';
import { orderErasure } from '../commands/order-erasure.ts';
import { recordEscape } from '../commands/record-escape.ts';
import { recordNumber } from '../commands/record-number.ts';
import { recordRemarks } from '../commands/record-remarks.ts';
import { withdrawErasure } from '../commands/withdraw-erasure.ts';
import { erasures } from '../queries/erasures.ts';

let test: TestRegister;
let look: ReturnType<typeof lookAtErasure>;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  look = lookAtErasure(test);
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

describe('the limits of erasure', () => {
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

  it('never adds up to the erasure of somebody held: from a fourth event words go by the order of a court, also past the server', async () => {
    const held = await test.person();
    const remarks: string[] = [];
    for (const n of [1, 2, 3, 4, 5]) {
      await test.run('sdf-origin', recordRemarks, { rows: [{ personNo: held, text: `remark ${n} of a neighbour` }] });
      remarks.push(await look.eventOf(held, 'RemarkRecorded'));
    }
    const data = (n: number, reason: 'third-party' | 'court-order' = 'third-party') =>
      ({ level: 'field', reason, eventId: remarks[n] ?? '', fields: ['text'] }) as const;
    const ordered = async (n: number, more = {}) =>
      (
        (await order('sdf-origin', { personNo: held, ...data(n), fields: ['text'], ...more })).result as {
          orderId: string;
        }
      ).orderId;
    // four are ordered before the first is carried out: the fourth finds the limit when its turn comes
    const orders = [await ordered(0), await ordered(1), await ordered(2), await ordered(3)];
    for (const orderId of orders.slice(0, 3)) await test.run('clerk', carryOutErasure, { orderId });
    await expect(test.run('clerk', carryOutErasure, { orderId: orders[3] ?? '' })).rejects.toMatchObject({
      code: 'erasure-adds-up',
    });
    await expect(ordered(4)).rejects.toMatchObject({ code: 'erasure-adds-up' });
    expect(await attackers.as('sdf-origin').append({ type: 'ErasureOrdered', stream: held, data: data(4) })).toBe(
      'erasure-adds-up',
    );
    const documentSha256 = await test.document('sdf-origin');
    const orderId = await ordered(4, { reason: 'court-order', documentSha256 });
    // any document is no court: one of the two is a clerk of the judiciary, also past the server
    await expect(test.run('moj-child', carryOutErasure, { orderId })).rejects.toMatchObject({
      code: 'erasure-needs-clerk',
    });
    await test.run('clerk', carryOutErasure, { orderId });
    expect((await look.opened(remarks[4] ?? '')).fields).toEqual({});
    await test.run('sdf-origin', withdrawErasure, { orderId: orders[3] ?? '' });
    expect(await look.findings()).toEqual([]);
  });

  it('takes nothing at any level of who is missing, at large or unaccounted for, also by an order from before', async () => {
    const gone = await test.person();
    await test.run('sdf-origin', recordRemarks, { rows: [{ personNo: gone, text: 'he spoke of an uncle in Hit' }] });
    const data = {
      level: 'field',
      reason: 'third-party',
      eventId: await look.eventOf(gone, 'RemarkRecorded'),
    } as const;
    const field = { ...data, fields: ['text'] };
    const { orderId } = (await order('sdf-origin', { personNo: gone, ...field })).result as { orderId: string };
    await test.run('sdf-origin', recordEscape, { personNo: gone, circumstances: 'over the wall', place: 'GHW' });
    await expect(order('sdf-origin', { personNo: gone, ...field })).rejects.toMatchObject({ code: 'erasure-not-open' });
    await expect(test.run('clerk', carryOutErasure, { orderId })).rejects.toMatchObject({
      code: 'erasure-not-open',
    });
    const past = { type: 'ErasureOrdered', stream: gone, data: field };
    expect(await attackers.as('sdf-origin').append(past)).toBe('erasure-not-open');
    expect((await ask(test, 'sdf-origin', erasures, { personNo: String(gone) })).erasable).toEqual([]);
    // the escape is withdrawn: the order waits all the same, so that no correction of a moment opens the file
    await test.run('sdf-origin', correctEvent, {
      eventId: await look.eventOf(gone, 'EscapeRecorded'),
      correction: { withdrawn: true },
      reason: 'He had been asleep.',
    });
    await expect(order('sdf-origin', { personNo: gone, ...field })).rejects.toMatchObject({ code: 'erasure-not-open' });
    await expect(test.run('clerk', carryOutErasure, { orderId })).rejects.toMatchObject({ code: 'erasure-not-open' });
    expect(await attackers.as('sdf-origin').append(past)).toBe('erasure-not-open');
    await test.run('sdf-origin', withdrawErasure, { orderId });
    await test.run('installation', setClock, { clockAt: START + 400 * 24 * HOUR });
    expect((await ask(test, 'sdf-origin', erasures, { personNo: String(gone) })).erasable).not.toEqual([]);
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
          `UPDATE register.erasure_order SET carried_out_by = 1, carried_out_by_clerk = true, carried_out_authority = 'SJC', carried_out_at = ordered_at, carried_out_pos = 900000000 WHERE id = $1`,
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
