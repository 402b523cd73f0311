import path from 'node:path';
import { readInvariants } from '../core/register/verify/read-invariants.ts';
import type { SystemChecks } from '../core/register/verify/system-checks.ts';
import { repositoryFolder } from '../platform/config/repository-folder.ts';
import { allEvents } from './all-events.ts';
import { checkRollCalls } from './sites/verification/check-roll-calls.ts';
import { checkHandovers } from './transfers/verification/check-handovers.ts';
import { checkSeal } from './transfers/verification/check-seal.ts';

const withInvariants = ['register', 'sites', 'juveniles', 'care', 'safeguards', 'transfers'];

/** What all systems bring to `verify`: event types, seals and signatures, and the rules of their `invariants.sql`. */
export const loadSystemChecks = async (): Promise<SystemChecks> => ({
  events: allEvents,
  replayChecks: [checkSeal],
  rebuiltChecks: [checkHandovers, checkRollCalls],
  invariants: await readInvariants(
    withInvariants.map((system) => path.join(repositoryFolder, 'src/systems', system, 'invariants.sql')),
  ),
});
