import type { ListRefusalCode } from './decode-list.ts';
import { HOUSEHOLD_SENTENCES } from './household-sentences.ts';
import type { ListLanguage } from './list-language.ts';
import { NO_NAME_SENTENCES } from './name-sentences.ts';
import { PARENT_SENTENCES } from './parent-sentences.ts';
import { PLACE_SENTENCES } from './place-sentences.ts';
import type { RowRefusalCode, RowRemarkCode, RowWaitingCode } from './row-outcome.ts';

/** Every code that reading a list can give. */
export type ListCode = RowRefusalCode | RowWaitingCode | RowRemarkCode | ListRefusalCode;

type Sentences = Readonly<Record<ListCode, readonly [reason: string, remedy: string]>>;

const en: Sentences = {
  ...HOUSEHOLD_SENTENCES.en,
  ...PARENT_SENTENCES.en,
  ...PLACE_SENTENCES.en,
  ...NO_NAME_SENTENCES.en,
  'row-no-name': [
    'No name column of this row has a letter.',
    'Ask the sending authority for the name; enter the person by hand if he is present.',
  ],
  'row-damaged-name': [
    'The name was damaged on its way: it has characters that stand for lost ones.',
    'Ask for the file again, saved as “CSV UTF-8”.',
  ],
  'row-too-many-cells': [
    'The row has more cells than the heading, so cells may stand under the wrong heading.',
    'Put text that has separators in quotes, and send the row again.',
  ],
  'birth-not-understood': [
    'The date of birth “{label}” is not in a form that can be read.',
    'Write it as 1994-03-12, 12/03/1994, 1994, approx 1990 or 1412 هـ, or leave it empty if it is unknown.',
  ],
  'birth-day-impossible': [
    'There is no day “{label}” in the calendar; dates in numbers are read day first, unless the year stands first.',
    'Compare with the source; write only the year if the day is in doubt.',
  ],
  'birth-in-future': [
    'The date of birth “{label}” lies after the date of the list.',
    'Compare the year with the source.',
  ],
  'birth-too-long-ago': [
    'The date of birth “{label}” would make the person more than 110 years old.',
    'Compare the year with the source; a Hijri year needs the sign هـ.',
  ],
  'birth-year-two-digits': [
    'The year in “{label}” has two digits, so the century is unknown.',
    'Write the year with four digits.',
  ],
  'birth-calendar-unclear': [
    'The year in “{label}” belongs to a Hijri calendar, but it is not said which one.',
    'Add هـ to a lunar year; convert a solar (Persian) year and keep the text in the remarks.',
  ],
  'birth-range-reversed': ['The first year in “{label}” is after the last.', 'Write the earlier year first.'],
  'nationality-unknown-label': [
    'The nationality “{label}” is not known, or fits two countries.',
    'Choose the country that the source means, or leave the nationality open; do not guess.',
  ],
  'sex-unknown-label': ['The sex “{label}” is not known.', 'Write male or female (ذكر, أنثى), as the source means it.'],
  'sex-not-stated': [
    'The list does not say the sex.',
    'Ask the sending authority, or look at the person; do not guess.',
  ],
  'cell-damaged': [
    'A cell was damaged on its way: it has characters that stand for lost ones.',
    'Compare this column with the source and correct it.',
  ],
  'possible-double-in-list': [
    'This may be the person of row {otherRow}: the names sound alike and the births can be the same day.',
    'Look at both rows. Decide whether it is one person or two; nothing is merged by itself.',
  ],
  'possible-double-in-register': [
    'This may be the person with number {number}: the names sound alike and the births can be the same day.',
    'Look at that file. Decide whether it is one person or two; nothing is merged by itself.',
  ],
  'list-empty': ['The file is empty.', 'Ask the sending authority for the list again.'],
  'list-too-large': ['The file is larger than 10 MB.', 'Split the list into several files.'],
  'list-not-utf8': [
    'The text of the file is not UTF-8, so names would be damaged.',
    'Save it as “CSV UTF-8” (in the list of file types) and choose that file.',
  ],
  'list-not-csv': [
    'The file is not well-formed CSV: a quotation mark is not closed before its end (line {line}).',
    'Look for a single quotation mark, correct it, and choose the file again.',
  ],
  'list-too-many-rows': [
    'The list has {rows} rows; at most 30,000 are read at once.',
    'Split the list into several files.',
  ],
  'list-too-many-columns': [
    'A row has {columns} columns; at most 60 are read.',
    'Remove empty columns, or check the separator of the file.',
  ],
  'list-no-name-column': ['No column is mapped to a name.', 'Choose which column holds the name.'],
  'list-mapping-does-not-fit': [
    'The mapping has another number of columns than the file ({columns}).',
    'Choose the columns again for this file.',
  ],
  'row-name-too-long': [
    'A name of this row is longer than 400 characters: several cells may have run together.',
    'Compare the row with the source; register the person by hand with the name alone.',
  ],
  'cell-too-long': [
    'A cell of this row is longer than can be kept in a file.',
    'Compare the row with the source and shorten what is meant; the whole cell stays with the list.',
  ],
  'list-old-spreadsheet': [
    'The file is a spreadsheet of the old kind (.xls).',
    'Open it, save it as “Excel workbook (.xlsx)” or “CSV UTF-8”, and choose that file.',
  ],
  'list-not-xlsx': [
    'The file is an archive but no Excel workbook (.xlsx).',
    'Open it in its own program, save it as “.xlsx” or “CSV UTF-8”, and choose that file.',
  ],
  'list-not-a-list': [
    'The file is no list: it is a document, a page, a picture or a program under another name.',
    'Ask the sending authority for the list as .xlsx or as “CSV UTF-8”.',
  ],
  'list-locked': [
    'The workbook is locked by a password.',
    'Ask the sending authority for it without a password, by a safe way.',
  ],
  'list-damaged': [
    'The workbook is damaged or was cut off on its way.',
    'Ask for the file again; compare its size with that of the sender.',
  ],
  'list-has-entities': [
    'The workbook contains instructions that a list never needs and that attackers use (a document type).',
    'Do not open it. Tell whoever looks after security, and ask the sender for a new file.',
  ],
  'list-inflates-too-far': [
    'The workbook is far larger inside than a list can be.',
    'Copy the list alone into a new workbook; if it came from a stranger, tell whoever looks after security.',
  ],
  'list-queue-full': [
    'Other lists of your authority are being read, and as many as may wait are waiting.',
    'Nothing was read of this one. Send it again in a minute; one officer of an authority sends one list after the other.',
  ],
  'list-takes-too-long': [
    'Reading the file took too long and was given up.',
    'Copy the list alone into a new workbook, or split it.',
  ],
  'list-takes-too-much-memory': [
    'Reading the file needed too much memory and was given up.',
    'Copy the list alone into a new workbook, or split it.',
  ],
  'list-unknown-sheet': ['The workbook has no sheet “{sheet}”.', 'Choose one of its sheets.'],
};

