import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (status: number, title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status,
  title,
  detail,
  remedy,
});

/** Refusals at lists: what is saved of them, and the views of them that officers keep. */
export const listTexts: Readonly<Record<string, RefusalText>> = {
  'export-too-large': text(
    422,
    'List too long for one table',
    say(
      'This list has {count} rows, and one table holds at most {limit}.',
      'في هذه القائمة {count} صفًا، والجدول الواحد لا يتسع لأكثر من {limit}.',
      'ئەم لیستە {count} ڕیزی هەیە، و یەک خشتە زۆرترین {limit} دەگرێت.',
    ),
    say(
      'Save it as CSV, which has no limit, or narrow the list by its filters.',
      'احفظها بصيغة CSV التي لا حد لها، أو ضيّق القائمة بمرشّحاتها.',
      'وەک CSV پاشەکەوتی بکە کە سنووری نییە، یان لیستەکە بە پاڵێوەرەکانی تەسک بکەرەوە.',
    ),
  ),
  'papers-not-taken': text(
    409,
    'Not written down yet',
    say(
      'Nobody wrote down within the last hour that you take these papers in one file.',
      'لم يُدوَّن خلال الساعة الماضية أنك تأخذ هذه الوثائق في ملف واحد.',
      'لە کاتژمێری ڕابردوودا تۆمار نەکراوە کە ئەم کاغەزانە لە یەک فایلدا وەردەگریت.',
    ),
    say(
      'Press "All papers in one file" on the page of the convoy, or "Papers in one file" on the board or the page of the operation: the register writes it down and gives the file.',
      'اضغط «كل الوثائق في ملف واحد» في صفحة القافلة، أو «الوثائق في ملف واحد» في لوحة القوافل أو صفحة العملية: يدوّن السجل ذلك ثم يعطيك الملف.',
      'لە لاپەڕەی کاروانەکەدا «هەموو کاغەزەکان لە یەک فایلدا»، یان لە تابلۆکە یان لاپەڕەی ئۆپەراسیۆنەکەدا «کاغەزەکان لە یەک فایلدا» دابگرە: تۆمار دەینووسێت و فایلەکەت دەداتێ.',
    ),
  ),
  'view-with-search': text(
    422,
    'A view holds no name',
    say(
      'A view cannot be kept while something is typed into the search: it would keep the name of a person outside the walls of the register.',
      'لا يُحفَظ العرض وفي خانة البحث نص: فقد يُحفَظ به اسم شخص خارج حماية السجل.',
      'ناتوانرێت بینین هەڵبگیرێت کاتێک شتێک لە گەڕان نووسراوە: ناوی کەسێک لە دەرەوەی پاراستنی تۆمار هەڵدەگیرا.',
    ),
    say(
      'Empty the search, then keep the other filters as a view.',
      'أفرغ خانة البحث، ثم احفظ بقية المرشّحات عرضًا.',
      'گەڕان بەتاڵ بکە، پاشان پاڵێوەرەکانی تر وەک بینین هەڵبگرە.',
    ),
  ),
  'too-many-views': text(
    409,
    'Too many views',
    say(
      'You keep {limit} views already.',
      'لديك بالفعل {limit} عرضًا محفوظًا.',
      'تۆ هەر ئێستا {limit} بینینت هەڵگرتووە.',
    ),
    say(
      'Remove one that you do not need, then keep this one.',
      'احذف عرضًا لا تحتاج إليه، ثم احفظ هذا.',
      'یەکێک بسڕەوە کە پێویستت نییە، پاشان ئەمە هەڵبگرە.',
    ),
  ),
};
