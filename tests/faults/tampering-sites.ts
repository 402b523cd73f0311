import type { Command } from '../../src/core/register/command-definition.ts';
import type { Outcome } from '../../src/core/register/execute.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { endControl } from '../../src/systems/sites/commands/end-control.ts';
import { recordControl } from '../../src/systems/sites/commands/record-control.ts';
import { withdrawControl } from '../../src/systems/sites/commands/withdraw-control.ts';

const DAY = 86_400_000;
type Officer = { readonly no: number; readonly token: string };
type Run = <Input, State>(who: Officer, command: Command<Input, State>, input: unknown) => Promise<Outcome>;

/** What happens to sites: who controls them. */
export const fillSites = async (
  run: Run,
  { installation, origin }: { installation: Officer; origin: Officer },
  now: number,
): Promise<void> => {
  const named = { nameEn: 'Site', nameAr: 'موقع', kind: 'prison', country: 'SYR', zone: 'Asia/Damascus' };
  await run(installation, addSite, { ...named, code: 'SHD', authority: 'SDF' });
  const told = { sourceKind: 'document', source: 'minutes of the hand-over' };
  const idOf = (outcome: Outcome) => (outcome.result as { controlId: string }).controlId;
  const claim = (input: object) => run(origin, recordControl, { site: 'SHD', ...told, ...input });
  const first = await claim({ authority: 'SDF', fromAt: now - 900 * DAY });
  await run(origin, endControl, { controlId: idOf(first), endedAt: now - 100 * DAY, ...told });
  const wrong = await claim({ holder: 'an armed group', fromAt: now - 90 * DAY, toAt: now - 80 * DAY });
  await run(origin, withdrawControl, { controlId: idOf(wrong), reason: 'the report was of another prison' });
};
