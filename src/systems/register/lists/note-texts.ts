import type { ListNote, ListNoteCode } from './list-grid.ts';
import type { ListLanguage } from './list-language.ts';

/** Sentences about what was seen in a file, by code: English, Arabic, Sorani (a draft). */
const NOTES: Readonly<Record<ListNoteCode, Readonly<Record<ListLanguage, string>>>> = {
  'no-name-column': {
    en: 'No column is known as a name. Say below which column holds it, or in which row the headings stand.',
    ar: 'لم يُعرف عمود للاسم. بيّن أدناه أي عمود يحمله، أو في أي صف تقع العناوين.',
    ckb: 'هیچ ستوونێک وەک ناو نەناسرایەوە. لە خوارەوە بڵێ کامیان ناوی تێدایە، یان سەردێڕەکان لە کام ڕیزدان.',
  },
  'sheet-of-several': {
    en: 'Sheets in the workbook: {count}. The sheet “{sheet}” was read.',
    ar: 'عدد أوراق المصنف: {count}. قُرئت الورقة «{sheet}».',
    ckb: 'خشتەکە {count} پەڕەی هەیە، پەڕەی «{sheet}» خوێنرایەوە.',
  },
  'sheet-was-hidden': {
    en: 'The sheet “{sheet}” is hidden in the workbook. It was read all the same.',
    ar: 'الورقة «{sheet}» مخفية في المصنف، وقُرئت مع ذلك.',
    ckb: 'پەڕەی «{sheet}» لە خشتەکەدا شاراوەیە، بەڵام خوێنرایەوە.',
  },
  'titles-above-heading': {
    en: 'Rows above the heading (row {row}) that are titles and no persons: {count}.',
    ar: 'عدد الصفوف فوق العناوين (الصف {row}) التي لم تُقرأ أشخاصًا: {count}.',
    ckb: '{count} ڕیز لە سەرووی سەردێڕەکان (ڕیزی {row}) وەک ناونیشان دانران و وەک کەس نەخوێنرانەوە.',
  },
  'rows-hidden': {
    en: 'Hidden rows, read like all others: {count} ({rows}).',
    ar: 'عدد الصفوف المخفية التي قُرئت كغيرها: {count} ({rows}).',
    ckb: '{count} ڕیز لە پەڕەکەدا شاراوەن و وەک ئەوانی تر خوێنرانەوە: {rows}.',
  },
  'columns-hidden': {
    en: 'Hidden columns, read like all others: {count} ({columns}).',
    ar: 'عدد الأعمدة المخفية التي قُرئت كغيرها: {count} ({columns}).',
    ckb: '{count} ستوون لە پەڕەکەدا شاراوەن و وەک ئەوانی تر خوێنرانەوە: {columns}.',
  },
  'cells-merged': {
    en: 'Areas of merged cells: {count}. A value over several rows counts for each of them, one over several columns for the first.',
    ar: 'عدد مناطق الخلايا المدمجة: {count}. القيمة الممتدة على عدة صفوف تُحسب لكل صف، والممتدة على عدة أعمدة للأول منها.',
    ckb: '{count} ناوچەی خانەی یەکخراو: بەهای سەر چەند ڕیز بۆ هەموویان، و سەر چەند ستوون بۆ یەکەمیان دادەنرێت.',
  },
  'formulas-by-value': {
    en: 'Cells that are formulas: {count}. They were read by the value that was saved with them; nothing was computed.',
    ar: 'عدد الخلايا التي هي صيغ: {count}. قُرئت بالقيمة المحفوظة معها، ولم يُحسب شيء.',
    ckb: '{count} خانە هاوکێشەن، بەو بەهایە خوێنرانەوە کە لەگەڵیان پاشەکەوت کرابوو، هیچ شتێک ژمێرە نەکرا.',
  },
  'formulas-without-value': {
    en: 'Formulas without a saved value: {count} ({cells}). What they would show is not known, and their rows wait.',
    ar: 'عدد الصيغ التي لا قيمة محفوظة لها: {count} ({cells}). لا يُعرف ما تعرضه، وصفوفها تنتظر.',
    ckb: '{count} هاوکێشە بەهای پاشەکەوتکراویان نییە ({cells})، و ڕیزەکانیان چاوەڕێ دەکەن.',
  },
  'repeated-headings': {
    en: 'Rows that repeat the heading or title, as on printed pages, and are no persons: {count} ({rows}).',
    ar: 'عدد الصفوف التي تكرر العناوين كما في الصفحات المطبوعة وليست أشخاصًا: {count} ({rows}).',
    ckb: 'سەردێڕ {count} جار دووبارە بووەتەوە (ڕیزەکانی {rows})، ئەو ڕیزانە کەس نین.',
  },
  'blank-rows': {
    en: 'Blank rows: {count}.',
    ar: 'عدد الصفوف الفارغة: {count}.',
    ckb: '{count} ڕیز بەتاڵن.',
  },
  'links-not-followed': {
    en: 'Other files that the workbook points to, and that were not opened: {count}.',
    ar: 'عدد الملفات الأخرى التي يشير إليها المصنف ولم تُفتح: {count}.',
    ckb: 'خشتەکە ئاماژە بە {count} فایلی تر دەکات، نەکرانەوە.',
  },
  'macros-not-run': {
    en: 'The workbook contains a program (macros). It was not run. Ask the sender why a list needs one.',
    ar: 'في المصنف برنامج (وحدات ماكرو) ولم يُشغَّل. اسأل المرسل لماذا تحتاج القائمة إليه.',
    ckb: 'خشتەکە بەرنامەی تێدایە (ماکرۆ)، کارپێنەکرا. لە نێردەر بپرسە بۆچی.',
  },
  'entered-as-residents': {
    en: 'Accepted persons are entered as residents of the site: detained by nobody, and without an order. If the list is of detainees, say so above.',
    ar: 'يُدخل المقبولون مقيمين في الموقع: لا أحد يحتجزهم ولا أمر يُطلب. إن كانت القائمة لمحتجزين فبيّن ذلك أعلاه.',
    ckb: 'کەسە قبوڵکراوەکان وەک دانیشتووی شوێنەکە تۆمار دەکرێن: کەس ڕاینەگرتوون و فەرمانێک داوا ناکرێت. ئەگەر لیستەکە هی ڕاگیراوانە، لە سەرەوە بیڵێ.',
  },
  'entered-as-detainees': {
    en: 'Accepted persons are entered as detainees, each with the breach that there is no order. If the list is of residents, say so above.',
    ar: 'يُدخل المقبولون محتجزين، مع مخالفة عدم وجود أمر لكل منهم. إن كانت القائمة لمقيمين فبيّن ذلك أعلاه.',
    ckb: 'کەسە قبوڵکراوەکان وەک ڕاگیراو تۆمار دەکرێن، هەریەکە لەگەڵ پێشێلکاریی نەبوونی فەرمان. ئەگەر لیستەکە هی دانیشتووانە، لە سەرەوە بیڵێ.',
  },
  'households-made': {
    en: 'Households that the list brings: {count}, of {rows} rows. Who waits or is refused keeps the tie, and joins the household when entered.',
    ar: 'عدد الأسر التي تأتي بها القائمة: {count}، من {rows} صفًا. من ينتظر أو يُرفض صفه يبقى مرتبطًا بأسرته وينضم إليها حين يُسجَّل.',
    ckb: 'ئەو خێزانانەی لیستەکە دەیانهێنێت: {count}، لە {rows} ڕیز. ئەوەی چاوەڕێ دەکات یان ڕەت دەکرێتەوە پەیوەندییەکەی دەمێنێت و کاتی تۆمارکردن دەچێتە خێزانەکەوە.',
  },
  'households-without-head': {
    en: 'Households without a head: {count} ({labels}). They are entered, and nobody is taken for the head. Map the column that says the relation to the head, or say that the first row of each household is its head; else name the heads afterwards, on the page of the household.',
    ar: 'عدد الأسر التي لا رب لها: {count} ({labels}). تُدخل الأسر ولا يُعدّ أحد ربًا لها. عيّن عمود صلة القرابة، أو بيّن أن أول صف من كل أسرة هو ربها، أو سمِّ أرباب الأسر لاحقًا في صفحة الأسرة.',
    ckb: 'خێزانەکانی بێ سەرۆک: {count} ({labels}). تۆمار دەکرێن و کەس بە سەرۆک دانانرێت. ستوونی پەیوەندی بە سەرۆکەوە دیاری بکە، یان بڵێ یەکەم ڕیزی هەر خێزانێک سەرۆکیەتی، یان دواتر لە پەڕەی خێزانەکە سەرۆکەکان ناو بنێ.',
  },
  'households-too-large': {
    en: 'More than {most} rows have one and the same household ({labels}): that is no household, and none is made of them. See which column is read as the household.',
    ar: 'أكثر من {most} صفًا تحمل الأسرة نفسها ({labels}): هذه ليست أسرة ولا تُنشأ منها أسرة. تحقق من العمود الذي يُقرأ رقمًا للأسرة.',
    ckb: 'زیاتر لە {most} ڕیز هەمان خێزانیان هەیە ({labels}): ئەوە خێزان نییە و خێزانی لێ دروست ناکرێت. سەیر بکە کام ستوون وەک خێزان دەخوێنرێتەوە.',
  },
  'rows-without-household': {
    en: 'Rows that name no household, and come into none: {count}.',
    ar: 'عدد الصفوف التي لا تذكر أسرة ولا تدخل في أسرة: {count}.',
    ckb: 'ئەو ڕیزانەی ناوی خێزان نابەن و ناچنە هیچ خێزانێکەوە: {count}.',
  },
  'households-of-residents': {
    en: 'The list names households. They are made of residents only; of detainees the column stays with the rows of the list.',
    ar: 'تذكر القائمة أسرًا. تُنشأ الأسر للمقيمين فقط، ويبقى العمود للمحتجزين مع صفوف القائمة.',
    ckb: 'لیستەکە ناوی خێزان دەبات. خێزان تەنها بۆ دانیشتووان دروست دەکرێت، بۆ ڕاگیراوان ستوونەکە لەگەڵ ڕیزەکانی لیستەکە دەمێنێتەوە.',
  },
  'several-columns-of-one-field': {
    en: 'Several columns are read as the same field: {columns}. In each row the first filled one counts; the others stay with the rows of the list.',
    ar: 'عدة أعمدة تُقرأ حقلًا واحدًا: {columns}. في كل صف يُحسب أول عمود ممتلئ، والباقي يبقى مع صفوف القائمة.',
    ckb: 'چەند ستوونێک وەک یەک خانە دەخوێندرێنەوە: {columns}. لە هەر ڕیزێکدا یەکەم ستوونی پڕ دادەنرێت، ئەوانی تر لەگەڵ ڕیزەکانی لیستەکە دەمێننەوە.',
  },
  'columns-kept-with-list': {
    en: 'Columns that go into no file of a person and stay with the rows of the list, as they were written: {columns}.',
    ar: 'أعمدة لا تدخل ملف أي شخص وتبقى مع صفوف القائمة كما كُتبت: {columns}.',
    ckb: 'ئەو ستوونانەی ناچنە فایلی هیچ کەسێک و وەک خۆیان لەگەڵ ڕیزەکانی لیستەکە دەمێننەوە: {columns}.',
  },
  'other-type-than-name': {
    en: 'The name of the file says another type than it has. It was read as what it is.',
    ar: 'اسم الملف يدل على نوع غير نوعه، وقُرئ بحسب نوعه.',
    ckb: 'ناوی فایلەکە جۆرێکی تر دەڵێت، وەک جۆری ڕاستەقینەی خۆی خوێنرایەوە.',
  },
};

/** The sentence about something that was seen in a file. Values are set between direction isolates. */
export const describeNote = ({ code, values }: ListNote, language: ListLanguage): string =>
  NOTES[code][language].replace(/\{(\w+)\}/g, (_, name: string) => `\u2068${values[name] ?? '?'}\u2069`);
