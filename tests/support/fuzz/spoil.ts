import type { Chance } from './chance.ts';
import { hostileKinds, hostileNumbers, hostileTexts } from './hostile-values.ts';

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number };

/** Every place in a value where another could stand. */
const placesOf = (value: unknown): Place[] => {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return keys.flatMap((key) => [
    { holder: value as Place['holder'], key },
    ...placesOf((value as Record<string | number, unknown>)[key]),
  ]);
};

const otherThan = (value: unknown, chance: Chance): unknown => {
  if (chance.next() < 0.25) return chance.one(hostileKinds);
  if (typeof value === 'number') return chance.next() < 0.8 ? chance.one(hostileNumbers) : String(value);
  return chance.next() < 0.8 ? chance.one(hostileTexts) : chance.one(hostileNumbers);
};

/** A copy in which one thing is not as it should be: another value, one too few, one too many, or a key that nobody knows. */
export const spoil = (value: unknown, chance: Chance): unknown => {
  const copy = structuredClone(value);
  const places = placesOf(copy);
  if (typeof copy !== 'object' || copy === null) return otherThan(copy, chance);
  if (places.length === 0 || chance.next() < 0.1) return { ...copy, [chance.one(hostileTexts)]: 1 };
  const { holder, key } = chance.one(places);
  const held = holder as Record<string | number, unknown>;
  if (chance.next() < 0.1) {
    if (Array.isArray(holder)) holder.push(...holder);
    else delete held[key];
  } else held[key] = otherThan(held[key], chance);
  return copy;
};

/** A copy in which every text is this one. */
export const withEveryText = (value: unknown, text: string): unknown => {
  const copy = structuredClone(value);
  for (const { holder, key } of placesOf(copy)) {
    const held = holder as Record<string | number, unknown>;
    if (typeof held[key] === 'string') held[key] = text;
  }
  return copy;
};
