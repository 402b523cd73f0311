import { expect, test } from 'vitest';
import { bendOf, layOutMap } from './map-layout.ts';

const place = (code: string, lat: number, lon: number, label = code) => ({ code, lat, lon, label });

test('north is up, east is right, and distances on the drawing are those on the ground', () => {
  const { places, scale, width, height } = layOutMap([place('A', 36.45, 40.62), place('B', 33.31, 44.36)]);
  const [a, b] = places;
  if (a === undefined || b === undefined) throw new Error('both are drawn');
  expect(a.y).toBeLessThan(b.y);
  expect(a.x).toBeLessThan(b.x);
  const drawn = Math.hypot(a.x - b.x, a.y - b.y) / (scale.length / scale.kilometres);
  // the great circle between the two is 487 km
  expect(drawn).toBeGreaterThan(470);
  expect(drawn).toBeLessThan(505);
  for (const { x, y } of places) {
    expect(x > 0 && x < width).toBe(true);
    expect(y > 0 && y < height).toBe(true);
  }
});

test('what has no coordinates is not drawn, and one place alone is', () => {
  expect(layOutMap([place('A', 0, 0)]).places).toEqual([]);
  expect(layOutMap([]).places).toEqual([]);
  const [only] = layOutMap([place('A', 33, 44), place('B', 0, 0)]).places;
  expect(only?.code).toBe('A');
  expect(Number.isFinite(only?.x)).toBe(true);
});

test('labels of places that lie close to each other do not cover each other', () => {
  const near = [
    place('A', 36.8, 42.09, 'Rabia crossing'),
    place('B', 36.82, 41.9, 'al-Yarubiyah crossing'),
    place('C', 33.3, 44.4),
  ];
  const boxes = layOutMap(near).places.map(({ labelX, labelY, label }) => ({
    left: labelX - (label.length * 7) / 2,
    right: labelX + (label.length * 7) / 2,
    top: labelY - 16,
    bottom: labelY + 16,
  }));
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
});

test('there and back are two lines', () => {
  const [a, b] = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ];
  expect(bendOf(a, b).middle).not.toEqual(bendOf(b, a).middle);
});
