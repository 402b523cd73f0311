import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeAnswer } from '../../src/core/access/views.ts';
import type { PersonAnswer } from '../../src/systems/register/views.ts';
import type { WayAnswer } from '../../src/systems/transfers/way-views.ts';
import type { ConvoyCrew } from './support/convoy-crew.ts';
import { openSheet, toMovement } from './support/gestures.ts';
import { type Journey, startJourney } from './support/journey.ts';
import { expectNoProblems, type Officer, signInUnseen } from './support/officer.ts';
import { SmallConvoy } from './support/small-convoy.ts';
import { readTexts } from './support/texts.ts';
import { admit, answerAdmission, handOver, recordMovement } from './support/way-steps.ts';

const CODE = 'X-WOMEN';
const DAY = 86_400_000;

let journey: Journey;
let crew: ConvoyCrew;
let convoy: SmallConvoy;
/** What the same officers see who read English. */
let english: (username: string) => Promise<Officer>;

/** A section for women at each end, and a bus for women, by the requests that the screens would send. */
const makeRoom = async (): Promise<void> => {
  const section = { section: 'W', sex: 'female', ageGroup: 'adult', legalStatus: 'any', capacity: 20 };
  for (const [administrator, site] of [
    ['admin.sdf', 'GHW'],
    ['admin.moj', 'KRK'],
  ] as const)
    await crew.command(administrator, 'sites/add-section', { ...section, site, capacitySource: 'counted' });
  await crew.command('escort.one', 'sites/add-vehicle', { code: 'BUS-W', authority: 'CJTF', kind: 'bus' });
  const compartment = { vehicle: 'BUS-W', compartment: '1', seats: 10, sex: 'female', ageGroup: 'adult' };
  await crew.command('escort.one', 'sites/add-compartment', compartment);
};

beforeAll(async () => {
  journey = await startJourney('ar', 'caught-and-born');
  crew = journey.crew;
  const texts = await readTexts('en');
  english = (username) =>
    signInUnseen(journey.browser, journey.server, texts, journey.effort, { username, shots: 'caught-and-born-en' });
  await makeRoom();
  const rooms = { sex: 'female', seat: { vehicle: 'BUS-W', compartment: '1' }, section: 'W' } as const;
  convoy = await new SmallConvoy(crew, CODE, rooms).receive(3, 'Women');
  await convoy.until('boarded');
  await handOver(crew, CODE, 1, 'origin.one', 'escort.one', 3);
  await recordMovement(await crew.officer('escort.one'), CODE, 'departed', 'GHW');
});

afterAll(async () => {
  await journey?.leave();
});

/** What the same page and its dialog look like in English. */
const lookInEnglish = async (username: string, address: string, label: string, name: string): Promise<void> => {
  const reader = await english(username);
  await reader.open(address);
  await reader.press(reader.say(label));
  await reader.page.getByRole('dialog').locator('button[type=submit]').waitFor();
  await reader.look(name);
  await reader.leave();
};

test('who runs from the vehicle and is caught again sits in it again, and passes with the others', async () => {
  const { personNo, registerNumber } = await convoy.line(1);
  const escort = await crew.officer('escort.one');
  await toMovement(escort, CODE, 'transfers-record-movement');
  // nobody is at large: nothing is asked
  expect(await escort.page.getByRole('button', { name: escort.say('transfers:recapture.title') }).count()).toBe(0);
  await escort.open(`/people/${personNo}`);
  await escort.press(escort.say('register:file.escape'));
  const dialog = escort.page.getByRole('dialog');
  const submit = dialog.locator('button[type=submit]');
  await escort.type(escort.say('register:file.circumstances'), 'هربت عند التوقف للوقود');
  await dialog.getByLabel(escort.say('register:people.place')).selectOption({ value: 'RAB' });
  await escort.press(submit);
  await dialog.waitFor({ state: 'detached' });
  await escort.settle();
  await escort.look('at-large');
  // who is at large does not escape again
  expect(await escort.page.getByRole('button', { name: escort.say('register:file.escape') }).count()).toBe(0);

  await toMovement(escort, CODE, 'transfers-record-movement');
  await escort.settle();
  await escort.look('one-is-at-large');
  const { pathname } = new URL(escort.page.url());
  await lookInEnglish('escort.one', pathname, 'transfers:recapture.title', 'recapture');
  await escort.press(escort.say('transfers:recapture.title'));
  await submit.waitFor();
  // the only one, and the seat from which she ran, are proposed
  expect(await dialog.locator('select').nth(0).inputValue()).toBe(String(personNo));
  expect(await dialog.locator('select').nth(1).inputValue()).toBe('BUS-W / 1');
  // whoever presses too early is told what is missing
  await escort.press(submit);
  await dialog.getByRole('alert').first().waitFor();
  await escort.type(escort.say('transfers:recapture.place'), 'جنوب المحطة');
  await escort.type(escort.say('transfers:recapture.circumstances'), 'وجدها أفراد المركبة الثانية وهي سليمة');
  await escort.look('recapture');
  await escort.press(submit);
  await dialog.waitFor({ state: 'detached' });
  await escort.sees(escort.say('transfers:recapture.recorded', { number: registerNumber }));
  await escort.settle();
  await escort.look('caught');
  expect(await escort.page.getByRole('button', { name: escort.say('transfers:recapture.title') }).count()).toBe(0);
  const { seats, atLarge } = await crew.query<WayAnswer>('escort.one', 'transfers/way', {
    manifestNo: convoy.manifestNo,
  });
  expect([seats.filter((seat) => seat.personNo === personNo), atLarge]).toMatchObject([
    [{ vehicle: 'BUS-W', compartment: '1' }],
    [],
  ]);
});

