import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cureBreach } from '../../src/systems/register/commands/cure-breach.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { formatRegisterNumber } from '../../src/systems/register/numbers/register-number.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { acceptanceRefusalReasons, strikeOffReasons } from '../../src/systems/transfers/convoy-words.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { breachOf, foundInSection, lineDecided, lineRefused, lineStruckOff, sectionMoved } from '../support/forged.ts';
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

const breachesOf = async (person: number, rule: string): Promise<string[]> =>
  (
    await test.admin.query<{ id: string }>(
      'SELECT id FROM register.breach WHERE person_no = $1 AND rule = $2 AND cured_at IS NULL',
      [person, rule],
    )
  ).rows.map(({ id }) => id);
const cure = (person: number, breachId = ''): ForgedEvent => ({
  type: 'BreachCured',
  stream: person,
  data: { breachId },
  personal: { how: 'forged' },
});

describe('what the commands refuse, PostgreSQL refuses', () => {
  it('breach-still-stands: nobody says that a breach is mended while it stands', async () => {
    const boy = await test.person({ birth: '2011-02-03', section: 'J' });
    const found = foundInSection(boy, 'A');
    const ORDER = 'I04-no-admission-without-order';
    const AGE = 'I13-minor-apart-from-adults';
    expect(await attackers.as('sdf-origin').append(found, breachOf(found, AGE))).toBe('accepted');
    for (const rule of [ORDER, AGE]) {
      const [breachId = ''] = await breachesOf(boy, rule);
      expect(await attackers.as('sdf-origin').append(cure(boy, breachId))).toBe('breach-still-stands');
      await expect(test.run('sdf-origin', cureBreach, { breachId, how: 'forged' })).rejects.toMatchObject({
        code: 'breach-still-stands',
      });
    }
    // a court records the order, and cures with it what was missing
    await test.run('clerk', recordOrder, {
      persons: [boy],
      ground: 'Suspected offence',
      article: 'Article 4',
      authority: 'SJC',
      documentSha256: await test.document('clerk'),
      issuedAt: START - HOUR,
      expiresAt: START + 60 * 24 * HOUR,
    });
    expect(await breachesOf(boy, ORDER)).toEqual([]);
    expect(await attackers.as('sdf-origin').append(sectionMoved(boy, 'J'))).toBe('accepted');
    const [breachId = ''] = await breachesOf(boy, AGE);
    // who neither answers for it nor holds the person looks on
    expect(await attackers.as('clerk').append(cure(boy, breachId))).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(cure(boy, breachId))).toBe('accepted');
  });

  it('I01-one-place-one-custodian: nobody is brought out of a vehicle, or to another site, by a move between sections', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-2');
    const [person] = convoy.persons as [number];
    const instead = sectionMoved(person, '1', undefined, 'KRK');
    expect(await attackers.as('moj-receiver').append(instead)).toBe('I01-one-place-one-custodian');
    await convoy.until('admitted');
    await test.run('installation', addSection, {
      site: 'RAB',
      section: 'A',
      sex: 'male',
      ageGroup: 'adult',
      capacity: 5,
      legalStatus: 'any',
      capacitySource: 'test',
    });
    expect(await attackers.as('moj-receiver').append(instead)).toBe('accepted');
    // nor between two sites of one authority
    const crossing = sectionMoved(person, 'A', undefined, 'RAB');
    expect(await attackers.as('moj-receiver').append(crossing)).toBe('I01-one-place-one-custodian');
  });

  it('who is refused by the receiving authority is refused with a coded reason, and with words where the code says nothing', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('interviewed');
    const [person] = convoy.persons as [number];
    const { manifestNo } = convoy;
    const receiver = attackers.as('moj-receiver');
    const refusal = (personal: Record<string, string>, v = 2) => lineRefused(person, manifestNo, personal, { v });
    const unsaid = ['', '  ', '\u2028\ufeff'].map((note) => ({ reason: 'other', note }));
    for (const personal of [{}, { note: '' }, { note: 'no place' }, { reason: 'no place', note: '' }, ...unsaid])
      expect(await receiver.append(refusal(personal)), JSON.stringify(personal)).not.toBe('accepted');
    // nor as they were refused before there were codes
    for (const v of [1, 2]) expect(await receiver.append(refusal({ reason: 'no place' }, v))).not.toBe('accepted');
    // nor is an acceptance given a reason of refusal
    const accepted = lineDecided(person, manifestNo);
    expect(await receiver.append({ ...accepted, personal: { reason: 'health', note: '' } })).not.toBe('accepted');
    for (const reason of acceptanceRefusalReasons)
      expect(await receiver.append(refusal({ reason, note: reason === 'other' ? 'a cousin is there' : '' }))).toBe(
        'accepted',
      );
    expect(await receiver.append(accepted)).toBe('accepted');
  });

  it('a person is struck off for one of the coded reasons, which are those of the commands', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [person] = convoy.persons as [number];
    const struck = lineStruckOff(person, convoy.manifestNo);
    for (const reason of ['because', ''])
      expect(await attackers.as('sdf-cell').append({ ...struck, personal: { reason, note: '' } })).toBe(
        'invalid-input',
      );
    const { rows } = await test.admin.query<{ body: string }>(
      "SELECT prosrc AS body FROM pg_proc WHERE oid = 'transfers.line_update_guard()'::regprocedure",
    );
    expect(rows[0]?.body).toContain(`ARRAY['${strikeOffReasons.join("', '")}']`);
  });

  it('a register number has the check character of its body, as the pure function has it', async () => {
    const numbers = Array.from({ length: 300 }, (_, i) =>
      formatRegisterNumber(['GHW', 'KRK', 'TXZ', 'QAO'][i % 4] as string, (i * 33_331) % 1_000_000),
    );
    const { rows } = await test.admin.query<{ number: string }>(
      "SELECT left(n, 10) || '-' || register.check_character(replace(left(n, 10), '-', '')) AS number FROM unnest($1::text[]) WITH ORDINALITY u(n, i) ORDER BY i",
      [numbers],
    );
    expect(rows.map(({ number }) => number)).toEqual(numbers);
    const right = formatRegisterNumber('GHW', 19_000);
    const register = (registerNumber: string): ForgedEvent[] => [
      {
        type: 'PersonRegistered',
        stream: { new: 'person' },
        data: { registerNumber, sex: 'male', synthetic: true },
        personal: { names: [], tokens: [] },
      },
    ];
    for (const letter of ['0', 'A', 'Y'].filter((one) => !right.endsWith(one)))
      expect(await attackers.as('sdf-origin').append(...register(`${right.slice(0, -1)}${letter}`))).toBe(
        'invalid-input',
      );
    // the right one meets the next rule only
    expect(await attackers.as('sdf-origin').append(...register(right))).toBe('I02-custody-tiles');
  });

  it('not-permitted: what happens on the way is reported by the escort, not by who gives or receives', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const report: ForgedEvent = {
      type: 'MovementRecorded',
      stream: convoy.manifestNo,
      data: { kind: 'departed', place: 'GHW' },
      personal: { note: '' },
    };
    for (const officer of ['sdf-origin', 'moj-receiver'] as const) {
      const posted = 'UPDATE access.posting SET role = $2 WHERE officer_no = $1 AND role = $3';
      const role = officer === 'sdf-origin' ? 'origin_officer' : 'receiving_officer';
      await test.admin.query(posted, [test.officerNo(officer), 'escort_commander', role]);
      expect([officer, await attackers.as(officer).append(report)]).toEqual([officer, 'not-permitted']);
      await test.admin.query(posted, [test.officerNo(officer), role, 'escort_commander']);
    }
    expect(await attackers.as('escort').append(report)).toBe('accepted');
  });
});
