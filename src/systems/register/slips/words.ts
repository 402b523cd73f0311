import { type Sentence, say } from '../../../core/register/refusal-text.ts';

/** What the event says in one line; part of `eventSentences`. */
export const slipSentences: Readonly<Record<string, Sentence>> = {
  SlipIssued: say(
    'A slip for checking the public log was issued, for: {to}.',
    'صدرت قسيمة للتحقق من السجل العلني، لأجل: {to}.',
    'پسووڵەیەک بۆ پشکنینی تۆماری گشتی دەرکرا، بۆ: {to}.',
  ),
};
/** Words of its coded field; part of `wordsOf`. */
export const slipWords = {
  SlipIssued: {
    to: {
      person: say('the person', 'الشخص نفسه', 'کەسەکە خۆی'),
      family: say('the family', 'الأسرة', 'خێزان'),
      lawyer: say('the lawyer', 'المحامي', 'پارێزەر'),
      monitor: say('a monitor', 'جهة رقابة', 'چاودێر'),
    },
  },
} as const;
