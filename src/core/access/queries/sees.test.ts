import { expect, test } from 'vitest';
import { type Role, roles } from '../../register/roles.ts';
import { seesOf } from './me.ts';

test('of several roles the widest says whose persons an officer reads, and a role alone what it is', () => {
  const wide = (...posted: Role[]) => seesOf(posted);
  expect([
    wide('press_officer', 'origin_officer'),
    wide('site_director', 'auditor'),
    wide('monitor', 'escort_commander'),
  ]).toEqual(['authority', 'sites', 'everybody']);
  expect([wide('administrator'), wide('administrator', 'ministry_desk'), wide()]).toEqual([
    'nobody',
    'figures',
    'nobody',
  ]);
  const numbersAlone = roles.filter((role) => wide(role) === 'figures');
  expect(numbersAlone).toEqual([
    'ministry_desk',
    'programme_staff',
    'repatriation_desk',
    'finance_officer',
    'press_officer',
    'corridor_reporter',
    'family_desk',
    'auditor',
  ]);
});
