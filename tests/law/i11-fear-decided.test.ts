import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import {
  fearAppealDecided,
  fearAppealed,
  fearAppealWaived,
  fearDecided,
  fearRecorded,
  lineListed,
} from '../support/forged.ts';
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

const RULE = 'I11-fear-suspends-line';
const FOUR = 'I24-four-eyes';
const DAY = 24 * HOUR;
const now = async (): Promise<number> =>
  Number((await test.admin.query<{ ms: string }>('SELECT register.ms(register.clock()) AS ms')).rows[0]?.ms);
const advance = (interval: string) =>
  test.admin.query('UPDATE register.clock_setting SET clock_base = clock_base + $1::interval', [interval]);
/** A person with a fear of Iraq, decided: no danger, final when the appeal period is over. */
const decided = async (more = 15 * DAY + 2000) => {
  const person = await test.person({ section: 'A' });
  const fear = fearRecorded(person, 'IRQ');
  expect(await attackers.as('interviewer').append(fear)).toBe('accepted');
  expect(await attackers.as('assessor').append(fearDecided(person, fear.id, (await now()) + more))).toBe('accepted');
  return { person, fearId: fear.id };
};
/** Work of an officer who has a further role for as long as it takes. */
const posted = async (officer: TestOfficer, role: string, work: () => Promise<void>) => {
  const key = [test.officerNo(officer), role];
  await test.admin.query('INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, $2, 1)', key);
  await work();
  await test.admin.query('DELETE FROM access.posting WHERE officer_no = $1 AND role = $2 AND event_pos = 1', key);
};
const isOpen = async (person: number) =>
  (
    await test.admin.query<{ open: boolean }>(
      "SELECT safeguards.fear_open($1, ARRAY['IRQ'], register.clock()) AS open",
      [person],
    )
  ).rows[0]?.open;

describe('I11-fear-suspends-line: the decision', () => {
  it('I11-fear-suspends-line: assessors decide, with reasons, once', async () => {
    const person = await test.person();
    const fear = fearRecorded(person, 'IRQ');
    expect(await attackers.as('interviewer').append(fear)).toBe('accepted');
    const final = START + 20 * DAY;
    expect(await attackers.as('assessor').append(fearDecided(person, fear.id, final, 'too short'))).toBe(
      'I11-fear-decision-reasoned',
    );
    expect(await attackers.each(() => [fearDecided(person, fear.id, final)])).toEqual(
      refused({ assessor: 'accepted' }),
    );
    expect(await attackers.as('assessor').append(fearDecided(person, fear.id, final))).toBe('stale');
  });

  it.each(['FearDecided', 'FearAppealWaived', 'FearAppealDecided'])(
    'I11-fear-suspends-line: nobody of the state feared lifts the fear by %s',
    async (type) => {
      const person = await test.person();
      const fear = fearRecorded(person, 'IRQ');
      expect(await attackers.as('interviewer').append(fear)).toBe('accepted');
      const decision = fearDecided(person, fear.id, (await now()) + 15 * DAY + 2000);
      if (type !== 'FearDecided') expect(await attackers.as('assessor').append(decision)).toBe('accepted');
      if (type === 'FearAppealDecided')
        expect(await attackers.as('interviewer').append(fearAppealed(person, fear.id))).toBe('accepted');
      const lifts: Record<string, ForgedEvent> = {
        FearDecided: decision,
        FearAppealWaived: fearAppealWaived(person, fear.id),
        FearAppealDecided: fearAppealDecided(person, fear.id),
      };
      await posted('moj-child', 'assessor', async () => {
        expect(await attackers.as('moj-child').append(lifts[type] as ForgedEvent)).toBe(RULE);
      });
      expect(await isOpen(person)).toBe(true);
    },
  );

  it('I11-fear-suspends-line: a decision that finds no danger is not final before the appeal period is over', async () => {
    const person = await test.person();
    const fear = fearRecorded(person, 'IRQ');
    expect(await attackers.as('interviewer').append(fear)).toBe('accepted');
    for (const final of [START - HOUR, await now(), (await now()) + 2 * DAY, (await now()) + 15 * DAY - 60_000])
      expect(await attackers.as('assessor').append(fearDecided(person, fear.id, final))).toBe(RULE);
    // the period is dated: a longer one from now on counts for decisions from now on
    await test.admin.query(
      "INSERT INTO safeguards.appeal_period VALUES (register.clock(), 30, 'test', 'good practice')",
    );
    expect(await attackers.as('assessor').append(fearDecided(person, fear.id, (await now()) + 16 * DAY))).toBe(RULE);
    await test.admin.query('DELETE FROM safeguards.appeal_period WHERE days = 30');
    expect(await attackers.as('assessor').append(fearDecided(person, fear.id, (await now()) + 16 * DAY))).toBe(
      'accepted',
    );
  });

  it('I11-fear-suspends-line: until the decision is final nobody is listed; afterwards the transfer cell may', async () => {
    const convoy = await createTestConvoy(test, 1);
    const { person } = await decided();
    expect(await attackers.as('sdf-cell').append(lineListed(person, convoy.manifestNo))).toBe(RULE);
    await advance('15 days 1 minute');
    expect(await attackers.as('sdf-cell').append(lineListed(person, convoy.manifestNo))).toBe('accepted');
  });

  it('I11-fear-suspends-line: a danger that was found is final at once, never ends, and nothing lifts it', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [person] = convoy.persons as [number];
    const fear = fearRecorded(person, 'IRQ');
    expect(await attackers.as('interviewer').append(fear)).toBe('accepted');
    const upheld: ForgedEvent = {
      type: 'FearDecided',
      stream: person,
      data: { fearId: fear.id, danger: true, finalFromAt: (await now()) + 90 * DAY },
      personal: { reasons: 'there is a danger of torture for this person' },
    };
    expect(await attackers.as('assessor').append(upheld)).toBe('accepted');
    const { rows } = await test.admin.query(
      'SELECT final_from = decided_at AS at_once FROM safeguards.fear WHERE id = $1',
      [fear.id],
    );
    expect(rows).toEqual([{ at_once: true }]);
    for (const event of [
      fearAppealed(person, fear.id),
      fearAppealWaived(person, fear.id),
      fearAppealDecided(person, fear.id),
    ])
      expect(await attackers.as('assessor-two').append(event)).toBe('stale');
    await advance('400 days');
    expect(await isOpen(person)).toBe(true);
    expect(await attackers.as('sdf-cell').append(lineListed(person, convoy.manifestNo))).not.toBe('accepted');
  });
});

