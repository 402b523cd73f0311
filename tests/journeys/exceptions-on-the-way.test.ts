import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../src/core/access/views.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import type { PersonAnswer } from '../../src/systems/register/views.ts';
import type { ConvoyCrew } from './support/convoy-crew.ts';
import { confirmSheet, fillDialog, openSheet, toManifest } from './support/gestures.ts';
import { type Journey, startJourney } from './support/journey.ts';
import { walkPlannedChange } from './support/planned-change.ts';
import { seal, strikeOff } from './support/preparing-steps.ts';
import { SmallConvoy } from './support/small-convoy.ts';
import {
  countAndSign,
  handOver,
  MANDELA,
  openHandover,
  recordDifference,
  recordMovement,
  signOnDevice,
} from './support/way-steps.ts';

let journey: Journey;
let crew: ConvoyCrew;

beforeAll(async () => {
  journey = await startJourney('en', 'exceptions-on-the-way');
  crew = journey.crew;
});

afterAll(async () => {
  await journey?.leave();
});

test('a change after the seal voids it; those who do not board are struck off, and both cells seal anew', async () => {
  const convoy = await new SmallConvoy(crew, 'X-SEAL').receive(6, 'Sealed');
  await convoy.until('sealed');
  const first = (await convoy.manifest()).manifest.seal;
  const numbers = await Promise.all([0, 1, 2, 3].map(async (index) => (await convoy.line(index)).registerNumber));
  await strikeOff(await crew.officer('cell.sdf'), 'X-SEAL', numbers[0] as string, 'released', 'released by the court');
  expect((await convoy.manifest()).manifest.seal?.state).not.toBe('sealed');
  await seal(crew, 'X-SEAL');
  const second = (await convoy.manifest()).manifest.seal;
  expect(second?.sealNo).not.toBe(first?.sealNo);
  expect(second?.hash).not.toBe(first?.hash);

  const escort = await crew.officer('escort.one');
  await openSheet(escort, 'X-SEAL', 'transfers-record-boarding');
  const outcomes = ['wrong-person', 'absent', 'refused-to-board'];
  for (const [index, outcome] of outcomes.entries()) {
    const number = numbers[index + 1] as string;
    await escort.answer(
      escort.say('transfers:boarding.outcome'),
      escort.say(`transfers:boarding.outcomes.${outcome}`),
      number,
    );
    await escort.type(
      escort.page.getByRole('textbox', { name: `${escort.say('transfers:boarding.note')} · ${number}` }),
      'seen at the door of the bus',
    );
  }
  await escort.answer(escort.say('transfers:boarding.outcome'), escort.say('transfers:boarding.outcomes.boarded'));
  await escort.look('boarding-exceptions');
  await confirmSheet(escort, 2, 5);
  for (const [index, outcome] of outcomes.entries()) {
    expect((await convoy.line(index + 1)).boarding?.outcome).toBe(outcome);
    await strikeOff(
      await crew.officer('cell.sdf'),
      'X-SEAL',
      numbers[index + 1] as string,
      outcome === 'absent' ? 'absent' : 'other',
      outcome,
    );
  }
  await convoy.seal();
  await handOver(crew, 'X-SEAL', 1, 'origin.one', 'escort.one', 2);
});

