import { expect, test } from 'vitest';
import { toLocalInput } from '../../src/app/format/format-instant.ts';
import { atDesks } from './support/at-desks.ts';
import { advanceClock } from './support/gestures.ts';
import { expectNoProblems, type Officer } from './support/officer.ts';
import { signInDialog } from './support/way-steps.ts';

const desks = atDesks();
const at = (day: number, hour: number) => toLocalInput(Date.UTC(2026, 0, day, hour), 'Asia/Damascus');

/** Presses the button that opens a form, fills the form by label, and sends it by the button inside. */
const fillForm = async (
  officer: Officer,
  label: string,
  fields: readonly (readonly [string, string | { value: string }])[],
  opener = label,
): Promise<void> => {
  await officer.press(opener);
  const dialog = officer.page.getByRole('dialog');
  await dialog.waitFor();
  for (const [field, value] of fields) {
    if (typeof value === 'string') await officer.type(officer.say(field), value);
    else await officer.choose(officer.say(field), value);
  }
  await officer.press(dialog.getByRole('button', { name: label, exact: true }));
  await dialog.waitFor({ state: 'hidden' });
  await officer.settle();
};
const source = [
  ['sites:source.kind', { value: 'press' }],
  ['sites:source.reference', 'a newspaper of 20 January'],
] as const;

test('a site: hazard, absence, emergency, places, and a change of control with its roll-call, through their screens', async () => {
  const one = await desks.signIn('en', { username: 'origin.one', shots: 'site-en' });
  await advanceClock(one, 72);
  const two = await desks.signIn('ar', { username: 'receiving.one', shots: 'site-ar' });

  // what the site is exposed to, and its places
  await one.open('/sites/GHW');
  await fillForm(one, one.say('sites:hazard.record'), [
    ['sites:hazard.what', { value: 'mass-escape' }],
    ['sites:hazard.severity', { value: 'likely' }],
    ['sites:hazard.said', 'Guards were withdrawn from two towers.'],
    ...source,
    ['sites:hazard.from', at(19, 6)],
    ['sites:hazard.until', at(30, 6)],
  ]);
  await one.sees('Guards were withdrawn from two towers.');
  await fillForm(one, one.say('sites:occupancy.record'), [
    ['sites:list.places', '3500'],
    ['sites:control.from', at(19, 6)],
    ...source,
  ]);

  // somebody goes to hospital
  await one.open('/people?site=GHW');
  await one.press(one.page.locator('tbody a').first());
  await one.page.waitForURL(/\/people\/\d+$/);
  await one.settle();
  await fillForm(one, one.say('sites:absence.record'), [
    ['sites:absence.reason', { value: 'hospital' }],
    ['sites:absence.destination', 'General hospital'],
    ['sites:absence.escort', { value: 'SDF' }],
    ['sites:absence.leftAt', at(20, 6)],
    ['sites:absence.dueAt', at(20, 12)],
  ]);
  await one.look('absence');
  const patient = new URL(one.page.url()).pathname;

  // an emergency: counted, one man missing, found, closed
  await one.open('/sites/GHW');
  await one.sees(one.say('sites:absence.title'));
  await fillForm(one, one.say('sites:emergency.declare'), [
    ['sites:emergency.kind', { value: 'breach' }],
    ['sites:emergency.account', 'The wall of the yard was blown up.'],
  ]);
  await one.page.waitForURL(/\/emergencies\//);
  await one.type(one.say('sites:roll.counted'), '140');
  await one.page.locator('.amana-pick input').nth(3).check();
  await one.press(one.say('sites:emergency.record'));
  await one.settle();
  await one.look('emergency');
  await one.press(one.say('sites:emergency.close'));
  const dialog = one.page.getByRole('dialog');
  await one.type(one.say('sites:emergency.closing'), 'The wall is closed.');
  await one.press(dialog.getByRole('button', { name: one.say('sites:emergency.close'), exact: true }));
  await one.sees('I03-missing-have-outcome');
  await one.page.keyboard.press('Escape');
  await one.press(one.page.locator('button', { hasText: one.say('sites:emergency.resolve') }).first());
  await one.choose(one.say('sites:roll.became'), { value: 'found' });
  await one.type(one.say('sites:roll.account'), 'He had hidden in the kitchen.');
  await one.press(dialog.getByRole('button', { name: one.say('sites:emergency.resolve'), exact: true }));
  await one.sees('He had hidden in the kitchen.');

  // the other side takes the site: a dispute, and a breach until the roll is called
  await two.open('/sites/GHW');
  await fillForm(two, two.say('sites:control.record'), [
    ['sites:control.holder', { value: 'MOJ' }],
    ['sites:control.from', at(20, 8)],
    ...source,
  ]);
  await two.sees(two.say('sites:control.disputed'));
  await two.look('control');
  await one.open('/sites/GHW/roll-call');
  await one.choose(one.say('sites:roll.giving'), { value: 'SDF' });
  await one.choose(one.say('sites:roll.taking'), { value: 'MOJ' });
  await one.type(one.say('sites:roll.calledAt'), at(20, 9));
  await one.press(one.say('sites:roll.all'));
  await one.page.locator('.amana-pick input').first().uncheck();
  const marked = await one.page.locator('.amana-pick input:checked').count();
  await one.type(one.say('sites:roll.counted'), String(marked + 1));
  await one.type(one.say('sites:roll.strangers'), 'Testman Stranger');
  await one.look('call-roll');
  await one.press(one.say('sites:roll.propose'));
  await one.page.waitForURL(/\/roll-calls\//);
  const rollAddress = new URL(one.page.url()).pathname;
  await one.press(one.say('sites:roll.sign'));
  await signInDialog(one, one.say('sites:roll.signed.withKey'), 'sign-roll');
  await one.sees(one.say('sites:roll.signed.key'));
  await two.open(rollAddress);
  await two.type(two.say('sites:roll.counted'), String(marked + 1));
  await two.press(two.say('sites:roll.sign'));
  await signInDialog(two, two.say('sites:roll.signed.withKey'), 'sign-roll');
  await two.sees(two.say('sites:roll.openQuestion'));
  await two.look('roll-call');
  await two.open('/sites/GHW');
  await two.look('site');
  await one.open(rollAddress);
  await one.sees(one.say('sites:roll.openQuestion'));
  await one.look('roll-call');

  // the patient comes back
  await one.open(patient);
  await one.press(one.page.locator('button', { hasText: one.say('sites:absence.return') }).first());
  await one.type(one.say('sites:absence.returnedAt'), at(20, 14));
  await one.type(one.say('sites:absence.account'), 'By the ambulance.');
  await one.press(dialog.getByRole('button', { name: one.say('sites:absence.return'), exact: true }));
  await one.sees('By the ambulance.');

  await two.open('/sites/occupancy');
  await two.look('occupancy');
  await one.open('/sites/occupancy');
  const download = one.page.waitForEvent('download');
  await one.press(one.say('shell:list.csv'));
  expect((await download).suggestedFilename()).toBe('sites-occupancy.csv');
  await one.look('occupancy');

  expectNoProblems(desks.effort);
  expect(desks.server.faults()).toEqual([]);
  await one.leave();
  await two.leave();
});
