import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { LinearModel } from '../../src/systems/placement/linear/linear-model.ts';

/** Seconds that another solver gets. */
const PATIENCE = 60;
/** It may stop at this share above its own bound. */
const GAP = 0.001;

/** What another solver reached: the least cost that it found, undefined where it found none in its time. */
type Reached = { readonly km?: number; readonly bound?: number; readonly seconds: number };

/** Names of six digits: a file with shorter ones CBC takes for one in fixed columns. */
const nameOf = (kind: 'c' | 'r', number: number): string => `${kind}${100_000 + number}`;

/** A programme in whole numbers as free MPS, which every solver reads. */
const mpsOf = (model: LinearModel): string => {
  const rows: string[] = [' N cost'];
  const sides: string[] = [];
  const ranges: string[] = [];
  for (const [row, lower] of model.rowLower.entries()) {
    const upper = model.rowUpper[row] as number;
    const kind = lower === upper ? 'E' : Number.isFinite(upper) ? 'L' : 'G';
    rows.push(` ${kind} ${nameOf('r', row)}`);
    sides.push(` side ${nameOf('r', row)} ${kind === 'G' ? lower : upper}`);
    if (kind === 'L' && Number.isFinite(lower)) ranges.push(` range ${nameOf('r', row)} ${upper - lower}`);
  }
  const columns = Array.from(model.cost, (cost, column) =>
    cost === 0 ? [] : [` ${nameOf('c', column)} cost ${cost}`],
  );
  for (const row of model.rowLower.keys())
    for (let at = model.starts[row] as number; at < (model.starts[row + 1] as number); at += 1)
      columns[model.indices[at] as number]?.push(
        ` ${nameOf('c', model.indices[at] as number)} ${nameOf('r', row)} ${model.values[at]}`,
      );
  const [whole, parts] = [[] as string[], [] as string[]];
  for (const [column, entries] of columns.entries()) {
    const kind = model.whole[column] ? whole : parts;
    for (const entry of entries) kind.push(entry);
  }
  // a column that costs nothing and stands in no row was not named, and has no bounds
  const bounds = Array.from(model.upper, (upper, column) =>
    columns[column]?.length === 0
      ? []
      : [
          ` LO bound ${nameOf('c', column)} ${model.lower[column]}`,
          ...(Number.isFinite(upper) ? [` UP bound ${nameOf('c', column)} ${upper}`] : []),
        ],
  ).flat();
  return [
    ...['NAME whole', 'ROWS', ...rows, 'COLUMNS', ...parts],
    ...[" mark 'MARKER' 'INTORG'", ...whole, " mark 'MARKER' 'INTEND'"],
    ...['RHS', ...sides, 'RANGES', ...ranges, 'BOUNDS', ...bounds, 'ENDATA', ''],
  ].join('\n');
};

const numberAfter = (text: string, words: RegExp): number | undefined => {
  const found = words.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

const solvers = {
  cbc: {
    arguments: (file: string) => [file, '-seconds', String(PATIENCE), '-ratio', String(GAP), '-solve', '-quit'],
    read: (said: string) => ({
      km: numberAfter(said, /^Objective value:\s+(\S+)/m),
      bound: numberAfter(said, /^Lower bound:\s+(\S+)/m),
    }),
  },
  glpsol: {
    arguments: (file: string) => ['--freemps', file, '--tmlim', String(PATIENCE), '--mipgap', String(GAP)],
    // the last line of its search that has a solution: "+ 1234: mip = 5.0e+03 >= 4.9e+03 0.2% (…)"
    read: (said: string) => {
      const last = said.split('\n').findLast((line) => /mip =\s+[\d.]/.test(line)) ?? '';
      const km = numberAfter(last, /mip =\s+(\S+)/);
      return { km, bound: last.includes('tree is empty') ? km : numberAfter(last, />=\s+(\S+)/) };
    },
  },
} as const;

/**
 * Gives the same programme to CBC and GLPK, as far as they are installed on this machine, for a minute each.
 * @returns what each reached, by the name of its program; those that are not installed are left out
 */
export const askOtherSolvers = (model: LinearModel): Readonly<Record<string, Reached>> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-solvers-'));
  const file = path.join(folder, 'whole.mps');
  try {
    fs.writeFileSync(file, mpsOf(model));
    const reached: Record<string, Reached> = {};
    for (const [name, solver] of Object.entries(solvers)) {
      const began = performance.now();
      const { error, stdout } = spawnSync(name, solver.arguments(file), { encoding: 'utf8', maxBuffer: 1e8 });
      if (error !== undefined) continue;
      const { km, bound } = solver.read(stdout);
      reached[name] = {
        ...(km === undefined ? {} : { km: Math.round(km) }),
        ...(bound === undefined ? {} : { bound: Math.round(bound) }),
        seconds: Math.round(performance.now() - began) / 1000,
      };
    }
    return reached;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};
