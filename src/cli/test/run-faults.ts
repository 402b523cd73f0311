import { buildWebOnce } from './build-web-once.ts';
import { runProject } from './run-project.ts';
import type { StageResult } from './stage.ts';

/** Servers that are killed, cut off and starved. Each would build the web application where that is not built, so it is built before. */
export const runFaults = async (): Promise<StageResult> => {
  // the journeys, or the first server, say why it does not build
  await buildWebOnce().catch(() => undefined);
  return runProject('faults');
};