const ar: Sentences = {
  ...HOUSEHOLD_SENTENCES.ar,
  ...PARENT_SENTENCES.ar,
  ...PLACE_SENTENCES.ar,
  ...NO_NAME_SENTENCES.ar,
  'row-no-name': [
    'لا يوجد حرف في أي من أعمدة الاسم في هذا الصف.',
    'اطلب الاسم من الجهة المرسلة، وأدخل الشخص يدويًا إن كان حاضرًا.',
  ],
  'row-damaged-name': [
    'تلف الاسم أثناء النقل: فيه رموز تدل على أحرف مفقودة.',
    'اطلب الملف مرة أخرى محفوظًا بصيغة «CSV UTF-8».',
  ],
  'row-too-many-cells': [
    'في الصف خلايا أكثر من العناوين، وقد تكون الخلايا تحت عناوين خاطئة.',
    'ضع النص الذي يحتوي على فواصل بين علامتي اقتباس وأرسل الصف مجددًا.',
  ],
  'birth-not-understood': [
    'تاريخ الميلاد «{label}» ليس بصيغة يمكن قراءتها.',
    'اكتبه هكذا: 1994-03-12 أو 12/03/1994 أو 1994 أو حوالي 1990 أو 1412 هـ، أو اتركه فارغًا إن كان غير معروف.',
  ],
  'birth-day-impossible': [
    'لا يوجد يوم «{label}» في التقويم، والتواريخ بالأرقام تُقرأ باليوم أولًا ما لم تبدأ بالسنة.',
    'قارن مع المصدر، واكتب السنة فقط إن كان اليوم موضع شك.',
  ],
  'birth-in-future': ['تاريخ الميلاد «{label}» بعد تاريخ القائمة.', 'قارن السنة مع المصدر.'],
  'birth-too-long-ago': [
    'تاريخ الميلاد «{label}» يعني أن عمر الشخص أكثر من 110 سنوات.',
    'قارن السنة مع المصدر، والسنة الهجرية تحتاج إلى الرمز هـ.',
  ],
  'birth-year-two-digits': ['السنة في «{label}» من رقمين، فالقرن غير معروف.', 'اكتب السنة بأربعة أرقام.'],
  'birth-calendar-unclear': [
    'السنة في «{label}» هجرية، ولم يُذكر أي تقويم.',
    'أضف هـ إلى السنة القمرية، وحوّل السنة الشمسية (الفارسية) واحتفظ بالنص في الملاحظات.',
  ],
  'birth-range-reversed': ['السنة الأولى في «{label}» بعد الأخيرة.', 'اكتب السنة الأقدم أولًا.'],
  'nationality-unknown-label': [
    'الجنسية «{label}» غير معروفة أو تنطبق على بلدين.',
    'اختر البلد الذي يقصده المصدر، أو اترك الجنسية مفتوحة، ولا تخمّن.',
  ],
  'sex-unknown-label': ['الجنس «{label}» غير معروف.', 'اكتب ذكر أو أنثى كما يقصده المصدر.'],
  'sex-not-stated': ['لا تذكر القائمة الجنس.', 'اسأل الجهة المرسلة أو انظر إلى الشخص، ولا تخمّن.'],
  'cell-damaged': ['تلفت خلية أثناء النقل: فيها رموز تدل على أحرف مفقودة.', 'قارن هذا العمود مع المصدر وصححه.'],
  'possible-double-in-list': [
    'قد يكون هذا هو الشخص في الصف {otherRow}: الاسمان متشابهان لفظًا ويمكن أن يكون الميلاد في اليوم نفسه.',
    'انظر إلى الصفين وقرر هل هما شخص واحد أم شخصان. لا يُدمج شيء تلقائيًا.',
  ],
  'possible-double-in-register': [
    'قد يكون هذا هو الشخص ذو الرقم {number}: الاسمان متشابهان لفظًا ويمكن أن يكون الميلاد في اليوم نفسه.',
    'انظر إلى ذلك الملف وقرر هل هما شخص واحد أم شخصان. لا يُدمج شيء تلقائيًا.',
  ],
  'list-empty': ['الملف فارغ.', 'اطلب القائمة من الجهة المرسلة مرة أخرى.'],
  'list-too-large': ['الملف أكبر من 10 ميغابايت.', 'قسّم القائمة إلى عدة ملفات.'],
  'list-not-utf8': [
    'نص الملف ليس UTF-8، وسوف تتلف الأسماء.',
    'احفظه بصيغة «CSV UTF-8» من قائمة أنواع الملفات واختر ذلك الملف.',
  ],
  'list-not-csv': [
    'الملف ليس CSV سليمًا: علامة اقتباس لم تُغلق قبل نهايته (السطر {line}).',
    'ابحث عن علامة اقتباس مفردة وصححها واختر الملف مجددًا.',
  ],
  'list-too-many-rows': ['في القائمة {rows} صفًا، ولا يُقرأ أكثر من 30,000 دفعة واحدة.', 'قسّم القائمة إلى عدة ملفات.'],
  'list-too-many-columns': [
    'في أحد الصفوف {columns} عمودًا، ولا يُقرأ أكثر من 60.',
    'احذف الأعمدة الفارغة أو تحقق من الفاصل في الملف.',
  ],
  'list-no-name-column': ['لم يُحدد أي عمود للاسم.', 'اختر العمود الذي يحتوي على الاسم.'],
  'list-mapping-does-not-fit': [
    'عدد الأعمدة المحددة يختلف عن عدد أعمدة الملف ({columns}).',
    'حدد الأعمدة مرة أخرى لهذا الملف.',
  ],
  'row-name-too-long': [
    'أحد أسماء هذا الصف أطول من 400 حرف، وربما اندمجت عدة خلايا.',
    'قارن الصف مع المصدر، وسجّل الشخص يدويًا بالاسم وحده.',
  ],
  'cell-too-long': [
    'إحدى خلايا هذا الصف أطول مما يُحفظ في ملف.',
    'قارن الصف مع المصدر واختصر المقصود؛ وتبقى الخلية كاملة مع القائمة.',
  ],
  'list-old-spreadsheet': [
    'الملف جدول من النوع القديم (.xls).',
    'افتحه واحفظه بصيغة «مصنف Excel (.xlsx)» أو «CSV UTF-8» واختر ذلك الملف.',
  ],
  'list-not-xlsx': [
    'الملف أرشيف وليس مصنف Excel (.xlsx).',
    'افتحه في برنامجه واحفظه بصيغة «.xlsx» أو «CSV UTF-8» واختر ذلك الملف.',
  ],
  'list-not-a-list': [
    'الملف ليس قائمة: إنه مستند أو صفحة أو صورة أو برنامج تحت اسم آخر.',
    'اطلب القائمة من الجهة المرسلة بصيغة .xlsx أو «CSV UTF-8».',
  ],
  'list-locked': ['المصنف مقفل بكلمة مرور.', 'اطلبه من الجهة المرسلة بلا كلمة مرور وبطريقة آمنة.'],
  'list-damaged': ['المصنف تالف أو انقطع أثناء النقل.', 'اطلب الملف مرة أخرى وقارن حجمه بحجمه لدى المرسل.'],
  'list-has-entities': [
    'في المصنف تعليمات لا تحتاج إليها أي قائمة ويستعملها المهاجمون (تعريف نوع المستند).',
    'لا تفتحه. أخبر المسؤول عن الأمن، واطلب من المرسل ملفًا جديدًا.',
  ],
  'list-inflates-too-far': [
    'المصنف من الداخل أكبر بكثير مما يمكن أن تكون عليه قائمة.',
    'انسخ القائمة وحدها إلى مصنف جديد، وإن جاء من غريب فأخبر المسؤول عن الأمن.',
  ],
  'list-queue-full': [
    'تُقرأ قوائم أخرى لجهتك، وقد بلغ عدد المنتظِر منها أقصاه.',
    'لم يُقرأ شيء من هذه القائمة. أعد إرسالها بعد دقيقة؛ ولترسل الجهة قائمة بعد أخرى.',
  ],
  'list-takes-too-long': ['استغرقت قراءة الملف وقتًا طويلًا فأُوقفت.', 'انسخ القائمة وحدها إلى مصنف جديد أو قسّمها.'],
  'list-takes-too-much-memory': [
    'احتاجت قراءة الملف إلى ذاكرة كبيرة فأُوقفت.',
    'انسخ القائمة وحدها إلى مصنف جديد أو قسّمها.',
  ],
  'list-unknown-sheet': ['ليس في المصنف ورقة باسم «{sheet}».', 'اختر إحدى أوراقه.'],
};

