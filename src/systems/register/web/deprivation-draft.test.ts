import { expect, it } from 'vitest';
import type { DeprivationInput } from '../command-views.ts';
import { type DeprivationDraft, draftOf, emptyDraft, inputOf, missingIn } from './deprivation-draft.ts';

/** A form in which everything is said but what the person had with them. */
const said = (): DeprivationDraft => {
  const { inventory, ...particulars } = emptyDraft('known');
  for (const draft of Object.values(particulars)) draft.text = 'synthetic';
  return { ...particulars, inventory };
};

it('what a person had with them is never said by leaving the form as it is', () => {
  expect(missingIn(said())).toEqual(['inventory']);
  const listed: DeprivationDraft = { ...said(), inventory: { state: 'listed', reason: '', items: [] } };
  expect(missingIn(listed)).toEqual(['inventory']);
});

it('that a person had nothing is an answer of its own, and comes back as one', () => {
  const nothing: DeprivationDraft = { ...said(), inventory: { state: 'nothing', reason: '', items: [] } };
  expect(missingIn(nothing)).toEqual([]);
  const input: DeprivationInput = inputOf(nothing);
  expect(input.inventory).toEqual({ state: 'listed', items: [] });
  expect(draftOf(input).inventory).toEqual(nothing.inventory);
});
