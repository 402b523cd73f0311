import { accessTexts } from './access-texts.ts';
import { convoyTexts } from './convoy-texts.ts';
import { findReason } from './database-reasons/find-reason.ts';
import { saidByCode } from './database-reasons/said-by-code.ts';
import { entryTexts } from './entry-texts.ts';
import { erasureTexts } from './erasure-texts.ts';
import { findingTexts } from './finding-texts.ts';
import { glassTexts } from './glass-texts.ts';
import { listTexts } from './list-texts.ts';
import { passkeyTexts } from './passkey-texts.ts';
import { planTexts } from './plan-texts.ts';
import { platformTexts } from './platform-texts.ts';
import { protectionTexts } from './protection-texts.ts';
import { providerTexts } from './provider-texts.ts';
import { recoveryTexts } from './recovery-texts.ts';
import type { RefusalText, Sentence } from './refusal-text.ts';
import { requestTexts } from './request-texts.ts';
import { residentTexts } from './resident-texts.ts';
import { ruleTexts } from './rule-texts.ts';

/** Every refusal code with its sentences, source and remedy. */
export const refusalTexts: Readonly<Record<string, RefusalText>> = {
  ...ruleTexts,
  ...platformTexts,
  ...accessTexts,
  ...providerTexts,
  ...passkeyTexts,
  ...listTexts,
  ...protectionTexts,
  ...entryTexts,
  ...convoyTexts,
  ...planTexts,
  ...residentTexts,
  ...glassTexts,
  ...erasureTexts,
  ...requestTexts,
  ...recoveryTexts,
};

/** A code without sentences of its own: a finding inside a problem (a field, a row) that its values explain. */
const unknown: RefusalText = {
  status: 409,
  title: 'Refused',
  detail: { en: 'Refused: {code}.', ar: 'مرفوض: {code}.', ckb: 'ڕەتکرایەوە: {code}.' },
  remedy: {
    en: 'Read what is said about each row, correct it and try again.',
    ar: 'اقرأ ما قيل عن كل صف وصحّحه ثم أعد المحاولة.',
    ckb: 'ئەوەی لەبارەی هەر ڕیزێکەوە وتراوە بیخوێنەرەوە، ڕاستی بکەرەوە و دووبارە هەوڵ بدەرەوە.',
  },
};

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/ ?\(\{(\w+)\}\)|\{(\w+)\}/g, (whole, bracketed?: string, bare?: string) => {
    const value = values[bracketed ?? bare ?? ''];
    if (value === undefined || value === '') return bracketed === undefined ? whole : '';
    return bracketed === undefined ? String(value) : ` (${value})`;
  });

/** Between right-to-left words a code or a date that begins with a digit is shown from its end, unless it stands in direction isolates. */
const isolated = (values: Readonly<Record<string, string | number>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      /^\d+[^\d\s]/.test(String(value)) ? `\u2068${value}\u2069` : value,
    ]),
  );

/** A sentence with the values in their places; `({name})` disappears where there is no such value. */
export const fillSentence = (sentence: Sentence, values: Readonly<Record<string, string | number>>): Sentence => ({
  en: fill(sentence.en, values),
  ar: fill(sentence.ar, isolated(values)),
  ckb: fill(sentence.ckb, isolated(values)),
});

/** What is said about a code. Codes that have no text get a general one that names the code. */
export const findRefusalText = (code: string): RefusalText => {
  if (Object.hasOwn(refusalTexts, code)) return refusalTexts[code] as RefusalText;
  return Object.hasOwn(findingTexts, code) ? { ...unknown, detail: findingTexts[code] as Sentence } : unknown;
};

/** A rule by its id, and what it says in three languages. */
export const wordsOfRule = (rule: string): { rule: string; text: { en: string; ar: string; ckb: string } } => {
  const { en, ar, ckb } = findRefusalText(rule).detail;
  return { rule, text: { en, ar, ckb } };
};

/**
 * The reason that a rule's guard, a command or a schema gave, set behind the sentence: more precise than the general one. What the sentence of the code says already is not said
 * twice; what has no words of its own (`reasons-of-attacks.ts`) stands in English alone.
 */
const withReason = (sentence: Sentence, code: string, detail: string | number | undefined): Sentence => {
  const reason = String(detail ?? '').trim();
  if (reason === '' || findRefusalText(code).detail.en.includes('{detail}')) return sentence;
  if (Object.hasOwn(saidByCode, reason) && saidByCode[reason] === code) return sentence;
  const said = findReason(reason);
  const behind = (text: string, words: string | undefined): string =>
    words === undefined ? text : `${text} (${words})`;
  return { en: behind(sentence.en, reason), ar: behind(sentence.ar, said?.ar), ckb: behind(sentence.ckb, said?.ckb) };
};

/** The sentences of one finding: code, values, and the reason that was given. */
export const sentencesOf = (
  code: string,
  values: Readonly<Record<string, string | number>>,
): { detail: Sentence; remedy: Sentence } => {
  const text = findRefusalText(code);
  const all = { code, ...values };
  return {
    detail: withReason(fillSentence(text.detail, all), code, values.detail),
    remedy: fillSentence(text.remedy, all),
  };
};
