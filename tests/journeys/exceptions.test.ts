import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROPERTY_WORDS } from '../../src/systems/register/property/words.ts';
import type { PersonAnswer } from '../../src/systems/register/views.ts';
import { escortQuestions } from '../../src/systems/transfers/escort-questions.ts';
import type { EscortRecordsAnswer } from '../../src/systems/transfers/escort-views.ts';
import type { ConvoyCrew } from './support/convoy-crew.ts';
import { confirmSheet, fillDialog, goTo, openSheet, toManifest } from './support/gestures.ts';
import { type Journey, startJourney } from './support/journey.ts';
import { assignCompartments, recordMissingOrders, strikeOff } from './support/preparing-steps.ts';
import { SmallConvoy } from './support/small-convoy.ts';

let journey: Journey;
let crew: ConvoyCrew;

beforeAll(async () => {
  journey = await startJourney('ar', 'exceptions');
  crew = journey.crew;
});

afterAll(async () => {
  await journey?.leave();
});

test('a list with a double, an unknown birth and an unreadable row: every row is accepted, waits or is refused', async () => {
  const origin = await crew.officer('origin.one');
  await goTo(origin, 'lists');
  // the page comes late: until it is there the old one, whose filter is named like the field, must not be taken for it
  await origin.page.route(/\/receive-list-page[^/]*\.js$/, async (route) => {
    await origin.page.getByRole('progressbar', { name: origin.say('shell:pageOnItsWay') }).waitFor();
    await route.continue();
  });
  await origin.press(origin.say('register:receive.title'));
  await origin.choose(origin.say('register:people.site'), { value: 'GHW' });
  await origin.type(origin.say('register:lists.source'), 'supplement of the origin site');
  await origin.page.locator('input[type=file]').setInputFiles({
    name: 'supplement.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'Full name,Father,Sex,Date of birth,Nationality',
        'Quebec Sierra Example,Sierra,male,1988-03-04,IRQ',
        'Quebec Sierra Example,Sierra,male,1988,IRQ',
        'Uniform Whiskey Example,Whiskey,male,,TUR',
        '???,,,,',
      ].join('\n'),
    ),
  });
  await origin.press(origin.say('register:receive.try'));
  await origin.sees(origin.say('register:receive.trialTitle'));
  await origin.look('list-trial');
  await origin.press(origin.say('register:receive.confirm', { count: 4 }));
  await origin.sees(origin.say('register:receive.done'));
  const [latest] = (
    await crew.query<{ lists: { read: number; accepted: number; waiting: number; refused: number }[] }>(
      'origin.one',
      'register/lists',
    )
  ).lists.filter(({ read }) => read === 4);
  expect(latest).toMatchObject({ read: 4, accepted: 2, waiting: 1, refused: 1 });
  await origin.press(origin.page.getByRole('link', { name: origin.say('register:receive.toWorkList', { count: 1 }) }));
  await origin.page.waitForURL(/\/lists\/\d+$/);
  await origin.look('work-list');
  await fillDialog(origin, origin.say('register:list.refuse'), {
    [origin.say('register:list.reason')]: 'The same man, written twice',
  });
  await origin.sees(origin.say('register:list.decided', { rows: '' }).trim());
  await fillDialog(origin, origin.say('register:list.leaveRefused'), {
    [origin.say('register:list.reason')]: 'Nobody of the site knows whom the row means',
  });
  await origin.sees(origin.say('register:list.empty'));
  const rows = await crew.people('origin.one', { q: 'Uniform Whiskey' });
  expect(rows.map(({ ageClass }) => ageClass)).toEqual(['undetermined']);
});

