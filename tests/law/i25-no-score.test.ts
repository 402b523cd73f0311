import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEvents } from '../../src/systems/all-events.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

/** Words under which a score of a person would be kept. */
const words =
  'score|risk|danger|threat|rating|rank|weight|probability|likelihood|similarity|confidence|priority|grade|points|level';

describe('I25-no-score', () => {
  it('I25-no-score: no table has a numeric column about the danger, the risk or the rank of a person', async () => {
    const { rows } = await test.admin.query<{ name: string; type: string }>(
      `SELECT table_schema || '.' || table_name || '.' || column_name AS name, data_type AS type FROM information_schema.columns
        WHERE table_schema IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') AND column_name ~ $1 ORDER BY 1`,
      [`(^|_)(${words})(_|$)`],
    );
    // the words that there are: a decision that a danger exists, yes or no, and the levels of sections and persons, in words
    expect(rows).toEqual([
      // whether single fields, an event or all of a person's events are erased, in words
      { name: 'register.erasure_order.level', type: 'text' },
      { name: 'safeguards.fear.appeal_danger', type: 'boolean' },
      { name: 'safeguards.fear.danger', type: 'boolean' },
      { name: 'sites.section.level', type: 'text' },
      { name: 'sites.security_level.level', type: 'text' },
    ]);
  });

  it('I25-no-score: the numbers kept about a person are numbers of things, never of the person', async () => {
    const { rows } = await test.admin.query<{ name: string }>(
      `SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
        WHERE c.table_schema IN ('register', 'juveniles', 'transfers', 'care', 'safeguards', 'sites') AND c.data_type IN ('smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'money')
          AND c.column_name !~ '(^|_)(no|pos|by|person_a|person_b)$' AND EXISTS (SELECT FROM information_schema.columns p
            WHERE p.table_schema = c.table_schema AND p.table_name = c.table_name AND (p.column_name ~ '^person(_no|_a)$' OR (p.table_name = 'person' AND p.column_name = 'no'))) ORDER BY 1`,
    );
    // the order of names as written, the number of a hand-over, the row of a list, the row of a roll-call
    expect(rows.map((row) => row.name)).toEqual([
      'register.list_row.row',
      'register.person_name.ord',
      'sites.roll_row.ord',
      'transfers.difference.ordinal',
      // by how many minutes a convoy is late, and in which order those who did not accept something were named
      'transfers.movement.delay_minutes',
      'transfers.welfare.ord',
    ]);
  });

  it('I25-no-score: no event says a score', () => {
    const said = allEvents.flatMap((event) =>
      [event.data, event.personal].flatMap((schema) =>
        Object.keys((schema as { shape?: object } | undefined)?.shape ?? {}).map((field) => `${event.type}.${field}`),
      ),
    );
    expect(said.length).toBeGreaterThan(100);
    const scores = new RegExp(`\\.(.*[a-z])?(${words})([A-Z].*)?$`, 'i');
    // the level of a section stands in both versions of its event
    expect(said.filter((name) => scores.test(name)).sort()).toEqual([
      'ErasureOrdered.level',
      'FearAppealDecided.danger',
      'FearDecided.danger',
      'SectionAdded.level',
      'SectionAdded.level',
      'SecurityLevelRecorded.level',
    ]);
  });
});
