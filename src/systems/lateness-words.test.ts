import { expect, it } from 'vitest';
import { allEvents } from './all-events.ts';
import { labelOf } from './register/queries/lateness.ts';

it('every kind of fact is named in words where lateness is told', () => {
  const facts = [...new Set(allEvents.flatMap(({ kind, type }) => (kind === 'fact' ? [type] : [])))];
  expect(facts.length).toBeGreaterThan(50);
  expect(facts.filter((type) => labelOf(type).en === type)).toEqual([]);
});
