import { afterAll, beforeAll, expect, test } from 'vitest';
import { escortQuestions } from '../../src/systems/transfers/escort-questions.ts';
import type { WayAnswer } from '../../src/systems/transfers/way-views.ts';
import type { ConvoyCrew } from './support/convoy-crew.ts';
import { toManifest, toMovement } from './support/gestures.ts';
import { type Journey, startJourney } from './support/journey.ts';
import { expectNoProblems, type Officer, signInUnseen } from './support/officer.ts';
import { readPaper } from './support/read-paper.ts';
import { SmallConvoy } from './support/small-convoy.ts';
import { readTexts } from './support/texts.ts';
import { handOver, MANDELA, offerUnseen, recordMovement, takeUnseen } from './support/way-steps.ts';

/** A stop that is no site, as the escort calls it. */
const STATION = 'محطة وقود تل كوجك';

let journey: Journey;
let crew: ConvoyCrew;

beforeAll(async () => {
  journey = await startJourney('ar', 'turned');
  crew = journey.crew;
});

afterAll(async () => {
  await journey?.leave();
});

/** The receiving authority reads English. */
const inEnglish = async (username: string): Promise<Officer> =>
  signInUnseen(journey.browser, journey.server, await readTexts('en'), journey.effort, {
    username,
    shots: 'turned-en',
  });

