import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../tests/support/register.ts';
import { unlistedCommand } from '../../../tests/support/unlisted-command.ts';
import { correctEvent } from './commands/correct-event.ts';
import { recordDeath } from './commands/record-death.ts';
import { recordEscape } from './commands/record-escape.ts';
import { recordFoundInSection } from './commands/record-found-in-section.ts';
import { recordUnaccounted } from './commands/record-unaccounted.ts';
import { foldCustody, type ModelFact } from './custody-model.fixture.ts';
import { EscapeRecorded, UnaccountedRecorded } from './events.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const periods = async (personNo: number) =>
  (
    await test.admin.query(
      `SELECT register.ms(from_at) AS "from", CASE WHEN to_at < 'infinity' THEN register.ms(to_at) END AS "to", custodian, site || '/' || coalesce(section, '') AS place, state, outcome, event_pos AS pos
         FROM register.custody WHERE person_no = $1 AND known_to IS NULL ORDER BY from_at`,
      [personNo],
    )
  ).rows.map((row) => ({
    ...row,
    from: Number(row.from),
    to: row.to === null ? null : Number(row.to),
    pos: Number(row.pos),
  }));

const believed = async (personNo: number): Promise<(ModelFact & { id: string })[]> =>
  (
    await test.admin.query(
      `SELECT event_pos AS pos, event_id AS id, register.ms(at) AS at, custodian, CASE WHEN moves THEN site || '/' || coalesce(section, '') END AS place, state, outcome
         FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL ORDER BY event_pos`,
      [personNo],
    )
  ).rows.map((row) => ({ ...row, pos: Number(row.pos), at: Number(row.at) }));

/** One thing that an officer records, at so many minutes before now. */
type Step = { kind: 'found' | 'escape' | 'unaccounted' | 'correct'; minutes: number; section: string; which: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('found', 'found', 'escape', 'unaccounted', 'correct', 'correct'),
  // few values, so that facts of the same instant are common; more than 60 lies before the first fact
  minutes: fc.constantFrom(1, 5, 5, 10, 20, 20, 40, 59),
  section: fc.constantFrom('A', 'J', 'SMALL'),
  which: fc.nat(20),
});

const take = async (personNo: number, { kind, minutes, section, which }: Step) => {
  const occurredAt = START - minutes * 60_000;
  if (kind === 'found')
    await test.run('sdf-origin', recordFoundInSection, { personNo, site: 'GHW', section, occurredAt });
  else if (kind === 'escape')
    await test.run('sdf-origin', recordEscape, { personNo, circumstances: 'over the wall', place: 'GHW', occurredAt });
  else if (kind === 'unaccounted')
    await test.run('sdf-origin', recordUnaccounted, { personNo, circumstances: 'not at roll-call', occurredAt });
  else {
    const facts = (await believed(personNo)).slice(1);
    const target = facts[which % Math.max(1, facts.length)];
    if (target === undefined) return;
    const correction = { occurredAt, ...(which % 3 === 0 ? { withdrawn: true } : {}) };
    await test.run('sdf-origin', correctEvent, { eventId: target.id, correction, reason: 'the roll says otherwise' });
  }
};

describe('I02-custody-tiles', () => {
  it('folds any facts and corrections into the tiling of the plain model', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const personNo = await test.person();
        for (const one of steps) await take(personNo, one);
        expect(await periods(personNo)).toEqual(foldCustody(await believed(personNo)));
      }),
      { numRuns: 40 },
    );
  });

  it('a late fact splits what was known, and the old knowledge stays with its end', async () => {
    const personNo = await test.person({ section: 'A' });
    await test.run('sdf-origin', recordFoundInSection, {
      personNo,
      site: 'GHW',
      section: 'J',
      occurredAt: START - HOUR / 2,
    });
    const rows = await test.see<{ section: string; known_to: number | null }>(
      'sdf-origin',
      'SELECT section, known_to FROM register.custody WHERE person_no = $1 ORDER BY known_from, from_at',
      [personNo],
    );
    expect(rows.map((row) => [row.section, row.known_to === null])).toEqual([
      ['A', false],
      ['A', true],
      ['J', true],
    ]);
  });

  it('an escape is not an exit: the last period stays unbounded, at large', async () => {
    const personNo = await test.person();
    await test.run('sdf-origin', recordEscape, { personNo, circumstances: 'over the wall', place: 'GHW' });
    expect(await periods(personNo)).toMatchObject([{ state: 'held' }, { state: 'at_large', to: null, outcome: null }]);
  });

  it('a hole made behind the back of the register is refused at commit', async () => {
    const personNo = await test.person();
    await expect(
      test.admin.query('UPDATE register.custody SET known_to = now() WHERE person_no = $1', [personNo]),
    ).rejects.toThrow('I03-no-exit-without-outcome');
    await test.run('sdf-origin', recordFoundInSection, {
      personNo,
      site: 'GHW',
      section: 'A',
      occurredAt: START - HOUR / 2,
    });
    await expect(
      test.admin.query(
        'UPDATE register.custody SET known_to = now() WHERE person_no = $1 AND from_at = (SELECT min(from_at) FROM register.custody WHERE person_no = $1) AND known_to IS NULL',
        [personNo],
      ),
    ).rejects.toThrow('I02-custody-tiles');
    await expect(
      test.admin.query(
        "UPDATE register.custody SET known_to = now() WHERE person_no = $1 AND to_at = 'infinity' AND known_to IS NULL",
        [personNo],
      ),
    ).rejects.toThrow('I03-no-exit-without-outcome');
  });
});

