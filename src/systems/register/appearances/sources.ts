/** Whether a first appearance is known, or inherited from the previous authority and unverified, as in a deprivation (requirement R2). */
export const APPEARANCE_SOURCES = ['known', 'inherited'] as const;
