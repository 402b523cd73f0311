import type { ListNote, ListNoteCode } from './list-grid.ts';
import type { ListLanguage } from './locales.ts';

/** Sentences about what was seen in a file, by code: English, Arabic, Sorani (a draft). */
const NOTES: Readonly<Record<ListNoteCode, Readonly<Record<ListLanguage, string>>>> = {
  'no-name-column': {
    en: 'No column is known as a name. Say below which column holds it, or in which row the headings stand.',
    ar: 'لم يُعرف عمود للاسم. بيّن أدناه أي عمود يحمله، أو في أي صف تقع العناوين.',
    ckb: 'هیچ ستوونێک وەک ناو نەناسرایەوە. لە خوارەوە بڵێ کامیان ناوی تێدایە، یان سەردێڕەکان لە کام ڕیزدان.',
  },
  'sheet-of-several': {
    en: 'The workbook has {count} sheets. The sheet “{sheet}” was read.',
    ar: 'في المصنف {count} أوراق، وقُرئت الورقة «{sheet}».',
    ckb: 'خشتەکە {count} پەڕەی هەیە، پەڕەی «{sheet}» خوێنرایەوە.',
  },
  'sheet-was-hidden': {
    en: 'The sheet “{sheet}” is hidden in the workbook. It was read all the same.',
    ar: 'الورقة «{sheet}» مخفية في المصنف، وقُرئت مع ذلك.',
    ckb: 'پەڕەی «{sheet}» لە خشتەکەدا شاراوەیە، بەڵام خوێنرایەوە.',
  },
  'titles-above-heading': {
    en: '{count} rows above the heading (row {row}) are titles and were not read as persons.',
    ar: 'فوق العناوين (الصف {row}) {count} صفوف عدّت عناوين عامة ولم تُقرأ أشخاصاً.',
    ckb: '{count} ڕیز لە سەرووی سەردێڕەکان (ڕیزی {row}) وەک ناونیشان دانران و وەک کەس نەخوێنرانەوە.',
  },
  'rows-hidden': {
    en: '{count} rows are hidden in the sheet and were read like all others: {rows}.',
    ar: 'في الورقة {count} صفوف مخفية، وقُرئت كغيرها: {rows}.',
    ckb: '{count} ڕیز لە پەڕەکەدا شاراوەن و وەک ئەوانی تر خوێنرانەوە: {rows}.',
  },
  'columns-hidden': {
    en: '{count} columns are hidden in the sheet and were read like all others: {columns}.',
    ar: 'في الورقة {count} أعمدة مخفية، وقُرئت كغيرها: {columns}.',
    ckb: '{count} ستوون لە پەڕەکەدا شاراوەن و وەک ئەوانی تر خوێنرانەوە: {columns}.',
  },
  'cells-merged': {
    en: '{count} areas of merged cells: a value over several rows counts for each of them, one over several columns for the first.',
    ar: '{count} مناطق من الخلايا المدمجة: القيمة الممتدة على عدة صفوف تُحسب لكل صف، والممتدة على عدة أعمدة للأول منها.',
    ckb: '{count} ناوچەی خانەی یەکخراو: بەهای سەر چەند ڕیز بۆ هەموویان، و سەر چەند ستوون بۆ یەکەمیان دادەنرێت.',
  },
  'formulas-by-value': {
    en: '{count} cells are formulas. They were read by the value that was saved with them; nothing was computed.',
    ar: '{count} خلايا هي صيغ، وقُرئت بالقيمة المحفوظة معها، ولم يُحسب شيء.',
    ckb: '{count} خانە هاوکێشەن، بەو بەهایە خوێنرانەوە کە لەگەڵیان پاشەکەوت کرابوو، هیچ شتێک ژمێرە نەکرا.',
  },
  'formulas-without-value': {
    en: '{count} formulas have no saved value ({cells}). What they would show is not known, and their rows wait.',
    ar: '{count} صيغ بلا قيمة محفوظة ({cells}). لا يُعرف ما تعرضه، وصفوفها تنتظر.',
    ckb: '{count} هاوکێشە بەهای پاشەکەوتکراویان نییە ({cells})، و ڕیزەکانیان چاوەڕێ دەکەن.',
  },
  'repeated-headings': {
    en: 'The heading or title is repeated {count} times (rows {rows}), as on printed pages; those rows are no persons.',
    ar: 'تكررت العناوين {count} مرات (الصفوف {rows}) كما في الصفحات المطبوعة، وليست تلك الصفوف أشخاصاً.',
    ckb: 'سەردێڕ {count} جار دووبارە بووەتەوە (ڕیزەکانی {rows})، ئەو ڕیزانە کەس نین.',
  },
  'blank-rows': {
    en: '{count} rows are blank.',
    ar: '{count} صفوف فارغة.',
    ckb: '{count} ڕیز بەتاڵن.',
  },
  'links-not-followed': {
    en: 'The workbook points to {count} other files. They were not opened.',
    ar: 'يشير المصنف إلى {count} ملفات أخرى، ولم تُفتح.',
    ckb: 'خشتەکە ئاماژە بە {count} فایلی تر دەکات، نەکرانەوە.',
  },
  'macros-not-run': {
    en: 'The workbook contains a program (macros). It was not run. Ask the sender why a list needs one.',
    ar: 'في المصنف برنامج (وحدات ماكرو) ولم يُشغَّل. اسأل المرسل لماذا تحتاج القائمة إليه.',
    ckb: 'خشتەکە بەرنامەی تێدایە (ماکرۆ)، کارپێنەکرا. لە نێردەر بپرسە بۆچی.',
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
