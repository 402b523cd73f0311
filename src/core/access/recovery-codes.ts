/** Why a recovery of a sign-in is asked for; words stand beside it. */
export const recoveryReasons = [
  'factor-lost',
  'password-forgotten',
  'device-stolen',
  'account-misused',
  'other',
] as const;

/** Why a recovery cannot be asked for. */
export const recoveryHindrances = ['demonstration-sign-in', 'officer-suspended', 'no-second-administrator'] as const;
