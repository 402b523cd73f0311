import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (status: number, title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status,
  title,
  detail,
  remedy,
});
const correctBirth = say(
  'Correct the birth as the source writes it, or leave it unknown.',
  'صحّح تاريخ الميلاد كما ورد في المصدر، أو اتركه غير معلوم.',
  'لەدایکبوون وەک سەرچاوەکە ڕاست بکەرەوە، یان بە نەزانراوی جێی بهێڵە.',
);
const saveAgain = say(
  'Save the sheet as CSV in UTF-8 with one row of headings, and send it again.',
  'احفظ الجدول بصيغة CSV وترميز UTF-8 مع صف عناوين واحد، ثم أرسله من جديد.',
  'خشتەکە وەک CSV بە UTF-8 و یەک ڕیزی سەردێڕ پاشەکەوت بکە و دووبارە بینێرە.',
);
const splitList = say(
  'Split the list into smaller ones and send them one by one.',
  'قسّم القائمة إلى قوائم أصغر وأرسلها واحدة بعد الأخرى.',
  'لیستەکە بۆ لیستی بچووکتر دابەش بکە و یەک یەک بیاننێرە.',
);
const otherBlock = say(
  'Ask the administrator for a block of register numbers of this site.',
  'اطلب من مدير النظام نطاقًا من أرقام السجل لهذا الموقع.',
  'داوای کۆمەڵەیەک ژمارەی تۆمار بۆ ئەم شوێنە لە بەڕێوەبەر بکە.',
);