test('an expired order shuts the gate and the seal, until a live one is recorded', async () => {
  const convoy = new SmallConvoy(crew, 'X-ORDER');
  const rows = await crew.people('origin.one', { site: 'GHW', pageSize: 500 });
  const without: number[] = [];
  for (const row of rows.slice(-12)) {
    const { orders } = await crew.query<PersonAnswer>('origin.one', 'register/person', { personNo: row.personNo });
    if (orders.length > 0 && orders.every(({ state }) => state === 'expired')) without.push(row.personNo);
  }
  expect(without).toHaveLength(1);
  convoy.persons = without;
  await convoy.until('examined');
  const { registerNumber, gates } = await convoy.line(0);
  expect(gates.order.state).toBe('expired');
  const cell = await crew.officer('cell.sdf');
  await toManifest(cell, 'X-ORDER');
  await cell.sees(cell.say('shell:gate.state.expired'));
  await cell.page.getByRole('heading', { name: cell.say('transfers:lines.title') }).scrollIntoViewIfNeeded();
  await cell.look('expired-order');
  const propose = cell.say('transfers:command.transfers-propose-seal');
  await cell.press(propose);
  const dialog = cell.page.getByRole('dialog');
  await cell.press(dialog.getByRole('button', { name: propose, exact: true }));
  await dialog.getByRole('alert').getByText(registerNumber).first().waitFor();
  await cell.look('seal-refused');
  await cell.press(dialog.getByRole('button', { name: cell.say('shell:action.cancel'), exact: true }));
  expect((await convoy.manifest()).manifest.seal).toBeNull();
  await recordMissingOrders(await crew.officer('origin.one'), 'X-ORDER');
  expect((await convoy.line(0)).gates.order.state).toBe('done');
});

test('who is not fit is struck off with the reason; the others are struck off together, and everybody is listed again together', async () => {
  const convoy = await new SmallConvoy(crew, 'X-FIT').receive(3, 'Unfit');
  await convoy.until('interviewed');
  const health = await crew.officer('health.sdf');
  await openSheet(health, 'X-FIT', 'care-record-fitness');
  const { registerNumber } = await convoy.line(1);
  await health.answer(health.say('care:fitness.question'), health.say('care:fitness.unfit'), registerNumber);
  await health.answer(health.say('care:fitness.question'), health.say('care:fitness.fit'));
  await health.look('unfit');
  await confirmSheet(health, 2, 3);
  expect((await convoy.line(1)).gates.fitness.state).toBe('refused');
  const cell = await crew.officer('cell.sdf');
  await strikeOff(cell, 'X-FIT', registerNumber, 'unfit', 'not fit to travel');
  expect((await convoy.line(1)).state).toBe('struck-off');
  const states = async () => (await convoy.manifest()).lines.map(({ state }) => state);
  const dialog = cell.page.getByRole('dialog');
  const workOnAll = async (act: string) => {
    await cell.press(cell.say('register:bulk.chooseAll', { count: 3 }));
    await cell.press(cell.say(act));
    await dialog.waitFor();
  };
  const done = async (act: string, count: number) => {
    await cell.press(dialog.getByRole('button', { name: cell.say(act), exact: true }));
    await cell.sees(cell.say('shell:bulk.progress', { done: count, all: count }));
    await cell.sees(cell.say('shell:bulk.allDone'));
    await cell.look('bulk-done');
    await cell.press(dialog.getByRole('button', { name: cell.say('shell:action.close'), exact: true }).last());
    await dialog.waitFor({ state: 'detached' });
    // whoever it was done to is chosen no more: the next act is about whom it asks anew
    await cell.sees(cell.say('register:bulk.chosen', { count: 3 - count }));
  };
  await workOnAll('transfers:strikeOff.several');
  await cell.choose(cell.say('transfers:strikeOff.reason'), { value: 'capacity' });
  await cell.type(cell.say('transfers:strikeOff.note'), 'the bus does not come');
  await done('transfers:strikeOff.several', 2);
  expect(await states()).toEqual(['struck-off', 'struck-off', 'struck-off']);
  await workOnAll('transfers:lines.againSeveral');
  await done('transfers:lines.againSeveral', 3);
  expect(await states()).toEqual(['listed', 'listed', 'listed']);
});

