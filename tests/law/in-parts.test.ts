import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { recordRemarks } from '../../src/systems/register/commands/record-remarks.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { RemarkRecorded } from '../../src/systems/register/events.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { changeVehicle } from '../../src/systems/transfers/commands/change-vehicle.ts';
import { Attackers } from '../support/attacker.ts';
import { createTestRegister, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let person: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  person = await test.person({ section: 'A' });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const call = (from: number): string =>
  `register.append($1, $2, 'attack', $3, register.ms(register.clock()), '{}', '{}', '{}', ARRAY[$${from}::uuid], ARRAY[$4::bigint], ARRAY[$${from + 1}::int], ARRAY['RemarkRecorded'], ARRAY[1::smallint], ARRAY[$5::bigint],
     ARRAY[$5::bigint], ARRAY['[]'], ARRAY['{}'], ARRAY[$6::bytea], ARRAY[$7::bytea], ARRAY[NULL], $${from + 2}::uuid[])`;
/** Appends one event a part, all parts in one transaction of one command. */
const inParts = async (parts: readonly { id: string; all: readonly string[] }[]): Promise<string> => {
  const { rows } = await test.admin.query<{ seq: number }>('SELECT seq FROM register.stream WHERE no = $1', [person]);
  const seq = rows[0]?.seq as number;
  return attackers
    .as('sdf-origin')
    .sql(`SELECT ${parts.map((_, i) => call(8 + 3 * i)).join(', ')}`, [
      test.token('sdf-origin'),
      uuidv7(),
      randomBytes(32),
      person,
      START,
      Buffer.concat([Buffer.from([1]), randomBytes(64)]),
      randomBytes(40),
      ...parts.flatMap(({ id, all }, i) => [id, seq + 1 + i, all]),
    ]);
};
const ids = (count: number): string[] => Array.from({ length: count }, () => uuidv7());

it('a command in parts is whole at its end: it names no event that was not written with it, and writes none that it does not name', async () => {
  const many = ids(1001);
  const [first = '', second = ''] = many;
  expect(await inParts([{ id: first, all: many }])).toBe('I23-append-only');
  expect(
    await inParts([
      { id: first, all: many },
      { id: second, all: [] },
    ]),
  ).toBe('I23-append-only');
  expect(
    await inParts([
      { id: first, all: many },
      { id: uuidv7(), all: [] },
    ]),
  ).toBe('invalid-input');
});

it('a command in parts names each of its events once, and those of its first part as well', async () => {
  const [first = '', second = ''] = ids(2);
  const twice = Array.from({ length: 1001 }, () => second);
  expect(
    await inParts([
      { id: first, all: twice },
      { id: second, all: [] },
    ]),
  ).toBe('invalid-input');
  expect(await inParts([{ id: first, all: ids(1001) }])).toBe('invalid-input');
  expect(await inParts([{ id: second, all: twice }])).toBe('invalid-input');
});

it('a further part belongs to a first one of the same transaction, and a command of few events comes at once', async () => {
  const [only = ''] = ids(1);
  expect(await inParts([{ id: only, all: [] }])).toBe('invalid-input');
  expect(await inParts([{ id: only, all: [only] }])).toBe('invalid-input');
});

it('what comes in parts is what would have come at once: each event in its order, the chain unbroken, and a repeat answers the same', async () => {
  const rows = Array.from({ length: 2345 }, (_, i) => ({ personNo: person, text: `remark ${i}` }));
  const commandId = uuidv7();
  const outcome = await test.run('sdf-origin', recordRemarks, { rows }, commandId);
  expect(outcome.events).toHaveLength(2345);
  const { rows: kept } = await test.admin.query(
    `SELECT c.event_ids = ARRAY(SELECT e.id FROM register.event e WHERE e.command_id = c.id ORDER BY e.pos) AS whole,
       (SELECT bool_and(e.seq = 1 OR e.body::jsonb->>'prev' = (SELECT encode(sha256('\\x00'::bytea || p.leaf), 'hex') FROM register.event p WHERE p.stream_no = e.stream_no AND p.seq = e.seq - 1))
          FROM register.event e WHERE e.stream_no = $2) AS chained,
       (SELECT count(*)::int FROM register.event_secret s JOIN register.event e ON e.pos = s.event_pos WHERE e.command_id = c.id) AS secrets
     FROM register.command c WHERE c.id = $1`,
    [commandId, person],
  );
  expect(kept).toEqual([{ whole: true, chained: true, secrets: 2345 }]);
  expect(await test.run('sdf-origin', recordRemarks, { rows }, commandId)).toEqual({ ...outcome, repeated: true });
});

it('a command whose persons change places with each other comes at once, however many they are', async () => {
  const rows = Array.from({ length: 1001 }, (_, i) => ({ personNo: person, text: `remark ${i}` }));
  const statementsOf = async (command: typeof recordRemarks): Promise<number> => {
    const commandId = uuidv7();
    await test.run('sdf-origin', command, { rows }, commandId);
    const { rows: told } = await test.admin.query<{ n: number }>(
      'SELECT count(DISTINCT e.cmin::text)::int AS n FROM register.event e WHERE e.command_id = $1',
      [commandId],
    );
    return told[0]?.n as number;
  };
  expect(await statementsOf(recordRemarks)).toBe(3);
  expect(await statementsOf({ ...recordRemarks, atOnce: true })).toBe(1);
  expect([changeVehicle.atOnce, acceptLines.atOnce]).toEqual([true, true]);
});

it('a part of one event is asked what a part of many is: who came with an earlier part of the command is in reach', async () => {
  const registering = (count: number) => ({
    ...registerPerson,
    decide: (...[state, input, context]: Parameters<typeof registerPerson.decide>) => {
      const [registered] = registerPerson.decide(state, input, context);
      const remark = (stream: number) => RemarkRecorded.make({ stream, data: {}, personal: { text: 'synthetic' } });
      return [
        registered as NonNullable<typeof registered>,
        ...Array.from({ length: count - 2 }, () => remark(person)),
        remark(context.newStreams[0] as number),
      ];
    },
    streams: async (...[input, read]: Parameters<typeof registerPerson.streams>) => [
      ...(await registerPerson.streams(input, read)),
      person,
    ],
  });
  const input = {
    site: 'GHW',
    person: {
      names: [{ full: 'Synthetic One', script: 'latin', kind: 'primary', source: 'test' }],
      sex: 'male',
      nationalities: [],
    },
    custody: { custodian: 'SDF', site: 'GHW', fromAt: START, basis: 'existing-custody' },
  } as Parameters<typeof registerPerson.decide>[1];
  // 500 and 500 and 2; 500 and 500 and 1: the person is in reach of the command that brings it, and held by nobody at its end
  for (const count of [1002, 1001])
    await expect(test.run('sdf-origin', registering(count), input)).rejects.toMatchObject({
      code: 'I02-custody-tiles',
    });
});
