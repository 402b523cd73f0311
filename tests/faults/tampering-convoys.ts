import type { Command } from '../../src/core/register/command-definition.ts';
import type { Outcome } from '../../src/core/register/execute.ts';
import { cancelConvoy } from '../../src/systems/transfers/commands/cancel-convoy.ts';
import { cancelPhase } from '../../src/systems/transfers/commands/cancel-phase.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { endPhase } from '../../src/systems/transfers/commands/end-phase.ts';
import { planPhase } from '../../src/systems/transfers/commands/plan-phase.ts';
import { putInPhase } from '../../src/systems/transfers/commands/put-in-phase.ts';
import { startPhase } from '../../src/systems/transfers/commands/start-phase.ts';

const DAY = 86_400_000;
type Officer = { readonly no: number; readonly token: string };
type Run = <Input, State>(who: Officer, command: Command<Input, State>, input: unknown) => Promise<Outcome>;

/** Phases of the operation, and a convoy that was cancelled before it had anybody on board. */
export const fillConvoys = async (
  run: Run,
  { cell }: { readonly cell: Officer },
  operationNo: number,
  now: number,
): Promise<void> => {
  const created = await run(cell, createManifest, {
    operationNo,
    code: 'M-0',
    fromSite: 'GHW',
    toSite: 'KRK',
    via: [],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: now + DAY,
    persons: [],
  });
  const manifestNo = created.events.find(({ type }) => type === 'ManifestCreated')?.streamNo as number;
  const phase = { operationNo, titleEn: 'Phase', titleAr: 'مرحلة', plannedFromAt: now, plannedToAt: now + 9 * DAY };
  for (const code of ['P-1', 'P-2']) await run(cell, planPhase, { ...phase, code });
  await run(cell, putInPhase, { manifestNo, phase: 'P-1' });
  await run(cell, startPhase, { operationNo, phase: 'P-1' });
  await run(cell, cancelConvoy, { manifestNo, reason: 'no-transport', note: 'no fuel' });
  await run(cell, endPhase, { operationNo, phase: 'P-1' });
  await run(cell, cancelPhase, { operationNo, phase: 'P-2', reason: 'the first one sufficed' });
};
