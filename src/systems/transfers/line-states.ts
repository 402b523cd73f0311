/** States of a line of a manifest, in the order in which they come. Apart from the schemas, so that a page can name them without carrying those. */
export const LINE_STATES = [
  'listed',
  'suspended',
  'boarded',
  'born',
  'handed-over',
  'admitted',
  'struck-off',
  'left-behind',
  'incident',
] as const;

/** Whether a gate keeps a line back: what is not asked keeps nobody. */
export const isShut = (state: string): boolean => state !== 'done' && state !== 'not-asked';

/** Whether a person goes with the convoy, as far as is known now: who was struck off does not, and who is suspended for a fear has no seat before it is decided. */
export const goesAlong = ({ state }: { readonly state: (typeof LINE_STATES)[number] }): boolean =>
  state !== 'struck-off' && state !== 'suspended';
