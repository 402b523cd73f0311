import type { ListLanguage } from './list-language.ts';

/** What stands where a name should stand, and may be none. */
export type NoNameCode = 'looks-like-total' | 'name-looks-like-formula';

/** Their sentences: what is wrong, and what to do next. */
export const NO_NAME_SENTENCES: Readonly<
  Record<ListLanguage, Readonly<Record<NoNameCode, readonly [reason: string, remedy: string]>>>
> = {
  en: {
    'looks-like-total': [
      'This looks like the line that sums the list up, and not like a person.',
      'Compare its number with the rows of the list. Refuse the row if it is a total; correct it if somebody is meant.',
    ],
    'name-looks-like-formula': [
      'The name begins like a formula of a spreadsheet. It was kept as text, and nothing was computed.',
      'Ask the sending authority for the name, and correct the row.',
    ],
  },
  ar: {
    'looks-like-total': [
      'يبدو هذا سطر مجموع القائمة لا شخصًا.',
      'قارن عدده بصفوف القائمة. ارفض الصف إن كان مجموعًا، وصحّحه إن كان المقصود شخصًا.',
    ],
    'name-looks-like-formula': [
      'يبدأ الاسم كما تبدأ صيغة في جدول. حُفظ نصًا ولم يُحسب شيء.',
      'اطلب الاسم من الجهة المرسلة وصحّح الصف.',
    ],
  },
  ckb: {
    'looks-like-total': [
      'ئەمە لە دێڕی کۆی لیستەکە دەچێت، نەک لە کەسێک.',
      'ژمارەکەی لەگەڵ ڕیزەکانی لیستەکە بەراورد بکە. ئەگەر کۆیە ڕیزەکە ڕەت بکەرەوە، ئەگەر کەسێک مەبەستە ڕاستی بکەرەوە.',
    ],
    'name-looks-like-formula': [
      'ناوەکە وەک هاوکێشەی خشتە دەست پێ دەکات. وەک دەق هەڵگیراوە و هیچ نەژمێردراوە.',
      'ناوەکە لە لایەنی نێردەر بپرسە و ڕیزەکە ڕاست بکەرەوە.',
    ],
  },
};
