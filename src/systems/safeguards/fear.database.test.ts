import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../tests/support/register.ts';
import { recordFitness } from '../care/commands/record-fitness.ts';
import { createManifest } from '../transfers/commands/create-manifest.ts';
import { openOperation } from '../transfers/commands/open-operation.ts';
import { appealFear } from './commands/appeal-fear.ts';
import { decideAppeal } from './commands/decide-appeal.ts';
import { decideFear } from './commands/decide-fear.ts';
import { giveNotice } from './commands/give-notice.ts';
import { recordFear } from './commands/record-fear.ts';
import { recordInterview } from './commands/record-interview.ts';
import { waiveAppeal } from './commands/waive-appeal.ts';

let test: TestRegister;
let manifestNo: number;
let persons: [number, number, number, number];
beforeAll(async () => {
  test = await createTestRegister();
  const operation = await test.run('installation', openOperation, {
    code: 'JANUARY',
    titleEn: 'January',
    titleAr: 'January',
    jointSupervision: [],
  });
  persons = [await test.person(), await test.person(), await test.person(), await test.person()];
  const manifest = await test.run('sdf-cell', createManifest, {
    operationNo: operation.events[0]?.streamNo as number,
    code: 'M-1',
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 96 * HOUR,
    persons: [...persons],
  });
  manifestNo = manifest.events[0]?.streamNo as number;
});
afterAll(() => test.close());

const line = async (personNo: number) =>
  (
    await test.see<{ state: string; live: boolean }>(
      'sdf-cell',
      'SELECT state, live FROM transfers.line WHERE manifest_no = $1 AND person_no = $2',
      [manifestNo, personNo],
    )
  )[0];
const open = async (personNo: number, country: string, at: number) =>
  (await test.admin.query('SELECT safeguards.fear_open($1, ARRAY[$2], $3) AS open', [personNo, country, new Date(at)]))
    .rows[0].open;
const decision = {
  danger: false,
  reasons: 'Specific assurances, monitored by the delegation.',
};

describe('I11-fear-suspends-line', () => {
  it('a fear of the destination suspends the line; of another state it does not', async () => {
    const [first, second] = persons;
    await test.run('escort', recordFear, { personNo: second, country: 'TUR', account: 'told on the bus' });
    expect(await line(second)).toEqual({ state: 'listed', live: true });
    await test.run('escort', recordFear, { personNo: first, country: 'IRQ', account: 'told on the bus' });
    expect(await line(first)).toEqual({ state: 'suspended', live: false });
  });

  it('is open until a decision against it is final, and stays open when danger is found', async () => {
    const [, , third] = persons;
    const heard = await test.run('interviewer', recordFear, {
      personNo: third,
      country: 'IRQ',
      account: 'threats by guards',
    });
    const { fearId } = heard.result as { fearId: string };
    expect(await open(third, 'IRQ', START + HOUR)).toBe(true);
    expect(await open(third, 'SYR', START + HOUR)).toBe(false);
    // a final date before the appeal period is over is refused, with its field
    await expect(
      test.run('assessor', decideFear, { fearId, ...decision, finalFromAt: START + 24 * HOUR }),
    ).rejects.toMatchObject({ code: 'appeal-period', problems: [{ field: 'finalFromAt' }] });
    await test.run('assessor', decideFear, { fearId, ...decision });
    expect(await open(third, 'IRQ', START + 15 * 24 * HOUR - HOUR)).toBe(true);
    expect(await open(third, 'IRQ', START + 15 * 24 * HOUR + HOUR)).toBe(false);
    await test.run('interviewer', appealFear, { fearId, grounds: 'he was not heard on his brother' });
    expect(await open(third, 'IRQ', START + 15 * 24 * HOUR + HOUR)).toBe(true);
    await expect(
      test.run('assessor', decideAppeal, { fearId, danger: false, reasons: decision.reasons }),
    ).rejects.toMatchObject({ code: 'I24-four-eyes' });
    await test.run('assessor-two', decideAppeal, { fearId, danger: false, reasons: decision.reasons });
    expect(await open(third, 'IRQ', START + HOUR)).toBe(false);
    // the line comes back only by an act of the transfer cell
    expect(await line(third)).toEqual({ state: 'suspended', live: false });
    await expect(test.run('assessor', decideFear, { fearId, ...decision })).rejects.toMatchObject({ code: 'stale' });
  });

  it('I24-four-eyes: who heard the fear does not decide it', async () => {
    const [, , , fourth] = persons;
    const heard = await test.run('assessor-two', recordFear, {
      personNo: fourth,
      country: 'IRQ',
      account: 'told in the corridor',
    });
    const { fearId } = heard.result as { fearId: string };
    await expect(test.run('assessor-two', decideFear, { fearId, ...decision })).rejects.toMatchObject({
      code: 'I24-four-eyes',
    });
    // an officer of the transfer cell who is also an assessor planned this very move
    await test.admin.query("INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'assessor', 1)", [
      test.officerNo('sdf-cell'),
    ]);
    await expect(test.run('sdf-cell', decideFear, { fearId, ...decision })).rejects.toMatchObject({
      code: 'I24-four-eyes',
    });
    await test.admin.query("DELETE FROM access.posting WHERE officer_no = $1 AND role = 'assessor'", [
      test.officerNo('sdf-cell'),
    ]);
    await test.run('assessor', decideFear, { fearId, ...decision });
    // the waiver is the person's, before another officer than the one who decided
    const waiver = { fearId, language: 'ar', statement: 'I was told, and I do not want to appeal.' };
    await expect(test.run('assessor', waiveAppeal, waiver)).rejects.toMatchObject({ code: 'I24-four-eyes' });
    await test.run('interviewer', waiveAppeal, waiver);
    expect(await open(fourth, 'IRQ', START + HOUR)).toBe(false);
    await expect(test.run('interviewer', waiveAppeal, waiver)).rejects.toMatchObject({ code: 'stale' });
  });
});

