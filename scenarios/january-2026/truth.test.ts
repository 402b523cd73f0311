import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readControl, readControlHistory } from './control-history.ts';
import { getFirstConvoyFigures, readPublishedFigures } from './published-figures.ts';
import { makeTruth } from './truth.ts';

const root = path.join(import.meta.dirname, '../..');
const sources = globSync('src/**/*.{ts,tsx,sql,typ,json}', { cwd: root });
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Files that a file imports, at its head or when it runs. */
const importsOf = (file: string): string[] =>
  [...read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) =>
    path.relative(root, path.join(root, path.dirname(file), target)),
  );

describe('what is true behind the lists', () => {
  it('is in a file that nothing under src imports, neither itself nor by another file, save the replay with its officers', () => {
    const seen = new Set<string>();
    const waiting = sources.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
      for (const target of importsOf(file)) {
        if (seen.has(target) || !target.startsWith('scenarios/') || !/\.ts$/.test(target)) continue;
        seen.add(target);
        // the replay is a client of the register with officers of its own
        if (!target.endsWith('replay/index.ts')) waiting.push(target);
      }
    expect([...seen]).toContain('scenarios/january-2026/load.ts');
    expect([...seen].filter((file) => /truth\.ts$|generate\.ts$|households\.ts$/.test(file))).toEqual([]);
  });

  it('is another with another seed and another size, and is found in neither by its place', () => {
    const published = getFirstConvoyFigures();
    const one = makeTruth({ seed: 1, ...published }, 20);
    const two = makeTruth({ seed: 2, count: 90, iraqis: 40, foreigners: 50 }, 31);
    for (const truth of [one, two]) {
      expect(truth.wanted.length).toBeGreaterThan(10);
      expect(truth.minors.length).toBeGreaterThan(10);
      expect(truth.siblings.length).toBeGreaterThan(5);
    }
    expect(two.convoy.minor.row).not.toBe(one.convoy.minor.row);
    expect(two.wanted).not.toEqual(one.wanted);
    expect(makeTruth({ seed: 1, ...published }, 20)).toEqual(one);
  });
});

describe('published numbers', () => {
  it('occur in no file of src', () => {
    // at least a thousand, and not so round that it occurs by chance; in comments too. 28000 is a code of PostgreSQL
    const numbers = readPublishedFigures()
      .map(({ value }) => value.replace('>', ''))
      .filter(
        (value) =>
          /^\d{4,}$/.test(value) &&
          (!/00$/.test(value) || (Number(value) > 8000 && Number(value) % 5000 !== 0 && value !== '28000')),
      );
    expect(numbers.length).toBeGreaterThan(8);
    const found = sources.flatMap((file) => {
      const text = read(file).replaceAll(/(\d)[_,](\d{3})/g, '$1$2');
      return numbers
        .filter((number) => new RegExp(`(?<![\\w.])${number}(?![\\w.])`).test(text))
        .map((n) => `${n} in ${file}`);
    });
    expect(found).toEqual([]);
  });
});

describe('the control history', () => {
  it('is read from the file of sites, with a source for each change', () => {
    expect(readControl('A -> B c 2026-01-19/20; closed 2026-02-22')).toEqual([
      { by: 'B c', day: '2026-01-20' },
      { by: null, day: '2026-02-22' },
    ]);
    expect(readControl('MoJ')).toEqual([]);
    const history = readControlHistory();
    expect(history.map(({ site }) => site)).toEqual(expect.arrayContaining(['SHD', 'HOL', 'AQT']));
    expect(history.every(({ source }) => source.length > 20)).toBe(true);
    expect(history.map(({ day }) => day)).toEqual(history.map(({ day }) => day).sort());
  });
});
