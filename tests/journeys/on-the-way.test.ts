import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ManifestAnswer } from '../../src/systems/transfers/views.ts';
import type { WayAnswer } from '../../src/systems/transfers/way-views.ts';
import type { ConvoyCrew } from './support/convoy-crew.ts';
import { toManifest } from './support/gestures.ts';
import { type Journey, startJourney } from './support/journey.ts';
import { SmallConvoy } from './support/small-convoy.ts';
import { handOver, recordMovement } from './support/way-steps.ts';

let journey: Journey;
let crew: ConvoyCrew;

beforeAll(async () => {
  journey = await startJourney('ar', 'on-the-way');
  crew = journey.crew;
});

afterAll(async () => {
  await journey?.leave();
});

test('on a tablet the escort reports a stop and what was offered, is not let in, and the convoy returns by a hand-over', async () => {
  const convoy = await new SmallConvoy(crew, 'X-BACK').receive(2, 'Returning');
  await convoy.until('boarded');
  await handOver(crew, 'X-BACK', 1, 'origin.one', 'escort.one', 2);
  const { manifestNo } = convoy;

  const escort = await crew.officer('escort.one');
  const { page, say } = { page: escort.page, say: escort.say.bind(escort) };
  await page.setViewportSize({ width: 1180, height: 820 });
  await toManifest(escort, 'X-BACK');
  await escort.press(say('transfers:command.transfers-record-movement'));
  await page.waitForURL(/\/movement$/);
  await escort.settle();

  await escort.press(page.getByRole('button', { name: say('transfers:movement.kinds.stop'), exact: true }));
  const form = page.locator('form').filter({ hasText: say('transfers:movement.planned') });
  await form.getByLabel(say('transfers:movement.place')).selectOption({ value: 'RAB' });
  await form.getByLabel(say('transfers:movement.planned')).selectOption({ value: 'no' });
  await form.getByLabel(say('transfers:movement.reason'), { exact: true }).selectOption({ value: 'medical' });
  await escort.press(form.getByRole('button', { name: say('transfers:movement.submit'), exact: true }));
  await page.getByRole('cell', { name: say('transfers:movement.plannedAs.no') }).waitFor();

  await escort.press(page.getByRole('button', { name: new RegExp(`^${say('transfers:welfare.items.water')}`) }));
  await page.getByLabel(say('transfers:movement.place')).last().selectOption({ value: 'RAB' });
  const refuser = await convoy.line(0);
  await page
    .getByLabel(say('transfers:welfare.exception'))
    .selectOption({ label: `${refuser.registerNumber} ${refuser.name.primary}` });
  await escort.press(
    page.getByRole('button', {
      name: say('transfers:welfare.submit', { item: say('transfers:welfare.items.water') }),
      exact: true,
    }),
  );
  await page.getByRole('cell', { name: refuser.registerNumber }).waitFor();
  await escort.look('escort-page');

  await crew.command('escort.one', 'transfers/refuse-entry', { manifestNo, reason: 'no-space', note: 'full' });
  const cell = await crew.officer('cell.sdf');
  await toManifest(cell, 'X-BACK');
  await cell.press(cell.say('transfers:command.transfers-order-return'));
  const dialog = cell.page.getByRole('dialog');
  await dialog.getByLabel(cell.say('transfers:strikeOff.reason')).selectOption({ value: 'entry-refused' });
  await cell.press(dialog.getByRole('button', { name: cell.say('transfers:command.transfers-order-return') }));
  await cell.sees(cell.say('transfers:turn.title'));
  await cell.look('returning');
  // the page of the escort learns of the new destination with the report: what is signed is what is shown
  await recordMovement(escort, 'X-BACK', 'arrived', 'GHW');
  await handOver(crew, 'X-BACK', 2, 'escort.one', 'origin.two', 2);

  const way = await crew.query<WayAnswer>('escort.one', 'transfers/way', { manifestNo });
  expect(way.welfare.map(({ item, refused }) => [item, refused])).toEqual([['water', [refuser.personNo]]]);
  const { manifest, movements } = await crew.query<ManifestAnswer>('origin.two', 'transfers/manifest', { manifestNo });
  expect(manifest).toMatchObject({ to: 'GHW', status: 'admitting', convoy: { state: 'arrived' } });
  expect(movements.find(({ kind }) => kind === 'stop')).toMatchObject({ planned: false, reason: 'medical' });
});
