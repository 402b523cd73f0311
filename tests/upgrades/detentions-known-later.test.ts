/**
 * What an older program left of residents whose detention became known after their moves: it carried nothing through, and migration 0041 dated what was believed by the newest of the earlier facts.
 * Their custody is folded again fact by fact, so that it is what `verify` rebuilds.
 */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { createScratch } from '../../src/core/register/verify/scratch.ts';
import { openSnapshot } from '../../src/core/register/verify/session.ts';
import { type VerifyReport, verifyRegister } from '../../src/core/register/verify/verify-register.ts';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { recordBirth } from '../../src/systems/register/commands/record-birth.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordResidentDetained } from '../../src/systems/register/commands/record-resident-detained.ts';
import { recordResidentFound } from '../../src/systems/register/commands/record-resident-found.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { addCamp, registerTestHousehold } from '../support/camp.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const MINUTE = 60_000;
const place = { site: 'HOL', section: 'Phase 1' };
const migrated = async (name: string) => test.admin.query(readFileSync(`migrations/${name}.sql`, 'utf8'));

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
  await addCamp(test);
});
afterAll(() => test.close());

/** An hour passes, so that each fact is known from an instant of its own. */
const later = async () => test.run('sdf-origin', advanceClock, { minutes: 60 });
const found = async (personNo: number, occurredAt?: number) => {
  await later();
  await test.run('sdf-origin', recordFoundInSection, {
    personNo,
    ...place,
    ...(occurredAt === undefined ? {} : { occurredAt }),
  });
};
const detained = async (personNo: number, fromAt: number) => {
  await later();
  return test.run('sdf-origin', recordResidentDetained, { personNo, ...place, fromAt });
};

/** What is believed of custody, and since when. */
const told = async () =>
  (
    await test.admin.query(
      'SELECT person_no, from_at, to_at, custodian, state, outcome, event_pos, known_from, known_to FROM register.custody ORDER BY person_no, from_at, known_from, event_pos',
    )
  ).rows;

/** What `verify` finds; rights on the database are those of a test. */
const verify = async (): Promise<VerifyReport['findings']> => {
  const live = new pg.Client(test.database.admin);
  await live.connect();
  const scratch = await createScratch(test.database.admin, inject('database').template);
  try {
    await openSnapshot(live);
    const readDocument = async (sha256: string) => expect.fail(`document ${sha256}`);
    const systems = await loadSystemChecks();
    const { findings } = await verifyRegister(live, { key: test.key, scratch, systems, readDocument });
    return findings.filter(({ section }) => section !== 'catalogue');
  } finally {
    await live.end();
    await scratch.close();
  }
};

it('are dated fact by fact, as the rebuild does', async () => {
  const [mother, boy, girl] = (await registerTestHousehold(test)).persons;
  const [secondMother, secondBoy] = (await registerTestHousehold(test)).persons;
  // the older program: a move says resident for ever, whatever becomes known of the time before it
  const { rows } = await test.admin.query<{ carry: string }>(
    "SELECT pg_get_functiondef('register.carry_detention(bigint[])'::regprocedure) AS carry",
  );
  await test.admin.query(
    "CREATE OR REPLACE FUNCTION register.carry_detention(p_persons bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'BEGIN END'",
  );
  // two late facts: the detention, and a move before the one that was recorded first
  await found(boy);
  await detained(boy, START - HOUR / 2);
  await found(boy, START - HOUR / 4);
  // a detention that was taken back again
  await later();
  await test.run('sdf-origin', recordUnaccounted, { personNo: girl, circumstances: 'Synthetic account.' });
  const taken = await detained(girl, START - HOUR / 2);
  await detained(girl, START - HOUR / 3);
  await later();
  const correction = {
    eventId: taken.events[0]?.id ?? '',
    correction: { withdrawn: true as const },
    reason: 'Another.',
  };
  await test.run('sdf-origin', correctEvent, correction);
  // what was recorded of a mother decides of her child
  await found(mother);
  await detained(mother, START - HOUR / 2);
  await later();
  await test.run('sdf-origin', recordBirth, {
    motherNo: mother,
    sex: 'female',
    bornAt: START + 9 * HOUR + MINUTE,
  });
  // found to live there, by those who knew nothing of a detention
  await found(secondBoy);
  await detained(secondBoy, START - HOUR / 2);
  await later();
  await test.run('sdf-origin', recordResidentFound, {
    personNo: secondBoy,
    ...place,
    foundAt: START + 12 * HOUR + MINUTE,
  });
  await found(secondMother);
  await test.admin.query(rows[0]?.carry ?? '');

  await migrated('0041-detentions-known-later');
  const before = await told();
  await migrated('0043-custody-folded-again');
  // a child of a detainee is told by a later migration what it is
  await migrated('0070-children-born-in-custody');
  // this is what the events say, and what 0041 left was not
  expect(await verify()).toEqual([]);
  expect(await told()).not.toEqual(before);
});
