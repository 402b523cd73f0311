import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { ensureWebBuilt } from '../../server/ensure-web-built.ts';

let building: Promise<string> | undefined;

/**
 * Builds the web application as `start` does, unless it is built from these sources. Once a run, whoever asks: the journeys and the servers of the faults begin at
 * the same time, and two builders would write over each other.
 *
 * @throws OperatorError where it does not build
 */
export const buildWebOnce = (): Promise<string> => {
  building ??= ensureWebBuilt(repositoryFolder, () => undefined);
  return building;
};