const ckb: Sentences = {
  ...HOUSEHOLD_SENTENCES.ckb,
  ...PARENT_SENTENCES.ckb,
  ...PLACE_SENTENCES.ckb,
  ...NO_NAME_SENTENCES.ckb,
  'row-no-name': [
    'هیچ ستوونێکی ناو لەم ڕیزەدا پیتی تێدا نییە.',
    'ناوەکە لە لایەنی نێردەر داوا بکە، ئەگەر کەسەکە ئامادەیە بە دەست تۆماری بکە.',
  ],
  'row-damaged-name': [
    'ناوەکە لە ڕێگادا تێکچووە: هێمای پیتی ونبووی تێدایە.',
    'داوای فایلەکە بکەرەوە بە شێوەی «CSV UTF-8».',
  ],
  'row-too-many-cells': [
    'ڕیزەکە خانەی زیاتری هەیە لە سەردێڕەکان، لەوانەیە خانەکان لە ژێر سەردێڕی هەڵەدا بن.',
    'ئەو دەقەی جیاکەرەوەی تێدایە بخە نێو جووتکەوانە و ڕیزەکە بنێرەوە.',
  ],
  'birth-not-understood': [
    'بەرواری لەدایکبوون «{label}» بە شێوەیەک نییە بخوێنرێتەوە.',
    'بەم شێوەیە بینووسە: 1994-03-12، 12/03/1994، 1994، نزیکەی 1990 یان 1412 هـ، یان بەتاڵی بهێڵەرەوە.',
  ],
  'birth-day-impossible': [
    'ڕۆژی «{label}» لە ساڵنامەدا نییە، ڕۆژ لە پێشەوە دەخوێنرێتەوە.',
    'لەگەڵ سەرچاوەکە بەراوردی بکە، ئەگەر ڕۆژەکە دڵنیا نییە تەنها ساڵەکە بنووسە.',
  ],
  'birth-in-future': ['بەرواری لەدایکبوون «{label}» دوای بەرواری لیستەکەیە.', 'ساڵەکە لەگەڵ سەرچاوەکە بەراورد بکە.'],
  'birth-too-long-ago': [
    'بەرواری لەدایکبوون «{label}» واتە تەمەن زیاتر لە 110 ساڵ.',
    'ساڵەکە بەراورد بکە، ساڵی کۆچی پێویستی بە هێمای هـ هەیە.',
  ],
  'birth-year-two-digits': ['ساڵ لە «{label}» دوو ژمارەیە، سەدەکە نەزانراوە.', 'ساڵەکە بە چوار ژمارە بنووسە.'],
  'birth-calendar-unclear': [
    'ساڵ لە «{label}» کۆچییە، بەڵام دیار نییە کام ساڵنامە.',
    'بۆ ساڵی مانگی هـ زیاد بکە، ساڵی هەتاوی بگۆڕە و دەقەکە لە تێبینیدا بهێڵەرەوە.',
  ],
  'birth-range-reversed': ['ساڵی یەکەم لە «{label}» دوای ساڵی کۆتاییە.', 'ساڵی پێشتر لە سەرەتاوە بنووسە.'],
  'nationality-unknown-label': [
    'ڕەگەزنامەی «{label}» نەناسراوە یان بۆ دوو وڵات دەگونجێت.',
    'ئەو وڵاتە هەڵبژێرە کە سەرچاوەکە مەبەستیەتی، یان بە کراوەیی بیهێڵەرەوە، مەزەندە مەکە.',
  ],
  'sex-unknown-label': ['ڕەگەزی «{label}» نەناسراوە.', 'نێر یان مێ بنووسە، وەک سەرچاوەکە مەبەستیەتی.'],
  'sex-not-stated': ['لیستەکە ڕەگەز ناڵێت.', 'لە لایەنی نێرەر بپرسە یان سەیری کەسەکە بکە، مەزەندە مەکە.'],
  'cell-damaged': ['خانەیەک لە ڕێگادا تێکچووە.', 'ئەم ستوونە لەگەڵ سەرچاوەکە بەراورد بکە و ڕاستی بکەرەوە.'],
  'possible-double-in-list': [
    'لەوانەیە ئەمە کەسی ڕیزی {otherRow} بێت: ناوەکان لە یەک دەچن و لەدایکبوون دەکرێت هەمان ڕۆژ بێت.',
    'سەیری هەردوو ڕیز بکە و بڕیار بدە یەک کەسن یان دوو. هیچ شتێک خۆکار یەک ناخرێت.',
  ],
  'possible-double-in-register': [
    'لەوانەیە ئەمە کەسی ژمارە {number} بێت: ناوەکان لە یەک دەچن و لەدایکبوون دەکرێت هەمان ڕۆژ بێت.',
    'سەیری ئەو فایلە بکە و بڕیار بدە یەک کەسن یان دوو. هیچ شتێک خۆکار یەک ناخرێت.',
  ],
  'list-empty': ['فایلەکە بەتاڵە.', 'داوای لیستەکە لە لایەنی نێردەر بکەرەوە.'],
  'list-too-large': ['فایلەکە لە 10 مێگابایت گەورەترە.', 'لیستەکە بکە بە چەند فایل.'],
  'list-not-utf8': ['دەقی فایلەکە UTF-8 نییە، ناوەکان تێک دەچن.', 'بە «CSV UTF-8» پاشەکەوتی بکە و ئەو فایلە هەڵبژێرە.'],
  'list-not-csv': [
    'فایلەکە CSVی دروست نییە: جووتکەوانەیەک دانەخراوە (دێڕی {line}).',
    'جووتکەوانەی تاک بدۆزەرەوە و ڕاستی بکەرەوە و فایلەکە هەڵبژێرەوە.',
  ],
  'list-too-many-rows': ['لیستەکە {rows} ڕیزی هەیە، زۆرترین 30,000ە.', 'لیستەکە بکە بە چەند فایل.'],
  'list-too-many-columns': [
    'ڕیزێک {columns} ستوونی هەیە، زۆرترین 60ە.',
    'ستوونە بەتاڵەکان بسڕەوە یان جیاکەرەوەی فایلەکە بپشکنە.',
  ],
  'list-no-name-column': ['هیچ ستوونێک بۆ ناو دیاری نەکراوە.', 'ئەو ستوونە هەڵبژێرە کە ناوی تێدایە.'],
  'list-mapping-does-not-fit': [
    'ژمارەی ستوونە دیاریکراوەکان لەگەڵ فایلەکە ({columns}) ناگونجێت.',
    'ستوونەکان بۆ ئەم فایلە دووبارە دیاری بکە.',
  ],
  'row-name-too-long': [
    'ناوێکی ئەم ڕیزە لە 400 پیت درێژترە، لەوانەیە چەند خانەیەک تێکەڵ بووبن.',
    'ڕیزەکە لەگەڵ سەرچاوەکە بەراورد بکە و کەسەکە بە دەست تۆمار بکە.',
  ],
  'cell-too-long': [
    'خانەیەکی ئەم ڕیزە لەوە درێژترە کە لە فایلدا هەڵبگیرێت.',
    'ڕیزەکە لەگەڵ سەرچاوەکە بەراورد بکە و کورتی بکەرەوە.',
  ],
  'list-old-spreadsheet': [
    'فایلەکە خشتەی جۆری کۆنە (.xls).',
    'بیکەرەوە و بە «.xlsx» یان «CSV UTF-8» پاشەکەوتی بکە و ئەو فایلە هەڵبژێرە.',
  ],
  'list-not-xlsx': [
    'فایلەکە ئەرشیفە، بەڵام خشتەی Excel (.xlsx) نییە.',
    'لە بەرنامەی خۆیدا بیکەرەوە و بە «.xlsx» یان «CSV UTF-8» پاشەکەوتی بکە.',
  ],
  'list-not-a-list': [
    'فایلەکە لیست نییە: بەڵگەنامە، پەڕە، وێنە یان بەرنامەیە بە ناوێکی تر.',
    'لیستەکە لە لایەنی نێردەر بە .xlsx یان «CSV UTF-8» داوا بکە.',
  ],
  'list-locked': ['خشتەکە بە وشەی نهێنی داخراوە.', 'بێ وشەی نهێنی و بە ڕێگایەکی پارێزراو داوای بکەرەوە.'],
  'list-damaged': ['خشتەکە تێکچووە یان لە ڕێگادا پچڕاوە.', 'داوای فایلەکە بکەرەوە و قەبارەکەی بەراورد بکە.'],
  'list-has-entities': [
    'خشتەکە ڕێنمایی تێدایە کە هیچ لیستێک پێویستی پێی نییە و هێرشبەران بەکاری دەهێنن.',
    'مەیکەرەوە. بە بەرپرسی ئاسایش بڵێ و فایلێکی نوێ داوا بکە.',
  ],
  'list-inflates-too-far': [
    'ناوەوەی خشتەکە زۆر لەوە گەورەترە کە لیستێک دەبێت.',
    'تەنها لیستەکە بۆ خشتەیەکی نوێ کۆپی بکە.',
  ],
  'list-queue-full': [
    'لیستی تری دەسەڵاتەکەت دەخوێنرێنەوە و ژمارەی چاوەڕوانکراوەکان پڕ بووە.',
    'هیچ لەم لیستەیە نەخوێنرایەوە. دوای خولەکێک دووبارە بینێرە؛ با لیستەکان یەک لە دوای یەک بنێردرێن.',
  ],
  'list-takes-too-long': [
    'خوێندنەوەی فایلەکە زۆری خایاند و وازی لێهێنرا.',
    'تەنها لیستەکە بۆ خشتەیەکی نوێ کۆپی بکە یان دابەشی بکە.',
  ],
  'list-takes-too-much-memory': [
    'خوێندنەوەی فایلەکە بیرگەی زۆری ویست و وازی لێهێنرا.',
    'تەنها لیستەکە بۆ خشتەیەکی نوێ کۆپی بکە یان دابەشی بکە.',
  ],
  'list-unknown-sheet': ['خشتەکە پەڕەی «{sheet}»ی نییە.', 'یەکێک لە پەڕەکانی هەڵبژێرە.'],
};

/** All sentences by language and code; `{name}` stands for a value of the reason. */
export const LIST_SENTENCES: Readonly<Record<ListLanguage, Sentences>> = { ar, ckb, en };

/**
 * The sentences of a reason: what is wrong and what to do next. Values from a list are set between direction isolates, so
 * that a Latin label does not turn an Arabic sentence around.
 */
export function describeReason(
  reason: { readonly code: ListCode; readonly values: Readonly<Record<string, string>> },
  language: ListLanguage,
): { readonly reason: string; readonly remedy: string } {
  const [sentence, remedy] = LIST_SENTENCES[language][reason.code];
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => `\u2068${reason.values[name] ?? '?'}\u2069`);
  return { reason: fill(sentence), remedy: fill(remedy) };
}
