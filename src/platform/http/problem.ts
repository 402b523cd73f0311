import type { Problem } from '../../core/access/views.ts';
import type { Refusal } from '../../core/register/refusal.ts';
import { findRefusalText, sentencesOf } from '../../core/register/refusal-texts.ts';
import { ruleTexts } from '../../core/register/rule-texts.ts';

/** Media type of a problem (RFC 9457). */
export const problemType = 'application/problem+json; charset=utf-8';

const isRule = (code: string): boolean => Object.hasOwn(ruleTexts, code);

/** A refusal as the wire has it: what happened, in three languages, under which rule, and what to do next. */
export const problemOf = (refusal: Refusal): Problem => {
  const text = findRefusalText(refusal.code);
  const { detail, remedy } = sentencesOf(refusal.code, refusal.values);
  const problems = refusal.problems.map(({ values, text: own, ...problem }) => ({
    ...problem,
    detail: own ?? sentencesOf(problem.code, values ?? {}).detail,
    ...(isRule(problem.code) && problem.code !== refusal.code
      ? { remedy: sentencesOf(problem.code, values ?? {}).remedy }
      : {}),
  }));
  return {
    type: `urn:amana:refusal:${refusal.code}`,
    title: text.title,
    status: text.status,
    code: refusal.code,
    ...(isRule(refusal.code) ? { rule: refusal.code } : {}),
    ...(text.source === undefined ? {} : { source: text.source }),
    detail: detail.en,
    sentence: detail,
    remedy,
    ...(problems.length === 0 ? {} : { problems }),
  };
};
