import { expect, test } from 'vitest';
import { placesOnTheWay } from './places-on-the-way.ts';

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
