/** What became of somebody who is on one roll only. */
export const explanations = ['at-large', 'unaccounted', 'died', 'elsewhere', 'registered', 'roll-was-wrong'] as const;

/** What became of somebody who is on one roll only. */
export type Explanation = (typeof explanations)[number];

/** What the register says of a person now. `state` is null where custody ended. */
export type Whereabouts = {
  readonly state: 'held' | 'resident' | 'accompanying' | 'missing' | 'unaccounted' | 'at_large' | null;
  readonly site: string | null;
  readonly dead: boolean;
  /** Whether the person was away for a time, at court or in hospital, when the roll was called. */
  readonly away: boolean;
};

/**
 * Whether an explanation of a difference agrees with the register: an escape, a death, a move or a registration is recorded in the person's file first. The same rule
 * as `sites.difference_holds`.
 * @param row the difference: on the old roll only, or on the new only
 * @param whereabouts of the person who is explained; null where the register knows nobody
 */
export const explanationHolds = (
  explanation: Explanation,
  row: { readonly onOld: boolean; readonly site: string },
  whereabouts: Whereabouts | null,
): boolean => {
  if (explanation === 'roll-was-wrong') return true;
  if (whereabouts === null) return false;
  const held = whereabouts.state === 'held' || whereabouts.state === 'resident' || whereabouts.state === 'accompanying';
  if (explanation === 'registered') return !row.onOld && held && whereabouts.site === row.site;
  if (!row.onOld) return false;
  if (explanation === 'died') return whereabouts.dead;
  if (explanation === 'elsewhere') return whereabouts.away || (held && whereabouts.site !== row.site);
  if (explanation === 'at-large') return whereabouts.state === 'at_large';
  return whereabouts.state === 'unaccounted' || whereabouts.state === 'missing';
};
