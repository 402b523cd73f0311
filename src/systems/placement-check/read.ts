/** A file that cannot be what it should be: where, what, and what to do. Nothing of it is believed. */
export class InputRefused extends Error {}

/** Refuses a file. */
export const refuse = (place: string, problem: string, remedy = 'Correct it, or fetch it again.'): never => {
  throw new InputRefused(`${place}: ${problem}. ${remedy}`);
};

const countNames = (value: unknown): number => {
  if (value === null || typeof value !== 'object') return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, item) => sum + countNames(item), own);
};

/** Reads JSON. Refuses what is none, and a name that stands twice in one object: a reader would silently believe the last. */
export const readJson = (text: string, file: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    const names = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1;
    return names === countNames(value) ? value : refuse(file, 'a name stands twice in one object');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (!text.trimEnd().endsWith('}')) return refuse(file, `it ends in the middle, after ${text.length} characters`);
    return refuse(`${file}${/ position \d+/.exec(error.message)?.[0] ?? ''}`, 'this is not JSON (NaN, say, is none)');
  }
};

/** Reads the value at a place of a file, or refuses it. */
export type Read<T> = (value: unknown, place: string) => T;

/** Reads what fits. */
export const which =
  <T>(what: string, fits: (value: unknown) => boolean): Read<T> =>
  (value, place) =>
    fits(value) ? (value as T) : refuse(place, `${JSON.stringify(value)?.slice(0, 70)} is not ${what}`);

export const number = (least: number, most: number): Read<number> =>
  which(`from ${least} to ${most}`, (value) => typeof value === 'number' && value >= least && value <= most);
export const whole = (least: number, most: number): Read<number> =>
  which(
    `a whole number from ${least} to ${most}`,
    (n) => Number.isInteger(n) && Number(n) >= least && Number(n) <= most,
  );
export const truth: Read<boolean> = which('true or false', (value) => typeof value === 'boolean');
export const text = (what: string, pattern: RegExp): Read<string> =>
  which(what, (value) => typeof value === 'string' && pattern.test(value));
export const id = text('an id (letters, digits, dots, colons, dashes)', /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);
export const idOf = (what: string, all: { has(id: string): boolean }): Read<string> =>
  which(`one of the ${what} of the instance`, (value) => typeof value === 'string' && all.has(value));
export const or =
  <T, None>(read: Read<T>, none: None): Read<T | None> =>
  (value, place) =>
    value === none ? none : read(value, place);
const object: Read<object> = which('an object', (o) => typeof o === 'object' && o !== null && !Array.isArray(o));

/** A list of so many. */
export const list =
  <T>(read: Read<T>, most: number, least = 0): Read<readonly T[]> =>
  (value, place) => {
    if (!Array.isArray(value)) return refuse(place, 'this is no list');
    if (value.length > most || value.length < least)
      return refuse(place, `${value.length} entries, where ${least} to ${most} are read`, 'Divide it, or complete it.');
    return value.map((item, n) => read(item, `${place}[${n}]`));
  };

/** An object whose names are ids of something. */
export const map =
  <T>(readName: Read<string>, read: Read<T>): Read<ReadonlyMap<string, T>> =>
  (value, place) =>
    new Map(Object.entries(object(value, place)).map(([n, item]) => [readName(n, place), read(item, `${place}.${n}`)]));

/** An object with these members; others are left alone. */
export const members =
  <T>(reads: { readonly [K in keyof T]: Read<T[K]> }): Read<T> =>
  (value, place) => {
    const found = new Map(Object.entries(object(value, place)));
    const names = Object.keys(reads) as (keyof T & string)[];
    return Object.fromEntries(names.map((name) => [name, reads[name](found.get(name), `${place}.${name}`)])) as T;
  };

/** A list of things with ids, by id. */
export const byId =
  <T extends { id: string }>(read: Read<T>, most: number): Read<ReadonlyMap<string, T>> =>
  (value, place) => {
    const all = new Map<string, T>();
    for (const item of list(read, most)(value, place))
      if (all.has(item.id)) refuse(place, `the id ${item.id} stands twice`);
      else all.set(item.id, item);
    return all;
  };
