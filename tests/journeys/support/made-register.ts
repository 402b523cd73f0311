import fs from 'node:fs';
import type { TestProject } from 'vitest/node';
import { dataOf, makeFolder, startOn } from './amana-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Data folder of a demonstration register that was made by `amana start` and stopped on request. */
    madeRegister: string;
  }
}

/**
 * Vitest's global set-up of the journeys: a demonstration register, made once as an operator makes it. Every journey walks in a copy, because making it took
 * each of them longer than starting it. That a register comes into being is what `tests/faults/start.test.ts` looks at.
 *
 * @returns the tear-down
 */
const setUp = async (project: TestProject): Promise<() => void> => {
  const folder = makeFolder();
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  try {
    const server = await startOn(folder);
    const code = await server.stop();
    if (code !== 0) throw new Error(`The register that is made for the journeys stopped with ${code}.`);
  } catch (error) {
    remove();
    throw error;
  }
  project.provide('madeRegister', dataOf(folder));
  return remove;
};

export default setUp;
