import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { recordUnverifiedRelease } from '../../src/systems/register/commands/record-unverified-release.ts';
import { Attackers, everyRole, type ForgedEvent } from '../support/attacker.ts';
import { breachOf, custodyFound } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

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

const append = (officer: TestOfficer, event: ForgedEvent) => attackers.as(officer).append(event);
const factOf = async (personNo: number): Promise<string> =>
  (await test.admin.query('SELECT event_id FROM register.custody_fact WHERE person_no = $1', [personNo])).rows[0]
    .event_id;
const appeared = async (
  stream: number,
  personal: Record<string, string> = {},
  data: Record<string, string> = {},
  id = uuidv7(),
): Promise<ForgedEvent> => ({
  type: 'FirstAppearanceRecorded',
  stream,
  id,
  data: { factEvent: await factOf(stream), source: 'known', ...data },
  personal: { when: '2026-01-18', court: 'a court', ...personal },
});

describe('first appearances: what the command refuses, PostgreSQL refuses', () => {
  it('who may: an authority within reach, or a clerk of the judiciary', async () => {
    for (const [role, officer] of everyRole) {
      const may = role === 'origin_officer' || role === 'judiciary_clerk';
      expect([role, await append(officer, await appeared(await test.person()))]).toEqual([
        role,
        may ? 'accepted' : 'not-permitted',
      ]);
    }
  });

  it('when is a date as far as it is known and not ahead, before whom is said, of a custody of the person', async () => {
    const [personNo, other] = [await test.person(), await test.person()];
    for (const when of ['2027', '2026-02', '2026-01-25', 'spring', ' '])
      expect([when, await append('sdf-origin', await appeared(personNo, { when }))]).toEqual([when, 'invalid-input']);
    const nobody = await appeared(personNo);
    expect(await append('sdf-origin', { ...nobody, personal: { when: '2026' } })).toBe('invalid-input');
    expect(await append('sdf-origin', await appeared(personNo, {}, { factEvent: await factOf(other) }))).toBe(
      'not-found',
    );
    expect(await append('sdf-origin', await appeared(personNo, {}, { source: 'inherited' }))).not.toBe('accepted');
    expect(await append('sdf-origin', await appeared(personNo, { from: 'a list' }))).not.toBe('accepted');
    expect(await append('sdf-origin', await appeared(personNo, {}, { authority: 'NOBODY' }))).not.toBe('accepted');
  });

  it('is one of a custody; a correction cites the one that counts, on the same file, for a reason', async () => {
    const [personNo, other] = [await test.person(), await test.person()];
    const [id, second] = [uuidv7(), uuidv7()];
    expect(await append('sdf-origin', await appeared(personNo, {}, {}, id))).toBe('accepted');
    expect(await append('sdf-origin', await appeared(personNo))).toBe('first-appearance-recorded');
    expect(await append('sdf-origin', await appeared(personNo, {}, { corrects: id }))).toBe('invalid-input');
    const reason = 'another day';
    expect(await append('sdf-origin', await appeared(other, { reason }, { corrects: id }))).toBe('stale');
    expect(await append('sdf-origin', await appeared(personNo, { reason }, { corrects: id }, second))).toBe('accepted');
    expect(await append('sdf-origin', await appeared(personNo, { reason }, { corrects: id }))).toBe('stale');
  });

  it('is one of a custody through all corrections of how it began, of a beginning that is believed, and never of another fact', async () => {
    const personNo = await test.person();
    const [began, id] = [await factOf(personNo), uuidv7()];
    expect(await append('sdf-origin', await appeared(personNo, {}, {}, id))).toBe('accepted');
    const reason = 'another section';
    await test.run('sdf-origin', correctEvent, {
      eventId: began,
      correction: { site: 'GHW', section: 'SMALL' },
      reason,
    });
    const { rows } = await test.admin.query(
      'SELECT event_id FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL',
      [personNo],
    );
    const factEvent = rows[0].event_id;
    expect(factEvent).not.toBe(began);
    // the corrected beginning has its first appearance already, under the one that it corrects
    expect(await append('sdf-origin', await appeared(personNo, {}, { factEvent }))).toBe('first-appearance-recorded');
    const told = { ...(await appeared(personNo, { reason }, { corrects: id })) };
    // a beginning that is believed no longer takes none, also not as a correction
    expect(await append('sdf-origin', { ...told, data: { ...told.data, factEvent: began } })).toBe('not-found');
    // a move, or being missed, begins no custody
    await test.run('sdf-origin', moveSection, { personNo, site: 'GHW', section: 'A', reason });
    const moved = (
      await test.admin.query(
        'SELECT event_id FROM register.custody_fact WHERE person_no = $1 ORDER BY event_pos DESC',
        [personNo],
      )
    ).rows[0].event_id;
    expect(await append('sdf-origin', await appeared(personNo, {}, { factEvent: moved }))).toBe('not-found');
    expect(await append('sdf-origin', { ...told, data: { ...told.data, factEvent } })).toBe('accepted');
  });

  it('a correction stays with the custody that it was told of: a later custody cannot take the first appearance of an earlier one', async () => {
    const personNo = await test.person({ fromAt: START - 50 * HOUR });
    const id = uuidv7();
    const first = await appeared(personNo, {}, {}, id);
    expect(await append('sdf-origin', first)).toBe('accepted');
    await test.run('sdf-origin', recordUnverifiedRelease, {
      personNo,
      how: 'in-error',
      circumstances: 'the door stood open',
      place: 'the gate',
    });
    const again = custodyFound(personNo);
    const found = await attackers.as('sdf-origin').append(again, breachOf(again, 'I04-no-admission-without-order'));
    expect(found).toBe('accepted');
    const reason = 'another custody';
    const other = { factEvent: again.id };
    const moved = await appeared(personNo, { reason }, { ...other, corrects: id });
    expect(await append('sdf-origin', moved)).toBe('stale');
    expect(await append('sdf-origin', await appeared(personNo, {}, other))).toBe('accepted');
  });

  it('nobody who serves writes the table', async () => {
    for (const sql of [
      "UPDATE register.first_appearance SET appeared = '2020'",
      'DELETE FROM register.first_appearance',
    ])
      await expect(test.see('sdf-origin', sql)).rejects.toThrow(/permission denied/);
  });
});
