/** Why the slips of a record are replaced. */
export const REPLACE_REASONS = ['lost', 'seized', 'under-pressure', 'wished'] as const;
/** Why the slips of a record are replaced. */
export type ReplaceReason = (typeof REPLACE_REASONS)[number];
