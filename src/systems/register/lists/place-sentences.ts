import type { ListLanguage } from './list-language.ts';
import type { ParentRemarkCode } from './parent-codes.ts';
import type { HouseholdRemarkCode, RowRemarkCode, RowWaitingCode } from './row-outcome.ts';

/** Codes about where, and since when, a person of a list is. */
type PlaceCode =
  | Exclude<RowRemarkCode, HouseholdRemarkCode | ParentRemarkCode>
  | Extract<RowWaitingCode, `held-since-${string}`>;

/** Their sentences: what is wrong or was done, and what to do next. The Sorani ones are drafts. */
export const PLACE_SENTENCES: Readonly<
  Record<ListLanguage, Readonly<Record<PlaceCode, readonly [reason: string, remedy: string]>>>
> = {
  en: {
    'held-since-not-understood': [
      'Since when the person is held, “{label}”, is not in a form that can be read.',
      'Write it as 2024-03-12, 12/03/2024, 2024-03, 2024 or 1445 هـ, or leave it empty if it is unknown.',
    ],
    'held-since-impossible': [
      'There is no such day as “{label}”, or it lies too long ago; dates in numbers are read day first, unless the year stands first.',
      'Compare with the source; write only the year if the day is in doubt.',
    ],
    'held-since-in-future': [
      'The person would be held only since “{label}”, after the date of the list.',
      'Compare the year with the source.',
    ],
    'held-since-before-birth': [
      'The person would be held since “{label}”, before being born.',
      'Compare both dates with the source, and correct the wrong one.',
    ],
    'section-unknown': [
      'The site has no section “{label}”: the person is entered at the site without a section.',
      'Record where the person was found, or add the section; what the list says stays with the row.',
    ],
    'section-does-not-fit': [
      'The person is entered in section {label} as the list says, with a breach: {rules}.',
      'Move the person to where this rule is kept; the breach stays open until then.',
    ],
    'section-for-households': [
      'Section {label} is for households, and the row names none: the person is entered at the site without a section.',
      'Record the household on the file, then its place.',
    ],
    'held-since-partial': [
      '“{label}” can be several days: it is entered from the first of them, {from}.',
      'Correct the day on the file when the source says it.',
    ],
  },
  ar: {
    'held-since-not-understood': [
      'تاريخ بدء الاحتجاز «{label}» ليس بصيغة تُقرأ.',
      'اكتبه مثل 2024-03-12 أو 12/03/2024 أو 2024-03 أو 2024 أو 1445 هـ، أو اتركه فارغًا إن كان غير معروف.',
    ],
    'held-since-impossible': [
      'لا يوجد يوم «{label}» أو أنه بعيد جدًا؛ التواريخ بالأرقام تُقرأ باليوم أولًا ما لم تبدأ بالسنة.',
      'قارن بالمصدر، واكتب السنة فقط إن كان اليوم موضع شك.',
    ],
    'held-since-in-future': ['تاريخ بدء الاحتجاز «{label}» بعد تاريخ القائمة.', 'قارن السنة بالمصدر.'],
    'held-since-before-birth': [
      'تاريخ بدء الاحتجاز «{label}» قبل ميلاد الشخص.',
      'قارن التاريخين بالمصدر وصحّح الخطأ منهما.',
    ],
    'section-unknown': [
      'لا قسم في الموقع باسم «{label}»: أُدخل الشخص في الموقع دون قسم.',
      'سجّل أين وُجد الشخص، أو أضف القسم؛ وما تقوله القائمة يبقى مع الصف.',
    ],
    'section-does-not-fit': [
      'أُدخل الشخص في القسم {label} كما تقول القائمة، مع مخالفة: {rules}.',
      'انقل الشخص إلى حيث تُراعى هذه القاعدة؛ وتبقى المخالفة مفتوحة حتى ذلك.',
    ],
    'section-for-households': [
      'القسم {label} للأسر، والصف لا يذكر أسرة: أُدخل الشخص في الموقع دون قسم.',
      'سجّل الأسرة في الملف ثم مكانها.',
    ],
    'held-since-partial': [
      'قد يعني «{label}» عدة أيام: أُدخل من أولها، {from}.',
      'صحّح اليوم في الملف حين يذكره المصدر.',
    ],
  },
  ckb: {
    'held-since-not-understood': [
      'بەرواری ڕاگرتن «{label}» بە شێوەیەک نەنووسراوە کە بخوێندرێتەوە.',
      'وەک 2024-03-12 یان 12/03/2024 یان 2024-03 یان 2024 یان 1445 هـ بینووسە، یان بەتاڵی بهێڵەرەوە ئەگەر نەزانراوە.',
    ],
    'held-since-impossible': [
      'ڕۆژی «{label}» نییە یان زۆر کۆنە؛ بەرواری بە هێڵی لار سەرەتا ڕۆژ دەخوێندرێتەوە.',
      'لەگەڵ سەرچاوەکە بەراوردی بکە، تەنها ساڵ بنووسە ئەگەر ڕۆژەکە جێی گومانە.',
    ],
    'held-since-in-future': ['بەرواری ڕاگرتن «{label}» دوای بەرواری لیستەکەیە.', 'ساڵەکە لەگەڵ سەرچاوەکە بەراورد بکە.'],
    'held-since-before-birth': [
      'بەرواری ڕاگرتن «{label}» پێش لەدایکبوونی کەسەکەیە.',
      'هەردوو بەروارەکە لەگەڵ سەرچاوەکە بەراورد بکە و هەڵەکە ڕاست بکەرەوە.',
    ],
    'section-unknown': [
      'شوێنەکە بەشی «{label}»ی نییە: کەسەکە بێ بەش لە شوێنەکە تۆمار کرا.',
      'تۆماری بکە کەسەکە لە کوێ دۆزرایەوە، یان بەشەکە زیاد بکە؛ ئەوەی لیستەکە دەیڵێت لەگەڵ ڕیزەکە دەمێنێتەوە.',
    ],
    'section-does-not-fit': [
      'کەسەکە وەک لیستەکە دەڵێت لە بەشی {label} تۆمار کرا، لەگەڵ پێشێلکارییەک: {rules}.',
      'کەسەکە بگوازەرەوە بۆ شوێنێک کە ئەم ڕێسایەی تێدا پارێزراوە؛ پێشێلکارییەکە تا ئەوکات کراوە دەمێنێتەوە.',
    ],
    'section-for-households': [
      'بەشی {label} بۆ خێزانەکانە و ڕیزەکە ناوی خێزان نابات: کەسەکە بێ بەش لە شوێنەکە تۆمار کرا.',
      'خێزانەکە لە فایلەکەدا تۆمار بکە، پاشان شوێنەکەی.',
    ],
    'held-since-partial': [
      '«{label}» دەکرێت چەند ڕۆژێک بێت: لە یەکەمیانەوە تۆمار کرا، {from}.',
      'ڕۆژەکە لە فایلەکەدا ڕاست بکەرەوە کاتێک سەرچاوەکە دەیڵێت.',
    ],
  },
};
