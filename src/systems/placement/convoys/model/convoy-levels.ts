/** The levels of a plan of convoys, in their order: persons left at the horizon, persons late at a site, risk-weighted person-days, minutes of convoys. */
export const CONVOY_LEVELS = ['left', 'late', 'risk', 'minutes'] as const;
export type ConvoyLevel = (typeof CONVOY_LEVELS)[number];
/** What a plan reaches at each level: whole numbers. */
export type ConvoyLevelValues = Readonly<Record<ConvoyLevel, number>>;
