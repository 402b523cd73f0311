import { type AnyCommand, anyCommand } from '../../core/register/command-definition.ts';
import { recordFitness } from './commands/record-fitness.ts';
import { recordHealth } from './commands/record-health.ts';

/** All commands of `care`. */
export const careCommands: readonly AnyCommand[] = [anyCommand(recordFitness), anyCommand(recordHealth)];
