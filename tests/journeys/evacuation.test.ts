import fs from 'node:fs';
import { expect, test } from 'vitest';
import { toLocalInput } from '../../src/app/format/format-instant.ts';
import type { ConvoysAnswer } from '../../src/systems/transfers/room-views.ts';
import { atDesks } from './support/at-desks.ts';
import { ConvoyCrew } from './support/convoy-crew.ts';
import { toManifest } from './support/gestures.ts';
import { expectNoProblems } from './support/officer.ts';
import { readPaper } from './support/read-paper.ts';
import { SmallConvoy } from './support/small-convoy.ts';
import { handOver } from './support/way-steps.ts';

const at = atDesks();
/** Where the page of the emergency is. */
let address = '';

test('an attack: heads are counted, everybody is listed in one act, who arrived is recorded before any gate is passed, and the list of missing is taken along', async () => {
  const one = await at.signIn('en', { username: 'origin.one', shots: 'evacuation-en' });
  const dialog = one.page.getByRole('dialog');
  await one.open('/sites/GHW');
  await one.press(one.say('sites:emergency.declare'));
  await one.choose(one.say('sites:emergency.kind'), { value: 'attack' });
  await one.type(one.say('sites:emergency.account'), 'Shots at the gate.');
  await one.press(dialog.getByRole('button', { name: one.say('sites:emergency.declare'), exact: true }));
  await one.page.waitForURL(/\/emergencies\//);
  address = new URL(one.page.url()).pathname;
  // before anybody counted heads, the page does not say that nobody is missing
  await one.sees(one.say('sites:emergency.missingNotKnown'));

  // two are found by name and missing; the third page of the roll is there without drawing the others
  await one.type(one.say('sites:roll.counted'), '148');
  const marks = one.page.locator('.amana-pick').first().locator('input');
  await marks.nth(0).check();
  await one.press(one.page.getByRole('button', { name: '2', exact: true }));
  await one.settle();
  await marks.nth(1).check();
  await one.sees(one.say('sites:roll.byHand'));
  await one.press(one.say('sites:emergency.record'));
  await one.sees(one.say('sites:emergency.missingOf', { missing: '2', open: '2' }));

  // one act: lists of sixty
  await one.press(one.say('sites:emergency.evacuate'));
  await one.type(one.say('sites:emergency.manifestCode'), 'GHW-E');
  await one.choose(one.say('sites:emergency.toSite'), { value: 'KRK' });
  await one.choose(one.say('sites:emergency.toAuthority'), { value: 'MOJ' });
  await one.choose(one.say('sites:emergency.escort'), { value: 'CJTF' });
  await one.type(dialog.getByLabel(one.say('sites:emergency.perManifest')), '60');
  await one.type(one.say('sites:emergency.leavesAt'), toLocalInput(Date.UTC(2026, 0, 18, 9), 'Asia/Damascus'));
  await one.press(dialog.getByRole('button', { name: one.say('sites:emergency.evacuate'), exact: true }));
  await one.sees('GHW-E-3');
  const paper = await one.page.request.get(
    (await one.page.locator('a[href^="/api/transfers/manifest-paper"]').first().getAttribute('href')) ?? '',
  );
  expect([paper.status(), (await paper.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);

  // nobody of the first list waited for a seal: they are in Karkh
  await one.press(one.page.locator('a', { hasText: one.say('sites:emergency.found') }).first());
  await one.page.waitForURL(/\/evacuees\/\d+$/);
  await one.settle();
  // by section, by name, and all of them, whatever page they stand on
  await one.choose(one.say('sites:site.section'), { value: 'Panorama' });
  await one.page.waitForURL(/section=Panorama/);
  await one.sees(one.say('sites:roll.noneFound'));
  await one.choose(one.say('sites:site.section'), { value: '' });
  const [listed] = await Promise.all([one.page.waitForEvent('download'), one.press(one.say('shell:list.csv'))]);
  expect(
    fs
      .readFileSync((await listed.path()) ?? '', 'utf8')
      .trim()
      .split('\r\n').length,
  ).toBe(61);
  await one.press(one.say('register:bulk.chooseAll', { count: 60 }));
  await one.press(one.say('register:bulk.found'));
  await dialog.waitFor();
  const section = dialog.locator('select').nth(1);
  const value = (await section.locator('option').nth(1).getAttribute('value')) ?? '';
  await one.choose(section, { value });
  await one.look('arrived');
  await one.press(dialog.getByRole('button', { name: one.say('register:bulk.found'), exact: true }));
  await one.sees(one.say('shell:bulk.allDone'));
  await one.press(dialog.getByRole('button', { name: one.say('shell:action.close'), exact: true }).last());
  await dialog.waitFor({ state: 'detached' });
  await one.sees(one.say('sites:emergency.nobodyOnTheWay'));
  await one.press(one.say('sites:evacuees.back'));
  await one.settle();
  await one.press(one.page.getByRole('button', { name: one.say('sites:emergency.closeList'), exact: true }).first());
  await one.press(dialog.getByRole('button', { name: one.say('sites:emergency.closeList'), exact: true }));
  await one.sees(one.say('sites:emergency.listClosed'));
  await one.look('evacuated');

  // those who search take the list of missing along
  const download = one.page.waitForEvent('download');
  await one.press(one.say('shell:list.csv'));
  expect((await download).suggestedFilename()).toBe('sites-missing.csv');

  const two = await at.signIn('ar', { username: 'origin.two', shots: 'evacuation-ar' });
  await two.open(address);
  await two.sees('GHW-E-3');
  await two.look('emergency');
  await two.open('/sites/GHW/roll-call');
  await two.look('roll');

  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
  await one.leave();
  await two.leave();
});

test('who is evacuated to another prison of the same authority is signed for by two of its officers at each hand-over, and stays in its custody', async () => {
  const crew = new ConvoyCrew(at.browser, at.server, at.english, at.effort, 'evacuation-en');
  const convoy = await new SmallConvoy(crew, 'GHW-W').receive(2, 'Within');
  await crew.command('admin.sdf', 'sites/add-section', {
    site: 'AQT',
    section: 'Hall',
    sex: 'male',
    ageGroup: 'adult',
    legalStatus: 'any',
    capacity: 20,
    capacitySource: 'journey',
  });
  await crew.command('admin.sdf', 'sites/add-vehicle', { code: 'SDF-1', authority: 'SDF', kind: 'bus' });
  await crew.command('admin.sdf', 'sites/add-compartment', {
    vehicle: 'SDF-1',
    compartment: '1',
    seats: 20,
    sex: 'male',
    ageGroup: 'adult',
  });
  const one = await crew.officer('origin.one');
  const dialog = one.page.getByRole('dialog');
  await one.open(address);
  await one.press(one.say('sites:emergency.evacuate'));
  await one.type(one.say('sites:emergency.manifestCode'), 'GHW-W');
  await one.choose(one.say('sites:emergency.toSite'), { value: 'AQT' });
  // the kind is said in words, and nobody is asked who escorts and receives
  await dialog.getByRole('status').filter({ hasText: 'a move within it' }).waitFor();
  expect(await dialog.getByLabel(one.say('sites:emergency.toAuthority')).count()).toBe(0);
  await one.type(dialog.getByLabel(one.say('sites:emergency.perManifest')), '60');
  await one.type(one.say('sites:emergency.leavesAt'), toLocalInput(Date.UTC(2026, 0, 18, 9), 'Asia/Damascus'));
  await one.look('within');
  await one.press(dialog.getByRole('button', { name: one.say('sites:emergency.evacuate'), exact: true }));
  await one.sees('GHW-W');

  const { rows } = await crew.query<ConvoysAnswer>('cell.sdf', 'transfers/convoys');
  convoy.manifestNo = rows.find(({ code }) => code === 'GHW-W')?.manifestNo ?? 0;
  const { manifestNo } = convoy;
  await crew.command('origin.one', 'transfers/propose-order', { manifestNo, ...(await convoy.order()) });
  await crew.command('origin.two', 'transfers/approve-order', { manifestNo });
  await convoy.sheet('health.sdf', 'care/record-fitness', { fit: true });
  await convoy.sheet(
    'receiving.sdf',
    'transfers/accept-lines',
    { decision: 'accepted', site: 'AQT', section: 'Hall' },
    'decisions',
  );
  await crew.command('cell.sdf', 'transfers/assign-compartments', {
    manifestNo,
    assignments: convoy.persons.map((personNo) => ({ personNo, vehicle: 'SDF-1', compartment: '1' })),
  });
  const cell = await crew.officer('cell.sdf');
  // the page of a new manifest proposes the same by the sites that are chosen
  await cell.open('/manifests/new');
  await cell.choose(cell.say('transfers:manifest.from'), { value: 'GHW' });
  await cell.choose(cell.say('transfers:manifest.to'), { value: 'AQT' });
  await cell.sees('a move within it');
  expect(await cell.page.getByLabel(cell.say('transfers:create.escort')).count()).toBe(0);
  await cell.look('within-new');
  // no notice and no interview is owed: the way stays within the authority's own state
  await toManifest(cell, 'GHW-W');
  await cell.sees('not asked within the authority and its own state');
  await cell.look('within-manifest');
  await crew.command('cell.sdf', 'transfers/propose-seal', { manifestNo });
  await crew.command('escort.sdf', 'transfers/seal-manifest', {
    manifestNo,
    sealHash: (await convoy.manifest()).manifest.seal?.hash,
  });
  await convoy.sheet('escort.sdf', 'transfers/record-boarding', { outcome: 'boarded' });
  await handOver(crew, 'GHW-W', 1, 'origin.one', 'escort.sdf', 2);
  await handOver(crew, 'GHW-W', 2, 'escort.sdf', 'receiving.sdf', 2);
  const { manifest } = await convoy.manifest();
  expect(manifest).toMatchObject({ kind: 'within-authority', status: 'admitting' });
  await toManifest(cell, 'GHW-W');
  await cell.look('within-signed');
  const link = cell.page.locator(`a[href*="receipt.pdf?handover=${manifest.handovers[1]?.receiptId}"]`);
  const receipt = await readPaper(cell, (await link.textContent()) ?? '');
  expect(receipt.text).toContain('Receipt of a move within one authority');
  await one.open(`/people/${convoy.persons[0]}`);
  await one.sees('Moved within Syrian Democratic Forces');
  await one.look('within-person');
  const two = await at.signIn('ar', { username: 'receiving.sdf', shots: 'evacuation-ar' });
  await two.open(`/manifests/${manifestNo}`);
  await two.sees('ضمن جهة واحدة');
  await two.look('within-manifest');
  await two.leave();
  await crew.leave();
  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
});
