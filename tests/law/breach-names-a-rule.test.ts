import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/core/register/rules.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { breachOf, custodyFound } from '../support/forged.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

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

/** A fact of a person that SDF holds, for a breach to name. */
const factOf = async () => {
  const person = await test.person({ section: 'A' });
  return custodyFound(person);
};

describe('the rule of a breach', () => {
  it('is one of the code table, which is filled from the one list of rules', async () => {
    const { rows } = await test.admin.query(
      'SELECT id, kind, source FROM register.rule WHERE NOT retired ORDER BY id COLLATE "C"',
    );
    expect(rows).toEqual(rules.map((rule) => ({ ...rule })));
    expect(rules.find(({ id }) => id === 'I13-minor-apart-from-adults')?.kind).toBe('fact');
    expect(rules.find(({ id }) => id === 'I24-four-eyes')?.kind).toBe('act');
  });

  it('is refused where it is unknown, whoever names it', async () => {
    const fact = await factOf();
    expect(await attackers.each(() => [breachOf(fact, 'I99-made-up')])).toEqual(
      refused({
        'sdf-origin': 'unknown-rule',
        'sdf-cell': 'unknown-rule',
        'sdf-health': 'unknown-rule',
        interviewer: 'unknown-rule',
        assessor: 'unknown-rule',
        'moj-child': 'unknown-rule',
        clerk: 'unknown-rule',
      }),
    );
    expect(
      await test.admin
        .query(
          "INSERT INTO register.breach (id, person_no, rule, source, authority, fact_event, opened_at, event_pos) SELECT gen_random_uuid(), p.no, 'I99-made-up', 'x', 'SDF', gen_random_uuid(), now(), p.event_pos FROM register.person p LIMIT 1",
        )
        .catch((error: { constraint?: string }) => error.constraint),
    ).toBe('unknown-rule');
  });

  it('can be one that no trigger finds: the breach is opened by hand', async () => {
    const fact = await factOf();
    for (const rule of ['I24-four-eyes', 'I12-notice-and-interview', 'I17-section-capacity'])
      expect([rule, await attackers.as('sdf-origin').append(breachOf(fact, rule))]).toEqual([rule, 'accepted']);
  });

  it('gets no new breach once it is retired, and is never removed', async () => {
    await test.admin.query("UPDATE register.rule SET retired = true WHERE id = 'I16-keep-apart'");
    const fact = await factOf();
    expect(await attackers.as('sdf-origin').append(breachOf(fact, 'I16-keep-apart'))).toBe('unknown-rule');
    await test.admin.query("UPDATE register.rule SET retired = false WHERE id = 'I16-keep-apart'");
    expect(await attackers.as('sdf-origin').append(breachOf(fact, 'I16-keep-apart'))).toBe('accepted');
    await expect(test.admin.query("DELETE FROM register.rule WHERE id = 'I16-keep-apart'")).rejects.toThrow(
      'unknown-rule',
    );
  });
});
