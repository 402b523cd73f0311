import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordAbsence } from '../../src/systems/sites/commands/record-absence.ts';
import { recordReturn } from '../../src/systems/sites/commands/record-return.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

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

const begun = (personNo: number, more: Record<string, string | number> = {}) =>
  withId({
    type: 'AbsenceBegun',
    stream: personNo,
    occurredAt: START - HOUR / 2,
    data: { reason: 'hospital', escort: 'SDF', dueAt: START + HOUR, ...more },
    personal: { destination: 'the general hospital' },
  });
const ended = (personNo: number, absenceId: string) => ({
  type: 'AbsenceEnded',
  stream: personNo,
  data: { absenceId },
  personal: { account: 'brought back' },
});
const away = async () =>
  (await test.see<{ n: number }>('monitor', "SELECT sites.away_from('GHW', 'SMALL') AS n"))[0]?.n;

it('an absence is recorded by who holds the person, once at a time; custodian, site and place stay, and the person is counted apart', async () => {
  const person = await test.person({ section: 'SMALL' });
  const absence = begun(person);
  expect(await attackers.each(() => [begun(person, { dueAt: START - HOUR })])).toEqual(
    refused({ 'sdf-origin': 'absence_check' }),
  );
  expect(await attackers.as('sdf-origin').append(absence)).toBe('accepted');
  expect(await attackers.as('sdf-origin-two').append(begun(person))).toBe('I01-one-absence');
  const { rows } = await test.admin.query(
    "SELECT custodian, site, section, state FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
    [person],
  );
  expect(rows).toEqual([{ custodian: 'SDF', site: 'GHW', section: 'SMALL', state: 'held' }]);
  expect(await away()).toBe(1);
  expect(await test.see('moj-receiver', 'SELECT FROM sites.absence WHERE person_no = $1', [person])).toEqual([]);
  expect(await attackers.each(() => [ended(person, absence.id)])).toEqual({
    ...refused({}),
    'sdf-origin': 'accepted',
  });
  expect(await attackers.as('sdf-origin').append(ended(person, absence.id))).toBe('stale');
  expect(await away()).toBe(0);
});

it('nobody is away who is not held at a site; whoever escapes meanwhile is no longer counted as away', async () => {
  const person = await test.person({ section: 'SMALL' });
  const gone = { type: 'EscapeRecorded', stream: person, personal: { circumstances: 'forged', place: 'hospital' } };
  expect(await attackers.as('sdf-origin').append(begun(person))).toBe('accepted');
  expect(await away()).toBe(1);
  expect(await attackers.as('sdf-origin').append(gone)).toBe('accepted');
  expect(await away()).toBe(0);
  const other = await test.person();
  expect(await attackers.as('sdf-origin').append({ ...gone, stream: other })).toBe('accepted');
  expect(await attackers.as('sdf-origin').append(begun(other))).toBe('not-permitted');
});

it('the commands say the same; a lockdown does not expect who is away', async () => {
  const personNo = await test.person({ section: 'J', birth: '2012-01-01' });
  const input = {
    personNo,
    reason: 'court',
    destination: 'the court of the town',
    escort: 'SDF',
    leftAt: START - HOUR / 2,
    dueAt: START + HOUR,
  } as const;
  await expect(test.run('moj-receiver', recordAbsence, input)).rejects.toThrow('not-found');
  await expect(test.run('sdf-origin', recordAbsence, { ...input, dueAt: START - HOUR })).rejects.toMatchObject({
    problems: [{ code: 'ends-before-it-begins' }],
  });
  const expected = async () =>
    (
      await test.admin.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM sites.expected_at('GHW', 'J', 'SDF', register.clock())",
      )
    ).rows[0]?.n;
  expect(await expected()).toBe(1);
  const outcome = await test.run('sdf-origin', recordAbsence, input);
  const { absenceId } = outcome.result as { absenceId: string };
  await expect(test.run('sdf-origin', recordAbsence, input)).rejects.toThrow('already-away');
  expect(await expected()).toBe(0);
  const back = { absenceId, returnedAt: START, account: 'brought back by the escort' };
  await expect(test.run('sdf-origin', recordReturn, { ...back, returnedAt: START - HOUR })).rejects.toMatchObject({
    problems: [{ code: 'ends-before-it-begins' }],
  });
  await test.run('sdf-origin-two', recordReturn, back);
  await expect(test.run('sdf-origin', recordReturn, back)).rejects.toThrow('stale');
  expect(await expected()).toBe(1);
});
