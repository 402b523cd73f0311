import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classify, parseBirth } from '../../src/systems/juveniles/age/index.ts';
import { readCsvGrid } from '../../src/systems/register/lists/csv-grid.ts';
import { readListGrid } from '../../src/systems/register/lists/read-list-grid.ts';
import { detectScript } from '../../src/systems/register/names/index.ts';
import { COMMITTED_SEED, type FirstConvoy, generateFirstConvoy } from './generate.ts';
import { getFirstConvoyFigures, readPublishedFigures } from './published-figures.ts';

const figures = getFirstConvoyFigures();
const onDate = '2026-01-21';

function generate(seed: number): FirstConvoy {
  return generateFirstConvoy({ seed, ...figures });
}

function read(bytes: Uint8Array) {
  const list = readListGrid(readCsvGrid(bytes), { source: 'list-21-january', onDate });
  if (!list.ok) throw new Error(list.code);
  return list;
}

/** The reader finds in a list what is true behind it, and nothing else: the doubles wait beside whom they repeat, and the unreadable row is refused. */
function expectFound({ csv, truth }: FirstConvoy): void {
  const list = read(new TextEncoder().encode(csv));
  expect(list.waiting.map(({ row, reasons }) => [row, reasons.map(({ code, values }) => [code, values])])).toEqual(
    [...truth.doubles]
      .sort((a, b) => a.row - b.row)
      .map(({ row, of }) => [row, [['possible-double-in-list', { otherRow: String(of) }]]]),
  );
  expect(list.refused.map(({ row }) => row)).toEqual([truth.unreadable.row]);
}

describe('published figures', () => {
  it('say that Iraqis and foreigners make up the first convoy', () => {
    expect(readPublishedFigures().length).toBeGreaterThan(80);
    expect(figures.iraqis + figures.foreigners).toBe(figures.count);
    expect(figures.asOf).toBe(onDate);
  });
});

describe('the committed list', () => {
  const bytes = readFileSync(new URL('./list-21-january.csv', import.meta.url));
  const { truth } = generate(COMMITTED_SEED);
  const list = read(bytes);

  it('is what the generator makes from the committed seed, byte for byte', () => {
    expect(bytes.equals(Buffer.from(generate(COMMITTED_SEED).csv))).toBe(true);
  });

  it('lets as many men travel as were published, by nationality too', () => {
    expect(list.accepted.length).toBe(figures.count);
    const iraqis = list.accepted.filter(({ candidate }) => candidate.nationalities[0]?.code === 'IRQ');
    expect(iraqis.length).toBe(figures.iraqis);
    expect(
      list.accepted.every(({ candidate }) => candidate.sex === 'male' && candidate.nationalities.length === 1),
    ).toBe(true);
    expect(new Set(list.accepted.map(({ candidate }) => candidate.nationalities[0]?.code)).size).toBeGreaterThan(10);
  });

  it('has every heading known', () => {
    expect(list.proposal.unknownColumns).toEqual([]);
    expect(list.proposal.duplicateColumns).toEqual([]);
  });

  it('has names in three scripts, several for one man, and some only in Latin letters', () => {
    const names = list.accepted.map(({ candidate }) => candidate.names);
    const scripts = new Set(names.flat().map((name) => name.script));
    expect(scripts).toEqual(new Set(['Arab', 'Latn', 'Cyrl']));
    expect(names.filter((all) => all.length > 1).length).toBeGreaterThan(30);
    expect(names.some((all) => all.every((name) => detectScript(name.full) === 'Latn'))).toBe(true);
  });

  it('makes exactly the doubles wait and the unreadable row be refused', () => {
    expectFound(generate(COMMITTED_SEED));
    expect(list.rowsRead).toBe(figures.count + 3);
  });

  it('has births of many kinds, all from 1960 to 2004 where they are given', () => {
    const births = list.accepted.map(({ candidate }) => candidate.birth);
    expect(new Set(births.map((birth) => birth.precision))).toEqual(new Set(['day', 'year', 'range', 'unknown']));
    const notes = new Set(births.map((birth) => (birth.from === null ? undefined : birth.note)));
    expect(notes).toContain('first-of-january-or-july-read-as-year');
    expect(notes).toContain('hijri-year-over-two-years');
    expect(notes).toContain('approximate-two-years');
    for (const birth of births) {
      if (birth.from !== null) expect(birth.from >= '1957-01-01' && birth.to <= '2007-01-01', birth.text).toBe(true);
    }
  });

  it('hides one minor: undetermined by the list, a minor by his document, and nobody else', () => {
    const classOf = (row: number, later: readonly { kind: 'document' | 'registry'; birth: string }[] = []) => {
      const listed = list.accepted.find((outcome) => outcome.row === row)?.candidate.birth;
      const texts = [...(listed ? [{ kind: 'statement' as const, birth: listed.text }] : []), ...later];
      const evidence = texts.map(({ kind, birth }) => {
        const reading = parseBirth(birth, { onDate });
        if (!reading.ok) throw new Error(reading.code);
        return { kind, birth: reading.birth.from === null ? null : { from: reading.birth.from, to: reading.birth.to } };
      });
      return classify(evidence, onDate).ageClass;
    };
    expect(list.accepted.find(({ row }) => row === truth.minor.row)?.candidate.ageStatement).toBe('بالغ');
    expect(classOf(truth.minor.row)).toBe('undetermined');
    expect(classOf(truth.minor.row, [truth.minor])).toBe('minor');
    const later = new Map(truth.missingBirths.map((evidence) => [evidence.row, evidence]));
    for (const { row } of list.accepted) {
      if (row === truth.minor.row) continue;
      const found = later.get(row);
      expect(classOf(row)).toBe(found ? 'undetermined' : 'adult');
      expect(classOf(row, found ? [found] : [])).toBe('adult');
    }
  });
});

describe('generateFirstConvoy', () => {
  it('gives other people from another seed, and the same shape', () => {
    const names = (convoy: FirstConvoy) => new Set(convoy.rows.map((cells) => cells[1] || cells[2]));
    const committed = names(generate(COMMITTED_SEED));
    for (const seed of [1, 2, 3, 4, 5]) {
      const other = generate(seed);
      const shared = [...names(other)].filter((name) => committed.has(name));
      expect(shared.length, `seed ${seed}`).toBeLessThan(5);
      const list = read(new TextEncoder().encode(other.csv));
      expect([list.accepted.length, list.waiting.length, list.refused.length], `seed ${seed}`).toEqual([
        figures.count,
        2,
        1,
      ]);
      expect(generate(seed).csv).toBe(other.csv);
    }
  });

  it('is found just as well from another seed and with other numbers', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      expectFound(generate(seed));
      expectFound(generateFirstConvoy({ seed, count: 90 + seed, iraqis: 40, foreigners: 50 + seed }));
    }
  });

  it('refuses numbers that do not add up', () => {
    expect(() => generateFirstConvoy({ seed: 1, count: 20, iraqis: 10, foreigners: 9 })).toThrow(RangeError);
    expect(() => generateFirstConvoy({ seed: 1, count: 4, iraqis: 2, foreigners: 2 })).toThrow(RangeError);
  });

  it('never says in the list who is the minor or the double', () => {
    const { csv } = generate(COMMITTED_SEED);
    expect(csv).not.toMatch(/2009-03-14|double|minor|قاصر|مكرر/);
  });
});
