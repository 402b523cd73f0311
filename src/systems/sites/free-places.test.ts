import { expect, test } from 'vitest';
import { freePlaces, overPlaces } from './free-places.ts';
import type { PlaceSection } from './views.ts';

const site = (withoutSection: number, ...free: number[]) => ({
  capacity: free.length === 0 ? null : 0,
  withoutSection,
  sections: free.map((one) => ({ free: one }) as PlaceSection),
});

test('persons in no section take places of the site', () => {
  expect(freePlaces(site(150, 1200, 1200, 900, 200))).toBe(3350);
  expect(overPlaces(site(150, 1200))).toBe(0);
});

test('a full section takes no place of another, and nobody is counted free below zero', () => {
  expect(freePlaces(site(0, -5, 10))).toBe(10);
  expect(overPlaces(site(0, -5, 10))).toBe(5);
  expect(freePlaces(site(12, 10))).toBe(0);
  expect(overPlaces(site(12, 10))).toBe(2);
});

test('a site of which nobody recorded the places has neither free places nor too few', () => {
  expect(freePlaces(site(9))).toBeNull();
  expect(overPlaces(site(9))).toBe(0);
});

test('a site without sections has the places that were recorded of it', () => {
  expect(freePlaces({ ...site(9), capacity: 20 })).toBe(11);
  expect(overPlaces({ ...site(9), capacity: 5 })).toBe(4);
});
