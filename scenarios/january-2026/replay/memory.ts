import { readdirSync, readFileSync } from 'node:fs';

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process ended between two looks
  }
};

/** This process and everything that it started, by their numbers; undefined where the system does not tell them (it needs Linux). */
const processesOfTree = (): string[] | undefined => {
  const parents = new Map<string, string>();
  let all: string[];
  try {
    all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  for (const process_ of all) {
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${process_}/stat`))?.[1];
    if (parent !== undefined) parents.set(process_, parent);
  }
  const isOurs = (process_: string): boolean => {
    for (let at: string | undefined = process_; at !== undefined && at !== '0'; at = parents.get(at))
      if (at === String(process.pid)) return true;
    return false;
  };
  return all.filter(isOurs);
};

/** Pages that a process has in memory, those that it shares counted whole: cheap to ask, because the system keeps the number. */
const residentPages = (process_: string): number =>
  Number(/^\d+ (\d+)/.exec(read(`/proc/${process_}/statm`))?.[1] ?? 0);

/** Kilobytes of a process with its part of what it shares: dear, because the system walks all its pages. */
const proportionalKilobytes = (process_: string): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${process_}/smaps_rollup`))?.[1] ?? 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * The most memory that this process and everything that it started had at once: proportional set size, so that memory which processes share counts once.
 *
 * The proportional size is asked only where the resident size, which is cheap, is larger than at the last time: asked twice a second it took a tenth of the time of what it measured.
 */
export class PeakMemory {
  #resident = 0;
  #kilobytes = 0;

  /** Looks once. */
  look(): void {
    const processes = processesOfTree() ?? [];
    const resident = sum(processes.map(residentPages));
    if (resident <= this.#resident * 1.02) return;
    this.#resident = resident;
    this.#kilobytes = Math.max(this.#kilobytes, sum(processes.map(proportionalKilobytes)));
  }

  /** Megabytes; null where the system does not tell them. */
  get megabytes(): number | null {
    return this.#kilobytes === 0 ? null : this.#kilobytes / 1024;
  }
}