test('several persons at once: packets are pasted and sealed, they are recorded where they were found, what an earlier record says is confirmed, and the papers leave in one file', async () => {
  const early = await new SmallConvoy(crew, 'X-EARLY').receive(3, 'Together');
  await early.until('listed');
  const risk = escortQuestions.risk.map((question) => ({ question, answer: 'no', source: 'asked' }));
  const answered = early.persons.slice(0, 2).map((personNo) => ({ personNo, section: 'risk', answers: risk }));
  await crew.command('cell.sdf', 'transfers/answer-escort-sections', { manifestNo: early.manifestNo, rows: answered });
  await crew.command('cell.sdf', 'transfers/cancel-convoy', {
    manifestNo: early.manifestNo,
    reason: 'weather',
    note: '',
  });
  const convoy = new SmallConvoy(crew, 'X-KNOWN');
  convoy.persons = early.persons;
  await convoy.until('listed');
  const numbers = (await convoy.manifest()).lines.map(({ registerNumber }) => registerNumber);

  const origin = await crew.officer('origin.one');
  const dialog = origin.page.getByRole('dialog');
  const act = async (name: string) => {
    await origin.press(origin.say('register:bulk.chooseAll', { count: 3 }));
    await origin.press(origin.say(name));
    await dialog.waitFor();
  };
  const finish = async (name: string, count: number, look: string) => {
    await origin.press(dialog.getByRole('button', { name: origin.say(name), exact: true }));
    await origin.sees(origin.say('shell:bulk.progress', { done: count, all: count }));
    await origin.sees(origin.say('shell:bulk.allDone'));
    await origin.look(look);
    await origin.press(dialog.getByRole('button', { name: origin.say('shell:action.close'), exact: true }).last());
    await dialog.waitFor({ state: 'detached' });
  };
  const yesterday = new Date((await convoy.now()) - 86_400_000).toISOString().slice(0, 16);
  await toManifest(origin, 'X-KNOWN');
  await act('register:bulk.seal');
  await origin.type(dialog.getByLabel(PROPERTY_WORDS.takenFrom.ar), 'the person');
  await origin.type(dialog.getByLabel(PROPERTY_WORDS.takenWhere.ar), 'property room');
  await origin.type(dialog.locator('input[type=datetime-local]'), yesterday);
  await origin.press(dialog.locator('summary').first());
  await origin.type(
    dialog.locator('textarea').first(),
    `${numbers[0]}\tJ-1\t2 x phone; watch\n${numbers[1]}\tJ-2\tring\nNOBODY-1\tJ-3\tcoin`,
  );
  await origin.press(origin.say('register:bulk.sealFill'));
  await origin.sees(/NOBODY-1 J-3/);
  await origin.sees(origin.say('register:bulk.sealCount', { count: 2 }));
  await origin.look('packets');
  await finish('register:bulk.seal', 2, 'packets-sealed');

  await goTo(origin, 'people');
  await origin.type(origin.page.locator('main input[type=search]'), 'Together');
  await origin.press(origin.say('register:people.find'));
  await origin.settle();
  const wherePut = async () =>
    (await crew.people('origin.one', { q: 'Together' })).map(({ place }) => place.section ?? '');
  await act('register:bulk.found');
  const section = dialog.locator('select').nth(1);
  await origin.choose(section, { value: (await section.locator('option').nth(1).getAttribute('value')) ?? '' });
  await origin.look('found-several');
  await finish('register:bulk.found', 3, 'found-done');

  // moved on together, by one command; onto another manifest they cannot come, and each is named with the reason
  await origin.press(origin.say('register:bulk.section'));
  await dialog.waitFor();
  const next = (await wherePut())[0] === 'North' ? 'South' : 'North';
  await origin.choose(dialog.locator('select').first(), { value: next });
  await origin.type(dialog.locator('textarea'), 'nearer to the gate');
  await origin.look('section-several');
  await finish('register:bulk.section', 3, 'section-done');
  expect(await wherePut()).toEqual([next, next, next]);
  await origin.press(origin.say('register:bulk.manifest'));
  await dialog.waitFor();
  const other = await dialog.locator('option', { hasText: 'X-FIT' }).getAttribute('value');
  await origin.choose(dialog.locator('select').first(), { value: other ?? '' });
  await origin.press(dialog.getByRole('button', { name: origin.say('register:bulk.manifest'), exact: true }));
  await origin.sees(origin.say('shell:bulk.refused', { count: 3 }));
  for (const number of numbers) await origin.sees(new RegExp(number));
  await origin.look('manifest-refused');
  await origin.press(dialog.getByRole('button', { name: origin.say('shell:action.close'), exact: true }).last());
  await dialog.waitFor({ state: 'detached' });
  await origin.sees(origin.say('register:bulk.chosen', { count: 3 }));

  const cell = await crew.officer('cell.sdf');
  const ofCell = cell.page.getByRole('dialog');
  const inCell = async (name: string, look: string) => {
    await cell.look(look);
    await cell.press(ofCell.getByRole('button', { name: cell.say(name), exact: true }));
    await cell.sees(cell.say('shell:bulk.allDone'));
    await cell.press(ofCell.getByRole('button', { name: cell.say('shell:action.close'), exact: true }).last());
    await ofCell.waitFor({ state: 'detached' });
  };
  await toManifest(cell, 'X-KNOWN');
  await cell.press(cell.page.getByRole('link', { name: cell.say('transfers:escort.list'), exact: true }));
  await cell.page.waitForURL(/\/escort$/);
  await cell.settle();
  await cell.press(cell.say('register:bulk.chooseAll', { count: 3 }));
  await cell.press(cell.say('transfers:escort.takeSeveral'));
  await ofCell.waitFor();
  await cell.sees(cell.say('transfers:escort.leftWhy.missing'));
  await inCell('transfers:escort.takeSeveral', 'known-answers');
  const { states } = await crew.query<EscortRecordsAnswer>('cell.sdf', 'transfers/escort-records', {
    manifestNo: convoy.manifestNo,
  });
  expect(states.find(({ state }) => state === 'in-progress')?.count).toBe(2);

  await cell.press(cell.say('transfers:sheet.backToManifest'));
  await cell.page.waitForURL(/\/manifests\/\d+$/);
  await cell.settle();
  await cell.press(cell.say('transfers:papers.allOfConvoy'));
  await ofCell.waitFor();
  await cell.sees(cell.say('transfers:papers.files', { count: 1 }));
  const download = cell.page.waitForEvent('download');
  await inCell('transfers:papers.allOfConvoy', 'papers-of-convoy');
  expect((await download).suggestedFilename()).toBe('papers-X-KNOWN-1.pdf');
});

