import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { createTestConvoy, type TestConvoy } from '../../../../tests/support/convoy.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { addSite } from '../../sites/commands/add-site.ts';
import { orderReturn } from '../commands/order-return.ts';
import { planLegs } from '../commands/plan-legs.ts';
import { recordCount } from '../commands/record-count.ts';
import { recordMovement } from '../commands/record-movement.ts';
import { redirectConvoy } from '../commands/redirect-convoy.ts';
import { convoys } from './convoys.ts';
import { overviewOfManifest } from './manifest.ts';
import { manifestPaper } from './manifest-paper.ts';
import { operationRoom } from './operation-room.ts';
import { way } from './way.ts';

const WELL = 'checkpoint at km 40';
let register: TestRegister;
let convoy: TestConvoy;

beforeAll(async () => {
  register = await createTestRegister();
  await register.run('installation', addSite, {
    code: 'NSR',
    kind: 'prison',
    zone: 'Asia/Baghdad',
    nameEn: 'Nasiriyah',
    nameAr: 'الناصرية',
    country: 'IRQ',
    authority: 'MOJ',
  });
  convoy = await createTestConvoy(register, 2);
});

afterAll(() => register.close());

const manifestNo = () => String(convoy.manifestNo);
const wayOf = () => ask(register, 'escort', way, { manifestNo: manifestNo() });
const stretches = async () => (await wayOf()).legs.map(({ from, to, mode, turned }) => [from, to, mode, turned]);
const overview = () => ask(register, 'escort', overviewOfManifest, { manifestNo: manifestNo() });
const row = async () => (await ask(register, 'escort', convoys, {})).rows[0];
const paper = () => ask(register, 'escort', manifestPaper, { manifestNo: manifestNo() });
const routes = async () =>
  (await ask(register, 'escort', operationRoom, { operationNo: String(convoy.operationNo) })).routes.map(
    ({ from, to, mode }) => [from, to, mode],
  );
let now = START;
const later = async (hours: number): Promise<number> => {
  const at = await register.admin.query<{ ms: string }>('SELECT register.ms(register.clock()) AS ms');
  now = Math.max(now, Number(at.rows[0]?.ms)) + hours * HOUR;
  await register.run('installation', setClock, { clockAt: now });
  return now;
};
const report = (kind: 'departed' | 'arrived', place: string) =>
  register.run('escort', recordMovement, { manifestNo: convoy.manifestNo, kind, place, note: '' });
const leg = (from: string, to: string, from_h: number, to_h: number, mode: 'land' | 'air' = 'land') => ({
  from,
  to,
  mode,
  departureAt: now + from_h * HOUR,
  arrivalAt: now + to_h * HOUR,
});

test('after a redirect the old plan leads nowhere; what was travelled of it stays, and the rest of the way is planned from where the convoy is', async () => {
  const { manifestNo: no } = convoy;
  await convoy.until('handed-over-1');
  await later(1);
  await register.run('sdf-cell', planLegs, {
    manifestNo: no,
    legs: [leg('GHW', 'RAB', 0, 2), leg('RAB', WELL, 2, 3), leg(WELL, 'KRK', 3, 9)],
  });
  await report('departed', 'GHW');
  await later(2);
  await report('arrived', 'RAB');
  await register.run('escort', recordCount, { manifestNo: no, ordinal: 'stop', place: 'RAB', counted: 2 });
  await report('departed', 'RAB');
  expect(await row()).toMatchObject({ leg: { from: 'RAB', to: WELL }, wayToPlan: false, via: ['RAB'] });
  const turn = { manifestNo: no, reason: 'road-closed', note: '' } as const;
  await register.run('escort', redirectConvoy, { ...turn, toSite: 'NSR' });

  expect(await stretches()).toEqual([
    ['GHW', 'RAB', 'land', true],
    ['RAB', WELL, 'land', true],
  ]);
  expect((await wayOf()).legs.map(({ arrivedAt }) => arrivedAt !== null)).toEqual([true, false]);
  expect((await wayOf()).earlierPlans.map(({ legs }) => legs.map(({ to }) => to))).toEqual([['RAB', WELL, 'KRK']]);
  expect(await overview()).toMatchObject({ wayToPlan: true, manifest: { to: 'NSR' } });
  expect(await row()).toMatchObject({ leg: null, wayToPlan: true, to: 'NSR' });
  // where the convoy did not come to is no stretch of the map, and nobody planned how it goes on
  expect(await routes()).toEqual([
    ['GHW', 'RAB', 'land'],
    ['RAB', 'NSR', 'unplanned'],
  ]);
  expect(await paper()).toMatchObject({
    wayToPlan: true,
    turned: { to: { en: expect.stringContaining('Nasiriyah') } },
  });

  await later(1);
  // the rest of the way ends at the new site, and nowhere else
  await expect(
    register.run('escort', planLegs, { manifestNo: no, legs: [leg(WELL, 'KRK', 0, 4)] }),
  ).rejects.toMatchObject({ code: 'legs-do-not-join' });
  await register.run('escort', planLegs, {
    manifestNo: no,
    legs: [leg('RAB', WELL, 0, 1), leg(WELL, 'NSR', 1, 4, 'air')],
  });
  expect(await stretches()).toEqual([
    ['GHW', 'RAB', 'land', true],
    ['RAB', WELL, 'land', true],
    ['RAB', WELL, 'land', false],
    [WELL, 'NSR', 'air', false],
  ]);
  expect(await overview()).toMatchObject({ wayToPlan: false });
  // the departure from RAB before the turn is none of the new plan
  expect((await wayOf()).legs.at(-2)).toMatchObject({ departedAt: null });
  expect(await row()).toMatchObject({ leg: { from: 'RAB', to: WELL }, wayToPlan: false, via: ['RAB', WELL] });
  expect(await paper()).toMatchObject({ wayToPlan: false });
  expect(await routes()).toContainEqual([WELL, 'NSR', 'air']);
});

