import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import type { ReceiveListResult } from '../../src/systems/register/command-views.ts';
import { correctDetention } from '../../src/systems/register/commands/correct-detention.ts';
import { cureBreach } from '../../src/systems/register/commands/cure-breach.ts';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { detentionEntries } from '../../src/systems/register/queries/detention-entries.ts';
import { list as listQuery } from '../../src/systems/register/queries/lists.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { ask } from '../support/ask.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { addCamp, breachesOf, presentState } from '../support/camp.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

const RULE = 'I31-resident-not-detained';
const NO_ORDER = 'I04-no-admission-without-order';
let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  await addCamp(test);
  await test.run('installation', addSection, {
    site: 'HOL',
    section: 'Gate',
    capacity: 40,
    capacitySource: 'test',
    sex: 'female',
    ageGroup: 'adult',
    legalStatus: 'any',
  });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

/** What an earlier version did of every list of a camp. */
const enter = async (...names: string[]): Promise<{ listNo: number; persons: number[] }> => {
  const { result } = await test.run('sdf-origin', receiveList, {
    site: 'HOL',
    source: 'camp list',
    fileName: 'list.csv',
    people: 'detainees',
    file: Buffer.from(
      ['Full name,Sex,Date of birth', ...names.map((name) => `${name},female,1980`)].join('\n'),
    ).toString('base64'),
  });
  const { listNo, rows } = result as ReceiveListResult;
  return { listNo, persons: rows.map(({ personNo }) => personNo as number) };
};
const reason = 'the list is of residents of the camp';
const open = async (personNo: number): Promise<string[]> =>
  (
    await test.admin.query<{ rule: string }>(
      'SELECT rule FROM register.breach WHERE person_no = $1 AND cured_at IS NULL ORDER BY 1',
      [personNo],
    )
  ).rows.map(({ rule }) => rule);
const entryOf = async (personNo: number): Promise<string> =>
  (
    await test.admin.query<{ id: string }>(
      'SELECT event_id AS id FROM register.custody_fact WHERE person_no = $1 AND opens AND superseded_pos IS NULL',
      [personNo],
    )
  ).rows[0]?.id as string;

describe('who lives in a camp and was entered as detained', () => {
  it('is a resident from the beginning, for all of a list; until when the register said otherwise stays, and is a breach', async () => {
    const { listNo, persons } = await enter('Amal Kadir', 'Buthayna Latif', 'Dalal Mahdi');
    const [moved] = persons as [number, number, number];
    await test.run('sdf-origin', recordOrder, {
      persons: [persons[2] as number],
      ground: 'test',
      article: '4',
      authority: 'SDF',
      documentSha256: await test.document('sdf-origin'),
      issuedAt: START - 24 * HOUR,
      expiresAt: START + 240 * HOUR,
    });
    await test.run('sdf-origin', moveSection, { personNo: persons[2] as number, site: 'HOL', section: 'Gate', reason });
    const asked = async () => (await ask(test, 'sdf-origin', listQuery, { listNo: String(listNo) })).detained;
    expect(await asked()).toBe(2);
    expect((await ask(test, 'sdf-origin', detentionEntries, { persons })).correctable).toEqual(persons.slice(0, 2));
    const done = await test.run('sdf-origin', correctDetention, { listNo, reason });
    expect(done.result).toEqual({ corrected: 2 });
    expect(await asked()).toBe(0);
    for (const personNo of persons.slice(0, 2)) {
      expect(await presentState(test, personNo)).toBe('resident');
      expect(await open(personNo)).toEqual([RULE]);
      expect(await breachesOf(test, personNo)).toEqual([NO_ORDER, RULE]);
    }
    // who has an order stays a detainee, and why is said
    expect(await presentState(test, persons[2] as number)).toBe('held');
    const { rows } = await test.admin.query<{ state: string; believed: boolean }>(
      'SELECT state, known_to IS NULL AS believed FROM register.custody WHERE person_no = $1 ORDER BY known_from',
      [moved],
    );
    expect(rows).toEqual([
      { state: 'held', believed: false },
      { state: 'resident', believed: true },
    ]);
    // before the act an officer is told the same of each who is chosen
    const entries = await ask(test, 'sdf-origin', detentionEntries, { persons: [moved, persons[2] as number] });
    expect(entries.correctable).toEqual([]);
    expect(entries.others.map(({ personNo, code }) => [personNo, code])).toEqual([
      [moved, 'not-entered-in-a-camp'],
      [persons[2], 'has-an-order'],
    ]);
    expect(entries.others[1]?.why.ar).toContain('أمر احتجاز');
    await expect(
      test.run('sdf-origin', correctDetention, { persons: [moved, persons[2] as number], reason }),
    ).rejects.toMatchObject({
      code: 'not-correctable',
      problems: [
        { code: 'not-entered-in-a-camp', personNo: moved },
        { code: 'has-an-order', personNo: persons[2] },
      ],
    });
    await expect(test.run('sdf-origin', correctDetention, { listNo, reason })).rejects.toMatchObject({
      code: 'not-correctable',
    });
    // the authority that said it does not declare it mended
    const breach = await test.admin.query<{ id: string }>(
      'SELECT id FROM register.breach WHERE person_no = $1 AND rule = $2',
      [moved, RULE],
    );
    await expect(
      test.run('sdf-origin', cureBreach, { breachId: breach.rows[0]?.id as string, how: 'it is put right' }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('is a resident through what was recorded since', async () => {
    const { persons } = await enter('Fadwa Nasir');
    const [personNo] = persons as [number];
    const correct = () => test.run('sdf-origin', correctDetention, { persons: [personNo], reason });
    await attackers.as('sdf-origin').append({
      type: 'FoundInSection',
      stream: personNo,
      data: { site: 'HOL', section: 'Gate' },
    });
    await correct();
    expect(await presentState(test, personNo)).toBe('resident');
    expect(await open(personNo)).toEqual([RULE]);
  });

  it('what the command refuses, PostgreSQL refuses', async () => {
    const { persons } = await enter('Ghazal Omran', 'Hayat Qadir');
    const [one] = persons as [number, number];
    const append = (officer: TestOfficer, ...events: ForgedEvent[]) => attackers.as(officer).append(...events);
    const corrected = (stream: number, corrects: string, id: string = uuidv7(), why = reason): ForgedEvent => ({
      type: 'DetentionCorrected',
      stream,
      id,
      data: { corrects },
      personal: { reason: why },
    });
    const entry = await entryOf(one);
    expect(await append('sdf-origin', corrected(one, entry))).toBe(RULE);
    expect(await append('sdf-origin', corrected(one, entry, uuidv7(), ' '))).toBe('invalid-input');
    expect(await append('sdf-origin', corrected(one, uuidv7()))).toBe('not-correctable');
    for (const officer of ['moj-receiver', 'monitor'] as const)
      expect([officer, await append(officer, corrected(one, entry))]).toEqual([officer, 'not-permitted']);
    const prisoner = await test.person();
    expect(await append('sdf-origin', corrected(prisoner, await entryOf(prisoner)))).toBe('not-correctable');
  });
});