test('a fear of the destination suspends the line until an assessor decides; then it is listed again', async () => {
  const convoy = await new SmallConvoy(crew, 'X-FEAR').receive(3, 'Afraid');
  await convoy.until('told');
  const interviewer = await crew.officer('interviewer.pap');
  await openSheet(interviewer, 'X-FEAR', 'safeguards-record-interview');
  const { registerNumber } = await convoy.line(0);
  const say = (key: string) => interviewer.say(key);
  await interviewer.answer(say('safeguards:interview.outcome'), say('safeguards:interview.held'), registerNumber);
  await interviewer.answer(say('safeguards:interview.fear'), say('safeguards:interview.hasFear'), registerNumber);
  await interviewer.answer(say('safeguards:notice.language'), { value: 'ar' }, registerNumber);
  await interviewer.answer(say('safeguards:interview.private'), say('safeguards:interview.privateYes'), registerNumber);
  await interviewer.answer(say('safeguards:interview.country'), { value: 'IRQ' }, registerNumber);
  const account = 'A brother was tortured there and he is afraid of the same.';
  await interviewer.typeByKeys(
    interviewer.page.getByRole('textbox', { name: `${say('safeguards:interview.account')} · ${registerNumber}` }),
    account,
  );
  await interviewer.answer(say('safeguards:interview.outcome'), say('safeguards:interview.held'));
  await interviewer.answer(say('safeguards:interview.fear'), say('safeguards:interview.noFear'));
  await interviewer.answer(say('safeguards:notice.language'), { value: 'ar' });
  await interviewer.answer(say('safeguards:interview.private'), say('safeguards:interview.privateYes'));
  await interviewer.look('fear');
  await confirmSheet(interviewer, 2, 3);
  expect((await convoy.line(0)).state).toBe('suspended');
  // who is suspended has no seat, and keeps nobody else from one
  await assignCompartments(await crew.officer('cell.sdf'), 'X-FEAR', 2);
  const assessor = await crew.officer('assessor.pap');
  await goTo(assessor, 'fears');
  await assessor.settle();
  await assessor.look('fears');
  const card = assessor.page.getByRole('article').filter({ hasText: registerNumber });
  expect(await card.textContent()).toContain(account);
  await assessor.press(card.getByRole('button', { name: assessor.say('safeguards:fear.decide'), exact: true }));
  const dialog = assessor.page.getByRole('dialog');
  await dialog.getByLabel(assessor.say('safeguards:fear.question')).selectOption({ value: 'no' });
  await dialog
    .getByLabel(assessor.say('safeguards:fear.reasons'))
    .fill('Heard again in private, with the file of the brother, who lives at liberty.');
  await assessor.look('fear-decision');
  await assessor.press(dialog.getByRole('button', { name: assessor.say('safeguards:fear.decide'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  const early = await crew.attempt('cell.sdf', 'transfers/add-lines', {
    manifestNo: convoy.manifestNo,
    persons: [convoy.persons[0]],
  });
  expect(early).toMatchObject({ status: 409, body: { code: 'I11-fear-suspends-line' } });
  // the appeal period runs; the person, told of the right to appeal, waives it before the interviewer
  await goTo(interviewer, 'fears');
  await interviewer.press(say('safeguards:fears.states.decided'));
  await interviewer.settle();
  await interviewer.look('fear-decided');
  const decided = interviewer.page.getByRole('article').filter({ hasText: registerNumber });
  await interviewer.press(decided.getByRole('button', { name: say('safeguards:fear.waive'), exact: true }));
  const waiver = interviewer.page.getByRole('dialog');
  await waiver.getByLabel(say('safeguards:notice.language')).selectOption({ value: 'ar' });
  await waiver.getByLabel(say('safeguards:fear.statement')).fill('I was told of the appeal and I do not want it.');
  await interviewer.look('fear-waiver');
  await interviewer.press(waiver.getByRole('button', { name: say('safeguards:fear.waive'), exact: true }));
  await waiver.waitFor({ state: 'detached' });
  const cell = await crew.officer('cell.sdf');
  await toManifest(cell, 'X-FEAR');
  await cell.press(cell.say('transfers:lines.againOf', { number: registerNumber }));
  await cell.page
    .getByRole('button', { name: cell.say('transfers:lines.againOf', { number: registerNumber }) })
    .waitFor({ state: 'detached' });
  expect((await convoy.line(0)).state).toBe('listed');
});

test('the receiver refuses one with a reason; an acceptance lapses when a fact changes', async () => {
  const convoy = await new SmallConvoy(crew, 'X-ACCEPT').receive(3, 'Decided');
  await convoy.until('examined');
  const receiver = await crew.officer('receiving.one');
  await openSheet(receiver, 'X-ACCEPT', 'transfers-accept-lines');
  const { registerNumber } = await convoy.line(2);
  await receiver.answer(
    receiver.say('transfers:acceptance.decision'),
    receiver.say('transfers:acceptance.refused'),
    registerNumber,
  );
  await receiver.answer(receiver.say('transfers:acceptance.reason'), { value: 'other' }, registerNumber);
  await receiver.type(
    receiver.page.getByRole('textbox', { name: `${receiver.say('transfers:acceptance.words')} · ${registerNumber}` }),
    'A brother of his is held there and gave evidence',
  );
  await receiver.answer(receiver.say('transfers:acceptance.decision'), receiver.say('transfers:acceptance.accepted'));
  await receiver.answer(receiver.say('transfers:acceptance.section'), { value: 'B' });
  await receiver.look('refusal');
  await confirmSheet(receiver, 2, 3);
  expect((await convoy.line(2)).gates.acceptance.state).toBe('refused');
  expect((await convoy.line(2)).refusal).toMatchObject({ reason: 'other', note: expect.stringContaining('brother') });

  const origin = await crew.officer('origin.one');
  await origin.open(`/people/${convoy.persons[0]}`);
  await origin.press(origin.say('register:file.claimNationality'));
  const dialog = origin.page.getByRole('dialog');
  await dialog.getByLabel(origin.say('register:file.country')).selectOption({ value: 'TUR' });
  await dialog.getByLabel(origin.say('register:identity.source')).fill('his own statement');
  await origin.press(dialog.getByRole('button', { name: origin.say('register:file.claimNationality'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  expect((await convoy.line(0)).gates.acceptance.state).toBe('lapsed');
  await toManifest(origin, 'X-ACCEPT');
  await origin.sees(origin.say('shell:gate.state.lapsed'));
  await origin.look('lapsed');
  await openSheet(receiver, 'X-ACCEPT', 'transfers-accept-lines');
  // who decides again is told that it is again, and why
  const [fact] = (await convoy.line(0)).gates.acceptance.changed ?? [];
  const [, said] = receiver.say('transfers:acceptance.lapsedBy', { at: '|', facts: '|' }).split('|');
  await receiver.sees(new RegExp(`${said}${fact?.text[receiver.texts.language]}`));
  await receiver.look('accept-again');
});

test('no page that was seen has a fault, and the register that is left is consistent', async () => {
  await journey.arrive();
});
