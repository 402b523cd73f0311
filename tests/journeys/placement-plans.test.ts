import { expect, test } from 'vitest';
import { atDesks } from './support/at-desks.ts';
import { expectNoProblems } from './support/officer.ts';

const at = atDesks();

test('a plan of placement is made, explained, made again around somebody who was placed by hand, and read by who would receive, through their screens', async () => {
  const cell = await at.signIn('en', { username: 'cell.sdf', shots: 'plans-en' });
  const answer = await cell.page.request.get('/api/transfers/operation');
  const { operation } = (await answer.json()) as { operation: { operationNo: number } };
  await cell.open(`/operations/${operation.operationNo}/plans`);
  await cell.type(cell.say('transfers:plan.title'), 'Two prisons');
  const chosen = (label: string) => cell.page.getByRole('group', { name: cell.say(label) });
  await chosen('transfers:plan.whom')
    .getByRole('checkbox', { name: /Ghwayran/ })
    .check();
  await chosen('transfers:plan.where')
    .getByRole('checkbox', { name: /al-Karkh/ })
    .check();
  await cell.press(cell.say('transfers:plan.begin'));
  await cell.page.waitForURL(/\/plans\/[0-9a-f-]{36}$/);
  await cell.sees(cell.say('transfers:plan.unit.list'));
  await cell.look('plan');
  const plan = new URL(cell.page.url()).pathname;

  // why somebody is there, and what each site would mean
  await cell.press(cell.page.getByRole('link', { name: /u0$/ }));
  await cell.sees(cell.say('transfers:plan.unit.here'));
  await cell.look('unit');

  // placed by hand: a plan of its own, which says so
  await cell.choose(cell.say('transfers:plan.unit.handTo'), { value: '' });
  await cell.type(cell.say('transfers:plan.unit.handTitle'), 'One by hand');
  await cell.press(cell.say('transfers:plan.unit.handBegin'));
  await cell.page.waitForURL((url) => /^\/plans\/[0-9a-f-]{36}$/.test(url.pathname) && url.pathname !== plan);
  await cell.sees(new RegExp(cell.say('transfers:plan.note.placed-by-hand')));
  await cell.look('plan-by-hand');
  await cell.leave();

  // who would receive sees why by unit
  const receiver = await at.signIn('ar', { username: 'cell.moj', shots: 'plans-ar' });
  await receiver.open(`${plan}/units/u0`);
  await receiver.sees(receiver.say('transfers:plan.unit.here'));
  expect(await receiver.page.getByRole('button', { name: receiver.say('transfers:plan.unit.handBegin') }).count()).toBe(
    0,
  );
  await receiver.look('unit');
  await receiver.leave();

  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
});
