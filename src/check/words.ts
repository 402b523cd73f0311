/** Languages of the page; Sorani is a draft. */
export const LANGUAGES = { ar: 'العربية', ckb: 'کوردی', en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;

const say = (en: string, ar: string, ckb: string): Readonly<Record<Language, string>> => ({ en, ar, ckb });

/** Everything that the page says. What stands in braces is put in. */
export const WORDS = {
  title: say('Check a slip', 'التحقق من قسيمة', 'پشکنینی پسووڵە'),
  what: say(
    'A slip finds the record of one person in the public log. This page checks it here, on your device: the letters of the slip are sent nowhere and kept nowhere. Nobody has to have a slip or show one.',
    'تجد القسيمة سجل شخص واحد في السجل العلني. تتحقق هذه الصفحة منها هنا، على جهازك: لا تُرسل حروف القسيمة إلى أي مكان ولا تُحفظ. ولا أحد ملزم بأن تكون معه قسيمة أو بأن يبرزها.',
    'پسووڵە تۆماری یەک کەس لە تۆماری گشتیدا دەدۆزێتەوە. ئەم لاپەڕەیە لێرە، لەسەر ئامێرەکەت، دەیپشکنێت: پیتەکانی پسووڵەکە بۆ هیچ شوێنێک نانێردرێن و هەڵناگیرێن. کەس ناچار نییە پسووڵەی هەبێت یان پیشانی بدات.',
  ),
  draft: say('', '', 'ڕەشنووس: ئەم وەرگێڕانە هێشتا پێداچوونەوەی بۆ نەکراوە.'),
  letters: say('Letters of the slip', 'حروف القسيمة', 'پیتەکانی پسووڵەکە'),
  lettersHelp: say(
    '104 letters and digits. Spaces and small letters do not matter.',
    'مئة وأربعة من الحروف والأرقام. لا تهم الفراغات ولا صغر الحروف.',
    '١٠٤ پیت و ژمارە. بۆشایی و پیتی بچووک گرنگ نین.',
  ),
  picture: say('Or a picture of its code', 'أو صورة رمزها', 'یان وێنەی کۆدەکەی'),
  pictureHelp: say(
    'Take a photograph of the slip, or choose one. It is read here.',
    'التقط صورة للقسيمة أو اختر صورة. تُقرأ هنا.',
    'وێنەی پسووڵەکە بگرە یان وێنەیەک هەڵبژێرە. لێرە دەخوێندرێتەوە.',
  ),
  pictureNone: say(
    'No slip was found in the picture. Take it from straight above, with light, or type the letters.',
    'لم توجد قسيمة في الصورة. صوّرها من فوقها مباشرة وفي ضوء كافٍ، أو اكتب الحروف.',
    'لە وێنەکەدا هیچ پسووڵەیەک نەدۆزرایەوە. ڕاستەوخۆ لە سەرەوە و بە ڕووناکی بیگرە، یان پیتەکان بنووسە.',
  ),
  day: say('Up to which day', 'حتى أي يوم', 'تا کام ڕۆژ'),
  dayHelp: say(
    'The day on which the log was read. A record that lives has an entry on every day.',
    'اليوم الذي قُرئ فيه السجل العلني. لكل سجل قائم مدخل في كل يوم.',
    'ئەو ڕۆژەی تۆماری گشتی تێیدا خوێندرایەوە. هەر تۆمارێکی زیندوو لە هەموو ڕۆژێکدا بڕگەیەکی هەیە.',
  ),
  folder: say('Folder of an exported log', 'مجلد سجل علني مُصدَّر', 'فۆڵدەری تۆمارێکی هەناردەکراو'),
  folderOnline: say(
    'Without one, the log of this register is read, where it may be.',
    'من دونه يُقرأ السجل العلني لهذه المنظومة، حيث يُسمح بذلك.',
    'بەبێ ئەوە تۆماری گشتیی ئەم سیستەمە دەخوێندرێتەوە، ئەگەر ڕێی پێدرابێت.',
  ),
  folderOffline: say(
    'Choose the folder that holds the file “checkpoint”. A monitor can give it to you.',
    'اختر المجلد الذي فيه ملف نقطة التحقق. تستطيع جهة الرقابة أن تعطيك إياه.',
    'ئەو فۆڵدەرە هەڵبژێرە کە فایلی خاڵی پشکنینی تێدایە. چاودێرێک دەتوانێت پێت بدات.',
  ),
  check: say('Check', 'تحقّق', 'بپشکنە'),
  reading: say('{read} of {of} entries read', 'قُرئ {read} من {of} من المدخلات', '{read} لە {of} بڕگە خوێندرانەوە'),
  offline: say(
    'Save this page as a file that works without a network',
    'حفظ هذه الصفحة في ملف يعمل بلا شبكة',
    'ئەم لاپەڕەیە وەک فایلێک هەڵبگرە کە بێ تۆڕ کار دەکات',
  ),
  notSlip: say(
    'This is no slip, or a letter is wrong or missing. Compare it with the paper.',
    'هذه ليست قسيمة، أو أن حرفاً فيها خطأ أو ناقص. قارنها بالورقة.',
    'ئەمە پسووڵە نییە، یان پیتێکی هەڵەیە یان کەمە. لەگەڵ کاغەزەکەدا بەراوردی بکە.',
  ),
  noFolder: say('Choose the folder of the log.', 'اختر مجلد السجل العلني.', 'فۆڵدەری تۆماری گشتی هەڵبژێرە.'),
  notReadable: say(
    'This register gives its public log to monitors only. A monitor who is signed in can check the slip on this page, or give you an exported log: choose its folder above.',
    'لا تعطي هذه المنظومة سجلها العلني إلا لجهات الرقابة. تستطيع جهة رقابة سجلت دخولها أن تتحقق من القسيمة في هذه الصفحة، أو أن تعطيك سجلاً مُصدَّراً: اختر مجلده أعلاه.',
    'ئەم سیستەمە تۆماری گشتیی خۆی تەنها دەداتە چاودێران. چاودێرێک کە چووەتە ژوورەوە دەتوانێت لەم لاپەڕەیەدا پسووڵەکە بپشکنێت، یان تۆمارێکی هەناردەکراوت پێ بدات: فۆڵدەرەکەی لە سەرەوە هەڵبژێرە.',
  ),
  noNetwork: say(
    'The log could not be read. Try again, or use an exported log.',
    'تعذرت قراءة السجل العلني. أعد المحاولة أو استعمل سجلاً مُصدَّراً.',
    'تۆماری گشتی نەخوێندرایەوە. دووبارە هەوڵ بدەرەوە یان تۆمارێکی هەناردەکراو بەکاربهێنە.',
  ),
  noCrypto: say(
    'This browser cannot verify the signature of the log. Use a newer one, and an address that begins with https.',
    'لا يستطيع هذا المتصفح التحقق من توقيع السجل العلني. استعمل متصفحاً أحدث وعنواناً آمناً.',
    'ئەم وێبگەڕە ناتوانێت واژووی تۆماری گشتی بپشکنێت. یەکێکی نوێتر و ناونیشانێکی پارێزراو بەکاربهێنە.',
  ),
  otherLog: say(
    'The slip is of another log than this one. Nothing is said of the record.',
    'القسيمة لسجل علني آخر غير هذا. لا يُقال شيء عن سجل الشخص.',
    'پسووڵەکە هی تۆمارێکی گشتیی ترە. هیچ دەربارەی تۆماری کەسەکە ناوترێت.',
  ),
  fault: say(
    'This copy of the log is not what its signature says: it was changed or is not whole. Nothing of it is believed, and nothing is said of the record. Give this to a monitor:',
    'هذه النسخة من السجل العلني ليست كما يقول توقيعها: غُيّرت أو هي ناقصة. لا يُصدَّق منها شيء، ولا يُقال شيء عن سجل الشخص. أعطِ هذا لجهة رقابة:',
    'ئەم وێنەیەی تۆماری گشتی ئەوە نییە کە واژووەکەی دەیڵێت: گۆڕدراوە یان تەواو نییە. هیچی باوەڕپێکراو نییە، و هیچ دەربارەی تۆماری کەسەکە ناوترێت. ئەمە بدە بە چاودێرێک:',
  ),
  technical: say('{what}', '{what}', '{what}'),
  whole: say(
    'The record is there, and nothing is missing',
    'السجل موجود ولا ينقصه شيء',
    'تۆمارەکە هەیە و هیچی لێ کەم نییە',
  ),
  quiet: say(
    'No event of the record is missing, but it has no daily entry any more',
    'لا ينقص السجل أي حدث، لكن لم يعد له مدخل يومي',
    'هیچ ڕووداوێکی تۆمارەکە کەم نییە، بەڵام ئیتر بڕگەی ڕۆژانەی نییە',
  ),
  olderTitle: say(
    'This copy of the log is older than the slip',
    'هذه النسخة من السجل العلني أقدم من القسيمة',
    'ئەم وێنەیەی تۆماری گشتی لە پسووڵەکە کۆنترە',
  ),
  olderText: say(
    'It holds {size} entries, and the slip was printed at {slipSize}. Check again with a newer one.',
    'فيها {size} من المدخلات، وطُبعت القسيمة عند {slipSize}. أعد التحقق بنسخة أحدث.',
    '{size} بڕگەی تێدایە، و پسووڵەکە لە {slipSize} چاپ کراوە. بە وێنەیەکی نوێتر دووبارە بیپشکنە.',
  ),
  alarm: say(
    'Something is not as it should be: ask a monitor',
    'هناك ما ليس كما ينبغي: اسأل جهة رقابة',
    'شتێک وەک پێویست نییە: لە چاودێرێک بپرسە',
  ),
  none: say(
    'There is no event of this record in the log.',
    'لا يوجد أي حدث من هذا السجل في السجل العلني.',
    'هیچ ڕووداوێکی ئەم تۆمارە لە تۆماری گشتیدا نییە.',
  ),
  events: say(
    'Events of the record: {count}. On the slip: {slip}.',
    'أحداث السجل: {count}. على القسيمة: {slip}.',
    'ڕووداوەکانی تۆمارەکە: {count}. لەسەر پسووڵەکە: {slip}.',
  ),
  missing: say(
    'Missing: events number {list}.',
    'ينقص: الأحداث ذات الأرقام {list}.',
    'کەمن: ڕووداوەکانی ژمارە {list}.',
  ),
  twice: say(
    'There more than once: events number {list}. The record was told in two ways.',
    'موجودة أكثر من مرة: الأحداث ذات الأرقام {list}. رُوي السجل بروايتين.',
    'زیاتر لە جارێک هەن: ڕووداوەکانی ژمارە {list}. تۆمارەکە بە دوو شێوە گێڕدراوەتەوە.',
  ),
  erased: say(
    'An order of two officers erased words of these events: {list}. The events themselves are in the log as before.',
    'مُحيت بأمر من ضابطين كلمات من هذه القيود: {list}. أما القيود نفسها فباقية في السجل العلني كما كانت.',
    'بە فەرمانی دوو ئەفسەر چەند وشەیەکی ئەم تۆمارانە سڕاونەتەوە: {list}. تۆمارەکان خۆیان وەک پێشوو لە تۆماری گشتیدا ماون.',
  ),
  moved: say(
    'The event that the slip names does not stand where it stood when the slip was printed.',
    'الحدث الذي تذكره القسيمة ليس في مكانه يوم طُبعت.',
    'ئەو ڕووداوەی پسووڵەکە ناوی دەبات لە شوێنی خۆیدا نییە کە کاتی چاپکردن تێیدا بوو.',
  ),
  notJoined: say(
    'Where slips of this record were replaced, it does not go on as it should: an event is gone there, or was put in.',
    'حيث استُبدلت قسائم هذا السجل لا يستمر كما ينبغي: اختفى هناك حدث أو أُدخل.',
    'لەو شوێنەی پسووڵەکانی ئەم تۆمارە گۆڕدراون، وەک پێویست بەردەوام نابێت: لەوێ ڕووداوێک نەماوە یان خراوەتە ناوی.',
  ),
  replaced: say('This slip was replaced by another', 'استُبدلت هذه القسيمة بأخرى', 'ئەم پسووڵەیە بە یەکێکی تر گۆڕدراوە'),
  replacedText: say(
    'It checks the record up to event {seq}, and up to there nothing is missing. What came after is under another slip: this one finds nothing of it, and does not say whether the record goes on. Whoever should have the new one asks for it where this one was issued, or asks a monitor.',
    'تتحقق من السجل حتى الحدث {seq}، وحتى هناك لا ينقصه شيء. وما جاء بعده فتحت قسيمة أخرى: لا تجد هذه منه شيئاً، ولا تقول هل السجل مستمر. ومن ينبغي أن تكون معه القسيمة الجديدة يطلبها حيث صدرت هذه، أو يسأل جهة رقابة.',
    'تۆمارەکە تا ڕووداوی {seq} دەپشکنێت، و تا ئەوێ هیچ کەم نییە. ئەوەی دواتر هاتووە لەژێر پسووڵەیەکی تردایە: ئەمە هیچی لێ نادۆزێتەوە، و ناڵێت ئایا تۆمارەکە بەردەوامە. ئەوەی دەبێت پسووڵە نوێیەکەی هەبێت لەو شوێنە داوای دەکات کە ئەمە لێی دەرچووە، یان لە چاودێرێک دەپرسێت.',
  ),
  rollToday: say('Daily entry of {day}: there.', 'مدخل يوم {day}: موجود.', 'بڕگەی ڕۆژی {day}: هەیە.'),
  rollOld: say(
    'No daily entry since {day}. After a release, a departure or a death there is none any more; otherwise ask.',
    'لا مدخل يومي منذ {day}. بعد إفراج أو مغادرة أو وفاة لا يكون هناك مدخل؛ وإلا فاسأل.',
    'لە {day}ەوە بڕگەی ڕۆژانە نییە. دوای ئازادکردن، ڕۆیشتن یان مردن ئیتر نابێت؛ ئەگینا بپرسە.',
  ),
  rollNone: say(
    'No daily entry in the 400 days before {day}. After a release, a departure or a death there is none; otherwise ask.',
    'لا مدخل يومي في أربعمئة يوم قبل {day}. بعد إفراج أو مغادرة أو وفاة لا يكون هناك مدخل؛ وإلا فاسأل.',
    'لە ٤٠٠ ڕۆژی پێش {day}دا بڕگەی ڕۆژانە نییە. دوای ئازادکردن، ڕۆیشتن یان مردن نابێت؛ ئەگینا بپرسە.',
  ),
  rollLate: say('It was written on a later day.', 'دُوّن في يوم لاحق.', 'لە ڕۆژێکی دواتردا نووسراوە.'),
  rollDiffers: say(
    'It names another last event than the log holds: an event was kept from the log.',
    'يذكر حدثاً أخيراً غير الذي في السجل العلني: حُجب حدث عنه.',
    'ڕووداوێکی کۆتایی تر ناو دەبات لەوەی لە تۆماری گشتیدایە: ڕووداوێک لێی شاردراوەتەوە.',
  ),
  log: say(
    'Log: {name}, key {key}, {size} entries.',
    'السجل العلني: {name}، المفتاح {key}، المدخلات {size}.',
    'تۆماری گشتی: {name}، کلیل {key}، {size} بڕگە.',
  ),
  cosigned: say(
    'Cosigned by {name} (key {key}) at {at}.',
    'وقّعه معه {name} (المفتاح {key}) في {at}.',
    '{name} (کلیل {key}) لە {at} هاوواژووی کردووە.',
  ),
  notCosigned: say(
    'No witness has cosigned it: that everybody is shown the same log is the word of its keeper alone.',
    'لم يوقّعه معه أي شاهد: أن الجميع يُعرض عليهم السجل نفسه هو قول القائم عليه وحده.',
    'هیچ شایەتێک هاوواژووی نەکردووە: ئەوەی هەمووان هەمان تۆماریان پیشان دەدرێت تەنها قسەی بەڕێوەبەرەکەیەتی.',
  ),
  formerKey: say(
    'The key {key} of the slip signed it before, and named the one that follows; this was checked here.',
    'المفتاح {key} المذكور في القسيمة هو الذي وقّعه من قبل، وقد سمّى المفتاح الذي يليه؛ وقد جرى التحقق من ذلك هنا.',
    'کلیلی {key}ی پسووڵەکە پێشتر واژووی کردووە و کلیلی دوای خۆی ناو بردووە؛ ئەمە لێرە پشکنرا.',
  ),
  quorum: say(
    'They are as many as the policy of the log asks for.',
    'عددهم هو ما تطلبه سياسة السجل العلني.',
    'ئەوەندەن کە ڕێسای تۆماری گشتی داوای دەکات.',
  ),
  quorumMissed: say(
    'Too few witnesses have cosigned this copy of the log, by its own policy. Nothing is said of the record. Ask a monitor.',
    'لم يوقّع مع هذه النسخة من السجل العلني عدد كافٍ من الشهود بحسب سياسته هو. لا يُقال شيء عن سجل الشخص. اسأل جهة رقابة.',
    'بەپێی ڕێسای خۆی، ژمارەیەکی کەم لە شایەتەکان هاوواژووی ئەم وێنەیەی تۆماری گشتییان کردووە. هیچ دەربارەی تۆماری کەسەکە ناوترێت. لە چاودێرێک بپرسە.',
  ),
  policyDiffers: say(
    'The log itself names other witnesses, or another number of them, than the policy beside it: ask a monitor why.',
    'يسمّي السجل العلني نفسه شهوداً آخرين أو عدداً آخر منهم غير ما في السياسة المرفقة به: اسأل جهة رقابة عن السبب.',
    'تۆماری گشتی خۆی شایەتی تر، یان ژمارەیەکی تر، ناو دەبات لەوەی لە ڕێسای لەگەڵیدایە: لە چاودێرێک بپرسە بۆچی.',
  ),
  keys: say(
    'The keys came with the log. Compare them with what the paper says and what the witnesses publish.',
    'جاءت المفاتيح مع السجل العلني. قارنها بما على الورقة وبما ينشره الشهود.',
    'کلیلەکان لەگەڵ تۆماری گشتی هاتوون. لەگەڵ ئەوەی لەسەر کاغەزەکەیە و ئەوەی شایەتەکان بڵاوی دەکەنەوە بەراوردیان بکە.',
  ),
  notSaid: say(
    'It does not say where the person is or how they are: only that the record is kept.',
    'لا يقول أين الشخص ولا كيف حاله: بل فقط أن سجله محفوظ.',
    'ناڵێت کەسەکە لە کوێیە یان چۆنە: تەنها ئەوەی تۆمارەکەی پارێزراوە.',
  ),
} as const;