test('a way by land and by air with a stop that is no site is planned, reported and counted; the convoy is redirected', async () => {
  const convoy = await new SmallConvoy(crew, 'X-LEGS').receive(2, 'Planned');
  await convoy.until('boarded');
  const cell = await crew.officer('cell.sdf');
  await toManifest(cell, 'X-LEGS');
  await cell.press(cell.say('transfers:leg.plan'));
  const dialog = cell.page.getByRole('dialog');
  const second = dialog.locator('fieldset').nth(1);
  await second.getByLabel(cell.say('transfers:leg.mode')).selectOption({ value: 'air' });
  await second
    .getByLabel(cell.say('transfers:leg.addStop'))
    .selectOption({ label: cell.say('transfers:place.another') });
  await cell.type(second.getByLabel(cell.say('transfers:place.name')), STATION);
  await cell.press(second.getByRole('button', { name: cell.say('transfers:leg.addNamed', { place: STATION }) }));
  const times = await dialog.locator('input[type=datetime-local]').all();
  expect(times).toHaveLength(6);
  for (const [index, field] of times.entries())
    await cell.type(field, `2026-01-21T${String(8 + index).padStart(2, '0')}:00`);
  await cell.look('legs');
  await cell.press(dialog.getByRole('button', { name: cell.say('transfers:leg.submit'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await cell.page.getByRole('cell', { name: STATION, exact: true }).first().waitFor();

  await handOver(crew, 'X-LEGS', 1, 'origin.one', 'escort.one', 2);
  const escort = await crew.officer('escort.one');
  await recordMovement(escort, 'X-LEGS', 'departed', 'GHW');
  await recordMovement(escort, 'X-LEGS', 'delay', STATION, 'انتظار التزود بالوقود');
  await toMovement(escort, 'X-LEGS', 'transfers-record-movement');
  const submit = (label: string) =>
    escort.page
      .locator('form')
      .filter({ has: escort.page.getByRole('button', { name: escort.say(label), exact: true }) });
  const report = submit('transfers:movement.submit');
  // what turns the convoy is a command, not an entry of the log
  expect(await report.locator('option[value=redirect]').count()).toBe(0);
  await report.getByLabel(escort.say('transfers:movement.kind')).selectOption({ value: 'incident' });
  await report.getByLabel(escort.say('transfers:movement.place')).selectOption({ value: STATION });
  await report.getByLabel(escort.say('transfers:movement.incident')).selectOption({ value: 'accident' });
  await escort.press(report.getByRole('button', { name: escort.say('transfers:movement.submit'), exact: true }));
  await escort.page.getByRole('table').getByText(escort.say('transfers:movement.incidents.accident')).first().waitFor();
  const count = submit('transfers:count.submit');
  await count.getByLabel(escort.say('transfers:count.occasion')).selectOption({ value: 'stop' });
  await count.getByLabel(escort.say('transfers:movement.place')).selectOption({ value: STATION });
  await escort.type(count.getByLabel(escort.say('transfers:count.counted')), '٢');
  await escort.press(escort.say('transfers:count.submit'));
  await escort.sees(escort.say('transfers:count.agrees'));
  await escort.look('counted-at-a-stop');

  await escort.press(escort.say('transfers:command.transfers-redirect-convoy'));
  const turn = escort.page.getByRole('dialog');
  await turn.locator('select').nth(0).selectOption({ value: 'NAS' });
  await turn.locator('select').nth(1).selectOption({ value: 'road-closed' });
  await escort.look('redirect');
  await escort.press(turn.locator('button[type=submit]'));
  await turn.waitFor({ state: 'detached' });
  await toManifest(cell, 'X-LEGS');
  await cell.sees(cell.say('transfers:turn.title'));
  await cell.look('redirected');
  const way = await crew.query<WayAnswer>('cell.sdf', 'transfers/way', { manifestNo: convoy.manifestNo });
  // of the old plan stays what was travelled; the rest of it leads nowhere
  expect(way.legs.map(({ to, turned }) => [to, turned])).toEqual([['RAB', true]]);
  expect(way.earlierPlans.map(({ legs }) => legs.map(({ to }) => to))).toEqual([['RAB', STATION, 'KRK']]);
  expect((await convoy.manifest()).manifest.to).toBe('NAS');

  // the rest of the way is proposed from where the convoy was heard of last, and the escort confirms it
  await toMovement(escort, 'X-LEGS', 'transfers-record-movement');
  await escort.press(escort.say('transfers:leg.planRest'));
  const rest = escort.page.getByRole('dialog');
  expect(await rest.getByLabel(escort.say('transfers:leg.start')).inputValue()).toBe(STATION);
  expect(await rest.locator('fieldset').count()).toBe(1);
  const [leaves, arrives] = await rest.locator('input[type=datetime-local]').all();
  if (leaves === undefined || arrives === undefined) throw new Error('the leg has no times');
  await escort.type(leaves, '2026-01-21T16:00');
  await escort.type(arrives, '2026-01-21T21:00');
  await escort.look('rest-of-the-way');
  await escort.press(rest.getByRole('button', { name: escort.say('transfers:leg.submit'), exact: true }));
  await rest.waitFor({ state: 'detached' });
  await escort.sees(escort.say('transfers:leg.beforeTurn'));
  await escort.look('planned-again');
  const again = await crew.query<WayAnswer>('cell.sdf', 'transfers/way', { manifestNo: convoy.manifestNo });
  expect(again.legs.map(({ from, to, turned }) => [from, to, turned])).toEqual([
    ['GHW', 'RAB', true],
    [STATION, 'NAS', false],
  ]);
});

test('a convoy is cancelled for a coded reason, and another one in words; nobody of it is bound any more', async () => {
  const convoy = await new SmallConvoy(crew, 'X-CANCEL').receive(2, 'Cancelled');
  await convoy.until('ordered');
  const [personNo] = convoy.persons as [number, number];
  const answers = escortQuestions.risk.map((question, index) =>
    index === 0
      ? { question, answer: 'yes', detail: 'يُفصل عن أخيه', source: 'asked' }
      : { question, answer: 'no', source: 'file' },
  );
  const section = { manifestNo: convoy.manifestNo, personNo, section: 'risk', answers };
  await crew.command('cell.sdf', 'transfers/answer-escort-section', section);
  const cell = await crew.officer('cell.sdf');
  await toManifest(cell, 'X-CANCEL');
  await cell.press(cell.say('transfers:command.transfers-cancel-convoy'));
  const dialog = cell.page.getByRole('dialog');
  await dialog.locator('select').selectOption({ value: 'other' });
  await cell.press(dialog.locator('button[type=submit]'));
  // another reason needs its words
  await dialog.getByRole('alert').first().waitFor();
  await cell.type(dialog.locator('textarea').first(), 'أجّلت المحكمة الجلسة');
  await cell.press(dialog.locator('button[type=submit]'));
  await dialog.waitFor({ state: 'detached' });
  await cell.sees('أجّلت المحكمة الجلسة');
  await cell.look('cancelled');
  const people = await crew.people('cell.sdf', { status: 'eligible', q: 'Cancelled' });
  expect(people).toHaveLength(2);

  // for the next convoy what was answered is known, with its source and its age, and is no answer
  const next = new SmallConvoy(crew, 'X-NEXT');
  next.persons = convoy.persons;
  await next.until('listed');
  await cell.open(`/manifests/${next.manifestNo}/escort/${personNo}`);
  const known = cell.page.getByText(cell.say('transfers:escort.known')).filter({ hasText: 'يُفصل عن أخيه' });
  expect(await known.textContent()).toContain('X-CANCEL');
  await cell.sees(cell.say('transfers:escort.states.unstarted'));
  await cell.look('known-from-before');
});

test('one who was received is asked back; the other authority reads what is due, also after the movement was closed, and answers', async () => {
  const convoy = await new SmallConvoy(crew, 'X-BACK').receive(3, 'Asked');
  await convoy.until('listed');
  const { manifestNo } = convoy;
  const strike = { manifestNo, personNo: convoy.persons.at(-1), reason: 'capacity', note: '' };
  convoy.persons = convoy.persons.slice(0, -1);
  await crew.command('cell.sdf', 'transfers/strike-off', strike);
  await convoy.until('boarded');
  await offerUnseen(crew, 'origin.one', manifestNo, 1, 2);
  await takeUnseen(crew, 'escort.one', manifestNo, 1, 2);
  const arrival = { manifestNo, kind: 'arrived', place: 'KRK', note: '' };
  await crew.command('escort.one', 'transfers/record-movement', arrival);
  await handOver(crew, 'X-BACK', 2, 'escort.one', 'receiving.one', 2);
  await convoy.sheet('receiving.one', 'transfers/record-admission', { site: 'KRK', section: 'B', answers: MANDELA });
  await crew.command('receiving.one', 'transfers/close-movement', { manifestNo });

  const { registerNumber } = await convoy.line(0);
  const cell = await crew.officer('cell.sdf');
  await toManifest(cell, 'X-BACK');
  await cell.press(cell.say('transfers:command.transfers-request-recall'));
  const dialog = cell.page.getByRole('dialog');
  await cell.type(dialog.locator('input').first(), registerNumber);
  await dialog.locator('input').first().press('Enter');
  await dialog.getByRole('radio').first().check();
  await dialog.locator('select').selectOption({ value: 'access-refused' });
  await cell.type(dialog.locator('textarea').first(), 'مُنعت زيارة 20 كانون الثاني.');
  await cell.look('asking');
  await cell.press(dialog.locator('button[type=submit]'));
  await dialog.waitFor({ state: 'detached' });
  await cell.sees(cell.say('transfers:recall.open'));
  // the board says it too, and why somebody did not go; the reason leads to the line
  await cell.open('/convoys');
  const board = cell.page.getByRole('row').filter({ hasText: 'X-BACK' });
  await board.getByText(registerNumber).waitFor();
  await board.getByText(cell.say('transfers:recall.open')).waitFor();
  await cell.look('board-asked-back');
  await cell.press(board.getByRole('link', { name: cell.say('transfers:strikeOff.reasons.capacity') }));
  await cell.sees(`${cell.say('transfers:lineState.struck-off')}: ${cell.say('transfers:strikeOff.reasons.capacity')}`);
  expect(new URL(cell.page.url()).searchParams.get('outcome')).toBe('struck-off:capacity');
  await cell.look('lines-struck-off');

  const other = await inEnglish('cell.moj');
  await other.open('/');
  const due = 'Answer about 1 who are asked back';
  await other.page.getByRole('row').filter({ hasText: 'X-BACK' }).getByText(due).waitFor();
  await toManifest(other, 'X-BACK');
  await other.sees(due);
  await other.look('asked');
  await other.press(
    other.page.getByRole('button', { name: other.say('transfers:recall.answerOf', { number: registerNumber }) }),
  );
  const answering = other.page.getByRole('dialog');
  await answering.locator('select').selectOption({ value: 'remedied' });
  await other.type(answering.locator('textarea').first(), 'The visit took place a day later.');
  await other.press(answering.locator('button[type=submit]'));
  await answering.waitFor({ state: 'detached' });
  await other.settle();
  expect(await other.page.getByText(due).count()).toBe(0);
  const manifest = await readPaper(other, other.say('transfers:lines.paper'));
  expect(manifest.pages).toBe(1);
  expect(manifest.text).toContain(registerNumber);
  const receipts = await readPaper(other, other.say('transfers:handover.personReceipts'));
  expect(receipts.pages).toBe(2);
  const receipt = await readPaper(other, other.say('transfers:handover.receipt'));
  expect(receipt.text).toContain('Hand-over receipt');
  await other.look('answered');
  await other.open('/convoys');
  await other.page.getByRole('row').filter({ hasText: 'X-BACK' }).getByText(registerNumber).waitFor();
  await other.look('board-declined');
  await other.leave();
});

test('no page that was seen has a fault, and the server none', () => {
  expectNoProblems(journey.effort);
  expect(journey.server.faults()).toEqual([]);
});
