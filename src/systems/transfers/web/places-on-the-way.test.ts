import { expect, test } from 'vitest';
import { placesOnTheWay } from './places-on-the-way.ts';
import { sitesToTurnTo } from './sites-to-turn-to.ts';

test('the sites of the route come first, then places of the way that are no sites, each once, then every other site', () => {
  const manifest = { from: 'GHW', via: ['RAB'], to: 'KRK' };
  const legs = [{ to: 'RAB' }, { to: 'petrol station' }, { to: 'KRK' }];
  const movements = [{ place: 'GHW' }, { place: 'petrol station' }, { place: 'kilometre 40' }];
  expect(placesOnTheWay(manifest, ['AKH', 'GHW', 'KRK', 'RAB'], legs, movements)).toEqual([
    'GHW',
    'KRK',
    'RAB',
    'petrol station',
    'kilometre 40',
    'AKH',
  ]);
});

test('a convoy is offered other sites of the state of its destination that a third authority answers for, and no crossing; within an authority its own', () => {
  const site = (code: string, country: string, authority: string | null) => ({ code, country, authority });
  const sites = [
    site('GHW', 'SYR', 'SDF'),
    site('AQT', 'SYR', 'SDF'),
    site('SHD', 'SYR', 'SDF'),
    site('KRK', 'IRQ', 'MOJ'),
    site('NAS', 'IRQ', 'MOJ'),
    site('RAB', 'IRQ', null),
  ];
  const named = (code: string) => ({ code, name: { en: code, ar: code, ckb: code } });
  const between = { origin: named('SDF'), escort: named('CJTF'), destination: named('MOJ') };
  const turned = (to: string, authorities: typeof between, within: typeof between.origin.name | null) =>
    sitesToTurnTo({ from: 'GHW', to, authorities, within }, sites).map(({ code }) => code);
  expect(turned('KRK', between, null)).toEqual(['NAS']);
  const own = { origin: named('SDF'), escort: named('SDF'), destination: named('SDF') };
  expect(turned('AQT', own, named('SDF').name)).toEqual(['SHD']);
});
