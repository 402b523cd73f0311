/** A believed fact of custody, as `register.custody_fact` holds it. Instants are milliseconds; `pos` orders what happened at the same instant. */
export type ModelFact = {
  readonly pos: number;
  readonly at: number;
  readonly custodian: string | null;
  /** The place that the fact moves the person to; null where it moves nobody. */
  readonly place: string | null;
  readonly state: string | null;
  readonly outcome: string | null;
};

/** A period of custody, half-open; `to` is null while it is unbounded. */
export type ModelTile = {
  readonly from: number;
  readonly to: number | null;
  readonly custodian: string | null;
  readonly place: string | null;
  readonly state: string | null;
  readonly outcome: string | null;
  readonly pos: number;
};

/**
 * The tiling of one person, one fact after the other: the plain statement of what `register.tiling` does as a set. Custodian, place and state are
 * carried forward; facts of one instant are one, the last; a terminal outcome ends the period before it (decisions.md 2).
 */
export const foldCustody = (facts: readonly ModelFact[]): ModelTile[] => {
  const ordered = [...facts].sort((a, b) => a.at - b.at || a.pos - b.pos);
  const tiles: ModelTile[] = [];
  let carried: Pick<ModelTile, 'custodian' | 'place' | 'state'> = { custodian: null, place: null, state: null };
  ordered.forEach((fact, i) => {
    carried = {
      custodian: fact.custodian ?? carried.custodian,
      place: fact.place ?? carried.place,
      state: fact.state ?? carried.state,
    };
    if (ordered[i + 1]?.at === fact.at) return;
    const last = tiles.at(-1);
    if (last !== undefined && last.to === null) tiles.splice(-1, 1, { ...last, to: fact.at, outcome: fact.outcome });
    if (fact.outcome === null) tiles.push({ from: fact.at, to: null, ...carried, outcome: null, pos: fact.pos });
  });
  return tiles;
};
