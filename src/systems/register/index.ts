export { captureResult } from './command-views.ts';
export { NumberBlockAllocated, NumbersVoided } from './events.ts';
export { extractOf, type ToldExtract } from './extract/find-extract.ts';
export { CAPTURE_RESULT } from './intake/capture-result.ts';
export type { Opening } from './intake/find-openings.ts';
export { newbornEvents } from './intake/newborn.ts';
export { ALPHA_3 } from './lists/country-codes.ts';
export { allAfterRelease, stateBefore } from './moved-breaches.ts';
export { queryTokens } from './name-tokens.ts';
export { nameInput } from './new-person-input.ts';
export { formatRegisterNumber, parseRegisterNumber } from './numbers/register-number.ts';
export { overdueSince } from './overdue.ts';
export { type ExtractDocument, renderExtract } from './paper/extract.ts';
export { PAPER_WORDS } from './paper/paper-words.ts';
export { SEAL_WORDS } from './property/words.ts';
export { findPersonRows, namesOnPaper, primaryAndLatin } from './queries/person-rows.ts';
export { type EventRow, timelineOf } from './queries/timeline.ts';
export type { MovementBasis } from './residents/residents.ts';
export { BASIS_WORDS } from './residents/words.ts';
export { breachesFor, placementRules } from './rules.ts';
export {
  findBlocks,
  getAllPresent,
  getSite,
  getSiteStream,
  placementViolations,
  requireDocument,
  requireReach,
} from './state.ts';
export { instantText } from './tables/instant-text.ts';
export { CUSTODY_STATE_WORDS } from './tables/people-table.ts';
export { takeNumbers } from './take-numbers.ts';
