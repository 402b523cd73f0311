import { accessTexts } from './access-texts.ts';
import { convoyTexts } from './convoy-texts.ts';
import { entryTexts } from './entry-texts.ts';
import { erasureTexts } from './erasure-texts.ts';
import { findingTexts } from './finding-texts.ts';
import { glassTexts } from './glass-texts.ts';
import { listTexts } from './list-texts.ts';
import { passkeyTexts } from './passkey-texts.ts';
import { findPlaceReason } from './place-reason-texts.ts';
import { platformTexts } from './platform-texts.ts';
import { protectionTexts } from './protection-texts.ts';
import { providerTexts } from './provider-texts.ts';
import { reasonTexts } from './reason-texts.ts';
import { recoveryTexts } from './recovery-texts.ts';
import type { RefusalText, Sentence } from './refusal-text.ts';
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
  ...residentTexts,
  ...glassTexts,
  ...erasureTexts,
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

/** The reason that a rule's guard or a schema gave, set behind the sentence: more precise than the general one, and in English alone where it has no words of its own. */
const withReason = (sentence: Sentence, text: RefusalText, detail: string | number | undefined): Sentence => {
  if (detail === undefined || detail === '' || text.detail.en.includes('{detail}')) return sentence;
  const said = Object.hasOwn(reasonTexts, detail) ? reasonTexts[detail] : findPlaceReason(String(detail));
  return {
    en: `${sentence.en} (${detail})`,
    ar: said === undefined ? sentence.ar : `${sentence.ar} (${said.ar})`,
    ckb: said === undefined ? sentence.ckb : `${sentence.ckb} (${said.ckb})`,
  };
};

/** The sentences of one finding: code, values, and the reason that was given. */
export const sentencesOf = (
  code: string,
  values: Readonly<Record<string, string | number>>,
): { detail: Sentence; remedy: Sentence } => {
  const text = findRefusalText(code);
  const all = { code, ...values };
  return {
    detail: withReason(fillSentence(text.detail, all), text, values.detail),
    remedy: fillSentence(text.remedy, all),
  };
};
