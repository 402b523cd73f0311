/** What the escort reports on the way. */
export const movementKinds = [
  'departed',
  'arrived',
  'border-crossed',
  'stop',
  'resumed',
  'delay',
  'deviation',
  'breakdown',
  'medical-event',
  'redirect',
  'incident',
] as const;
/** Why a convoy stopped, was late or left its way. */
export const movementReasons = [
  'rest',
  'refuelling',
  'border-formalities',
  'checkpoint',
  'traffic',
  'road-closed',
  'weather',
  'security',
  'breakdown',
  'medical',
  'handover-waits',
  'other',
] as const;
/** Why a convoy stopped, was late or left its way. */
export type MovementReason = (typeof movementReasons)[number];
/** Kinds of incidents. */
export const incidentKinds = [
  'use-of-force',
  'restraint',
  'assault',
  'self-harm',
  'escape-attempt',
  'disorder',
  'accident',
  'attack',
  'publicity',
  'property',
  'other',
] as const;
/** Kinds of incidents. */
export type IncidentKind = (typeof incidentKinds)[number];
/** Why an entry of the movement log was a mistake. */
export const movementWithdrawalReasons = [
  'wrong-convoy',
  'wrong-place',
  'wrong-kind',
  'wrong-time',
  'entered-twice',
  'did-not-happen',
  'other',
] as const;
/** Why an entry of the movement log was a mistake. */
export type MovementWithdrawalReason = (typeof movementWithdrawalReasons)[number];
/** What is offered on the way. */
export const welfareItems = ['water', 'food', 'toilet', 'clothing', 'medication', 'rest', 'prayer'] as const;
/** Why a person sits elsewhere: because the plan of the legs says so, or because of what went wrong. */
export const reseatingReasons = ['planned-change', 'breakdown', 'separation', 'medical', 'security', 'other'] as const;
/** Why a person sits elsewhere. */
export type ReseatingReason = (typeof reseatingReasons)[number];
/** The reasons of before version 2 of the event: what goes wrong. */
export const reseatingReasonsBefore = ['breakdown', 'separation', 'medical', 'security', 'other'] as const;
