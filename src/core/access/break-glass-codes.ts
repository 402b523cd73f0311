/** Walls that can be opened: around who is out of reach of the authority, around what was found out of the health, around accounts of fears, around the identity of a child. */
export const walls = ['reach', 'health', 'fears', 'identity'] as const;

/** Why a wall is opened; words stand beside it. */
export const breakGlassReasons = [
  'danger-to-life',
  'medical-emergency',
  'missing-person',
  'emergency-at-site',
  'order-of-court',
  'other',
] as const;

/** What a review says. */
export const reviewOutcomes = ['justified', 'not-justified'] as const;