describe('I11-fear-suspends-line: the appeal', () => {
  it('I11-fear-suspends-line: an appeal keeps the fear open until yet another assessor decides', async () => {
    const { person, fearId } = await decided();
    expect(await attackers.each(() => [fearAppealed(person, fearId)])).toEqual(
      // the first who records it is accepted; the others come late
      refused({ interviewer: 'accepted', assessor: 'stale', 'moj-child': 'stale' }),
    );
    await advance('16 days');
    expect(await isOpen(person)).toBe(true);
    const deciding = fearAppealDecided(person, fearId);
    expect(await attackers.each(() => [deciding])).toEqual(refused({ assessor: FOUR }));
    expect(await attackers.as('assessor-two').append(deciding)).toBe('accepted');
    expect(await isOpen(person)).toBe(false);
    expect(await attackers.as('assessor-two').append(deciding)).toBe('stale');
  });

  it('I11-fear-suspends-line: a danger found on appeal never ends', async () => {
    const { person, fearId } = await decided();
    expect(await attackers.as('interviewer').append(fearAppealed(person, fearId))).toBe('accepted');
    expect(await attackers.as('assessor-two').append(fearAppealDecided(person, fearId, true))).toBe('accepted');
    await advance('400 days');
    expect(await isOpen(person)).toBe(true);
  });

  it('I24-four-eyes: who recorded the appeal does not decide it', async () => {
    const { person, fearId } = await decided();
    expect(await attackers.as('assessor-two').append(fearAppealed(person, fearId))).toBe('accepted');
    expect(await attackers.as('assessor-two').append(fearAppealDecided(person, fearId))).toBe(FOUR);
  });

  it('I11-fear-suspends-line: an appeal that comes late suspends the line again, and its seal falls', async () => {
    const convoy = await createTestConvoy(test, 2);
    const [person] = convoy.persons as [number];
    const fear = fearRecorded(person, 'IRQ');
    expect(await attackers.as('interviewer').append(fear)).toBe('accepted');
    expect(await attackers.as('assessor').append(fearDecided(person, fear.id, (await now()) + 15 * DAY + 2000))).toBe(
      'accepted',
    );
    await advance('15 days 1 minute');
    expect(await attackers.as('sdf-cell').append(lineListed(person, convoy.manifestNo))).toBe('accepted');
    expect(await attackers.as('interviewer').append(fearAppealed(person, fear.id))).toBe('accepted');
    const { rows } = await test.admin.query(
      'SELECT state, live FROM transfers.line WHERE manifest_no = $1 AND person_no = $2',
      [convoy.manifestNo, person],
    );
    expect(rows).toEqual([{ state: 'suspended', live: false }]);
  });
});

describe('I11-fear-suspends-line: the waiver', () => {
  it('I11-fear-suspends-line: the person waives the appeal before another officer than the assessor, and the decision is final', async () => {
    const { person, fearId } = await decided();
    expect(await isOpen(person)).toBe(true);
    expect(await attackers.as('assessor').append(fearAppealWaived(person, fearId))).toBe(FOUR);
    expect(await attackers.each(() => [fearAppealWaived(person, fearId)])).toEqual(
      refused({ interviewer: 'accepted', assessor: 'stale', 'moj-child': 'stale' }),
    );
    expect(await isOpen(person)).toBe(false);
    // and a person may change the mind: the fear is open again
    expect(await attackers.as('interviewer').append(fearAppealed(person, fearId))).toBe('accepted');
    expect(await isOpen(person)).toBe(true);
  });

  it('I11-fear-suspends-line: nothing but a waiver shortens the period, also not by hand', async () => {
    const { fearId } = await decided();
    const shorten = 'UPDATE safeguards.fear SET final_from = decided_at WHERE id = $1';
    await expect(test.admin.query(shorten, [fearId])).rejects.toThrow(RULE);
  });
});
