import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

/** The middle one of the values. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] as number;

/** Three digits behind the point. */
export const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Milliseconds of one fdatasync of 8 kB on the disk of a folder: what a durable commit costs at least. */
export const measureSync = (folder: string): number => {
  const name = path.join(folder, 'sync');
  const file = fs.openSync(name, 'w');
  const times = Array.from({ length: 100 }, (_, i) => {
    const from = performance.now();
    fs.writeSync(file, Buffer.alloc(8192, i), 0, 8192, (i % 64) * 8192);
    fs.fdatasyncSync(file);
    return performance.now() - from;
  });
  fs.closeSync(file);
  fs.rmSync(name);
  return round(median(times));
};
