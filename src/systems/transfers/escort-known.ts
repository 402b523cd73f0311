import type { EscortAnswerValue } from './escort-questions.ts';
import { ESCORT_ANSWERS_LAST } from './escort-readiness.ts';

/** What an earlier record answers to a question. `at`: when it was answered by somebody who asked, saw or looked at the file, through however many records it was taken over. */
export type EarlierAnswer = { readonly answer: EscortAnswerValue; readonly detail: string; readonly at: number };
/** What the person's file says of a question. */
export type FileFact = { readonly at: number };

/**
 * Why a question is left open where known answers are taken over: nothing is known; it was answered more than 48 hours ago; the person's file says something that the answer does not know of.
 */
export const openReasons = ['missing', 'old', 'file'] as const;
/** Why a question is left open. */
export type OpenReason = (typeof openReasons)[number];

/**
 * Whether an earlier answer can be taken over as it is by an officer who confirms it; undefined where it can. It is not by age alone: a file that knows of something that was answered with no, or that was written after the answer, is
 * looked at.
 */
export const whyOpen = (
  earlier: EarlierAnswer | undefined,
  file: readonly FileFact[],
  now: number,
): OpenReason | undefined => {
  if (earlier === undefined) return file.length > 0 ? 'file' : 'missing';
  if (now - earlier.at > ESCORT_ANSWERS_LAST) return 'old';
  return file.some(({ at }) => earlier.answer !== 'yes' || at > earlier.at) ? 'file' : undefined;
};
