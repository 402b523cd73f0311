/** One fault of a file: where it is, what is wrong, and what to do about it. */
export type FileFault = { readonly place: string; readonly problem: string; readonly remedy: string };

/** Faults that are told at once; of more, the number. */
const TOLD = 20;

const lineOf = ({ place, problem, remedy }: FileFault): string => `${place}: ${problem} ${remedy}`;

/** An instance was refused before anything was solved. The message names every fault (the first twenty) with its place and its remedy. */
export class InstanceError extends Error {
  override readonly name = 'InstanceError';
  readonly faults: readonly FileFault[];

  constructor(faults: readonly FileFault[]) {
    const more = faults.length > TOLD ? [`... and ${faults.length - TOLD} more.`] : [];
    super([...faults.slice(0, TOLD).map(lineOf), ...more].join('\n'));
    this.faults = faults;
  }
}
