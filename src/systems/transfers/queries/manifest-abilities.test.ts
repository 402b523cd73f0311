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

test('within one authority each officer is offered the side that the posting is for, and nothing that is not asked of a move within it', () => {
  const names = ['offer-handover', 'complete-handover', 'accept-lines', 'request-recall', 'propose-emergency-ground'];
  const may = (handovers: number, isOffered: boolean, postings: object[], stage: object = {}): string[] =>
    narrowAbilities(
      {
        row: {
          kind: 'within-authority',
          asks: false,
          from_authority: 'MOJ',
          escort_authority: 'MOJ',
          to_authority: 'MOJ',
          from_site: 'KRK',
          to_site: 'NAS',
          closed_at: null,
        },
        progress: { ...arrived, handovers, offered: isOffered, ...stage } as ProgressFacts,
      } as ManifestFacts,
      { abilities: names.map((name) => `transfers/${name}`), authority: 'MOJ', postings } as unknown as QueryContext,
    ).map((name) => name.slice('transfers/'.length));
  const [origin, escort] = [[{ role: 'origin_officer', site: 'KRK' }], [{ role: 'escort_commander', site: '*' }]];
  const [there, elsewhere] = ['NAS', 'KRK'].map((site) => [{ role: 'receiving_officer', site }]) as [
    object[],
    object[],
  ];
  expect([origin, escort, there].map((postings) => may(0, false, postings))).toEqual([
    ['offer-handover'],
    [],
    ['accept-lines'],
  ]);
  expect([origin, escort, there].map((postings) => may(0, true, postings))).toEqual([
    [],
    ['complete-handover'],
    ['accept-lines'],
  ]);
  expect([origin, escort, there].map((postings) => may(1, false, postings))).toEqual([[], ['offer-handover'], []]);
  expect([escort, there, elsewhere].map((postings) => may(1, true, postings))).toEqual([[], ['complete-handover'], []]);
});

test('closing is offered when nothing else is due, and not beside the admission that it waits for', () => {
  expect(offered({ toAdmit: 3 })).toEqual(['transfers/record-admission']);
  expect(offered({ rest: { ...arrived.rest, refused: 1, held: 1 } })).toEqual([]);
  expect(offered({})).toEqual(['transfers/close-movement']);
});
