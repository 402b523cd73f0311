import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { correctEvent } from '../commands/correct-event.ts';
import { orderErasure } from '../commands/order-erasure.ts';
import { recordDeath } from '../commands/record-death.ts';
import { recordRemarks } from '../commands/record-remarks.ts';
import { recordUnverifiedRelease } from '../commands/record-unverified-release.ts';

const YEAR = 366 * 24 * HOUR;
let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

/** Somebody of whom the officer who holds the person says that custody began twelve years ago. */
const heldSince = async (): Promise<number> => {
  const personNo = await test.person({ section: 'A' });
  await test.run('sdf-origin', recordRemarks, { rows: [{ personNo, text: 'his cousin Fulana came' }] });
  const { rows } = await test.admin.query<{ id: string }>(
    'SELECT event_id AS id FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL',
    [personNo],
  );
  for (const { id: eventId } of rows)
    await test.run('sdf-origin', correctEvent, {
      eventId,
      correction: { occurredAt: START - 12 * YEAR },
      reason: 'the roll says otherwise',
    });
  return personNo;
};
const whole = (personNo: number) => ({ personNo, level: 'person', reason: 'retention-over' }) as const;
const longAgo = { occurredAt: START - 11 * YEAR, circumstances: 'synthetic', place: 'GHW' };

describe('an end of custody that is said to lie eleven years ago', () => {
  it('opens nothing: the ten years begin when the register knows of a release', async () => {
    const personNo = await heldSince();
    await test.run('sdf-origin', recordUnverifiedRelease, { personNo, how: 'in-error', ...longAgo });
    await expect(test.run('sdf-origin', orderErasure, whole(personNo))).rejects.toMatchObject({
      code: 'erasure-too-early',
    });
  });

  it('nor of a death', async () => {
    const personNo = await heldSince();
    const died = { cause: 'illness', remains: 'given to the family', referral: 'prosecutor', ...longAgo };
    await test.run('sdf-origin', recordDeath, { personNo, ...died });
    await expect(test.run('sdf-origin', orderErasure, whole(personNo))).rejects.toMatchObject({
      code: 'erasure-too-early',
    });
  });
});