test('on the way: late, breakdown, medical event, a death; the second hand-over is signed by both without that person', async () => {
  const convoy = await new SmallConvoy(crew, 'X-WAY').receive(4, 'Travelling');
  await convoy.until('boarded');
  const giver = await crew.officer('origin.one');
  await openHandover(giver, 'X-WAY', 'transfers-offer-handover');
  await countAndSign(giver, 4, giver.say('transfers:handover.signOffer'), 'offer-of-four');
  const escort = await crew.officer('escort.one');
  const offer = (await convoy.manifest('escort.one')).manifest.handovers[0]?.offer;
  if (offer === undefined) throw new Error('The offer does not stand.');
  const differing = await crew.attempt('escort.one', 'transfers/complete-handover', {
    offerId: offer.offerId,
    payload: offer.payload,
    ...(await signOnDevice(escort, offer.payload)),
    counted: 3,
  });
  expect(differing).toMatchObject({ status: 409, body: { code: 'counts-differ' } });
  await openHandover(escort, 'X-WAY', 'transfers-complete-handover');
  await countAndSign(escort, 4, escort.say('transfers:handover.signTake'), 'four-taken');
  await recordMovement(escort, 'X-WAY', 'departed', 'GHW');
  await recordMovement(escort, 'X-WAY', 'delay', 'RAB', 'The crossing opens late');
  await recordMovement(escort, 'X-WAY', 'breakdown', 'RAB', 'A tyre of BUS-1');
  const dying = await convoy.line(3);
  await recordMovement(escort, 'X-WAY', 'medical-event', 'RAB', 'He fainted', dying.registerNumber);
  await escort.look('movement-log');
  await crew.command('escort.one', 'transfers/record-movement', {
    manifestNo: convoy.manifestNo,
    kind: 'border-crossed',
    place: 'RAB',
    note: 'told afterwards',
    occurredAt: (await convoy.now()) - 20 * 60_000,
  });
  await escort.open(`/people/${dying.personNo}`);
  await escort.press(escort.say('register:file.death'));
  const dialog = escort.page.getByRole('dialog');
  await escort.settle();
  await dialog
    .getByLabel(escort.say('register:file.circumstances'))
    .fill('Fainted on the bus at the crossing and could not be revived.');
  await dialog
    .getByLabel(escort.say('register:file.remains'))
    .fill('In the ambulance of the convoy, to the hospital at Rabia');
  await dialog.getByLabel(escort.say('register:file.referral')).fill('Investigating judge at Rabia');
  await dialog.getByLabel(escort.say('register:people.place')).selectOption({ value: 'RAB' });
  await escort.look('death');
  await escort.press(dialog.getByRole('button', { name: escort.say('register:file.death'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await escort.settle();
  await escort.look('file-after-death');
  await recordMovement(escort, 'X-WAY', 'arrived', 'KRK');

  await openHandover(escort, 'X-WAY', 'transfers-offer-handover');
  await recordDifference(escort, dying.registerNumber, 'died', 'Died at the crossing');
  await escort.type(escort.say('transfers:count.counted'), '4');
  await escort.press(escort.say('transfers:handover.compare'));
  await escort.page.getByRole('alert').first().waitFor();
  await escort.look('difference');
  await countAndSign(escort, 3, escort.say('transfers:handover.signOffer'), 'offer-without-the-dead');

  const receiver = await crew.officer('receiving.one');
  await openHandover(receiver, 'X-WAY', 'transfers-complete-handover');
  await receiver.type(receiver.say('transfers:count.counted'), '2');
  await receiver.press(receiver.say('transfers:handover.compare'));
  await receiver.sees(receiver.say('transfers:handover.countsDiffer'));
  await receiver.look('counts-differ');
  const left = await convoy.line(2);
  await recordDifference(receiver, left.registerNumber, 'left-behind', 'Stayed at the hospital with an escort');
  // Recorded by mistake: taken back before it is signed, with its reason; then found to be so after all.
  const mistaken = receiver.say('transfers:difference.withdraw');
  const withdrawal = { name: receiver.say('transfers:difference.withdrawOf', { number: left.registerNumber }) };
  await fillDialog(
    receiver,
    mistaken,
    { [receiver.say('transfers:difference.withdrawReason')]: 'He was asleep in the last row' },
    receiver.page.getByRole('button', { ...withdrawal, exact: true }),
  );
  expect((await convoy.manifest()).incidents.map(({ kind }) => kind)).not.toContain('left-behind');
  await recordDifference(receiver, left.registerNumber, 'left-behind', 'Stayed at the hospital with an escort');
  expect((await convoy.manifest()).manifest.handovers[1]?.state).toBe('waiting');
  await handOver(crew, 'X-WAY', 2, 'escort.one', 'receiving.one', 2);
  const after = await convoy.manifest('receiving.one');
  expect(after.manifest.handovers[1]).toMatchObject({ state: 'done', count: 2 });
  // What was told afterwards keeps both times: when it happened and when the register learnt of it.
  const told = after.movements.find(({ kind }) => kind === 'border-crossed');
  expect((told?.receivedAt ?? 0) - (told?.occurredAt ?? 0)).toBeGreaterThanOrEqual(20 * 60_000);
  expect(after.incidents.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['died', 'left-behind', 'medical-event', 'breakdown']),
  );
  // Whoever was left behind is brought after the others, and passes in a hand-over of the own.
  await toManifest(receiver, 'X-WAY');
  const brought = receiver.say('transfers:turn.brought');
  const opener = { name: receiver.say('transfers:turn.broughtOf', { number: left.registerNumber }), exact: true };
  await fillDialog(receiver, brought, {}, receiver.page.getByRole('button', opener));
  await receiver.look('brought-later');
  await handOver(crew, 'X-WAY', 3, 'escort.one', 'receiving.one', 1);
  expect((await convoy.manifest('receiving.one')).manifest.handovers[2]).toMatchObject({ state: 'done', count: 1 });
});

test('found under age after admission: a breach opens, the person is moved apart, and the breach is cured', async () => {
  const convoy = await new SmallConvoy(crew, 'X-AGE').receive(2, 'Young');
  await convoy.until('boarded');
  await handOver(crew, 'X-AGE', 1, 'origin.one', 'escort.one', 2);
  await handOver(crew, 'X-AGE', 2, 'escort.one', 'receiving.one', 2);
  await convoy.sheet('receiving.one', 'transfers/record-admission', { site: 'KRK', section: 'B', answers: MANDELA });
  const [personNo] = convoy.persons;
  const child = await crew.officer('child.moj');
  await child.open(`/people/${personNo}`);
  await child.press(child.say('register:file.ageEvidence'));
  const dialog = child.page.getByRole('dialog');
  await dialog.getByLabel(child.say('register:file.evidenceKind')).selectOption({ value: 'registry' });
  await dialog.getByLabel(child.say('register:people.birth')).fill('2010-05-06');
  await dialog.getByLabel(child.say('register:identity.source')).fill('civil registry of Mosul');
  await child.press(dialog.getByRole('button', { name: child.say('register:file.ageEvidence'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await child.settle();
  await child.look('under-age');
  const found = await crew.query<PersonAnswer>('child.moj', 'register/person', { personNo: personNo as number });
  expect(found.person.ageClass).not.toBe('adult');
  const apart = found.breaches.filter(({ rule }) => rule === 'I13-minor-apart-from-adults');
  expect(apart).toMatchObject([{ authority: 'MOJ', curedAt: null }]);
  // The juvenile track: the person counts as a minor from now on, and both who moves and who looks for the age are named.
  expect(found.owedNext.find(({ authority }) => authority === 'MOJ')?.text).toEqual(apart[0]?.text);
  expect(found.owedNext.find(({ code }) => code === 'age-undetermined')?.by).toBe('child_protection_officer');

  const receiver = await crew.officer('receiving.one');
  await receiver.open(`/people/${personNo}`);
  await receiver.press(receiver.say('register:file.moveSection'));
  const move = receiver.page.getByRole('dialog');
  await move.getByLabel(receiver.say('register:file.section')).selectOption({ value: 'J' });
  await move.getByLabel(receiver.say('register:file.reason')).fill('Found under age: to the juvenile section');
  await receiver.press(move.getByRole('button', { name: receiver.say('register:file.moveSection'), exact: true }));
  await move.waitFor({ state: 'detached' });
  await receiver.settle();
  const cure = receiver.say('register:breaches.cure');
  const breach = receiver.page.locator('div').filter({ hasText: 'I13-minor-apart-from-adults' });
  const opener = breach.getByRole('button', { name: cure, exact: true }).last();
  const how = { [receiver.say('register:breaches.how')]: 'Moved to the juvenile section the same day' };
  await fillDialog(receiver, cure, how, opener);
  await receiver.look('moved-apart');
  const moved = await crew.query<PersonAnswer>('receiving.one', 'register/person', { personNo: personNo as number });
  expect(moved.person.place).toMatchObject({ site: 'KRK', section: 'J' });
  expect(moved.breaches.find(({ breachId }) => breachId === apart[0]?.breachId)?.curedAt).not.toBeNull();
});

test('two officers close one movement at the same moment: one wins, the other is told why', async () => {
  const receiver = await crew.officer('receiving.one');
  const second = await crew.officer('receiving.two');
  const close = receiver.say('transfers:command.transfers-close-movement');
  for (const officer of [receiver, second]) {
    await toManifest(officer, 'X-AGE');
    await officer.press(officer.page.locator('main').getByRole('button', { name: close, exact: true }).first());
  }
  const dialogs = [receiver, second].map((officer) => officer.page.getByRole('dialog'));
  await Promise.all(dialogs.map((one) => one.getByRole('button', { name: close, exact: true }).click()));
  await Promise.all([receiver.settle(), second.settle()]);
  const told = await Promise.all(dialogs.map((one) => one.getByRole('alert').count()));
  expect(told.toSorted()).toEqual([0, 1]);
  await (told[0] === 1 ? receiver : second).look('told-why');
});

test('the same request twice changes nothing and is answered the same; another input under its key is refused', async () => {
  const convoy = await new SmallConvoy(crew, 'X-TWICE').receive(2, 'Twice');
  await convoy.until('listed');
  const key = uuidv7();
  const input = {
    manifestNo: convoy.manifestNo,
    expectedCount: 2,
    rows: convoy.persons.map((personNo) => ({ personNo, fit: true })),
  };
  const first = await crew.attempt('health.sdf', 'care/record-fitness', input, key);
  const before = await crew.query<PersonAnswer>('cell.sdf', 'register/person', {
    personNo: convoy.persons[0] as number,
  });
  const second = await crew.attempt('health.sdf', 'care/record-fitness', input, key);
  const after = await crew.query<PersonAnswer>('cell.sdf', 'register/person', {
    personNo: convoy.persons[0] as number,
  });
  expect(first.status).toBe(200);
  expect(second).toEqual(first);
  expect(after.timeline).toEqual(before.timeline);
  const other = await crew.attempt(
    'health.sdf',
    'care/record-fitness',
    { ...input, rows: input.rows.map((row) => ({ ...row, fit: false })) },
    key,
  );
  expect(other.status).toBe(409);
  expect((other.body as Problem).code).toBe('command-conflict');
});

test('when the network fails during a submit, the same entry is sent again under the same key and recorded once', async () => {
  const convoy = await new SmallConvoy(crew, 'X-NET').receive(2, 'Network');
  await convoy.until('ordered');
  const interviewer = await crew.officer('interviewer.pap');
  await openSheet(interviewer, 'X-NET', 'safeguards-give-notice');
  await interviewer.answer(interviewer.say('safeguards:notice.form'), interviewer.say('safeguards:notice.written'));
  await interviewer.answer(interviewer.say('safeguards:notice.language'), { value: 'ar' });
  const keys: (string | undefined)[] = [];
  await interviewer.page.route('**/api/safeguards/give-notice', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    // First nothing arrives; then it arrives, but the answer is lost; then all is well.
    if (keys.length === 1) await route.abort('internetdisconnected');
    else if (keys.length === 2) {
      await route.fetch();
      await route.abort('connectionreset');
    } else await route.continue();
  });
  await interviewer.type(interviewer.say('shell:sheet.typeCount'), '2');
  await interviewer.press(interviewer.say('shell:sheet.submit', { count: 2 }));
  await interviewer.sees(interviewer.say('shell:sending.repeatingTitle'));
  await interviewer.sees(interviewer.say('transfers:sheet.doneTitle'));
  await interviewer.page.unroute('**/api/safeguards/give-notice');
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  const { timeline } = await crew.query<PersonAnswer>('cell.sdf', 'register/person', {
    personNo: convoy.persons[0] as number,
  });
  expect(timeline.filter(({ type }) => type === 'NoticeGiven')).toHaveLength(1);
});

test('everybody changes vehicles between two legs as planned: the plan says where, the escort confirms the seats, and what is counted late is owed', () =>
  walkPlannedChange(crew, 'X-OTHER-BUS', 'Crossing'));

test('no page that was seen has a fault, and the register that is left is consistent', async () => {
  await journey.arrive();
});
