import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { recordRemarks } from '../../src/systems/register/commands/record-remarks.ts';
import { decideFear } from '../../src/systems/safeguards/commands/decide-fear.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { Attackers } from '../support/attacker.ts';
import { deathRecorded, fearDecided, fearRecorded } from '../support/forged.ts';
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

/** White space of ECMAScript, letters of several scripts, Arabic of the second plane, rare Han and a picture. */
const characters = [
  ...' \t\n\v\f\r\u00a0\u1680\u2000\u2003\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  ...'aé٣سگڕ\u200f\u200d漢',
  '\u{1ee00}',
  '\u{10ec2}',
  '\u{20000}',
  '\u{1f600}',
];

it('how long a text is, and whether it says something, is one answer in the commands and in the database', async () => {
  const text = fc.array(fc.constantFrom(...characters), { maxLength: 24 }).map((parts) => parts.join(''));
  const cases = fc.sample(fc.tuple(text, fc.constantFrom(1, 2, 3, 10, 20)), 4000);
  const { rows } = await test.admin.query<{ told: boolean }>(
    'SELECT register.told(u.text, u.least) AS told FROM unnest($1::text[], $2::int[]) WITH ORDINALITY u(text, least, n) ORDER BY u.n',
    [cases.map(([said]) => said), cases.map(([, least]) => least)],
  );
  const differing = cases.filter(
    ([said, least], i) => z.string().trim().min(least).safeParse(said).success !== rows[i]?.told,
  );
  expect(differing.map(([said, least]) => [JSON.stringify(said), least])).toEqual([]);
});

it('a text of characters beyond the basic plane is taken, or refused in words, at the limit', async () => {
  const person = await test.person({ section: 'A' });
  const move = (reason: string) =>
    test.run('sdf-origin', moveSection, { personNo: person, site: 'GHW', section: 'SMALL', reason });
  await expect(move('\u{20000}\u{20001}')).rejects.toMatchObject({
    code: 'invalid-input',
    problems: [{ code: 'text-too-short', field: 'reason', values: { n: 3 } }],
  });
  await move('\u{20000}\u{20001}\u{20002}');
  const heard = await test.run('interviewer', recordFear, { personNo: person, country: 'IRQ', account: '\u{1ee00}' });
  const fearId = heard.events[0]?.id as string;
  await test.run('assessor', decideFear, { fearId, danger: false, reasons: '\u{20000}'.repeat(20) });
});

it('white space of any kind says nothing, also past the commands', async () => {
  const person = await test.person({ section: 'A' });
  const away = (destination: string) => ({
    type: 'AbsenceBegun',
    stream: person,
    data: { reason: 'court', escort: 'SDF', dueAt: START + 24 * HOUR },
    personal: { destination },
  });
  expect(await attackers.as('sdf-origin').append(away('\u2028\u2029\u205f\u1680'))).toBe('invalid-input');
  expect(await attackers.as('sdf-origin').append(away('\u2028the court\u1680'))).toBe('accepted');
  const blank = '\u2028\u205f';
  const move = { type: 'SectionMoved', stream: person, data: { site: 'GHW', section: 'A' } };
  for (const [event, code] of [
    [{ ...move, personal: { reason: blank } }, 'invalid-input'],
    [{ type: 'EscapeRecorded', stream: person, personal: { circumstances: blank, place: 'GHW' } }, 'invalid-input'],
    [{ type: 'UnaccountedRecorded', stream: person, personal: { circumstances: blank } }, 'invalid-input'],
    [deathRecorded(person, { remains: blank }), 'I21-death-complete'],
  ] as const)
    expect([event.type, await attackers.as('sdf-origin').append(event)]).toEqual([event.type, code]);
  const fear = fearRecorded(person, 'IRQ');
  expect(await attackers.as('interviewer').append(fear)).toBe('accepted');
  const finalFrom = START + 40 * 24 * HOUR;
  expect(await attackers.as('assessor').append(fearDecided(person, fear.id, finalFrom, ' '.repeat(30)))).toBe(
    'invalid-input',
  );
});

it('what no text can hold is refused in words, and not by an error of the database', async () => {
  const person = await test.person({ section: 'A' });
  for (const text of ['before\u0000after', 'half \ud83d of a pair'])
    await expect(test.run('sdf-origin', recordRemarks, { rows: [{ personNo: person, text }] })).rejects.toMatchObject({
      code: 'invalid-input',
      problems: [{ code: 'text-unwritable', field: 'rows.0.text' }],
    });
});
