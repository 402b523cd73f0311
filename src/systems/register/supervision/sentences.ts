import { type Sentence, say } from '../../../core/register/refusal-text.ts';

/** What the events say in one line; part of `eventSentences`. */
export const supervisionSentences: Readonly<Record<string, Sentence>> = {
  SupervisionRecorded: say(
    'It was recorded which authority supervises the detention.',
    'سُجّلت الجهة المشرفة على الاحتجاز.',
    'تۆمارکرا کام دەسەڵات چاودێری دەستبەسەرکردنەکە دەکات.',
  ),
  SupervisionWithdrawn: say(
    'A supervising authority was withdrawn: it was recorded wrongly.',
    'سُحبت جهة مشرفة: سُجّلت خطأً.',
    'دەسەڵاتێکی چاودێر کشێنرایەوە: بە هەڵە تۆمارکرابوو.',
  ),
};
