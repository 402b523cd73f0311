import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordRemarks } from '../../src/systems/register/commands/record-remarks.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

/** The real clock of the machine, as the register sees it: set back where the interval is negative. */
const shiftClock = (interval: string) =>
  test.admin.query(
    'SET session_replication_role = replica; UPDATE register.clock_setting SET real_base = real_base - interval $$' +
      interval +
      '$$; RESET session_replication_role',
  );
const remark = (personNo: number, text: string) =>
  test.run('sdf-origin', recordRemarks, { rows: [{ personNo, text }] });
const remarks = async () =>
  (await test.admin.query<{ n: number }>("SELECT count(*)::int AS n FROM register.event WHERE type = 'RemarkRecorded'"))
    .rows[0]?.n;

it('while the clock of the machine stands before what was received, nothing is recorded; set right, the same is', async () => {
  const person = await test.person();
  const other = await test.person();
  await remark(person, 'before');
  await shiftClock('-1 hour');
  for (const no of [person, other]) {
    const refused = await remark(no, 'while it is wrong').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'clock-set-back' });
  }
  expect(await remarks()).toBe(1);
  await shiftClock('1 hour');
  await remark(person, 'set right');
  expect(await remarks()).toBe(2);
  const { rows } = await test.admin.query(
    "SELECT FROM register.event e JOIN register.event f ON f.stream_no = e.stream_no AND f.seq = e.seq + 1 WHERE f.received_at < e.received_at AND e.type <> 'RegisterDeclared'",
  );
  expect(rows).toEqual([]);
});

it('set back by less than a second, a stream of events goes on only when its last one has passed', async () => {
  const person = await test.person();
  await remark(person, 'first');
  await shiftClock('-900 milliseconds');
  await expect(remark(person, 'second')).rejects.toMatchObject({ code: 'clock-set-back' });
});
