import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (status: number, title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status,
  title,
  detail,
  remedy,
});

/** Refusals about the steps of operations, phases and convoys. */
export const convoyTexts: Readonly<Record<string, RefusalText>> = {
  'no-such-step': text(
    409,
    'Not possible in this state',
    say(
      'This is not possible now: the state does not allow it.',
      'لا يمكن ذلك الآن: الحالة الراهنة لا تسمح به.',
      'ئێستا ئەمە ناکرێت: دۆخەکە ڕێگە نادات.',
    ),
    say(
      'Load again and look at the state. docs/transitions.md shows what is possible in each state.',
      'حدّث وانظر إلى الحالة. تبيّن صفحة الانتقالات ما يمكن في كل حالة.',
      'نوێی بکەرەوە و سەیری دۆخەکە بکە. پەڕەی گواستنەوەکان دەریدەخات لە هەر دۆخێکدا چی دەکرێت.',
    ),
  ),
  'convoys-under-way': text(
    409,
    'Convoys are still open',
    say('A convoy or a phase is still open.', 'ما زالت قافلة أو مرحلة مفتوحة.', 'هێشتا کاروانێک یان قۆناغێک کراوەیە.'),
    say(
      'Close or cancel every convoy first, then end the phase, then the operation.',
      'أغلق كل قافلة أو ألغها أولًا، ثم أنهِ المرحلة، ثم العملية.',
      'یەکەم هەموو کاروانێک دابخە یان هەڵیبوەشێنەوە، پاشان قۆناغەکە و دواتر ئۆپەراسیۆنەکە تەواو بکە.',
    ),
  ),
  'not-received-from-you': text(
    409,
    'Not handed over by you',
    say(
      'The person is not held by an authority that received the person from you.',
      'الشخص ليس محتجزًا لدى جهة تسلّمته منكم.',
      'کەسەکە لای دەسەڵاتێک نییە کە لە ئێوە وەری گرتبێت.',
    ),
    say(
      'Ask back only persons whom your authority handed over, after the second hand-over.',
      'لا يُطلب إلا استرداد من سلّمته جهتكم، وبعد التسليم الثاني.',
      'تەنها ئەوانە داوا بکەرەوە کە دەسەڵاتەکەت ڕادەستی کردوون، دوای ڕادەستکردنی دووەم.',
    ),
  ),
  'entries-rest-on-it': text(
    409,
    'Later entries rest on it',
    say(
      'Later entries of this convoy rest on this one.',
      'تستند إلى هذا القيد قيود لاحقة لهذه القافلة.',
      'تۆمارەکانی دواتری ئەم کاروانە پشت بەم تۆمارە دەبەستن.',
    ),
    say(
      'If those are mistakes too, withdraw them first, the last one first. If they are right, record what really happened, with its time, and then withdraw this entry.',
      'إن كانت تلك خطأ أيضًا فاسحبها أولًا مبتدئًا بآخرها. وإن كانت صحيحة فدوّن ما جرى فعلًا بوقته، ثم اسحب هذا القيد.',
      'ئەگەر ئەوانیش هەڵەن، یەکەم ئەوان بکشێنەرەوە و لە دوایینەوە دەست پێ بکە. ئەگەر ڕاستن، ئەوەی بەڕاستی ڕوویدا بە کاتەکەیەوە تۆمار بکە، پاشان ئەم تۆمارە بکشێنەرەوە.',
    ),
  ),
  'legs-do-not-join': text(
    422,
    'The legs do not join',
    say(
      'The legs do not lead from the start to the destination, one after the other.',
      'لا تقود مراحل الطريق من البداية إلى الوجهة واحدة بعد الأخرى.',
      'بڕگەکانی ڕێگا یەک لە دوای یەک لە سەرەتاوە ناگەنە مەبەست.',
    ),
    say(
      'Let the first leg begin where the convoy starts, each next one where and after the one before ends, and the last one end at the destination.',
      'ابدأ أولى المراحل من حيث تنطلق القافلة، وكل مرحلة تالية من حيث تنتهي السابقة وبعدها، وأنهِ الأخيرة عند الوجهة.',
      'با یەکەم بڕگە لەو شوێنەوە دەست پێ بکات کە کاروانەکە دەڕوات، و دوایین بڕگە لە مەبەست کۆتایی بێت.',
    ),
  ),
  'list-of-a-seal': text(
    409,
    'A list of a sealed manifest',
    say(
      'What is sent ahead to the receiver is a manifest that both cells have sealed; none was sealed when this was sent.',
      'ما يُرسل مسبقًا إلى الجهة المستلمة كشف ختمته الخليتان؛ ولم يكن الكشف مختومًا حين أُرسل.',
      'ئەوەی پێشوەختە بۆ وەرگر دەنێردرێت لیستێکە کە هەردوو یەکەکە مۆریان کردبێت؛ کاتێک نێردرا مۆر نەکرابوو.',
    ),
    say(
      'Seal the manifest first, or say the time at which it was sent.',
      'اختم الكشف أولًا، أو اذكر وقت إرساله الصحيح.',
      'سەرەتا لیستەکە مۆر بکە، یان کاتی ناردنی ڕاست بنووسە.',
    ),
  ),
  'inspection-parts': text(
    422,
    'A vehicle is looked at whole',
    say(
      'The inspection of a vehicle says of each part that the occasion asks whether it is in order, and of no other.',
      'يذكر فحص المركبة عن كل جزء تطلبه المناسبة هل هو سليم، ولا يذكر غيره.',
      'پشکنینی ئۆتۆمبێل لەبارەی هەر بەشێکەوە کە بۆنەکە دەیخوازێت دەڵێت ئایا تەواوە، و هیچی تر.',
    ),
    say('Look at each part and say it.', 'افحص كل جزء واذكر حاله.', 'سەیری هەموو بەشێک بکە و بیڵێ.'),
  ),
  'escort-questions': text(
    422,
    'A section is answered whole',
    say(
      'A section of the escort record is answered whole: each of its questions, and no other.',
      'يُجاب عن قسم سجل المرافقة كاملًا: كل سؤال فيه، ولا غيره.',
      'بەشی تۆماری یاوەری بە تەواوی وەڵام دەدرێتەوە: هەموو پرسیارەکانی و هیچی تر.',
    ),
    say(
      'Answer every question; where the answer is yes or unknown, say what must be known.',
      'أجب عن كل سؤال، وحيث كان الجواب نعم أو غير معلوم فاذكر ما يلزم معرفته.',
      'وەڵامی هەموو پرسیارێک بدەرەوە؛ ئەگەر وەڵام بەڵێ یان نەزانراوە، بڵێ چی پێویستە بزانرێت.',
    ),
  ),
};