/** Several facts of one person in one command, some of them of the same type: what an import or a field device may send. */
const manyFacts = unlistedCommand({
  system: 'register',
  name: 'many-facts',
  roles: ['origin_officer'],
  input: z.object({ personNo: z.int(), minutes: z.array(z.int()) }),
  streams: (input) => [input.personNo],
  load: async () => undefined,
  decide: (_state, { personNo, minutes }) =>
    minutes.map((minute, i) =>
      (i % 3 === 2 ? UnaccountedRecorded : EscapeRecorded).make({
        stream: personNo,
        occurredAt: START - minute * 60_000,
        data: {},
        personal: { circumstances: 'told late', ...(i % 3 === 2 ? {} : { place: 'GHW' }) } as never,
      }),
    ),
});

it('a rebuild event by event gives the same rows as the recorded commands, knowledge times included', async () => {
  for (const minutes of [
    [50, 40, 30],
    [30, 40, 50, 50],
    [5, 5, 5, 10, 20, 1],
  ])
    await test.run('sdf-origin', manyFacts, { personNo: await test.person(), minutes });
  const client = await test.admin.connect();
  const rows = async () =>
    (
      await client.query(
        'SELECT to_jsonb(c) AS row FROM register.custody c ORDER BY person_no, known_from, from_at, known_to, event_pos',
      )
    ).rows;
  try {
    const recorded = await rows();
    await client.query("BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL amana.rebuild = 'on'");
    await client.query(
      'DELETE FROM register.custody; DELETE FROM register.custody_fact; DELETE FROM register.intake; DELETE FROM register.correction',
    );
    const { rows: events } = await client.query(
      `SELECT pos FROM register.event WHERE type IN ('CustodyFound', 'FoundInSection', 'EscapeRecorded', 'UnaccountedRecorded', 'CustodyCorrected') ORDER BY pos`,
    );
    for (const { pos } of events)
      await client.query('SELECT register.project(ARRAY[$1::bigint], ARRAY[NULL::text])', [pos]);
    const rebuilt = await rows();
    expect(recorded.length).toBeGreaterThan(50);
    expect(rebuilt).toEqual(recorded);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

describe('I21-death-is-final', () => {
  const death = {
    cause: 'pending',
    circumstances: 'found at roll-call',
    remains: 'forensic institute',
    referral: 'CR-1',
    place: 'GHW',
  };
  it('ends custody, and nothing follows it but a correction', async () => {
    const personNo = await test.person();
    await test.run('sdf-health', recordDeath, { personNo, ...death });
    expect(await periods(personNo)).toMatchObject([{ outcome: 'death', from: START - HOUR }]);
    await expect(test.run('sdf-origin', recordDeath, { personNo, ...death })).rejects.toMatchObject({
      code: 'I21-death-is-final',
    });
    const [fact] = (await believed(personNo)).filter((candidate) => candidate.outcome === 'death');
    await test.run('sdf-origin', correctEvent, {
      eventId: fact?.id as string,
      correction: { withdrawn: true },
      reason: 'another man',
    });
    expect(await periods(personNo)).toMatchObject([{ outcome: null, to: null, from: START - HOUR }]);
    expect(await test.see('sdf-origin', 'SELECT FROM register.death WHERE person_no = $1', [personNo])).toEqual([]);
  });

  it('is refused before facts that are believed', async () => {
    const personNo = await test.person();
    await expect(
      test.run('sdf-health', recordDeath, { personNo, ...death, occurredAt: START - 2 * HOUR }),
    ).rejects.toMatchObject({ code: 'I21-death-is-final' });
  });

  it('I21-death-complete: cause or pending, circumstances, remains and referral', async () => {
    const personNo = await test.person();
    await expect(test.run('sdf-health', recordDeath, { personNo, ...death, referral: '' })).rejects.toMatchObject({
      code: 'I21-death-complete',
      problems: [{ field: 'referral' }],
    });
  });
});