/** Refusals at entering persons: births, lists, register numbers, corrections, breaches. */
export const entryTexts: Readonly<Record<string, RefusalText>> = {
  'birth-in-future': text(
    422,
    'A birth in the future',
    say('The birth lies after today.', 'تاريخ الميلاد بعد اليوم.', 'بەرواری لەدایکبوون دوای ئەمڕۆیە.'),
    correctBirth,
  ),
  'birth-too-long-ago': text(
    422,
    'A birth too long ago',
    say(
      'The birth lies more than 110 years back.',
      'يعود الميلاد إلى أكثر من 110 سنوات.',
      'لەدایکبوون زیاتر لە ١١٠ ساڵ لەمەوبەرە.',
    ),
    correctBirth,
  ),
  'breach-still-stands': text(
    409,
    'The breach still stands',
    say(
      'What the breach of {rule} names is still so; it cannot be called cured.',
      'ما تذكره مخالفة {rule} ما زال قائمًا، فلا يمكن اعتبارها زائلة.',
      'ئەوەی پێشێلکاریی {rule} ناوی دەبات هێشتا وایە؛ ناکرێت بە چارەسەرکراو دابنرێت.',
    ),
    say(
      'Mend the cause first: record the order, or move the person to a section that fits.',
      'عالج السبب أولًا: دوّن أمر التوقيف، أو انقل الشخص إلى قسم ملائم.',
      'سەرەتا هۆکارەکە چارەسەر بکە: فەرمانەکە تۆمار بکە یان کەسەکە بۆ بەشێکی گونجاو بگوازەرەوە.',
    ),
  ),
  'list-mapping-does-not-fit': text(
    422,
    'The mapping of columns does not fit',
    say(
      'The mapping names a heading that the list does not have, or one field twice.',
      'يذكر ربط الأعمدة عنوانًا غير موجود في القائمة، أو حقلًا مرتين.',
      'نەخشەی ستوونەکان سەردێڕێک ناو دەبات کە لە لیستەکەدا نییە، یان خانەیەک دوو جار.',
    ),
    say(
      'Choose the fields of the columns again.',
      'اختر حقول الأعمدة من جديد.',
      'خانەکانی ستوونەکان دووبارە هەڵبژێرە.',
    ),
  ),
  'list-no-name-column': text(
    422,
    'No column of names',
    say(
      'No column of the list was recognised as the name.',
      'لم يُتعرَّف في القائمة على عمود للاسم.',
      'هیچ ستوونێک وەک ناو نەناسرایەوە.',
    ),
    say('Say which column holds the name.', 'حدّد العمود الذي يحوي الاسم.', 'دیاری بکە کام ستوون ناوی تێدایە.'),
  ),
  'list-not-csv': text(
    422,
    'Not a list in CSV',
    say('The file is not a list in CSV.', 'الملف ليس قائمة بصيغة CSV.', 'فایلەکە لیستێکی CSV نییە.'),
    saveAgain,
  ),
  'list-rows-add-up': text(
    409,
    'Rows read = accepted + waiting + refused',
    say(
      'The counts of the list do not add up; nobody on a list may be lost.',
      'أعداد القائمة غير متوافقة؛ لا يجوز أن يضيع أحد من القائمة.',
      'ژمارەکانی لیستەکە یەک ناگرنەوە؛ نابێت کەس لە لیستەکە ون بێت.',
    ),
    say('Send the list again.', 'أرسل القائمة من جديد.', 'لیستەکە دووبارە بنێرە.'),
  ),
  'list-too-many-columns': text(
    422,
    'Too many columns',
    say(
      'The list has more columns than {most}.',
      'في القائمة أعمدة أكثر من {most}.',
      'لیستەکە زیاتر لە {most} ستوونی هەیە.',
    ),
    saveAgain,
  ),
  'list-too-many-rows': text(
    422,
    'Too many rows',
    say('The list has more rows than {most}.', 'في القائمة صفوف أكثر من {most}.', 'لیستەکە زیاتر لە {most} ڕیزی هەیە.'),
    splitList,
  ),
  'no-register-numbers': text(
    409,
    'No register numbers left',
    say(
      'The blocks of register numbers of this site are used up.',
      'نفدت أرقام السجل المخصصة لهذا الموقع.',
      'ژمارەکانی تۆماری ئەم شوێنە تەواو بوون.',
    ),
    otherBlock,
  ),
  'not-correctable': text(
    409,
    'This event cannot be corrected so',
    say(
      'This event is no fact of custody that can be corrected, or it was corrected already.',
      'هذه الواقعة ليست واقعة احتجاز قابلة للتصحيح، أو سبق تصحيحها.',
      'ئەم ڕووداوە ڕووداوێکی دەستبەسەری نییە کە ڕاست بکرێتەوە، یان پێشتر ڕاست کراوەتەوە.',
    ),
    say(
      "Open the person's file and choose the newest record of the fact.",
      'افتح ملف الشخص واختر أحدث قيد لهذه الواقعة.',
      'فایلی کەسەکە بکەرەوە و نوێترین تۆماری ڕووداوەکە هەڵبژێرە.',
    ),
  ),
  'number-block-overlaps': text(
    409,
    'The block overlaps another',
    say(
      'Some of these register numbers are in another block already.',
      'بعض أرقام السجل هذه موجود في نطاق آخر.',
      'هەندێک لەم ژمارانە لە کۆمەڵەیەکی تردان.',
    ),
    say(
      'Begin the block after the last one.',
      'ابدأ النطاق بعد آخر نطاق.',
      'کۆمەڵەکە لە دوای دوایین کۆمەڵە دەستپێبکە.',
    ),
  ),
  'number-not-allocated': text(
    409,
    'The register number is in no block',
    say(
      'The register number does not belong to a block of this site.',
      'رقم السجل لا ينتمي إلى نطاق لهذا الموقع.',
      'ژمارەی تۆمار سەر بە هیچ کۆمەڵەیەکی ئەم شوێنە نییە.',
    ),
    otherBlock,
  ),
  'number-used': text(
    409,
    'The register number is used',
    say(
      'The register number was given to somebody before; numbers are never used again.',
      'أُعطي رقم السجل لشخص من قبل؛ ولا تُستعمل الأرقام مرتين.',
      'ژمارەی تۆمار پێشتر دراوە بە کەسێک؛ ژمارەکان دووبارە بەکارناهێنرێنەوە.',
    ),
    say('Take the next number of the block.', 'خذ الرقم التالي من النطاق.', 'ژمارەی دواتری کۆمەڵەکە وەربگرە.'),
  ),
};
