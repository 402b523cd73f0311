import type { ListLanguage } from './list-language.ts';
import type { ParentRemarkCode, ParentWaitingCode } from './parent-codes.ts';

/** Their sentences: what is wrong or was done, and what to do next. The Sorani ones are drafts. */
export const PARENT_SENTENCES: Readonly<
  Record<
    ListLanguage,
    Readonly<Record<ParentWaitingCode | ParentRemarkCode, readonly [reason: string, remedy: string]>>
  >
> = {
  en: {
    'parent-unknown': [
      'Whom the child accompanies, “{label}”, is not exactly one row of this list.',
      'Write the number of the parent’s row in the column of numbers, or in the file where the list has none; or enter the child here beside a parent who is on the register.',
    ],
    'parent-on-register': [
      'The child accompanies “{label}”, a register number of nobody whom your authority detained at this site at the time of the list and detains there now, or of somebody who is under 18.',
      'Compare the number with the source and look at that file, then enter the child here beside the parent, or where the parent is.',
    ],
    'parent-not-entered': [
      'The parent of the child stands in row {row}, which waits or is refused.',
      'Decide that row first, then enter the child here beside the parent.',
    ],
    'parent-is-a-child-of-the-list': [
      'Row {row}, which the child would accompany, is the same row, accompanies somebody itself, or is a child of under 18 by its birth.',
      'Compare with the source who the detained parent is. Where a parent is under 18, decide that row first, then enter the child here beside the parent.',
    ],
    'waits-beside-parent': [
      'The row is a child who accompanies “{label}”, and waits for another reason.',
      'Settle that, and enter the child here beside that parent: without a parent it would be entered as detained.',
    ],
    'accompanying-and-no-child': [
      'The row accompanies a parent, but its birth does not say that it is a child of under 18.',
      'Correct the birth by its source. Who may be an adult is entered as who the person is, and is not beside a parent.',
    ],
    'too-young-to-be-detained': [
      'By its birth the child is under nine: nobody that young is tried (Iraq, Law 76/1983), and the row does not say whom it came with.',
      'Ask with whom the child is, and enter it here beside that parent. Enter it as detained only if it is, by whoever orders that.',
    ],
    'entered-with-parent': [
      'Entered as a child who accompanies the parent of row {row}: in the same section, and detained by nobody.',
      'A child protection officer decides whether it stays beside the parent.',
    ],
    'entered-with-registered-parent': [
      'Entered as a child who accompanies {label}: in the same section, and detained by nobody.',
      'A child protection officer decides whether it stays beside the parent.',
    ],
  },
  ar: {
    'parent-unknown': [
      'من يرافقه الطفل «{label}» ليس صفًا واحدًا بعينه في هذه القائمة.',
      'اكتب رقم صف الوالد كما في عمود الأرقام، أو رقم الصف في الملف إن لم يكن للقائمة عمود أرقام؛ أو أدخل الطفل هنا مع والد مسجل.',
    ],
    'parent-on-register': [
      'يرافق الطفل «{label}»، وهو رقم سجل لا يخص أحدًا كانت جهتك تحتجزه في هذا الموقع وقت القائمة ولا تزال تحتجزه فيه، أو يخص من هو دون الثامنة عشرة.',
      'قارن الرقم بالمصدر وانظر في ذلك الملف، ثم أدخل الطفل هنا مرافقًا لوالده، أو حيث يوجد الوالد.',
    ],
    'parent-not-entered': [
      'والد الطفل في الصف {row}، وهو منتظر أو مرفوض.',
      'احسم ذلك الصف أولًا ثم أدخل الطفل هنا مرافقًا لوالده.',
    ],
    'parent-is-a-child-of-the-list': [
      'الصف {row} الذي يرافقه الطفل هو الصف ذاته، أو يرافق هو نفسه غيره، أو هو بحسب ميلاده طفل دون الثامنة عشرة.',
      'قارن بالمصدر من هو الوالد المحتجز. إن كان الوالد دون الثامنة عشرة فاحسم صفه أولًا ثم أدخل الطفل هنا مرافقًا له.',
    ],
    'waits-beside-parent': [
      'الصف لطفل يرافق «{label}»، وهو منتظر لسبب آخر.',
      'احسم ذلك السبب وأدخل الطفل هنا مرافقًا لوالده: من دون والد يُدخل محتجزًا.',
    ],
    'accompanying-and-no-child': [
      'يرافق الصف والدًا، لكن تاريخ ميلاده لا يقول إنه طفل دون الثامنة عشرة.',
      'صحّح الميلاد من مصدره. من قد يكون بالغًا يُدخل بصفته هو، لا مرافقًا لوالد.',
    ],
    'too-young-to-be-detained': [
      'بحسب ميلاده لم يبلغ الطفل التاسعة: لا يُحاكم من هو في هذه السن (العراق، القانون 76 لسنة 1983)، والصف لا يقول مع من جاء.',
      'اسأل مع من الطفل وأدخله هنا مرافقًا لذلك الوالد. لا تدخله محتجزًا إلا إن كان كذلك فعلًا وبأمر من يأمر به.',
    ],
    'entered-with-parent': [
      'أُدخل طفلًا يرافق والده في الصف {row}: في القسم نفسه ولا يحتجزه أحد.',
      'يقرر موظف حماية الطفل هل يبقى مع والده.',
    ],
    'entered-with-registered-parent': [
      'أُدخل طفلًا يرافق {label}: في القسم نفسه ولا يحتجزه أحد.',
      'يقرر موظف حماية الطفل هل يبقى مع والده.',
    ],
  },
  ckb: {
    'parent-unknown': [
      'ئەوەی منداڵەکە لەگەڵیەتی، «{label}»، ڕیزێکی دیاریکراوی ئەم لیستە نییە.',
      'ژمارەی ڕیزی دایک یان باوک بنووسە وەک لە ستوونی ژمارەکاندایە، یان ژمارەی ڕیز لە فایلەکە ئەگەر لیستەکە ستوونی ژمارەی نییە؛ یان منداڵەکە لێرە لەگەڵ دایک یان باوکێکی تۆمارکراو تۆمار بکە.',
    ],
    'parent-on-register': [
      'منداڵەکە لەگەڵ «{label}»یە، کە ژمارەی تۆماری کەسێک نییە کە دەسەڵاتەکەت لە کاتی لیستەکەدا لەم شوێنە ڕایگرتبێت و ئێستاش لێرە ڕایگرتبێت، یان هی کەسێکی خوار ١٨ ساڵە.',
      'ژمارەکە لەگەڵ سەرچاوە بەراورد بکە و ئەو فایلە ببینە، پاشان منداڵەکە لێرە لەگەڵ دایک یان باوکی تۆمار بکە، یان لەو شوێنەی دایک یان باوکەکەی لێیە.',
    ],
    'parent-not-entered': [
      'دایک یان باوکی منداڵەکە لە ڕیزی {row}دایە، کە چاوەڕێیە یان ڕەت کراوەتەوە.',
      'سەرەتا بڕیار لەسەر ئەو ڕیزە بدە، پاشان منداڵەکە لێرە لەگەڵی تۆمار بکە.',
    ],
    'parent-is-a-child-of-the-list': [
      'ڕیزی {row} کە منداڵەکە لەگەڵیەتی، هەمان ڕیزە، یان خۆی لەگەڵ کەسێکی ترە، یان بە پێی لەدایکبوون منداڵێکی خوار ١٨ ساڵە.',
      'لەگەڵ سەرچاوەکە بەراورد بکە دایک یان باوکی ڕاگیراو کێیە. ئەگەر دایک یان باوکەکە خوار ١٨ ساڵ بێت، سەرەتا بڕیار لەسەر ڕیزەکەی بدە، پاشان منداڵەکە لێرە لەگەڵی تۆمار بکە.',
    ],
    'waits-beside-parent': [
      'ڕیزەکە منداڵێکە لەگەڵ «{label}»، و لەبەر هۆکارێکی تر چاوەڕێیە.',
      'ئەو هۆکارە چارەسەر بکە و منداڵەکە لێرە لەگەڵ دایک یان باوکی تۆمار بکە: بەبێ دایک یان باوک وەک ڕاگیراو تۆمار دەکرێت.',
    ],
    'accompanying-and-no-child': [
      'ڕیزەکە لەگەڵ دایک یان باوکە، بەڵام لەدایکبوونەکەی ناڵێت کە منداڵێکی خوار ١٨ ساڵە.',
      'لەدایکبوونەکە بە پێی سەرچاوە ڕاست بکەرەوە. ئەوەی ڕەنگە گەورە بێت وەک خۆی تۆمار دەکرێت، نەک لەگەڵ دایک یان باوک.',
    ],
    'too-young-to-be-detained': [
      'بە پێی لەدایکبوون منداڵەکە خوار نۆ ساڵە: کەس لەم تەمەنەدا دادگایی ناکرێت (عێراق، یاسای ٧٦ی ١٩٨٣)، و ڕیزەکە ناڵێت لەگەڵ کێ هاتووە.',
      'بپرسە منداڵەکە لەگەڵ کێیە و لێرە لەگەڵ ئەو دایک یان باوکە تۆماری بکە. وەک ڕاگیراو تۆماری مەکە مەگەر بە ڕاستی وا بێت و بە فەرمانی ئەوەی فەرمان دەدات.',
    ],
    'entered-with-parent': [
      'وەک منداڵێک تۆمار کرا کە لەگەڵ دایک یان باوکی ڕیزی {row}یە: لە هەمان بەش، و کەس ڕاینەگرتووە.',
      'فەرمانبەری پاراستنی منداڵ بڕیار دەدات ئایا لەگەڵی دەمێنێتەوە.',
    ],
    'entered-with-registered-parent': [
      'وەک منداڵێک تۆمار کرا کە لەگەڵ {label}یە: لە هەمان بەش، و کەس ڕاینەگرتووە.',
      'فەرمانبەری پاراستنی منداڵ بڕیار دەدات ئایا لەگەڵی دەمێنێتەوە.',
    ],
  },
};