test('heads are owed by the new way: at its stops, and where it ends now', async () => {
  await later(1);
  await report('arrived', WELL);
  expect((await row())?.leg).toMatchObject({ from: WELL, to: 'NSR' });
  expect((await row())?.countsOwed.map(({ occasion, place }) => [occasion, place])).toEqual([['stop', WELL]]);
  await register.run('escort', recordCount, {
    manifestNo: convoy.manifestNo,
    ordinal: 'stop',
    place: WELL,
    counted: 2,
  });
  await report('departed', WELL);
  await later(1);
  await report('arrived', 'NSR');
  expect((await row())?.countsOwed.map(({ occasion, place }) => [occasion, place])).toEqual([['unloading', 'NSR']]);
  expect(
    (await wayOf()).legs.every(({ turned, arrivedAt }, i) => turned === i < 2 && (arrivedAt !== null) === (i !== 1)),
  ).toBe(true);
});

test('a return is a turn too: it is planned back to where the convoy came from, and nothing of the three plans is lost', async () => {
  await register.run('sdf-cell', orderReturn, { manifestNo: convoy.manifestNo, reason: 'no-space', note: '' });
  expect(await row()).toMatchObject({ wayToPlan: true, returning: true });
  await later(1);
  await register.run('sdf-cell', planLegs, { manifestNo: convoy.manifestNo, legs: [leg('NSR', 'GHW', 0, 9)] });
  await register.run('sdf-cell', planLegs, { manifestNo: convoy.manifestNo, legs: [leg('NSR', 'GHW', 1, 9, 'air')] });
  expect((await stretches()).at(-1)).toEqual(['NSR', 'GHW', 'air', false]);
  expect(await stretches()).toHaveLength(5);
  expect((await wayOf()).earlierPlans.map(({ legs }) => legs.length)).toEqual([1, 2, 3]);
  expect(await row()).toMatchObject({ wayToPlan: false, leg: { from: 'NSR', to: 'GHW' } });
});

test('who crosses the border at a place has come there and goes on from it, also where nobody reports an arrival: the way to the crossing is on the map of a convoy that is redirected behind it', async () => {
  convoy = await createTestConvoy(register, 1);
  await convoy.until('handed-over-1');
  const { manifestNo: no } = convoy;
  await later(1);
  await register.run('sdf-cell', planLegs, {
    manifestNo: no,
    legs: [leg('GHW', 'RAB', 0, 2), leg('RAB', 'KRK', 2, 9)],
  });
  await report('departed', 'GHW');
  await register.run('escort', recordMovement, { manifestNo: no, kind: 'border-crossed', place: 'RAB', note: '' });
  expect((await wayOf()).legs.map(({ departedAt, arrivedAt }) => [departedAt !== null, arrivedAt !== null])).toEqual([
    [true, true],
    [true, false],
  ]);
  const found = (await ask(register, 'escort', convoys, {})).rows.find(({ manifestNo }) => manifestNo === no);
  expect(found?.leg).toMatchObject({ from: 'RAB', to: 'KRK' });
  await register.run('escort', redirectConvoy, { manifestNo: no, toSite: 'NSR', reason: 'road-closed', note: '' });
  const room = await ask(register, 'escort', operationRoom, { operationNo: String(convoy.operationNo) });
  const convoysOn = (from: string, to: string) =>
    room.routes
      .filter((route) => route.from === from && route.to === to)
      .reduce((sum, { planned, underWay, travelled }) => sum + planned + underWay + travelled, 0);
  // that of before, and this one
  expect([convoysOn('GHW', 'RAB'), convoysOn('RAB', 'NSR'), convoysOn('RAB', 'KRK')]).toEqual([2, 1, 0]);
});
