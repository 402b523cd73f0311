/** For whom a slip was asked. */
export const SLIP_HOLDERS = ['person', 'family', 'lawyer', 'monitor'] as const;
/** For whom a slip was asked. */
export type SlipHolder = (typeof SLIP_HOLDERS)[number];
