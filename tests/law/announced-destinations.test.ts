import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordAnnouncedDestination } from '../../src/systems/transfers/commands/record-announced-destination.ts';
import { withdrawAnnouncedDestination } from '../../src/systems/transfers/commands/withdraw-announced-destination.ts';
import { operationRoom } from '../../src/systems/transfers/queries/operation-room.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { openTestOperation } from '../support/convoy.ts';
import { withId } from '../support/forged.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let operationNo: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  operationNo = await openTestOperation(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const told = { attributedTo: 'a spokesman', source: 'https://example.org/report' };
const forged = (data: object = {}, personal: object = told) =>
  withId({
    type: 'DestinationAnnounced',
    stream: operationNo,
    data: { site: 'KRK', announcedOn: '2026-01-17', ...data },
    personal: personal as never,
  });

it('an announced destination has a site, a day and a source, and is withdrawn by who entered it', async () => {
  const cell = attackers.as('sdf-cell');
  for (const officer of ['monitor', 'sdf-origin', 'moj-receiver', 'escort', 'sdf-admin', 'clerk'] as const)
    expect([officer, await attackers.as(officer).append(forged())]).toEqual([officer, 'not-permitted']);
  expect(await cell.append(forged({}, { ...told, source: ' ' }))).toBe('invalid-input');
  expect(await cell.append(forged({}, { ...told, attributedTo: '' }))).toBe('invalid-input');
  expect(await cell.append(forged({ announcedOn: '2026-03-01' }))).toBe('invalid-input');
  expect(await cell.append(forged({ site: 'ZZZ' }))).toContain('site');
  expect(await cell.append(forged({ phase: 'NONE' }))).toContain('phase');
  expect(await cell.append(forged({ atLeast: 9 }))).toContain('announced_destination');
  expect(await cell.append(forged({ said: '9', atLeast: 9, atMost: 8 }))).toContain('announced_destination');
  const stands = forged();
  expect(await cell.append(stands)).toBe('accepted');
  const withdrawn = {
    type: 'AnnouncedDestinationWithdrawn',
    stream: operationNo,
    data: { announcementId: stands.id },
    personal: { reason: 'a slip of the pen' },
  };
  expect(await attackers.as('moj-cell').append(withdrawn)).toBe('not-permitted');
  expect(await cell.append(withdrawn)).toBe('accepted');
  expect(await cell.append(withdrawn)).toBe('stale');
  await expect(test.admin.query("UPDATE transfers.announced_destination SET site = 'GHW'")).rejects.toThrow(
    'I23-append-only',
  );
});

it('the commands say the same, and the room tells what was announced beside what was used', async () => {
  const announce = (more: object = {}) =>
    test.run('moj-cell', recordAnnouncedDestination, {
      operationNo,
      site: 'GHW',
      announcedOn: '2026-01-17',
      ...told,
      ...more,
    });
  await expect(announce({ announcedOn: '2026-02-30' })).rejects.toMatchObject({ problems: [{ code: 'no-such-day' }] });
  await expect(announce({ announcedOn: '2026-01-19' })).rejects.toMatchObject({ problems: [{ code: 'not-yet' }] });
  await expect(announce({ atLeast: 5 })).rejects.toMatchObject({ problems: [{ code: 'number-without-words' }] });
  await expect(announce({ site: 'ZZZ' })).rejects.toThrow('not-found');
  await expect(announce({ phase: 'NONE' })).rejects.toThrow('not-found');
  const outcome = await announce({ said: 'up to 500', atMost: 500 });
  const { announcementId } = outcome.result as { announcementId: string };
  const room = await ask(test, 'monitor', operationRoom, { operationNo: String(operationNo) });
  expect(room.destinations).toMatchObject([
    { site: 'GHW', received: 0, use: 'not-used', announced: [{ announcementId, said: 'up to 500', withdrawn: null }] },
    { site: 'KRK', received: 0, use: 'withdrawn', announced: [{ withdrawn: { reason: 'a slip of the pen' } }] },
  ]);
  const withdraw = { operationNo, announcementId, reason: 'taken back' };
  await expect(test.run('sdf-cell', withdrawAnnouncedDestination, withdraw)).rejects.toThrow('not-permitted');
  await test.run('moj-cell', withdrawAnnouncedDestination, withdraw);
  await expect(test.run('moj-cell', withdrawAnnouncedDestination, withdraw)).rejects.toThrow('stale');
});

it('whom a source names is not in the frozen text of the event', async () => {
  const { rows } = await test.admin.query<{ body: string }>(
    "SELECT body FROM register.event WHERE type = 'DestinationAnnounced'",
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ body }) => body.includes('spokesman') || body.includes('example.org'))).toEqual([]);
});
