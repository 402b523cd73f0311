import { type Sentence, say } from '../refusal-text.ts';

/** Why the database refuses what is done with accounts, keys, walls and recoveries, and with notices, fears and examinations, in three languages. */
export const officerReasons: readonly Sentence[] = [
  // roles and what every command is asked
  say(
    '{roles} is not among the roles that record {event}',
    'هذا القيد لا تدوّنه إلا صفات أخرى',
    'ئەم تۆمارە تەنها ڕۆڵی تر دەینووسێت',
  ),
  say(
    'the clock of this machine shows {time}, before the last that was received at {time2}',
    'ساعة هذا الجهاز تشير إلى {time}، قبل آخر ما استُلم في {time2}',
    'کاتژمێری ئەم ئامێرە {time} پیشان دەدات، پێش دوایین شت کە لە {time2} وەرگیراوە',
  ),
  say(
    'a stream has moved on, is unknown or of another kind, or an event lies in the future',
    'تغيّر القيد في هذه الأثناء، أو هو غير معروف أو من نوع آخر، أو وقت الواقعة في المستقبل',
    'تۆمارەکە لەو ماوەیەدا گۆڕاوە، نەناسراوە یان جۆرێکی ترە، یان کاتی ڕاستییەکە لە داهاتوودایە',
  ),
  say('the register clock has moved on', 'تقدّمت ساعة السجل', 'کاتژمێری تۆمار پێش کەوتووە'),
  say(
    'the server has not seen what this says',
    'لم يتحقق الخادم مما يقوله هذا',
    'ڕاژەکار ئەوەی نەبینیوە کە ئەمە دەیڵێت',
  ),
  say(
    'the clock is set against the real time of now',
    'تُضبط الساعة على الوقت الحقيقي الآن',
    'کاتژمێر بەپێی کاتی ڕاستەقینەی ئێستا ڕێک دەخرێت',
  ),
  say(
    'the clock of a register that holds real persons cannot be set',
    'لا تُضبط ساعة سجل فيه أشخاص حقيقيون',
    'کاتژمێری تۆمارێک کە کەسانی ڕاستەقینەی تێدایە ڕێک ناخرێت',
  ),
  say(
    'the register clock moves forward only',
    'لا تتحرك ساعة السجل إلا إلى الأمام',
    'کاتژمێری تۆمار تەنها بەرەو پێش دەڕوات',
  ),
  say(
    'this status is asked behind the walls of manifests and breaches',
    'لا يُسأل عن هذه الحالة إلا من يطّلع على الكشوف والمخالفات',
    'ئەم دۆخە تەنها لەو کەسانە دەپرسرێت کە لیست و پێشێلکارییەکان دەبینن',
  ),
  say('a filter is a code of the register', 'المرشّح رمز من رموز السجل', 'پاڵێوەر کۆدێکی تۆمارە'),
  say(
    'only the first event of a register can declare it synthetic',
    'لا يُعلن السجل مصطنعًا إلا بأول قيد فيه',
    'تەنها یەکەم تۆمار دەتوانێت تۆمارەکە بە دەستکرد ڕابگەیەنێت',
  ),
  // accounts
  say(
    'an administrator changes the officers of the own authority only, and not the own account',
    'لا يغيّر مدير النظام إلا ضباط جهته، ولا يغيّر حسابه',
    'بەڕێوەبەر تەنها ئەفسەرانی دەسەڵاتی خۆی دەگۆڕێت، نەک هەژماری خۆی',
  ),
  say(
    'an administrator invites officers of the own authority only',
    'لا يدعو مدير النظام إلا ضباط جهته',
    'بەڕێوەبەر تەنها ئەفسەرانی دەسەڵاتی خۆی بانگهێشت دەکات',
  ),
  say(
    'an administrator posts officers of the own authority only, and not the own account',
    'لا يحدد مدير النظام إلا صفات ضباط جهته، ولا يغيّر حسابه',
    'بەڕێوەبەر تەنها ئەفسەرانی دەسەڵاتی خۆی دادەمەزرێنێت، نەک هەژماری خۆی',
  ),
  say(
    'an administrator sets the mail address of officers of the own authority only, and not the own one',
    'لا يضبط مدير النظام إلا عناوين بريد ضباط جهته، ولا يضبط عنوانه',
    'بەڕێوەبەر تەنها ناونیشانی ئیمەیلی ئەفسەرانی دەسەڵاتی خۆی دادەنێت، نەک هی خۆی',
  ),
  say(
    'invitations are made by an administrator of the same authority',
    'لا تصدر الدعوات إلا من مدير نظام في الجهة نفسها',
    'بانگهێشت لەلایەن بەڕێوەبەرێکی هەمان دەسەڵاتەوە دەکرێت',
  ),
  say(
    'the authority of an officer comes from who invited',
    'جهة الضابط هي جهة من دعاه',
    'دەسەڵاتی ئەفسەر لەو کەسەوە دێت کە بانگهێشتی کردووە',
  ),
  say(
    'roles that see beyond the own authority or audit it are given by the installation only',
    'الصفات التي تطّلع على غير جهتها أو تدققها لا تمنحها إلا إدارة التنصيب',
    'ئەو ڕۆڵانەی لە دەرەوەی دەسەڵاتی خۆیان دەبینن یان وردبینی دەکەن تەنها لە دامەزراندنەوە دەدرێن',
  ),
  say('nobody is posted as the installation', 'لا يُعيَّن أحد بصفة التنصيب', 'کەس بە ڕۆڵی دامەزراندن دانانرێت'),
  say(
    'demonstration officers are made by the installation only',
    'ضباط العرض التوضيحي لا تنشئهم إلا إدارة التنصيب',
    'ئەفسەرانی نموونە تەنها لە دامەزراندنەوە دروست دەکرێن',
  ),
  say(
    'demonstration officers exist on a synthetic register only',
    'لا ضباط عرض توضيحي إلا في سجل مصطنع',
    'ئەفسەرانی نموونە تەنها لە تۆمارێکی دەستکردا هەن',
  ),
  say('there is no such officer', 'لا ضابط كهذا', 'ئەفسەری وا نییە'),
  say('the officer is not active', 'الضابط غير مفعَّل', 'ئەفسەرەکە چالاک نییە'),
  say('the officer is not suspended', 'الضابط غير موقوف', 'ئەفسەرەکە ڕانەگیراوە'),
  say(
    'a key is revoked by its own officer or by an administrator of the same authority',
    'يُبطل المفتاحَ صاحبه أو مدير نظام في الجهة نفسها',
    'کلیل لەلایەن خاوەنەکەی یان بەڕێوەبەرێکی هەمان دەسەڵاتەوە هەڵدەوەشێنرێتەوە',
  ),
  say(
    'this officer has no such key, or it is revoked',
    'ليس لهذا الضابط مفتاح كهذا، أو أُبطل',
    'ئەم ئەفسەرە کلیلی وای نییە، یان هەڵوەشێنراوەتەوە',
  ),
  say('an officer enrols keys for nobody else', 'لا يسجّل الضابط مفتاحًا لغيره', 'ئەفسەر کلیل بۆ کەسی تر تۆمار ناکات'),
  // recoveries and opened walls
  say(
    'a recovery of this sign-in cannot be asked for',
    'لا يمكن طلب استعادة الدخول لهذا الحساب',
    'داوای گەڕاندنەوەی ئەم چوونەژوورەوەیە ناکرێت',
  ),
  say(
    'a recovery is asked for in the own name',
    'يُطلب الاستعادة باسم الطالب نفسه',
    'گەڕاندنەوە بە ناوی خۆی داوا دەکرێت',
  ),
  say(
    'a recovery is confirmed by an administrator of the same authority, in the own name',
    'يؤكد الاستعادةَ مدير نظام في الجهة نفسها، باسمه',
    'گەڕاندنەوە بەڕێوەبەرێکی هەمان دەسەڵات بە ناوی خۆی پشتڕاستی دەکاتەوە',
  ),
  say('the session of who asks has ended', 'انتهت جلسة الطالب', 'دانیشتنی داواکار کۆتایی هاتووە'),
  say(
    'who asked and who confirms are two administrators, and nobody had the accounts of both in hand',
    'الطالب والمؤكد مديرا نظام اثنان، ولم يكن حساباهما في يد شخص واحد',
    'داواکار و پشتڕاستکەرەوە دوو بەڕێوەبەرن، و هەژماری هەردووکیان لە دەستی یەک کەسدا نەبووە',
  ),
  say(
    'no such opening waits for this review',
    'لا فتح كهذا ينتظر هذه المراجعة',
    'کردنەوەی وا چاوەڕێی ئەم پێداچوونەوەیە نییە',
  ),
  say(
    'no such recovery of who takes it back waits',
    'لا طلب استعادة منتظرًا لمن يسحبه',
    'داوای گەڕاندنەوەی وا هی کشێنەرەوە چاوەڕوان نییە',
  ),
  say('no such recovery waits', 'لا طلب استعادة منتظرًا كهذا', 'داوای گەڕاندنەوەی وا چاوەڕوان نییە'),
  say('no such wall is open', 'لا حاجز مفتوحًا كهذا', 'دیواری کراوەی وا نییە'),
  say('a wall is opened in the own name', 'يُفتح الحاجز باسم فاتحه', 'دیوار بە ناوی خۆی دەکرێتەوە'),
  say(
    'lists and views are kept and taken in the own name',
    'تُحفظ القوائم والعروض وتُستلم باسم صاحبها',
    'لیست و بینینەکان بە ناوی خۆی هەڵدەگیرێن و دەبرێن',
  ),
  // notices and fears
  say('a notice lies in the future', 'وقت التبليغ في المستقبل', 'کاتی ئاگادارکردنەوە لە داهاتوودایە'),
  say(
    'a notice lies before its manifest was made',
    'وقت التبليغ قبل إعداد الكشف',
    'کاتی ئاگادارکردنەوە پێش دروستکردنی لیستەکەیە',
  ),
  say('an examination lies in the future', 'وقت الفحص في المستقبل', 'کاتی پشکنین لە داهاتوودایە'),
  say(
    'a decision that finds no danger is not final before the appeal period is over',
    'القرار بعدم وجود خطر لا يصير نهائيًا قبل انتهاء مدة الطعن',
    'بڕیاری نەبوونی مەترسی پێش کۆتایی ماوەی تانە کۆتایی نییە',
  ),
  say(
    'an officer of the state feared decides nothing about the fear',
    'لا يبتّ في الخوف ضابط من الدولة المخوف منها',
    'ئەفسەرێکی ئەو دەوڵەتەی ترسی لێ دەکرێت بڕیار لەسەر ترسەکە نادات',
  ),
  say(
    "only the person's own waiver makes a decision final before the appeal period is over",
    'لا يصير القرار نهائيًا قبل انتهاء مدة الطعن إلا بتنازل الشخص نفسه',
    'تەنها وازهێنانی کەسەکە خۆی بڕیار پێش کۆتایی ماوەی تانە کۆتایی دەکات',
  ),
  say(
    'an officer who planned the move does not decide the fear of it',
    'من خطط النقل لا يبتّ في الخوف منه',
    'ئەو ئەفسەرەی گواستنەوەکەی پلان کردووە بڕیار لەسەر ترس لێی نادات',
  ),
  say(
    'neither the assessor who decided nor an officer who planned the move records the waiver of the appeal',
    'لا يدوّن التنازلَ عن الطعن المُقيِّم الذي بتّ ولا من خطط النقل',
    'وازهێنان لە تانە نە هەڵسەنگێنەری بڕیاردەر و نە پلاندانەری گواستنەوە تۆماری ناکات',
  ),
  say(
    'an appeal is decided by an assessor who neither heard nor decided the fear, nor recorded the appeal, nor planned the move',
    'يبتّ في الطعن مُقيِّم لم يسمع الخوف ولم يبتّ فيه ولم يدوّن الطعن ولم يخطط النقل',
    'تانە هەڵسەنگێنەرێک بڕیاری لێ دەدات کە نە ترسەکەی بیستووە، نە بڕیاری لێ داوە، نە تانەکەی تۆمار کردووە، نە گواستنەوەکەی پلان کردووە',
  ),
  say(
    'the fear is unknown or decided already',
    'الخوف غير معروف أو بُتّ فيه من قبل',
    'ترسەکە نەناسراوە یان پێشتر بڕیاری لێدراوە',
  ),
  say(
    'the fear is unknown, not decided, upheld or appealed already',
    'الخوف غير معروف، أو لم يُبتّ فيه، أو ثبت، أو طُعن في قراره من قبل',
    'ترسەکە نەناسراوە، بڕیاری لێ نەدراوە، پەسەند کراوە یان پێشتر تانەی لێدراوە',
  ),
  say('there is no open appeal', 'لا طعن مفتوحًا', 'تانەی کراوە نییە'),
  say(
    'there is no decision whose appeal can be waived',
    'لا قرار يمكن التنازل عن الطعن فيه',
    'بڕیارێک نییە کە بتوانرێت واز لە تانەی بهێنرێت',
  ),
];
