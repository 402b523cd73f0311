import { expect, test } from 'vitest';
import { vehiclesOfWay } from './vehicles-of-way.ts';

const bus = { code: 'BUS-1', kind: 'bus' } as const;
const plane = { code: 'AIR-1', kind: 'aircraft' } as const;
const by = (mode: 'land' | 'air' | 'water') => [{ mode, turned: false }];

test('no seat of an aircraft is proposed for a convoy by road, and none of a bus for one by air', () => {
  expect(vehiclesOfWay([plane, bus], by('land'))).toEqual([bus]);
  expect(vehiclesOfWay([plane, bus], by('water'))).toEqual([bus]);
  expect(vehiclesOfWay([plane, bus], by('air'))).toEqual([plane]);
  expect(vehiclesOfWay([plane], by('land'))).toEqual([]);
  // of a bus to the airport and a flight, seats are given for the first leg; the others follow by a planned change
  expect(vehiclesOfWay([plane, bus], [...by('land'), ...by('air')])).toEqual([bus]);
  // a leg of a plan that the turn of the convoy ended says nothing any more
  expect(vehiclesOfWay([plane, bus], [{ mode: 'air', turned: true }, ...by('land')])).toEqual([bus]);
});

test('where nothing is planned aircraft are proposed only by an escort that has nothing else', () => {
  expect(vehiclesOfWay([plane, bus], [])).toEqual([bus]);
  expect(vehiclesOfWay([plane], [])).toEqual([plane]);
});
