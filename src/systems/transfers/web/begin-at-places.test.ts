import { expect, test } from 'vitest';
import { scrollToPlaces } from './begin-at-places.ts';

const phone = { left: 0, right: 360 };

test('the map begins at its sites: all of them in the middle, or where reading begins', () => {
  expect(scrollToPlaces(phone, [], 'left')).toBe(0);
  expect(
    scrollToPlaces(
      phone,
      [
        { left: 300, right: 340 },
        { left: 500, right: 560 },
      ],
      'right',
    ),
  ).toBe(250);
  const wide = [
    { left: 90, right: 150 },
    { left: 500, right: 560 },
  ];
  expect(scrollToPlaces(phone, wide, 'left')).toBe(78);
  expect(scrollToPlaces(phone, wide, 'right')).toBe(212);
});