describe('sheets', () => {
  it('one event for each person; the typed count must be that of the rows that are not exceptions', async () => {
    const [first, second] = persons;
    const rows = [
      { personNo: first, language: 'ar', form: 'written' as const },
      { personNo: second, language: 'ku', form: 'oral' as const, exception: true as const },
    ];
    await expect(test.run('interviewer', giveNotice, { manifestNo, rows, expectedCount: 2 })).rejects.toMatchObject({
      code: 'count-differs',
    });
    const notice = await test.run('interviewer', giveNotice, { manifestNo, rows, expectedCount: 1 });
    expect(notice.events).toHaveLength(2);
    const interviews = await test.run('interviewer', recordInterview, {
      manifestNo,
      rows: [
        { personNo: first, outcome: 'held', language: 'ar', private: true },
        {
          personNo: second,
          outcome: 'held',
          language: 'ku',
          private: true,
          fear: { country: 'IRQ', account: 'his brother' },
        },
      ],
      expectedCount: 2,
    });
    expect(interviews.events.map((event) => event.type)).toEqual([
      'InterviewRecorded',
      'InterviewRecorded',
      'FearRecorded',
    ]);
    expect(await line(second)).toEqual({ state: 'suspended', live: false });
  });

  it('a person who is not on the manifest is named', async () => {
    const other = await test.person();
    await expect(
      test.run('interviewer', giveNotice, {
        manifestNo,
        rows: [{ personNo: other, language: 'ar', form: 'written' }],
        expectedCount: 1,
      }),
    ).rejects.toMatchObject({ code: 'not-on-manifest', problems: [{ personNo: other }] });
  });
});

describe('walls', () => {
  const count = async (officer: TestOfficer, table: string) =>
    (await test.see<{ n: number }>(officer, `SELECT count(*) AS n FROM ${table}`))[0]?.n ?? 0;

  it('what a person fears is for interviewers, assessors and child protection', async () => {
    for (const officer of ['interviewer', 'assessor', 'moj-child'] as const)
      expect(await count(officer, 'safeguards.fear')).toBeGreaterThan(0);
    for (const officer of [
      'sdf-cell',
      'sdf-origin',
      'escort',
      'moj-cell',
      'clerk',
      'monitor',
      'sdf-admin',
      'sdf-health',
    ] as const)
      expect(await count(officer, 'safeguards.fear')).toBe(0);
  });

  it('what a health officer noted is for health officers; fit or not is for all who see the person', async () => {
    await test.run('sdf-health', recordFitness, {
      rows: [{ personNo: persons[0], fit: true, note: 'old fracture', medication: 'none' }],
      expectedCount: 1,
    });
    expect(await count('sdf-health', 'care.fitness_note')).toBe(1);
    for (const officer of ['sdf-cell', 'escort', 'monitor', 'interviewer', 'moj-receiver'] as const) {
      expect(await count(officer, 'care.fitness_note')).toBe(0);
      expect(await count(officer, 'care.fitness')).toBe(1);
    }
  });

  it('persons are seen by authorities that hold or await them, by those without an authority over them who must see all, and by no administrator', async () => {
    const alone = await test.person();
    const sees = async (officer: TestOfficer, personNo: number) =>
      (await test.see(officer, 'SELECT FROM register.person WHERE no = $1', [personNo])).length === 1;
    expect(await sees('sdf-origin', alone)).toBe(true);
    expect(await sees('moj-receiver', alone)).toBe(false);
    expect(await sees('moj-receiver', persons[0])).toBe(true);
    expect(await sees('monitor', alone)).toBe(true);
    expect(await sees('sdf-admin', alone)).toBe(false);
  });

  it('a monitor reads and never writes', async () => {
    await expect(
      test.run('monitor', giveNotice, {
        manifestNo,
        rows: [{ personNo: persons[0], language: 'ar', form: 'oral' }],
        expectedCount: 1,
      }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });
});
