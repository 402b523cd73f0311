/** States of a line of a manifest, in the order in which they come. Apart from the schemas, so that a page can name them without carrying those. */
export const LINE_STATES = [
  'listed',
  'suspended',
  'boarded',
  'handed-over',
  'admitted',
  'struck-off',
  'left-behind',
  'incident',
] as const;
