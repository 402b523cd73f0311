import { type Sentence, say } from '../refusal-text.ts';

/** Why the database refuses an act on the way, at a hand-over or at the gate, in three languages: the English as `src/systems/transfers` words it. */
export const handOverReasons: readonly Sentence[] = [
  // boarding and the way
  say('the escort records who boards', 'تدوّن الصعودَ المفرزةُ المرافقة', 'پاسەوانی تۆماری دەکات کێ سوار دەبێت'),
  say(
    'the escort reports what happens on the way',
    'تبلّغ المفرزة المرافقة عما يحدث في الطريق',
    'پاسەوانی هەواڵی ڕووداوەکانی ڕێگا دەدات',
  ),
  say(
    'the escort says what was offered on the way',
    'تذكر المفرزة المرافقة ما قُدّم في الطريق',
    'پاسەوانی دەڵێت لە ڕێگا چی پێشکەش کراوە',
  ),
  say('the escort says who sits where', 'تذكر المفرزة المرافقة مكان جلوس كل شخص', 'پاسەوانی دەڵێت کێ لە کوێ دادەنیشێت'),
  say(
    'the escort withdraws what it reported by mistake',
    'لا تسحب البلاغَ الخاطئ إلا المفرزة المرافقة التي أرسلته',
    'پاسەوانی ئەوە دەکشێنێتەوە کە بە هەڵە ڕایگەیاندووە',
  ),
  say(
    'the person did not board under this manifest',
    'لم يصعد الشخص بموجب هذا الكشف',
    'کەسەکە بەپێی ئەم لیستە سوار نەبووە',
  ),
  say(
    'the person was in no vehicle at that time',
    'لم يكن الشخص في أي مركبة في ذلك الوقت',
    'کەسەکە لەو کاتەدا لە هیچ ئۆتۆمبێلێکدا نەبوو',
  ),
  say(
    'boarded without a standing seal, off the list or after a hand-over: a fact that breaks this rule needs its breach in the same command',
    'صعد دون ختم قائم، أو وهو خارج الكشف، أو بعد تسليم: تُدوَّن المخالفة مع الواقعة نفسها',
    'بەبێ مۆری کارا، لە دەرەوەی لیست یان دوای ڕادەستکردن سوار بووە: پێشێلکارییەکە لەگەڵ هەمان ڕاستیدا تۆمار دەکرێت',
  ),
  say(
    'a fact that breaks this rule needs its breach in the same command',
    'الواقعة التي تخالف هذه القاعدة تُدوَّن معها مخالفتها',
    'ئەو ڕاستییەی ئەم بنەمایە دەشکێنێت پێشێلکارییەکەی لەگەڵیدا تۆمار دەکرێت',
  ),
  say(
    'the count is not the number of persons boarded without incident',
    'العدد لا يساوي عدد من صعدوا دون حادث',
    'ژمارەکە یەکسان نییە بە ژمارەی ئەوانەی بەبێ ڕووداو سوار بوون',
  ),
  say('a count is of all who are aboard', 'التعداد لكل من في المركبات', 'ژماردن بۆ هەموو ئەوانەیە کە سوارن'),
  say(
    'a person still sits in a vehicle of the convoy',
    'ما زال شخص في إحدى مركبات القافلة',
    'کەسێک هێشتا لە ئۆتۆمبێلێکی کاروانەکەدایە',
  ),
  say(
    'a person on the manifest has not boarded and is not struck off',
    'شخص في الكشف لم يصعد ولم يُشطب',
    'کەسێکی ناو لیستەکە سوار نەبووە و نەسڕاوەتەوە',
  ),
  say(
    'a person who is not offered any more sits in the convoy',
    'شخص لم يعد مدرجًا للتسليم يجلس في القافلة',
    'کەسێک کە چیتر پێشکەش ناکرێت لە کاروانەکەدا دانیشتووە',
  ),
  say(
    'a person is away from the convoy: back first, or a difference of the hand-over',
    'شخص غائب عن القافلة: يُدوَّن رجوعه أولًا، أو يُدوَّن فرقًا في التسليم',
    'کەسێک لە کاروانەکە دوورە: یەکەم گەڕانەوەی تۆمار بکە، یان وەک جیاوازیی ڕادەستکردن',
  ),
  say(
    'a person was released: nobody hands over who is not in custody',
    'أُفرج عن شخص: ولا يُسلَّم من ليس في العهدة',
    'کەسێک ئازاد کراوە: ئەوەی دەستبەسەر نییە ڕادەست ناکرێت',
  ),
  say(
    'this entry was withdrawn already, or was never recorded of this convoy',
    'سُحب هذا القيد من قبل، أو لم يُدوَّن لهذه القافلة',
    'ئەم تۆمارە پێشتر کشێنراوەتەوە، یان هەرگیز بۆ ئەم کاروانە تۆمار نەکراوە',
  ),
  // signatures
  say(
    'there is no first signature under this manifest',
    'لا توقيع أول على هذا الكشف',
    'واژووی یەکەم لەسەر ئەم لیستە نییە',
  ),
  say(
    'the first signature is that of an officer of the giving authority',
    'التوقيع الأول لضابط من الجهة المسلِّمة',
    'واژووی یەکەم هی ئەفسەرێکی دەسەڵاتی ڕادەستکەرە',
  ),
  say(
    'the second signature is that of an officer of the taking authority',
    'التوقيع الثاني لضابط من الجهة المستلمة',
    'واژووی دووەم هی ئەفسەرێکی دەسەڵاتی وەرگرە',
  ),
  say(
    'the key is not enrolled to this officer',
    'المفتاح ليس مسجلًا لهذا الضابط',
    'کلیلەکە بۆ ئەم ئەفسەرە تۆمار نەکراوە',
  ),
  say(
    'the manifest hash is not that of the standing seal',
    'بصمة الكشف ليست بصمة الختم القائم',
    'هاشی لیستەکە هی مۆری کارا نییە',
  ),
  say(
    'the hand-overs follow in order, each once',
    'تتم عمليات التسليم بالترتيب، كلٌّ مرة واحدة',
    'ڕادەستکردنەکان بە ڕیز دێن، هەریەک یەک جار',
  ),
  say(
    'the instant lies in the future, or more than twelve hours back',
    'اللحظة في المستقبل، أو قبل أكثر من اثنتي عشرة ساعة',
    'کاتەکە لە داهاتوودایە، یان زیاتر لە دوازدە کاتژمێر پێشترە',
  ),
  say(
    'the instant lies before the boarding, the hand-over before, or what the gate said',
    'اللحظة قبل الصعود، أو قبل التسليم السابق، أو قبل ما قالته البوابة',
    'کاتەکە پێش سواربوون، پێش ڕادەستکردنی پێشوو، یان پێش وتەی دەروازەکەیە',
  ),
  say('the hand-over of this offer is done', 'تم التسليم الذي عُرض هنا', 'ڕادەستکردنی ئەم پێشنیازە کراوە'),
  say(
    'those who pass are exactly those for whom the first signature was given, one event each',
    'لا ينتقل إلا من وُقّع عنهم التوقيع الأول، جميعًا ودون غيرهم',
    'تەنها ئەوانە دەگوازرێنەوە کە واژووی یەکەمیان بۆ کراوە، هەموویان و کەسی تر نا',
  ),
  say(
    'nobody joins a hand-over that was signed',
    'لا يُضاف أحد إلى تسليم وُقّع',
    'کەس ناچێتە ناو ڕادەستکردنێکی واژووکراوەوە',
  ),
  say(
    'the offer was withdrawn, expired or changed',
    'سُحب العرض، أو انتهت مدته، أو تغيّر',
    'پێشنیازەکە کشێنراوەتەوە، بەسەرچووە یان گۆڕاوە',
  ),
  say(
    'the offer is unknown, withdrawn or signed already',
    'العرض غير معروف، أو سُحب، أو وُقّع من قبل',
    'پێشنیازەکە نەناسراوە، کشێنراوەتەوە یان پێشتر واژوو کراوە',
  ),
  say(
    'another offer of this hand-over stands',
    'يوجد عرض آخر قائم لهذا التسليم',
    'پێشنیازێکی تری ئەم ڕادەستکردنە کارایە',
  ),
  say(
    'an offer is withdrawn by the authority that made it',
    'تسحب العرضَ الجهةُ التي قدّمته',
    'پێشنیاز لەلایەن ئەو دەسەڵاتەوە دەکشێنرێتەوە کە کردوویەتی',
  ),
  // admission and closing
  say(
    'the person was not handed over to the receiving authority',
    'لم يُسلَّم الشخص إلى الجهة المستلمة',
    'کەسەکە ڕادەستی دەسەڵاتی وەرگر نەکراوە',
  ),
  say('nobody is admitted before the hand-over', 'لا يُودَع أحد قبل التسليم', 'کەس پێش ڕادەستکردن وەرناگیرێت'),
  say(
    'the receiving authority admits, at the named destination',
    'تُودِع الجهةُ المستلمة، في الوجهة المسمّاة',
    'دەسەڵاتی وەرگر وەردەگرێت، لە شوێنی مەبەستی ناونراو',
  ),
  say('the person was not admitted from this manifest', 'لم يُودَع الشخص من هذا الكشف', 'کەسەکە لەم لیستەوە وەرنەگیراوە'),
  say(
    'the authority that admitted asks again',
    'تعيد السؤالَ الجهةُ التي أودعت',
    'ئەو دەسەڵاتەی وەریگرتووە دووبارە دەپرسێت',
  ),
  say('this question was answered', 'أُجيب عن هذا السؤال', 'ئەم پرسیارە وەڵام دراوەتەوە'),
  say(
    'a person on the manifest is neither admitted, nor struck off, nor in an incident',
    'شخص في الكشف لم يُودَع ولم يُشطب وليس في حادث',
    'کەسێکی ناو لیستەکە نە وەرگیراوە، نە سڕاوەتەوە، نە لە ڕووداوێکدایە',
  ),
  say(
    "the death, escape or loss of a person is told on the manifest and not recorded in the person's file",
    'ذُكرت وفاة شخص أو هروبه أو فقدان أثره في الكشف ولم تُدوَّن في ملفه',
    'مردن، هەڵاتن یان ونبوونی کەسێک لە لیستەکەدا وتراوە و لە دۆسیەکەیدا تۆمار نەکراوە',
  ),
  say(
    'a person who was not let in, was left behind, was caught again, or was brought later stands in a vehicle yet or is not admitted',
    'شخص لم يُسمح بدخوله أو تُرك أو أُعيد القبض عليه أو جيء به لاحقًا، وهو ما زال في مركبة أو لم يُودَع',
    'کەسێک کە ڕێگەی پێ نەدراوە، بەجێ ماوە، دووبارە دەستگیر کراوە یان دواتر هێنراوە هێشتا لە ئۆتۆمبێلێکدایە یان وەرنەگیراوە',
  ),
  say(
    'who is caught on the way had escaped, or was unaccounted for, before',
    'لا يُعاد القبض في الطريق إلا على من هرب أو صار غير معلوم المصير قبل ذلك',
    'تەنها ئەوەی پێشتر هەڵاتووە یان نەزانراو بووە لە ڕێگا دووبارە دەستگیر دەکرێت',
  ),
  say(
    'a birth on the way is recorded by the escort',
    'تدوّن المفرزة المرافقة الولادة في الطريق',
    'پاسەوانی لەدایکبوون لە ڕێگا تۆمار دەکات',
  ),
  say(
    'a child is born on the way between the first and the second hand-over',
    'الولادة في الطريق تقع بين التسليم الأول والتسليم الثاني',
    'لەدایکبوون لە ڕێگا لە نێوان ڕادەستکردنی یەکەم و دووەمدایە',
  ),
  say(
    'a child is born where its mother is: in the vehicle in which the escort has her, since the first hand-over',
    'يولد الطفل حيث أمه: في المركبة التي هي فيها في عهدة المفرزة المرافقة منذ التسليم الأول',
    'منداڵ لەو شوێنە لەدایک دەبێت کە دایکی لێیە: لەو ئۆتۆمبێلەی کە لە ڕادەستکردنی یەکەمەوە لای پاسەوانی تێیدایە',
  ),
  // differences and the gate
  say(
    'a difference is of a person on the manifest and of the next hand-over',
    'الفرق لشخص في الكشف وفي التسليم التالي',
    'جیاوازی بۆ کەسێکی ناو لیستەکە و بۆ ڕادەستکردنی داهاتووە',
  ),
  say(
    'a difference is withdrawn by the authority that recorded it',
    'تسحب الفرقَ الجهةُ التي دوّنته',
    'جیاوازی لەلایەن ئەو دەسەڵاتەوە دەکشێنرێتەوە کە تۆماری کردووە',
  ),
  say(
    'that a person is not let in is recorded by the escort or by the site that the convoy heads for',
    'عدم السماح بدخول شخص تدوّنه المفرزة المرافقة أو الموقع الذي تتجه إليه القافلة',
    'ڕێگەنەدان بە کەسێک لەلایەن پاسەوانی یان ئەو شوێنەوە تۆمار دەکرێت کە کاروانەکە ڕووی تێدەکات',
  ),
  say(
    'that a convoy is not let in is recorded by the escort or by the site that it heads for',
    'عدم السماح بدخول القافلة تدوّنه المفرزة المرافقة أو الموقع الذي تتجه إليه',
    'ڕێگەنەدان بە کاروان لەلایەن پاسەوانی یان ئەو شوێنەوە تۆمار دەکرێت کە ڕووی تێدەکات',
  ),
  say(
    'that a gate relented is recorded by the escort or by the site that the convoy heads for',
    'السماح بعد الرفض تدوّنه المفرزة المرافقة أو الموقع الذي تتجه إليه القافلة',
    'ڕێگەدانی دوای ڕەتکردنەوە لەلایەن پاسەوانی یان ئەو شوێنەوە تۆمار دەکرێت کە کاروانەکە ڕووی تێدەکات',
  ),
  say(
    'who is not let in came with the convoy',
    'لا يُرفض دخول إلا من جاء مع القافلة',
    'ئەوەی ڕێگەی پێ نادرێت لەگەڵ کاروانەکە هاتووە',
  ),
  say(
    'who is let in after all was refused at a gate',
    'لا يُسمح بعد الرفض إلا لمن رُفض عند البوابة',
    'ئەوەی دواتر ڕێگەی پێ دەدرێت لە دەروازەیەک ڕەت کرابووەوە',
  ),
  say(
    'who is let in after all is still with the escort',
    'من يُسمح له بعد الرفض ما زال مع المفرزة المرافقة',
    'ئەوەی دواتر ڕێگەی پێ دەدرێت هێشتا لەگەڵ پاسەوانییە',
  ),
  say('who comes in is named once', 'يُذكر الداخل مرة واحدة', 'ئەوەی دێتە ژوورەوە یەک جار ناوی دێت'),
  say(
    'who is brought later was left behind, in a hospital, or had got away, and is with the escort again',
    'لا يُجاء لاحقًا إلا بمن تُرك أو كان في مستشفى أو أفلت، وهو مع المفرزة المرافقة من جديد',
    'ئەوەی دواتر دەهێنرێت بەجێ مابوو، لە نەخۆشخانە بوو یان ڕای کردبوو، و دووبارە لەگەڵ پاسەوانییە',
  ),
  say(
    'a return takes back who is with the convoy',
    'لا تعيد العودةُ إلا من هو مع القافلة',
    'گەڕانەوە تەنها ئەوانە دەگەڕێنێتەوە کە لەگەڵ کاروانەکەن',
  ),
  say(
    'this convoy was not refused at this gate',
    'لم تُرفض هذه القافلة عند هذه البوابة',
    'ئەم کاروانە لەم دەروازەیە ڕەت نەکراوەتەوە',
  ),
  say(
    'the convoy is not at the gate between the first and the second hand-over, or the return of the rest was ordered',
    'القافلة ليست عند البوابة بين التسليمين الأول والثاني، أو صدر الأمر بعودة الباقين',
    'کاروانەکە لەنێوان ڕادەستکردنی یەکەم و دووەمدا لە دەروازە نییە، یان فەرمانی گەڕانەوەی ئەوانی تر دەرچووە',
  ),
  // recalls
  say(
    'a recall is answered by the authority that received the person',
    'تجيب عن طلب الاسترداد الجهةُ التي استلمت الشخص',
    'داوای گەڕاندنەوە لەلایەن ئەو دەسەڵاتەوە وەڵام دەدرێتەوە کە کەسەکەی وەرگرتووە',
  ),
  say(
    'a person is asked back by the authority that transferred the person',
    'تطلب الاستردادَ الجهةُ التي نقلت الشخص',
    'کەس لەلایەن ئەو دەسەڵاتەوە داوا دەکرێتەوە کە گواستوویەتییەوە',
  ),
  say(
    'the recall is unknown or answered already',
    'طلب الاسترداد غير معروف أو أُجيب عنه من قبل',
    'داوای گەڕاندنەوە نەناسراوە یان پێشتر وەڵام دراوەتەوە',
  ),
  // escort records, grounds, lists ahead, figures, commitments
  say(
    'the section of health is answered by EscortHealthAnswered, and by no other',
    'قسم الصحة يجيب عنه ضابط الصحة وحده',
    'بەشی تەندروستی تەنها ئەفسەری تەندروستی وەڵامی دەداتەوە',
  ),
  say(
    'the escort record is kept by the giving and the escorting authority',
    'سجل المرافقة تمسكه الجهة المسلِّمة والمفرزة المرافقة',
    'تۆماری یاوەری لەلایەن دەسەڵاتی ڕادەستکەر و پاسەوانییەوە دەگیرێت',
  ),
  say(
    'the escort record is confirmed by the giving authority',
    'سجل المرافقة تؤكده الجهة المسلِّمة',
    'تۆماری یاوەری لەلایەن دەسەڵاتی ڕادەستکەرەوە پشتڕاست دەکرێتەوە',
  ),
  say(
    'a ground is withdrawn by one of the two authorities that made it',
    'يسحب الطارئَ إحدى الجهتين اللتين وضعتاه',
    'هۆکاری فریاکەوتن لەلایەن یەکێک لەو دوو دەسەڵاتەوە دەکشێنرێتەوە کە دایانناوە',
  ),
  say(
    'the ground is unknown, signed or withdrawn',
    'الطارئ غير معروف، أو وُقّع، أو سُحب',
    'هۆکاری فریاکەوتن نەناسراوە، واژوو کراوە یان کشێنراوەتەوە',
  ),
  say('the ground is unknown or withdrawn', 'الطارئ غير معروف أو سُحب', 'هۆکاری فریاکەوتن نەناسراوە یان کشێنراوەتەوە'),
  say('the ground has ended', 'انتهت مدة الطارئ', 'ماوەی هۆکاری فریاکەوتن بەسەرچووە'),
  say(
    'a list is acknowledged by the authority to which it was sent',
    'تؤكد استلامَ القائمة الجهةُ التي أُرسلت إليها',
    'لیست لەلایەن ئەو دەسەڵاتەوە دانی پێدا دەنرێت کە بۆی نێردراوە',
  ),
  say(
    'a list is sent by the authority that gives the persons',
    'ترسل القائمةَ الجهةُ التي تسلّم الأشخاص',
    'لیست لەلایەن ئەو دەسەڵاتەوە دەنێردرێت کە کەسەکان ڕادەست دەکات',
  ),
  say(
    'a list goes to a site and to the authority that answers for it',
    'تُرسل القائمة إلى موقع وإلى الجهة المسؤولة عنه',
    'لیست بۆ شوێنێک و بۆ ئەو دەسەڵاتە دەنێردرێت کە بەرپرسییەتی',
  ),
  say(
    'this list was never sent, or was acknowledged already',
    'لم تُرسل هذه القائمة، أو أُكّد استلامها من قبل',
    'ئەم لیستە هەرگیز نەنێردراوە، یان پێشتر دانی پێدا نراوە',
  ),
  say(
    'a published figure is withdrawn by the authority that entered it',
    'تسحب الرقمَ المنشور الجهةُ التي أدخلته',
    'ژمارەی بڵاوکراوە لەلایەن ئەو دەسەڵاتەوە دەکشێنرێتەوە کە تۆماری کردووە',
  ),
  say(
    'a figure is entered when it was published, not before',
    'يُدخل الرقم بعد نشره لا قبله',
    'ژمارە دوای بڵاوکردنەوەی تۆمار دەکرێت، نەک پێش ئەوە',
  ),
  say(
    'a figure is named by a reference, and says what it counts, who said it, and where',
    'للرقم مرجع، ويُذكر ماذا يَعُدّ ومن قاله وأين',
    'ژمارە سەرچاوەیەکی هەیە، و دەڵێت چی دەژمێرێت، کێ وتوویەتی و لە کوێ',
  ),
  say(
    'this figure was withdrawn already, or was never entered',
    'سُحب هذا الرقم من قبل، أو لم يُدخل',
    'ئەم ژمارەیە پێشتر کشێنراوەتەوە، یان هەرگیز تۆمار نەکراوە',
  ),
  say(
    'a destination is entered when it was announced, not before',
    'تُدخل الوجهة بعد إعلانها لا قبله',
    'شوێنی مەبەست دوای ڕاگەیاندنی تۆمار دەکرێت، نەک پێش ئەوە',
  ),
  say(
    'an announced destination is withdrawn by the authority that entered it',
    'تسحب الوجهةَ المعلنة الجهةُ التي أدخلتها',
    'شوێنی مەبەستی ڕاگەیەندراو لەلایەن ئەو دەسەڵاتەوە دەکشێنرێتەوە کە تۆماری کردووە',
  ),
  say(
    'this announcement was withdrawn already, or is of another operation',
    'سُحب هذا الإعلان من قبل، أو هو لعملية أخرى',
    'ئەم ڕاگەیاندنە پێشتر کشێنراوەتەوە، یان هی ئۆپەراسیۆنێکی ترە',
  ),
  say(
    'a commitment is made, signed and withdrawn by officers of the authority that it binds',
    'يضع الالتزامَ ويوقّعه ويسحبه ضباط الجهة الملتزمة',
    'پابەندبوون لەلایەن ئەفسەرانی ئەو دەسەڵاتەوە دادەنرێت، واژوو دەکرێت و دەکشێنرێتەوە کە پێوەی پابەندە',
  ),
  say(
    'an authority commits itself for sites for which it answers',
    'تلتزم الجهة عن المواقع المسؤولة عنها',
    'دەسەڵات بۆ ئەو شوێنانە پابەند دەبێت کە بەرپرسیانە',
  ),
  say(
    'the commitment is unknown, signed, withdrawn or ended',
    'الالتزام غير معروف، أو وُقّع، أو سُحب، أو انتهى',
    'پابەندبوونەکە نەناسراوە، واژوو کراوە، کشێنراوەتەوە یان کۆتایی هاتووە',
  ),
  say(
    'the commitment is unknown or withdrawn',
    'الالتزام غير معروف أو سُحب',
    'پابەندبوونەکە نەناسراوە یان کشێنراوەتەوە',
  ),
];
