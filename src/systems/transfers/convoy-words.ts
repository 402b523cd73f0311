/** Coded reasons to strike a person off a manifest. */
export const strikeOffReasons = [
  'fear-of-transfer',
  'unfit',
  'refused-by-receiver',
  'no-order',
  'absent',
  'died',
  'released',
  'wrong-person',
  'capacity',
  'other',
] as const;
/** Coded reasons to strike a person off a manifest. */
export type StrikeOffReason = (typeof strikeOffReasons)[number];

/** Why the receiving authority does not accept a person. */
export const acceptanceRefusalReasons = [
  'no-space',
  'no-authority',
  'health',
  'protection',
  'identity-doubtful',
  'papers-missing',
  'other',
] as const;
/** Why the receiving authority does not accept a person. */
export type AcceptanceRefusalReason = (typeof acceptanceRefusalReasons)[number];

/** Why a convoy is cancelled before it goes. */
export const cancellationReasons = [
  'unfit-to-travel',
  'receiver-unable',
  'no-space',
  'no-transport',
  'more-information-needed',
  'security',
  'weather',
  'order-withdrawn',
  'other',
] as const;
/** Why a convoy is cancelled before it goes. */
export type CancellationReason = (typeof cancellationReasons)[number];

/** Why a site does not let a convoy, or a person, in. */
export const entryRefusalReasons = [
  'receiver-unable',
  'no-space',
  'more-information-needed',
  'outside-hours',
  'identity-doubtful',
  'unfit-on-arrival',
  'security',
  'order-missing',
  'other',
] as const;
/** Why a site does not let a convoy, or a person, in. */
export type EntryRefusalReason = (typeof entryRefusalReasons)[number];

/** Why a convoy on the way is sent elsewhere, or back. */
export const redirectReasons = [
  'entry-refused',
  'receiver-unable',
  'no-space',
  'more-information-needed',
  'security',
  'weather',
  'road-closed',
  'breakdown',
  'medical',
  'order-withdrawn',
  'other',
] as const;
/** Why a convoy on the way is sent elsewhere, or back. */
export type RedirectReason = (typeof redirectReasons)[number];

/** Why a person who was transferred is asked back. */
export const recallGrounds = [
  'ill-treatment',
  'unfair-trial',
  'death-penalty',
  'onward-transfer',
  'access-refused',
  'assurance-broken',
  'wrong-person',
  'other',
] as const;
/** Why a person who was transferred is asked back. */
export type RecallGround = (typeof recallGrounds)[number];

/** Why a transfer cell voids a seal. */
export const sealVoidingReasons = [
  'persons-to-add',
  'seats-to-change',
  'acceptance-to-change',
  'way-changed',
  'papers-wrong',
  'other',
] as const;
/** Why a transfer cell voids a seal. */
export type SealVoidingReason = (typeof sealVoidingReasons)[number];

/** Why the authority that holds a person declines to give the person back. */
export const recallRefusalReasons = [
  'conditions-kept',
  'remedied',
  'not-substantiated',
  'proceedings-pending',
  'fear-of-return',
  'unfit-to-travel',
  'no-longer-held',
  'other',
] as const;
/** Why the authority that holds a person declines to give the person back. */
export type RecallRefusalReason = (typeof recallRefusalReasons)[number];
