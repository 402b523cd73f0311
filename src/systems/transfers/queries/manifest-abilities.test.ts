import { expect, test } from 'vitest';
import type { QueryContext } from '../../../platform/http/query-definition.ts';
import type { ProgressFacts } from '../progress.ts';
import { narrowAbilities } from './manifest-abilities.ts';
import type { ManifestFacts } from './manifest-facts.ts';

const arrived = {
  authorities: { origin: 'SDF', escort: 'CJTF', destination: 'MOJ', interviewer: 'PAP' },
  closedAt: null,
  cancelled: false,
  heading: 'planned',
  seal: 'sealed',
  handovers: 2,
  offered: false,
  toAdmit: 0,
  rest: { held: 0, letIn: 0, refused: 0, behind: 0, atHand: 0, stranded: 0, returning: false, toAdmit: 0 },
};

const offered = (change: object): string[] =>
  narrowAbilities(
    {
      row: { from_authority: 'SDF', escort_authority: 'CJTF', to_authority: 'MOJ', closed_at: null },
      progress: { ...arrived, ...change } as ProgressFacts,
    } as ManifestFacts,
    {
      abilities: ['transfers/close-movement', 'transfers/record-admission'],
      authority: 'MOJ',
    } as unknown as QueryContext,
  );

test('closing is offered when nothing else is due, and not beside the admission that it waits for', () => {
  expect(offered({ toAdmit: 3 })).toEqual(['transfers/record-admission']);
  expect(offered({ rest: { ...arrived.rest, refused: 1, held: 1 } })).toEqual([]);
  expect(offered({})).toEqual(['transfers/close-movement']);
});
