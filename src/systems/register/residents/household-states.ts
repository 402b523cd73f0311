/** What the list of households is filtered by: a member apart from the others, or nobody named as the head. */
export const HOUSEHOLD_STATES = ['apart', 'headless'] as const;
