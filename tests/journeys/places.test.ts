import { expect, test } from 'vitest';
import { toLocalInput } from '../../src/app/format/format-instant.ts';
import { atDesks } from './support/at-desks.ts';
import { expectNoProblems, type Officer } from './support/officer.ts';

const at = atDesks();
/** The end of what is recorded: in the spring after the scenario's January. */
const END = toLocalInput(Date.UTC(2026, 3, 1, 9), 'Asia/Damascus');

/** Presses the button that opens a form, fills the form, and sends it by the button inside. */
const fillForm = async (officer: Officer, label: string, fill: () => Promise<void>, opener = label): Promise<void> => {
  await officer.press(opener);
  const dialog = officer.page.getByRole('dialog');
  await dialog.waitFor();
  await fill();
  await officer.press(dialog.getByRole('button', { name: label, exact: true }));
  await officer.settle();
};

const confirm = async (officer: Officer, label: string): Promise<void> => {
  await officer.press(label);
  await officer.press(officer.page.getByRole('dialog').getByRole('button', { name: label, exact: true }));
  await officer.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await officer.settle();
};

test('security level, keep-apart pair, places of a section and register numbers, through their screens', async () => {
  const one = await at.signIn('en', { username: 'origin.one', shots: 'places-en' });
  const two = await at.signIn('ar', { username: 'origin.two', shots: 'places-ar' });

  // the site, its sections, and from there its persons
  await one.press(one.say('shell:navigation.sites'));
  await one.look('sites');
  await one.type(one.say('sites:list.search'), 'GHW');
  await one.field(one.say('sites:list.search')).press('Enter');
  await one.settle();
  await one.page.locator('tbody tr', { hasText: 'GHW' }).first().press('Enter');
  await one.page.waitForURL('**/sites/GHW');
  await one.look('site');
  await two.open('/sites');
  await two.look('sites');

  // more persons than places: one officer proposes, the other approves
  await fillForm(one, one.say('sites:capacity.authorise'), async () => {
    await one.choose(one.say('sites:site.section'), 'North');
    await one.type(one.say('sites:capacity.extra'), '25');
    await one.type(one.say('sites:capacity.until'), END);
    await one.type(one.say('sites:capacity.reason'), 'A wing is closed for repair.');
  });
  await one.sees(one.say('sites:capacity.states.proposed'));
  expect(await one.page.getByRole('button', { name: one.say('sites:capacity.approve'), exact: true }).count()).toBe(0);
  await two.open('/sites/GHW');
  await confirm(two, two.say('sites:capacity.approve'));
  await two.sees(two.say('sites:capacity.states.in-force'));
  await two.look('site');

  // strength as others report it: beside who is here by name, and a breach of the site where it is more than the places
  await two.open('/sites/SHD');
  await fillForm(two, two.say('sites:occupancy.record'), async () => {
    await two.type(two.say('sites:list.places'), '٦٠٠');
    await two.type(two.say('sites:control.from'), '2026-01-10T08:00');
    await two.choose(two.say('sites:source.kind'), { value: 'document' });
    await two.type(two.say('sites:source.reference'), 'مخطط السجن');
  });
  await fillForm(two, two.say('sites:reported.record'), async () => {
    await two.type(two.say('sites:reported.day'), '2026-01-17');
    await two.type(two.say('sites:reported.said'), 'أكثر من 700');
    await two.type(two.say('sites:reported.atLeast'), '٧٠١');
    await two.press(two.say('sites:reported.addPart'));
    await two.type(two.say('sites:reported.persons'), '٩٠');
    await two.choose(two.say('sites:reported.nationality'), { value: 'TUN' });
    await two.choose(two.say('sites:source.kind'), { value: 'press' });
    await two.type(two.say('sites:source.reference'), 'وكالة أنباء، 17 كانون الثاني');
  });
  await two.sees(two.say('sites:reported.over'));
  await two.sees('I17-reported-strength');
  await two.look('reported-strength');
  await one.open('/breaches');
  await one.sees('I17-reported-strength');
  await one.look('breaches-of-sites');
  await one.press(
    one.page
      .locator('main')
      .getByRole('link', { name: /Shaddadi/ })
      .first(),
  );
  await one.page.waitForURL('**/sites/SHD');
  await one.sees('701 or more');
  await one.look('reported-strength');
  await one.open('/sites/GHW');

  // a security level: no effect until the second officer approves, then the section below it is refused
  await one.press(one.page.getByRole('link', { name: one.say('sites:site.people', { section: 'North' }) }));
  await one.page.waitForURL('**/people?site=GHW&section=North');
  await one.look('people-of-section');
  await one.choose(one.say('register:people.section'), { value: '' });
  await one.settle();
  const numbers = await one.page.locator('tbody .amana-code').allTextContents();
  await one.press(one.page.locator('tbody a').first());
  await one.page.waitForURL(/\/people\/\d+$/);
  await one.settle();
  const file = new URL(one.page.url()).pathname;
  await fillForm(one, one.say('sites:placement.record'), async () => {
    await one.choose(one.say('sites:placement.level'), one.say('sites:level.high'));
    await one.type(one.say('sites:placement.until'), END);
    await one.type(one.say('sites:placement.reasons'), 'Two guards report what they saw themselves on 12 January.');
  });
  await one.sees(one.say('sites:placement.states.proposed'));
  await two.open(file);
  await confirm(two, two.say('sites:placement.approve'));
  await two.sees(two.say('sites:placement.states.in-force'));
  await two.look('level');
  await one.open(file);
  await fillForm(one, one.say('register:file.moveSection'), async () => {
    await one.choose(one.say('register:file.section'), { value: 'South' });
    await one.type(one.say('register:file.reason'), 'roll of the day');
  });
  await one.sees('P3-security-level');
  await one.look('move-refused');
  await one.page.keyboard.press('Escape');
  await one.look('level');

  // kept apart from another person, and lifted
  await fillForm(one, one.say('register:file.keepApart'), async () => {
    await one.type(one.say('register:file.otherPerson'), numbers[2] as string);
    await one.page
      .getByRole('dialog')
      .getByRole('button', { name: one.say('register:people.find'), exact: true })
      .click();
    await one.page.getByRole('dialog').getByRole('radio').first().check();
    await one.type(one.say('register:file.apartUntil'), END);
    await one.type(one.say('register:file.reason'), 'Threats between the two.');
  });
  await one.sees('Threats between the two.');
  await one.look('kept-apart');
  await one.press(one.say('sites:placement.liftOf', { number: numbers[2] as string }));
  await one.type(one.say('sites:placement.reason'), 'Reconciled before an elder.');
  const lift = one.say('sites:placement.lift');
  await one.press(one.page.getByRole('dialog').getByRole('button', { name: lift, exact: true }));
  await one.sees(one.say('sites:placement.apartStates.lifted'));
  await one.leave();
  await two.leave();

  // what is left of a block of register numbers is voided, for good
  const admin = await at.signIn('ar', { username: 'admin.sdf', shots: 'places-ar' });
  await admin.open('/sites/SHD');
  const opener = admin.page.locator('button', { hasText: admin.say('sites:numbers.void') }).first();
  await opener.click();
  await admin.type(admin.say('sites:numbers.reason'), 'لن يُرسل الدفتر إلى الموقع.');
  await admin.press(
    admin.page.getByRole('dialog').getByRole('button', { name: admin.say('sites:numbers.void'), exact: true }),
  );
  await admin.sees('لن يُرسل الدفتر إلى الموقع.');
  await admin.look('numbers-voided');
  await admin.leave();

  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
});
