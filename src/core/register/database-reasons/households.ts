import { type Sentence, say } from '../refusal-text.ts';

/** Why the database refuses what is recorded of residents, households, lists, numbers and things of a person, in three languages. */
export const householdReasons: readonly Sentence[] = [
  // residents
  say(
    'a resident lives in a camp or a rehabilitation centre; who is found in a prison is detained',
    'يقيم المقيم في مخيم أو مركز تأهيل؛ ومن يُعثر عليه في سجن محتجز',
    'دانیشتوو لە کەمپ یان ناوەندی چاکسازی دەژی؛ ئەوەی لە بەندینخانە دەدۆزرێتەوە دەستبەسەرە',
  ),
  say(
    'a resident moves to a camp or a rehabilitation centre; into a prison leads an order of detention only',
    'ينتقل المقيم إلى مخيم أو مركز تأهيل؛ ولا يُدخل السجن إلا بأمر توقيف',
    'دانیشتوو بۆ کەمپ یان ناوەندی چاکسازی دەگوازرێتەوە؛ بۆ بەندینخانە تەنها فەرمانی دەستبەسەرکردن دەبات',
  ),
  say(
    'only who is not detained departs; who is detained is released',
    'لا يغادر إلا من ليس محتجزًا؛ والمحتجز يُفرج عنه',
    'تەنها ئەوەی دەستبەسەر نییە دەڕوات؛ ئەوەی دەستبەسەرە ئازاد دەکرێت',
  ),
  say(
    'who lives at a site is recorded by the authority of the site',
    'من يقيم في موقع تدوّنه جهة الموقع',
    'ئەوەی لە شوێنێک دەژی لەلایەن دەسەڵاتی شوێنەکەوە تۆمار دەکرێت',
  ),
  say('a consent is recorded when it was given', 'تُدوَّن الموافقة بعد إعطائها', 'ڕەزامەندی دوای پێدانی تۆمار دەکرێت'),
  say(
    'what a movement rests on is recorded of who lives in a camp, and has not ended',
    'ما يستند إليه النقل يُدوَّن لمن يقيم في مخيم، ولم تنتهِ مدته',
    'بنەمای گواستنەوە بۆ ئەو کەسە تۆمار دەکرێت کە لە کەمپ دەژی، و ماوەی بەسەرنەچووە',
  ),
  say(
    'this basis of a movement is unknown or withdrawn already',
    'ما يستند إليه هذا النقل غير معروف أو سُحب من قبل',
    'ئەم بنەمای گواستنەوەیە نەناسراوە یان پێشتر کشێنراوەتەوە',
  ),
  // households
  say(
    'a person is in one household; who joins another has left the first',
    'الشخص في أسرة واحدة؛ ومن ينضم إلى أخرى يكون قد ترك الأولى',
    'کەس لە یەک خێزاندایە؛ ئەوەی دەچێتە خێزانێکی تر یەکەمی جێهێشتووە',
  ),
  say('the person is not in this household', 'الشخص ليس في هذه الأسرة', 'کەسەکە لەم خێزانەدا نییە'),
  say(
    'the person is not in this household, or has this role in it',
    'الشخص ليس في هذه الأسرة، أو له هذه الصفة فيها',
    'کەسەکە لەم خێزانەدا نییە، یان ئەم ڕۆڵەی تێدا هەیە',
  ),
  say(
    'a household is recorded as it is, not as it will be',
    'تُدوَّن الأسرة كما هي لا كما ستكون',
    'خێزان وەک خۆی تۆمار دەکرێت، نەک وەک ئەوەی دەبێت',
  ),
  say('the first of a household is its head', 'أول من يُذكر من الأسرة ربّها', 'یەکەم کەسی خێزان سەرۆکەکەیەتی'),
  say(
    'a leaving is recorded so that a second officer can confirm it',
    'يُدوَّن الخروج من الأسرة ليؤكده ضابط ثانٍ',
    'جێهێشتنی خێزان وا تۆمار دەکرێت کە ئەفسەرێکی دووەم بتوانێت پشتڕاستی بکاتەوە',
  ),
  say(
    'a leaving is confirmed by another officer of the authority that recorded it, or by child protection',
    'يؤكد الخروجَ من الأسرة ضابطٌ آخر من الجهة التي دوّنته أو مسؤول حماية الطفل',
    'جێهێشتنی خێزان ئەفسەرێکی تری ئەو دەسەڵاتە یان پاراستنی منداڵ پشتڕاستی دەکاتەوە',
  ),
  say(
    'this leaving is unknown or is confirmed',
    'هذا الخروج من الأسرة غير معروف أو أُكّد',
    'ئەم جێهێشتنە نەناسراوە یان پشتڕاست کراوەتەوە',
  ),
  say(
    'a separation is approved by another officer of the authority that proposed it',
    'يصادق على الانفصال ضابط آخر من الجهة التي اقترحته',
    'جیابوونەوە ئەفسەرێکی تری ئەو دەسەڵاتە پەسەندی دەکات کە پێشنیاری کردووە',
  ),
  say(
    'this separation is unknown, decided or over',
    'هذا الانفصال غير معروف، أو بُتّ فيه، أو انتهى',
    'ئەم جیابوونەوەیە نەناسراوە، بڕیاری لێدراوە یان تەواو بووە',
  ),
  say('the record has ended before it begins', 'ينتهي القيد قبل أن يبدأ', 'تۆمارەکە پێش دەستپێکردنی کۆتایی هاتووە'),
  // lists
  say(
    'a list is named by the SHA-256 of its file',
    'تُعرَّف القائمة ببصمة SHA-256 لملفها',
    'لیست بە SHA-256ی پەڕگەکەی دەناسرێتەوە',
  ),
  say(
    'a list belongs to the authority that holds its site',
    'القائمة للجهة المسؤولة عن موقعها',
    'لیست هی ئەو دەسەڵاتەیە کە شوێنەکەی لە دەستدایە',
  ),
  say(
    'a row is a new person, a person of the register, or nobody',
    'الصف شخص جديد، أو شخص في السجل، أو لا أحد',
    'ڕیز یان کەسێکی نوێیە، یان کەسێکی تۆمارە، یان کەس نییە',
  ),
  say(
    'a row that waits or is refused is nobody of the register yet',
    'الصف المنتظر أو المرفوض ليس شخصًا في السجل بعد',
    'ڕیزی چاوەڕوان یان ڕەتکراوە هێشتا کەسێکی تۆمار نییە',
  ),
  say(
    'the row is unknown or resolved already',
    'الصف غير معروف أو حُسم من قبل',
    'ڕیزەکە نەناسراوە یان پێشتر یەکلایی کراوەتەوە',
  ),
  say(
    'an accepted row is a person whom this list brought, and nobody else of it',
    'الصف المقبول شخص جاءت به هذه القائمة، وليس غيره منها',
    'ڕیزی قبوڵکراو کەسێکە کە ئەم لیستە هێناویەتی، و کەسی تری نا',
  ),
  say('the rows of a list come with it', 'صفوف القائمة تأتي معها', 'ڕیزەکانی لیست لەگەڵیدا دێن'),
  say(
    'the rows of the list are not what its head says',
    'صفوف القائمة ليست كما في رأسها',
    'ڕیزەکانی لیستەکە وەک ئەوە نین کە سەرەکەی دەڵێت',
  ),
  // numbers
  say(
    'an administrator sets numbers aside for sites of the own authority only',
    'لا يحجز مدير النظام أرقامًا إلا لمواقع جهته',
    'بەڕێوەبەر تەنها بۆ شوێنەکانی دەسەڵاتی خۆی ژمارە تەرخان دەکات',
  ),
  say(
    'numbers are voided for sites of the own authority only',
    'لا تُبطل الأرقام إلا لمواقع الجهة نفسها',
    'ژمارە تەنها بۆ شوێنەکانی هەمان دەسەڵات هەڵدەوەشێنرێتەوە',
  ),
  say('numbers are voided with a reason', 'تُبطل الأرقام بسبب مكتوب', 'ژمارە بە هۆکار هەڵدەوەشێنرێتەوە'),
  say(
    'a block of numbers is voided once in a command, on the stream of its site',
    'لا مجموعة أرقام كهذه لهذا الموقع، أو ذُكرت مرتين',
    'کۆمەڵە ژمارەی وا بۆ ئەم شوێنە نییە، یان دوو جار ناوی هاتووە',
  ),
  say('these numbers have been voided already', 'أُبطلت هذه الأرقام من قبل', 'ئەم ژمارانە پێشتر هەڵوەشێنراونەتەوە'),
  say(
    'the check character of a register number is not that of its body',
    'حرف التحقق في رقم السجل لا يطابق باقي الرقم',
    'پیتی پشکنینی ژمارەی تۆمار لەگەڵ ژمارەکەدا ناگونجێت',
  ),
  say('this number is unknown or is withdrawn', 'هذا الرقم غير معروف أو سُحب', 'ئەم ژمارەیە نەناسراوە یان کشێنراوەتەوە'),
  // things, marks, photographs
  say(
    'each thing in a packet is named, with its number',
    'يُذكر كل شيء في الطرد مع عدده',
    'هەر شتێکی ناو پاکەتەکە لەگەڵ ژمارەکەی ناو دەبرێت',
  ),
  say('the new seal has no number', 'الختم الجديد بلا رقم', 'مۆرە نوێیەکە ژمارەی نییە'),
  say('the packet is none of this person', 'الطرد ليس لهذا الشخص', 'پاکەتەکە هی ئەم کەسە نییە'),
  say(
    'what another mark is stands in words',
    'العلامة غير المحددة في القائمة تُوصف بالكلمات',
    'نیشانەیەکی تر بە وشە دەنووسرێت',
  ),
  say(
    'this mark is unknown or is withdrawn',
    'هذه العلامة غير معروفة أو سُحبت',
    'ئەم نیشانەیە نەناسراوە یان کشێنراوەتەوە',
  ),
  say(
    'this photograph is unknown or is withdrawn',
    'هذه الصورة غير معروفة أو سُحبت',
    'ئەم وێنەیە نەناسراوە یان کشێنراوەتەوە',
  ),
  say(
    'this supervision is unknown or is withdrawn',
    'هذا الإشراف غير معروف أو سُحب',
    'ئەم چاودێرییە نەناسراوە یان کشێنراوەتەوە',
  ),
  say(
    'a slip is issued by whoever may read the file',
    'لا تُصدر القسيمة إلا ممن يحق له الاطلاع على الملف',
    'پسووڵە لەلایەن ئەو کەسەوە دەردەکرێت کە دەتوانێت دۆسیەکە بخوێنێتەوە',
  ),
  say(
    'slips are replaced by whoever may read the file',
    'لا تُستبدل القسائم إلا ممن يحق له الاطلاع على الملف',
    'پسووڵە لەلایەن ئەو کەسەوە دەگۆڕدرێت کە دەتوانێت دۆسیەکە بخوێنێتەوە',
  ),
];
