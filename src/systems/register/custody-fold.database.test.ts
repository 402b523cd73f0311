import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../tests/support/register.ts';
import { correctEvent } from './commands/correct-event.ts';
import { recordDeath } from './commands/record-death.ts';
import { recordEscape } from './commands/record-escape.ts';
import { recordFoundInSection } from './commands/record-found-in-section.ts';
import { recordUnaccounted } from './commands/record-unaccounted.ts';
import { foldCustody, type ModelFact } from './custody-model.fixture.ts';

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
