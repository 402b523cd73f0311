import { expect, test } from 'vitest';
import { freePlaces, overPlaces } from './free-places.ts';
import type { PlaceSection } from './views.ts';

const site = (withoutSection: number, ...free: number[]) => ({
  wholeSite: null as { places: number } | null,
  withoutSection,
  occupied: withoutSection,
  residents: 0,
  accompanying: 0,
  sections: free.map((one) => ({ free: one, extraPlaces: 0 }) as PlaceSection),
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
  expect(freePlaces({ ...site(9), wholeSite: { places: 20 } })).toBe(11);
  expect(overPlaces({ ...site(9), wholeSite: { places: 5 } })).toBe(4);
});

test('where the sections together and the whole site have another number of places, what both leave is free, and nobody beyond either is hidden', () => {
  const full = { ...site(0, 10, 20), occupied: 100, residents: 5 };
  expect(freePlaces({ ...full, wholeSite: { places: 6000 } })).toBe(30);
  expect(overPlaces({ ...full, wholeSite: { places: 6000 } })).toBe(0);
  expect(freePlaces({ ...full, wholeSite: { places: 112 } })).toBe(7);
  expect(freePlaces({ ...full, accompanying: 3, wholeSite: { places: 112 } })).toBe(4);
  expect(freePlaces({ ...full, wholeSite: { places: 90 } })).toBe(0);
  expect(overPlaces({ ...full, wholeSite: { places: 90 } })).toBe(15);
  expect(overPlaces({ ...full, ...site(0, -40), occupied: 100, wholeSite: { places: 90 } })).toBe(40);
});

test('what is authorised beyond the places of a section is room of the whole site too', () => {
  const sections = [{ free: 4, extraPlaces: 10 } as PlaceSection];
  expect(freePlaces({ ...site(0), occupied: 106, sections, wholeSite: { places: 100 } })).toBe(4);
});
