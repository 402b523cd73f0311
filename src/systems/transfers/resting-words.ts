import { type Sentence, say } from '../../core/register/refusal-text.ts';

/** What can rest on an entry of the movement log, as `transfers.rests_on` names it, with `{place}`. */
const WORDS: Readonly<Record<string, Sentence>> = {
  departed: say('departed from {place}', 'انطلاق من {place}', 'لە {place} ڕۆیشت'),
  arrived: say('arrived at {place}', 'وصول إلى {place}', 'گەیشتە {place}'),
  'border-crossed': say('border crossed at {place}', 'عبور الحدود عند {place}', 'لە {place} لە سنوور پەڕییەوە'),
  resumed: say('went on from {place}', 'استئناف السير من {place}', 'لە {place} بەردەوام بوو'),
  deviation: say(
    'left the planned way at {place}',
    'خروج عن الطريق المخطط عند {place}',
    'لە {place} لە ڕێگای دیاریکراو لایدا',
  ),
  'count-stop': say('head-count of the stop at {place}', 'تعداد التوقف في {place}', 'ژماردنی وەستان لە {place}'),
  'count-unloading': say(
    'head-count at unloading in {place}',
    'تعداد الإنزال في {place}',
    'ژماردنی دابەزین لە {place}',
  ),
  'entry-refused': say('not let in at {place}', 'رفض الدخول إلى {place}', 'ڕێگەنەدان بە چوونە ناو {place}'),
  'handed-over': say('hand-over at {place}', 'تسليم في {place}', 'ڕادەستکردن لە {place}'),
};

/** What rests on an entry of the movement log, in words. @param place its name in each language, or how the escort called it */
export const restingWords = (kind: string, place: Sentence): Sentence => {
  const { en, ar, ckb } = WORDS[kind] ?? say(kind, kind, kind);
  return {
    en: en.replace('{place}', () => place.en),
    ar: ar.replace('{place}', () => place.ar),
    ckb: ckb.replace('{place}', () => place.ckb),
  };
};
