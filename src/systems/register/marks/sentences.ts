import { type Sentence, say } from '../../../core/register/refusal-text.ts';

/** What the events say in one line; part of `eventSentences`. Never what the mark is. */
export const markSentences: Readonly<Record<string, Sentence>> = {
  DistinguishingMarkRecorded: say(
    'A distinguishing mark was recorded.',
    'دُوّنت علامة مميزة.',
    'نیشانەیەکی جیاکەرەوە تۆمار کرا.',
  ),
  DistinguishingMarkWithdrawn: say(
    'A distinguishing mark was withdrawn: it was recorded wrongly.',
    'سُحبت علامة مميزة: دُوّنت خطأً.',
    'نیشانەیەکی جیاکەرەوە کشێنرایەوە: بە هەڵە تۆمار کرابوو.',
  ),
  PhotographRecorded: say(
    'A photograph for identification was recorded, taken by {authority}.',
    'دُوّنت صورة للتعرّف، التقطتها {authority}.',
    'وێنەیەک بۆ ناسینەوە تۆمار کرا، لەلایەن {authority} گیراوە.',
  ),
  PhotographWithdrawn: say(
    'A photograph was withdrawn: it is shown no longer.',
    'سُحبت صورة: لا تُعرض بعد الآن.',
    'وێنەیەک کشێنرایەوە: چیتر پیشان نادرێت.',
  ),
};
