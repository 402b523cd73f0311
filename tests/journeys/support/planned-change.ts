import { expect } from 'vitest';
import type { ConvoysAnswer } from '../../../src/systems/transfers/room-views.ts';
import type { WayAnswer } from '../../../src/systems/transfers/way-views.ts';
import type { ConvoyCrew } from './convoy-crew.ts';
import { goTo, toManifest, toMovement } from './gestures.ts';
import { SmallConvoy } from './small-convoy.ts';
import { handOver, recordMovement } from './way-steps.ts';

const HOUR = 3_600_000;

/** By one bus to the border, by another from there, as planned: the plan is made on the page of the manifest, the escort confirms the seats that are proposed, and counts what is owed. */
export const walkPlannedChange = async (crew: ConvoyCrew, code: string, word: string): Promise<void> => {
  const convoy = await new SmallConvoy(crew, code).receive(2, word);
  await convoy.until('accepted');
  const { manifestNo } = convoy;
  const leavesAt = (await convoy.now()) + HOUR;
  const leg = { mode: 'land' as const };
  await crew.command('cell.sdf', 'transfers/plan-legs', {
    manifestNo,
    legs: [
      { ...leg, from: 'GHW', to: 'RAB', departureAt: leavesAt, arrivalAt: leavesAt + HOUR },
      { ...leg, from: 'RAB', to: 'KRK', departureAt: leavesAt + 2 * HOUR, arrivalAt: leavesAt + 5 * HOUR },
    ],
  });
  const cell = await crew.officer('cell.sdf');
  await toManifest(cell, code);
  await cell.look('escort-records-owed');
  await cell.press(cell.say('transfers:leg.plan'));
  const dialog = cell.page.getByRole('dialog');
  await cell.press(dialog.getByRole('checkbox', { name: /^BUS-2/ }));
  await dialog.getByRole('checkbox', { name: /^BUS-2/ }).scrollIntoViewIfNeeded();
  await cell.look('legs-with-vehicles');
  await cell.press(dialog.getByRole('button', { name: cell.say('transfers:leg.submit'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await cell.page.getByRole('cell', { name: 'BUS-2', exact: true }).waitFor();

  await convoy.until('boarded');
  await handOver(crew, code, 1, 'origin.one', 'escort.one', 2);
  const escort = await crew.officer('escort.one');
  await recordMovement(escort, code, 'departed', 'GHW');
  await recordMovement(escort, code, 'arrived', 'RAB');
  await toMovement(escort, code, 'transfers-record-movement');
  const words = { from: 'BUS-1', to: 'BUS-2' };
  const panel = escort.page.locator('section').filter({ hasText: escort.say('transfers:reseat.plannedExplain') });
  await panel.waitFor();
  await escort.look('change-planned');

  // what is owed is counted where the page says it
  const counted = async (): Promise<void> => {
    const owed = escort.page.getByRole('button', { name: escort.say('transfers:count.now'), exact: true });
    await escort.press(owed.first());
    const form = escort.page.locator('form').filter({ hasText: escort.say('transfers:count.who') });
    await escort.type(form.getByLabel(escort.say('transfers:count.counted')), '2');
    await escort.press(form.getByRole('button', { name: escort.say('transfers:count.submit'), exact: true }));
    await owed.waitFor({ state: 'detached' });
    await escort.settle();
  };
  await counted();
  await escort.press(panel.getByRole('button', { name: escort.say('transfers:reseat.confirm', { count: 2 }) }));
  await panel.waitFor({ state: 'detached' });
  await escort.sees(escort.say('transfers:reseat.recorded', { ...words, count: 2 }));
  await recordMovement(escort, code, 'departed', 'RAB');
  await escort.look('count-owed');
  await goTo(escort, 'convoys');
  await escort.settle();
  await escort.look('board-with-owed');
  const { rows } = await crew.query<ConvoysAnswer>('escort.one', 'transfers/convoys');
  const row = rows.find((one) => one.code === code);
  expect(row?.countsOwed).toMatchObject([{ occasion: 'loading', place: 'RAB', wentOnAt: null, authority: 'CJTF' }]);
  expect(row?.escortRecords).toMatchObject({ of: 2, incomplete: 2, duties: [] });
  await toMovement(escort, code, 'transfers-record-count');
  await counted();
  const way = await crew.query<WayAnswer>('escort.one', 'transfers/way', { manifestNo });
  expect(way.seats.map(({ vehicle }) => vehicle)).toEqual(['BUS-2', 'BUS-2']);
};
