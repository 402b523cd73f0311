import { afterAll, beforeAll, expect, test } from 'vitest';
import { toLocalInput } from '../../src/app/format/format-instant.ts';
import { inspectionParts } from '../../src/systems/sites/vehicles/inspection-words.ts';
import type { ManifestAnswer, ManifestOverview } from '../../src/systems/transfers/views.ts';
import type { WayAnswer } from '../../src/systems/transfers/way-views.ts';
import type { ConvoyCrew } from './support/convoy-crew.ts';
import { goTo, pressAndConfirm, toManifest } from './support/gestures.ts';
import { type Journey, startJourney } from './support/journey.ts';
import { expectNoProblems, type Officer } from './support/officer.ts';
import { walkPlannedChange } from './support/planned-change.ts';
import { SmallConvoy } from './support/small-convoy.ts';
import {
  countAndSign,
  handOver,
  MANDELA,
  offerUnseen,
  recordMovement,
  refuseAtGate,
  takeUnseen,
} from './support/way-steps.ts';

const MINUTE = 60_000;

let journey: Journey;
let crew: ConvoyCrew;

beforeAll(async () => {
  journey = await startJourney('ar', 'on-the-way');
  crew = journey.crew;
});

afterAll(async () => {
  await journey?.leave();
});

/** The list goes ahead to the receiver, whose officer says on the same page that it is there. */
const sendList = async (of: ConvoyCrew, convoy: SmallConvoy): Promise<void> => {
  const sender = await of.officer('cell.sdf');
  await toManifest(sender, convoy.code);
  await sender.sees(
    sender.say('transfers:ahead.owed.send', {
      authority: (await overviewOf(convoy)).manifest.authorities.destination.name.ar,
    }),
  );
  await sender.press(sender.say('transfers:ahead.record'));
  const dialog = sender.page.getByRole('dialog');
  await dialog.getByLabel(sender.say('transfers:ahead.how')).selectOption({ value: 'courier' });
  await dialog.getByLabel(sender.say('transfers:ahead.form')).selectOption({ value: 'both' });
  await dialog.getByLabel(sender.say('transfers:ahead.at')).fill(toLocalInput(await convoy.now(), 'Asia/Damascus'));
  await sender.press(dialog.getByRole('button', { name: sender.say('transfers:ahead.record'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await sender.look('list-sent');
  const receiver = await of.officer('receiving.one');
  await toManifest(receiver, convoy.code);
  await receiver.press(receiver.say('transfers:ahead.acknowledge'));
  const asked = receiver.page.getByRole('dialog');
  await receiver.press(asked.getByRole('button', { name: receiver.say('transfers:ahead.acknowledge'), exact: true }));
  await asked.waitFor({ state: 'detached' });
  expect(await overviewOf(convoy)).toMatchObject({
    listOwed: 'nothing',
    sentLists: [{ means: 'courier', forms: ['paper', 'machine-readable'], stale: 'none' }],
  });
};

const overviewOf = ({ manifestNo }: SmallConvoy) =>
  crew.query<ManifestOverview>('cell.sdf', 'transfers/manifest-overview', { manifestNo });

/** The escort looks at each part of each vehicle of the convoy; one radio is silent, and the vehicle fit all the same. */
const inspectVehicles = async (escort: Officer, convoy: SmallConvoy): Promise<void> => {
  const { page } = escort;
  const { vehicleReadiness } = await overviewOf(convoy);
  expect(vehicleReadiness.map(({ state }) => state)).not.toContain('fit');
  for (const { vehicle } of vehicleReadiness) {
    await goTo(escort, 'sites');
    await escort.settle();
    await escort.press(
      page.getByRole('button', {
        name: escort.say('sites:inspection.recordOf.before-departure', { vehicle }),
        exact: true,
      }),
    );
    const dialog = page.getByRole('dialog');
    const choose = (key: string, value: string) =>
      dialog.getByLabel(escort.say(`sites:inspection.${key}`)).selectOption({ value });
    await choose('site', 'GHW');
    await dialog
      .getByLabel(escort.say('sites:inspection.at'))
      .fill(toLocalInput((await convoy.now()) - MINUTE, 'Asia/Baghdad'));
    for (const part of inspectionParts) await choose(`parts.${part}`, part === 'radio' ? 'no' : 'yes');
    await choose('result', 'yes');
    await dialog.getByLabel(escort.say('sites:inspection.note')).fill('the radio is silent');
    await escort.press(
      dialog.getByRole('button', { name: escort.say('sites:inspection.record.before-departure'), exact: true }),
    );
    await dialog.waitFor({ state: 'detached' });
  }
  await escort.press(page.getByRole('link', { name: escort.say('sites:inspection.title'), exact: true }));
  await page.waitForURL(/\/vehicle-inspections$/);
  await escort.look('inspections');
  expect((await overviewOf(convoy)).vehicleReadiness.map(({ state, defects }) => [state, defects])).toEqual(
    vehicleReadiness.map(() => ['fit', ['radio']]),
  );
};

test('on a tablet the escort reports a stop and what was offered, is not let in, and the convoy returns by a hand-over', async () => {
  const convoy = await new SmallConvoy(crew, 'X-BACK').receive(2, 'Returning');
  await convoy.until('boarded');
  const { manifestNo } = convoy;
  const escort = await crew.officer('escort.one');
  await sendList(crew, convoy);
  await inspectVehicles(escort, convoy);
  await handOver(crew, 'X-BACK', 1, 'origin.one', 'escort.one', 2);
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

  // the arrival of another convoy, typed for this one: it is taken back, and stays in the log
  await recordMovement(escort, 'X-BACK', 'arrived', 'KRK');
  await escort.press(
    page.getByRole('button', {
      name: new RegExp(`^${say('transfers:movement.withdrawOf', { what: say('transfers:movement.kinds.arrived') })}`),
    }),
  );
  const mistake = page.getByRole('dialog');
  await escort.look('entry-to-withdraw');
  await mistake.getByLabel(say('transfers:strikeOff.reason')).selectOption({ value: 'wrong-convoy' });
  await escort.press(mistake.getByRole('button', { name: say('transfers:movement.withdraw'), exact: true }));
  await escort.sees(say('transfers:movement.withdrawReasons.wrong-convoy'));
  await page.getByRole('table', { name: say('transfers:movement.log') }).scrollIntoViewIfNeeded();
  await escort.look('entry-withdrawn');

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
  expect(
    movements.filter(({ kind }) => kind === 'arrived').map(({ place, withdrawal }) => [place, withdrawal?.reason]),
  ).toEqual([
    ['GHW', undefined],
    ['KRK', 'wrong-convoy'],
  ]);
  expect(movements.find(({ kind }) => kind === 'stop')).toMatchObject({ planned: false, reason: 'medical' });
});

test('one is refused at the gate while the others are received; the gate relents, and the person passes in a hand-over of its own', async () => {
  const convoy = await new SmallConvoy(crew, 'X-GATE').receive(2, 'Waiting');
  await convoy.until('boarded');
  const { manifestNo } = convoy;
  await offerUnseen(crew, 'origin.one', manifestNo, 1, 2);
  await takeUnseen(crew, 'escort.one', manifestNo, 1, 2);
  await crew.command('escort.one', 'transfers/record-movement', {
    manifestNo,
    kind: 'arrived',
    place: 'KRK',
    note: '',
  });
  const refused = await convoy.line(1);

  const receiver = await crew.officer('receiving.one');
  await toManifest(receiver, 'X-GATE');
  await receiver.press(receiver.say('transfers:handover.open'));
  await receiver.page.waitForURL(/\/hand-over\/2$/);
  await receiver.settle();
  await refuseAtGate(receiver, refused.registerNumber, 'no-space');
  await receiver.look('gate-refused');
  await offerUnseen(crew, 'escort.one', manifestNo, 2, 1);
  await receiver.wake();
  await countAndSign(receiver, 1, receiver.say('transfers:handover.signTake'), 'gate-others-taken');
  await receiver.sees(receiver.say('transfers:handover.doneTitle'));

  await toManifest(receiver, 'X-GATE');
  const rest = receiver.page.locator('section').filter({ hasText: receiver.say('transfers:rest.title') });
  await receiver.press(rest.getByRole('button', { name: new RegExp(refused.registerNumber) }));
  const dialog = receiver.page.getByRole('dialog');
  await receiver.press(dialog.getByRole('button', { name: receiver.say('transfers:turn.letIn'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await receiver.settle();
  await receiver.look('gate-relented');
  await handOver(crew, 'X-GATE', 3, 'escort.one', 'receiving.one', 1);

  await convoy.sheet('receiving.one', 'transfers/record-admission', { site: 'KRK', section: 'B', answers: MANDELA });
  const second = await crew.officer('receiving.two');
  await toManifest(second, 'X-GATE');
  const receipts = second.page.getByRole('link', { name: second.say('transfers:handover.receipt'), exact: true });
  expect(await receipts.count()).toBe(3);
  const receipt = await second.page.request.get((await receipts.last().getAttribute('href')) ?? '');
  expect((await receipt.body()).subarray(0, 4).toString()).toBe('%PDF');
  await pressAndConfirm(second, second.say('transfers:command.transfers-close-movement'));
  await second.sees(second.say('transfers:status.closed'));
  await second.look('gate-closed');
  const { manifest, rest: left } = await convoy.manifest('receiving.one');
  expect(manifest.handovers.map(({ state, count }) => [state, count])).toEqual([
    ['done', 2],
    ['done', 1],
    ['done', 1],
  ]);
  expect(left).toEqual([]);
});

test('everybody changes vehicles between two legs as planned: the plan says where, the escort confirms the seats, and what is counted late is owed', () =>
  walkPlannedChange(crew, 'X-CHANGE', 'Changing'));

test('no page that was seen has a fault', () => expectNoProblems(journey.effort));
