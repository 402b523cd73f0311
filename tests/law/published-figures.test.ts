import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordPublishedFigures } from '../../src/systems/transfers/commands/record-published-figures.ts';
import { withdrawPublishedFigure } from '../../src/systems/transfers/commands/withdraw-published-figure.ts';
import { Attackers } from '../support/attacker.ts';
import { openTestOperation } from '../support/convoy.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let operationNo: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  operationNo = await openTestOperation(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const figure = {
  measure: 'received',
  said: '7',
  unit: 'persons',
  atLeast: 7,
  atMost: 7,
  publishedOn: '2026-01-17',
} as const;
const source = { definition: 'moved so far', attributedTo: 'a spokesman', source: 'https://example.org/report' };
const forged = (reference: string, more: object = {}, told: object = source) => ({
  type: 'FiguresPublished',
  stream: operationNo,
  data: { figures: [{ ...figure, reference, ...more }] },
  personal: { sources: [told] } as never,
});

it('a published figure has a source, a day and a measure, and is withdrawn by who entered it', async () => {
  const cell = attackers.as('sdf-cell');
  expect(await attackers.as('monitor').append(forged('A1'))).toBe('not-permitted');
  expect(await attackers.as('sdf-origin').append(forged('A1'))).toBe('not-permitted');
  expect(await cell.append(forged('A1', {}, { ...source, source: '' }))).toContain('source');
  expect(await cell.append(forged('A1', { publishedOn: '2026-13' }))).not.toBe('accepted');
  expect(await cell.append(forged('A1', { measure: 'danger' }))).toContain('measure');
  expect(await cell.append(forged('A1', { nationality: 'IRQ' }))).not.toBe('accepted');
  expect(await cell.append(forged('A1', { atLeast: 9 }))).not.toBe('accepted');
  expect(await cell.append(forged('A1'))).toBe('accepted');
  expect(await cell.append(forged('A1'))).toBe('published-figure-once');
  const withdrawn = {
    type: 'PublishedFigureWithdrawn',
    stream: operationNo,
    data: { reference: 'A1' },
    personal: { reason: 'a slip of the pen' },
  };
  expect(await attackers.as('moj-cell').append(withdrawn)).toBe('not-permitted');
  expect(await cell.append(withdrawn)).toBe('accepted');
  expect(await cell.append(withdrawn)).toBe('stale');
  // what was withdrawn stays, and the reference can be entered again
  expect(await cell.append(forged('A1'))).toBe('accepted');
  expect(await test.see('monitor', 'SELECT FROM transfers.published_figure WHERE reference = $1', ['A1'])).toHaveLength(
    2,
  );
});

it('the commands say the same, and name every problem', async () => {
  const enter = (given: object) =>
    test.run('moj-cell', recordPublishedFigures, {
      operationNo,
      figures: [{ ...figure, ...source, reference: 'B1', ...given }] as never,
    });
  await expect(
    enter({ publishedOn: '2026-02-30', measure: 'received-of-nationality', atLeast: 9 }),
  ).rejects.toMatchObject({
    problems: [
      { code: 'no-such-day', field: 'figures.0.publishedOn' },
      { code: 'nationality-and-measure' },
      { code: 'ends-before-it-begins' },
    ],
  });
  await expect(enter({ publishedOn: '2026-01-19' })).rejects.toMatchObject({ problems: [{ code: 'not-yet' }] });
  const { atLeast: _least, atMost: _most, ...without } = figure;
  const bare = { ...without, ...source, reference: 'B2' };
  await expect(test.run('moj-cell', recordPublishedFigures, { operationNo, figures: [bare] })).rejects.toMatchObject({
    problems: [{ code: 'figure-without-number' }],
  });
  await enter({});
  await expect(enter({})).rejects.toMatchObject({ problems: [{ code: 'code-taken' }] });
  const withdraw = { operationNo, reference: 'B1', reason: 'taken back by who published it' };
  await expect(test.run('sdf-cell', withdrawPublishedFigure, withdraw)).rejects.toThrow('not-permitted');
  await test.run('moj-cell', withdrawPublishedFigure, withdraw);
  await expect(test.run('moj-cell', withdrawPublishedFigure, withdraw)).rejects.toThrow('stale');
});

it('whom a source names is not in the frozen text of the event', async () => {
  const { rows } = await test.admin.query<{ body: string }>(
    "SELECT body FROM register.event WHERE type = 'FiguresPublished'",
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ body }) => body.includes('spokesman') || body.includes('example.org'))).toEqual([]);
});
