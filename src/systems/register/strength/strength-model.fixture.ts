import { foldCustody, type ModelFact, type ModelTile } from '../custody-model.fixture.ts';
import type { Scope } from './strength.ts';

/** A believed fact with what a report asks of it. */
export type ToldFact = ModelFact & { readonly type: string; readonly basis: string | null };
/** One person: the facts as they were known, and the first hand-over of the operation that is reported, if there was one. */
export type ToldPerson = { readonly facts: readonly ToldFact[]; readonly passedAt: number | null };
/** A report in plain form: figures by `opening`, `closing`, `gain <reason>`, `loss <reason>`. */
export type PlainStrength = Readonly<Record<string, number>>;

/**
 * The plain statement of a strength report: each person's custody is folded fact by fact, then looked at before and after each instant of the period. `code` is an authority or a
 * site; of an operation it is not looked at.
 */
export const plainStrength = (
  persons: readonly ToldPerson[],
  scope: Scope,
  code: string,
  from: number,
  to: number,
): PlainStrength => {
  const counts = new Map<string, number>([
    ['opening', 0],
    ['closing', 0],
  ]);
  const count = (figure: string) => counts.set(figure, (counts.get(figure) ?? 0) + 1);
  for (const { facts, passedAt } of persons) {
    const tiles = foldCustody(facts);
    const inside = (tile: ModelTile | undefined): boolean =>
      tile !== undefined &&
      tile.state === 'held' &&
      (scope === 'authority'
        ? tile.custodian === code
        : scope === 'site'
          ? tile.place === code
          : passedAt !== null && tile.from >= passedAt);
    const during = (at: number) => tiles.find((tile) => tile.from <= at && (tile.to === null || at < tile.to));
    if (inside(during(from))) count('opening');
    if (inside(during(to))) count('closing');
    tiles.forEach((tile, i) => {
      const before = tiles[i - 1]?.to === tile.from && tiles[i - 1]?.outcome === null ? tiles[i - 1] : undefined;
      const after = tiles[i + 1]?.from === tile.to && tile.outcome === null ? tiles[i + 1] : undefined;
      if (inside(tile) && !inside(before) && tile.from > from && tile.from <= to) {
        const began = facts.filter((fact) => fact.at === tile.from && fact.basis !== null).at(-1);
        if (before === undefined) count(`gain ${began?.basis ?? 'other'}`);
        else if (before.state === 'held') count('gain transfer-in');
        else count(began?.pos === tile.pos && began.basis === 'recapture' ? 'gain recapture' : 'gain return');
      }
      if (inside(tile) && !inside(after) && tile.to !== null && tile.to > from && tile.to <= to) {
        const way =
          tile.outcome ??
          (after?.state === 'held' ? 'transfer-out' : after?.state === 'at_large' ? 'escape' : after?.state);
        count(`loss ${way ?? 'other'}`);
      }
    });
  }
  return Object.fromEntries(counts);
};