test('a child is born on the way: both officers count it at the hand-over, and child protection decides before it is admitted beside its mother', async () => {
  const { personNo: motherNo } = await convoy.line(0);
  const escort = await crew.officer('escort.one');
  await toMovement(escort, CODE, 'transfers-record-movement');
  await lookInEnglish('escort.one', new URL(escort.page.url()).pathname, 'transfers:birth.title', 'birth');
  await escort.press(escort.say('transfers:birth.title'));
  const dialog = escort.page.getByRole('dialog');
  const submit = dialog.locator('button[type=submit]');
  await submit.waitFor();
  await dialog
    .locator('select')
    .nth(0)
    .selectOption({ value: String(motherNo) });
  await dialog.locator('select').nth(1).selectOption({ value: 'female' });
  // the hour of the register, as it stands beside the clock
  const { register } = await crew.query<MeAnswer>('escort.one', 'access/me');
  const local = new Date(register.nowAt + 3 * 3_600_000).toISOString().slice(0, 16);
  await escort.type(dialog.locator('input[type=datetime-local]'), local);
  await escort.look('birth');
  await escort.press(submit);
  await dialog.waitFor({ state: 'detached' });
  await escort.settle();
  await escort.look('born');
  const child = (await convoy.manifest('escort.one')).lines.find(({ state }) => state === 'born');
  if (child === undefined) throw new Error('The child is on no line.');
  await escort.sees(escort.say('transfers:birth.recorded', { number: child.registerNumber }));
  await recordMovement(escort, CODE, 'arrived', 'KRK');
  await handOver(crew, CODE, 2, 'escort.one', 'receiving.one', 4);

  // without a decision the child has no place among adults: the refusal says who decides, and where
  const receiver = await crew.officer('receiving.one');
  await openSheet(receiver, CODE, 'transfers-record-admission');
  await receiver.sees(receiver.say('transfers:lines.childUndecided'));
  await answerAdmission(receiver);
  await receiver.look('admission');
  await receiver.type(receiver.say('shell:sheet.typeCount'), '4');
  await receiver.press(receiver.say('shell:sheet.submit', { count: 4 }));
  const refusal = receiver.page.getByRole('alert').filter({ hasText: 'I13-minor-apart-from-adults' });
  await refusal.waitFor();
  await receiver.look('not-decided-yet');
  const told = (await refusal.textContent()) ?? '';
  for (const words of [child.registerNumber, 'في ملف الطفل']) expect(told).toContain(words);

  const protection = await crew.officer('child.moj');
  await protection.open(`/people/${child.personNo}`);
  await protection.look('newborn');
  const decide = protection.say('register:accompanying.decide');
  await lookInEnglish('child.moj', `/people/${child.personNo}`, 'register:accompanying.decide', 'decide');
  await protection.press(protection.page.getByRole('button', { name: decide, exact: true }).first());
  const form = protection.page.getByRole('dialog');
  await form.locator('select').first().selectOption({ value: 'beside' });
  await protection.type(protection.say('register:accompanying.reasons'), 'ترضعها أمها، ولا أحد من الأسرة هنا غيرها.');
  const review = new Date(register.nowAt + 60 * DAY).toISOString().slice(0, 16);
  await protection.type(form.locator('input[type=datetime-local]'), review);
  await protection.press(form.locator('button[type=submit]'));
  await form.waitFor({ state: 'detached' });
  await protection.settle();
  await protection.look('decided');

  await admit(receiver, CODE, 4);
  await receiver.look('admitted');
  const { person } = await crew.query<PersonAnswer>('receiving.one', 'register/person', { personNo: child.personNo });
  expect(person.place).toMatchObject({ site: 'KRK', section: 'W' });
  await crew.command('receiving.one', 'transfers/close-movement', { manifestNo: convoy.manifestNo });
  expectNoProblems(journey.effort);
});

test('on a phone the map of the operation room begins where its sites are, in either direction of writing', async () => {
  const { manifest } = await convoy.manifest('cell.moj');
  const readers = [await crew.officer('cell.moj'), await english('cell.moj')];
  for (const reader of readers) {
    await reader.page.setViewportSize({ width: 360, height: 800 });
    await reader.open(`/operations/${manifest.operationNo}`);
    await reader.page.locator('.amana-map-site').first().waitFor();
    const inView = await reader.page.evaluate(() => {
      const region = document.querySelector('.amana-map')?.parentElement?.getBoundingClientRect();
      return [...document.querySelectorAll('.amana-map .amana-map-site')].filter((site) => {
        const { left, right } = site.getBoundingClientRect();
        return region !== undefined && left >= region.left && right <= region.right;
      }).length;
    });
    // all three sites of the way: where it came from, the crossing, and where it went
    expect(inView).toBe(3);
    await reader.look('operation-room-on-a-phone');
  }
});

test('no page that was seen has a fault, and the register that is left is consistent', async () => {
  await journey.arrive();
});
