import type pg from 'pg';
import { carryOutErasure } from '../../src/systems/register/commands/carry-out-erasure.ts';
import { orderErasure } from '../../src/systems/register/commands/order-erasure.ts';
import { recordRemarks } from '../../src/systems/register/commands/record-remarks.ts';
import { withdrawErasure } from '../../src/systems/register/commands/withdraw-erasure.ts';
import type { Desk, Officer } from './fill-with-the-rest.ts';

/** A remark that is erased, and an order to erase another that is withdrawn. */
export const fillErasures = async ({ run, invite }: Desk, origin: Officer, personNo: number): Promise<void> => {
  const second = await invite('rest-erases', 'MOJ', 'judiciary_clerk');
  const ordered = async (text: string): Promise<string> => {
    const outcome = await run(origin, recordRemarks, { rows: [{ personNo, text }] });
    const eventId = outcome.events[0]?.id ?? '';
    const order = { personNo, level: 'field', reason: 'third-party', eventId, fields: ['text'] } as const;
    return ((await run(origin, orderErasure, { ...order, fields: [...order.fields] })).result as { orderId: string })
      .orderId;
  };
  await run(second, carryOutErasure, { orderId: await ordered('what a cousin said of another person') });
  await run(origin, withdrawErasure, { orderId: await ordered('what the person said') });
};

/** Erases everything that can be erased, event by event, by an officer of the authority that recorded it and a clerk of the judiciary, as a court ordered. @returns the types of the events, each once */
export const eraseEverything = async ({ run, invite }: Desk, client: pg.Client): Promise<string[]> => {
  const officers = new Map<string, Officer>();
  const clerks = [
    ['MOJ', await invite('rest-erases-moj', 'MOJ', 'judiciary_clerk')],
    ['SDF', await invite('rest-erases-sdf', 'SDF', 'judiciary_clerk')],
  ] as const;
  const [court] = (await client.query<{ sha256: string }>('SELECT sha256 FROM register.document LIMIT 1')).rows;
  const { rows } = await client.query<{
    person: number;
    id: string;
    type: string;
    authority: string;
    fields: string[];
  }>(
    `SELECT s.no AS person, r.event_id AS id, r.type, coalesce(r.authority, 'SDF') AS authority, r.fields FROM register.stream s CROSS JOIN LATERAL register.erasable_of(s.no) r WHERE s.kind = 'person' ORDER BY r.event_pos`,
  );
  for (const { person, id, authority, fields } of rows) {
    const first =
      officers.get(authority) ??
      (await invite(`rest-first-${authority.toLowerCase()}`, authority, 'child_protection_officer'));
    officers.set(authority, first);
    const order = { personNo: person, level: 'field', reason: 'court-order', eventId: id, fields } as const;
    const { orderId } = (await run(first, orderErasure, { ...order, documentSha256: court?.sha256 ?? '' })).result as {
      orderId: string;
    };
    const other = clerks.find(([own]) => own !== authority);
    if (other !== undefined) await run(other[1], carryOutErasure, { orderId });
  }
  return [...new Set(rows.map(({ type }) => type))].sort();
};
