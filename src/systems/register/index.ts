export {
  BreachCured,
  BreachOpened,
  CustodyAdmitted,
  CustodyCorrected,
  CustodyFound,
  DeathRecorded,
  EscapeRecorded,
  NumberBlockAllocated,
  OrderRecorded,
  RemarkRecorded,
  UnaccountedRecorded,
} from './events.ts';
export { ALPHA_3 } from './lists/country-codes.ts';
export { localDate } from './local-date.ts';
export { nameTokens, queryTokens } from './name-tokens.ts';
export { findPersonRows, primaryAndLatin } from './queries/person-rows.ts';
export { type EventRow, timelineOf } from './queries/timeline.ts';
export { breachesFor, type PlacementViolation, ruleSources, sourceOf } from './rules.ts';
export {
  findPresent,
  getAllPresent,
  getPresent,
  getSite,
  getSiteStream,
  hasLiveOrder,
  type Placement,
  type PresentCustody,
  placementRefusal,
  placementViolations,
  requireDocument,
} from './state.ts';
