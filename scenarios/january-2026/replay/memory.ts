import { readdirSync, readFileSync } from 'node:fs';

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process ended between two looks
  }
};

/**
 * Megabytes of this process and of everything that it started: proportional set size, so that memory which processes share counts once. Undefined where the system
 * does not tell it (it needs Linux).
 */
export const memoryOfTree = (): number | undefined => {
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
  const kilobytes = all
    .filter(isOurs)
    .map((process_) => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${process_}/smaps_rollup`))?.[1] ?? 0));
  const sum = kilobytes.reduce((total, one) => total + one, 0);
  return sum === 0 ? undefined : sum / 1024;
};
