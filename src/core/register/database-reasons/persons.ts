import { type Sentence, say } from '../refusal-text.ts';

/** Why the database refuses what is recorded of a person, an order, a release or a list, in three languages: the English as `src/systems/register` words it. */
export const personReasons: readonly Sentence[] = [
  // custody and place
  say('person {person}, {reason}', 'الشخص {person}: {reason}', 'کەسی {person}: {reason}'),
  say(
    'person {person} is held by another authority',
    'الشخص {person} في عهدة جهة أخرى',
    'کەسی {person} لە دەستی دەسەڵاتێکی تردایە',
  ),
  say(
    'person {person} is at another site or in a vehicle',
    'الشخص {person} في موقع آخر أو في مركبة',
    'کەسی {person} لە شوێنێکی ترە یان لە ئۆتۆمبێلێکدایە',
  ),
  say(
    'person {person} has no order that is in force',
    'لا أمر توقيف ساريًا بحق الشخص {person}',
    'هیچ فەرمانێکی کارا بۆ کەسی {person} نییە',
  ),
  say(
    'person {person} was released, and is not in custody without a new admission',
    'أُفرج عن الشخص {person}، ولا يكون في العهدة دون إيداع جديد',
    'کەسی {person} ئازاد کراوە، و بەبێ وەرگرتنێکی نوێ دەستبەسەر نییە',
  ),
  say(
    'that person {person} is in custody is recorded by the authority that holds the person',
    'كون الشخص {person} في العهدة تدوّنه الجهة المحتجِزة له',
    'دەستبەسەریی کەسی {person} لەلایەن ئەو دەسەڵاتەوە تۆمار دەکرێت کە لە دەستیدایە',
  ),
  say(
    'person {person} is held by another authority and passes by a hand-over',
    'الشخص {person} في عهدة جهة أخرى، ولا ينتقل إلا بتسليم',
    'کەسی {person} لە دەستی دەسەڵاتێکی تردایە و تەنها بە ڕادەستکردن دەگوازرێتەوە',
  ),
  say(
    'person {person} comes to {site}, which is of another authority, by a hand-over',
    'لا يصل الشخص {person} إلى {site}، وهو تابع لجهة أخرى، إلا بتسليم',
    'کەسی {person} تەنها بە ڕادەستکردن دەگاتە {site}، کە هی دەسەڵاتێکی ترە',
  ),
  say(
    'person {person} cannot be held, moved or found after the death; correct the wrong record first',
    'لا يُحتجز الشخص {person} ولا يُنقل ولا يُعثر عليه بعد وفاته؛ يُصحَّح القيد الخاطئ أولًا',
    'کەسی {person} دوای مردنی دەستبەسەر ناکرێت، ناگوازرێتەوە و نادۆزرێتەوە؛ یەکەم تۆمارە هەڵەکە ڕاست بکەرەوە',
  ),
  say(
    'person {person} lives in a camp, and nothing lets the person be brought to {site}',
    'الشخص {person} يقيم في مخيم، ولم يُدوَّن ما يستند إليه نقله إلى {site}',
    'کەسی {person} لە کەمپ دەژی، و هیچ بنەمایەک بۆ بردنی بۆ {site} تۆمار نەکراوە',
  ),
  say(
    'of the household of person {person} another member was recorded missing, gone, dead or detained by the same officer less than a day before',
    'دوّن الضابط نفسه قبل أقل من يوم فردًا آخر من أسرة الشخص {person} مفقودًا أو مغادرًا أو متوفى أو محتجزًا',
    'هەمان ئەفسەر کەمتر لە ڕۆژێک پێشتر ئەندامێکی تری خێزانی کەسی {person}ی بە ونبوو، ڕۆیشتوو، مردوو یان دەستبەسەر تۆمار کردووە',
  ),
  say(
    'a fact that breaks this rule needs its breach in the same command (person {person})',
    'الواقعة التي تخالف هذه القاعدة تُدوَّن معها مخالفتها (الشخص {person})',
    'ئەو ڕاستییەی ئەم بنەمایە دەشکێنێت پێشێلکارییەکەی لەگەڵیدا تۆمار دەکرێت (کەسی {person})',
  ),
  say(
    'what a fact owes is laid on who answers for it',
    'تُدوَّن المخالفة على الجهة المسؤولة عنها',
    'پێشێلکاری لەسەر ئەو دەسەڵاتە تۆمار دەکرێت کە بەرپرسییەتی',
  ),
  say(
    'the act in the best interest of person {person} ends the breach in the same command',
    'التصرف لمصلحة الطفل {person} الفضلى يُنهي المخالفة معه',
    'کاری باشترین بەرژەوەندیی کەسی {person} پێشێلکارییەکە لەگەڵ خۆیدا کۆتایی پێ دەهێنێت',
  ),
  say(
    'only a child protection officer places a child with adults in its best interest',
    'لا يضع طفلًا مع بالغين لمصلحته الفضلى إلا مسؤول حماية الطفل',
    'تەنها ئەفسەری پاراستنی منداڵ منداڵ بۆ باشترین بەرژەوەندیی لەگەڵ گەورەساڵان دادەنێت',
  ),
  say(
    'cause (or pending), circumstances, remains and referral are all needed',
    'يلزم ذكر السبب (أو أنه قيد التحقيق) والظروف والجثمان والإحالة جميعًا',
    'هۆکار (یان چاوەڕوانکراو)، بارودۆخ، تەرم و ئاراستەکردن هەموویان پێویستن',
  ),
  say(
    'the fact is unknown or was corrected already',
    'الواقعة غير معروفة أو صُحّحت من قبل',
    'ڕاستییەکە نەناسراوە یان پێشتر ڕاست کراوەتەوە',
  ),
  say(
    'a record of custody is corrected by the authority that made it',
    'لا يصحّح قيدَ العهدة إلا الجهة التي دوّنته',
    'تۆماری دەستبەسەری لەلایەن ئەو دەسەڵاتەوە ڕاست دەکرێتەوە کە تۆماری کردووە',
  ),
  say(
    'a record of custody is corrected by the authority that made it, and holds the place',
    'لا يصحّح قيدَ العهدة إلا الجهة التي دوّنته وما زال الموقع في يدها',
    'تۆماری دەستبەسەری لەلایەن ئەو دەسەڵاتەوە ڕاست دەکرێتەوە کە تۆماری کردووە و شوێنەکەی لە دەستدایە',
  ),
  // within reach
  say(
    'person {person} is not within reach of your authority',
    'الشخص {person} ليس ضمن ما تطّلع عليه جهتك',
    'کەسی {person} لەوەدا نییە کە دەسەڵاتەکەت دەیبینێت',
  ),
  say(
    'person {person} is not at a site that you direct',
    'الشخص {person} ليس في موقع تديره',
    'کەسی {person} لە شوێنێکدا نییە کە تۆ بەڕێوەی دەبەیت',
  ),
  say(
    'your authority neither holds nor held person {person}',
    'الشخص {person} ليس في عهدة جهتك ولم يكن فيها',
    'کەسی {person} نە ئێستا لە دەستی دەسەڵاتەکەتدایە نە پێشتر بووە',
  ),
  say(
    'person {person} lives under another authority',
    'الشخص {person} يقيم تحت جهة أخرى',
    'کەسی {person} لە ژێر دەسەڵاتێکی تردا دەژی',
  ),
  say(
    'the property of person {person} is not in the hands of your authority',
    'أمانات الشخص {person} ليست لدى جهتك',
    'کەلوپەلی کەسی {person} لەلای دەسەڵاتەکەت نییە',
  ),
  say(
    'this household is not within reach of your authority',
    'هذه الأسرة ليست ضمن ما تطّلع عليه جهتك',
    'ئەم خێزانە لەوەدا نییە کە دەسەڵاتەکەت دەیبینێت',
  ),
  // orders, documents and breaches
  say(
    'an extension changes the end of an order, and only to a later one',
    'التمديد يغيّر نهاية الأمر، إلى موعد أبعد فقط',
    'درێژکردنەوە کۆتایی فەرمان دەگۆڕێت، تەنها بۆ کاتێکی دواتر',
  ),
  say(
    'only a judicial role extends an order',
    'لا يمدّد أمر التوقيف إلا صفة قضائية',
    'تەنها ڕۆڵێکی دادوەری فەرمان درێژ دەکاتەوە',
  ),
  say(
    'an officer records the orders of the own authority only',
    'لا يدوّن الضابط إلا أوامر جهته',
    'ئەفسەر تەنها فەرمانەکانی دەسەڵاتی خۆی تۆمار دەکات',
  ),
  say(
    'that a person is convicted is recorded by a judicial role only',
    'لا يدوّن أن الشخص محكوم إلا صفة قضائية',
    'حوکمدراوبوونی کەس تەنها لەلایەن ڕۆڵێکی دادوەرییەوە تۆمار دەکرێت',
  ),
  say(
    'an order is recorded when it was issued, not before',
    'يُدوَّن الأمر بعد صدوره لا قبله',
    'فەرمان دوای دەرچوونی تۆمار دەکرێت، نەک پێش ئەوە',
  ),
  say(
    'an order is extended once in a command, on the stream of its person',
    'لا أمر كهذا لهذا الشخص، أو ذُكر مرتين',
    'فەرمانی وا بۆ ئەم کەسە نییە، یان دوو جار ناوی هاتووە',
  ),
  say('the document of the extension is not stored', 'وثيقة التمديد غير محفوظة', 'بەڵگەنامەی درێژکردنەوە هەڵنەگیراوە'),
  say(
    'a document that is cited is one that the officer stored or may read',
    'لا يُستشهد إلا بوثيقة حفظها الضابط أو يحق له الاطلاع عليها',
    'تەنها ئەو بەڵگەنامەیە ئاماژەی پێ دەدرێت کە ئەفسەرەکە هەڵیگرتووە یان دەتوانێت بیخوێنێتەوە',
  ),
  say(
    'a breach of a past event is cured by a judicial role or by another authority',
    'مخالفة واقعة ماضية تعالجها صفة قضائية أو جهة أخرى',
    'پێشێلکاریی ڕووداوێکی ڕابردوو لەلایەن ڕۆڵێکی دادوەری یان دەسەڵاتێکی ترەوە چارەسەر دەکرێت',
  ),
  say(
    'a breach of how a person is held is cured by the authority that answers for it or that holds the person',
    'مخالفة كيفية الاحتجاز تعالجها الجهة المسؤولة عنها أو المحتجِزة للشخص',
    'پێشێلکاریی شێوازی دەستبەسەرکردن لەلایەن ئەو دەسەڵاتەوە چارەسەر دەکرێت کە بەرپرسییەتی یان کەسەکەی لە دەستدایە',
  ),
  say(
    'the breach is unknown or cured already',
    'المخالفة غير معروفة أو عولجت من قبل',
    'پێشێلکارییەکە نەناسراوە یان پێشتر چارەسەر کراوە',
  ),
  // first appearance, sex, birth, age
  say(
    'a first appearance is that of a custody that is on the register, of its beginning that is believed',
    'أول مثول يكون لعهدة مدوَّنة في السجل وبدايتها معتمدة',
    'یەکەم ئامادەبوون هی دەستبەسەرییەکە کە لە تۆماردایە و سەرەتاکەی پشتپێبەستراوە',
  ),
  say(
    'it is said before whom the person appeared, and why an earlier record is corrected',
    'يُذكر أمام من مثل الشخص، ولماذا يُصحَّح قيد سابق',
    'دەوترێت کەسەکە لەبەردەم کێدا ئامادە بووە، و بۆچی تۆماری پێشوو ڕاست دەکرێتەوە',
  ),
  say(
    'when a person appeared is a date as far as it is known, and not in the future',
    'تاريخ المثول يُذكر بقدر ما هو معروف، ولا يكون في المستقبل',
    'بەرواری ئامادەبوون بەو ئەندازەیەیە کە دەزانرێت، و لە داهاتوودا نییە',
  ),
  say(
    'a correction stays with the custody that the first appearance was told of',
    'يبقى التصحيح للعهدة التي ذُكر لها أول مثول',
    'ڕاستکردنەوە لەگەڵ ئەو دەستبەسەرییەدا دەمێنێت کە یەکەم ئامادەبوونی بۆ وتراوە',
  ),
  say(
    'another record of the first appearance counts',
    'المعتمد لأول مثول قيد آخر',
    'تۆمارێکی تری یەکەم ئامادەبوون پشتپێبەستراوە',
  ),
  say('another record of the parent counts', 'المعتمد للوالد قيد آخر', 'تۆمارێکی تری دایک یان باوک پشتپێبەستراوە'),
  say(
    'another record of the sex counts, or says the same',
    'المعتمد للجنس قيد آخر، أو يقول الشيء نفسه',
    'تۆمارێکی تری ڕەگەز پشتپێبەستراوە، یان هەمان شت دەڵێت',
  ),
  say(
    'the recorded sex is corrected by the authority that holds the person',
    'يصحّح الجنسَ المدوَّن الجهةُ المحتجِزة للشخص',
    'ڕەگەزی تۆمارکراو لەلایەن ئەو دەسەڵاتەوە ڕاست دەکرێتەوە کە کەسەکەی لە دەستدایە',
  ),
  say(
    'evidence of age is corrected by the authority that holds the person',
    'يصحّح دليلَ السنّ الجهةُ المحتجِزة للشخص',
    'بەڵگەی تەمەن لەلایەن ئەو دەسەڵاتەوە ڕاست دەکرێتەوە کە کەسەکەی لە دەستدایە',
  ),
  say(
    'this kind of evidence is not for this officer to record',
    'هذا النوع من الأدلة لا يدوّنه هذا الضابط',
    'ئەم جۆرە بەڵگەیە ئەم ئەفسەرە تۆماری ناکات',
  ),
  say(
    'a birth is recorded by the authority that holds the mother',
    'تدوّن الولادةَ الجهةُ المحتجِزة للأم',
    'لەدایکبوون لەلایەن ئەو دەسەڵاتەوە تۆمار دەکرێت کە دایکەکەی لە دەستدایە',
  ),
  say(
    'how a person came in is told of a custody that is on the register',
    'كيفية الدخول تُذكر لعهدة مدوَّنة في السجل',
    'چۆنیەتیی هاتنەژوورەوە بۆ دەستبەسەرییەک دەوترێت کە لە تۆماردایە',
  ),
  say(
    'a decision of a child is reviewed within six months',
    'يُراجَع القرار بشأن الطفل خلال ستة أشهر',
    'بڕیاری تایبەت بە منداڵ لە ماوەی شەش مانگدا پێداچوونەوەی بۆ دەکرێت',
  ),
  say(
    'what is best for a child is decided by a child protection officer',
    'يقرر مصلحة الطفل الفضلى مسؤول حماية الطفل',
    'باشترین بەرژەوەندیی منداڵ ئەفسەری پاراستنی منداڵ بڕیاری لێ دەدات',
  ),
  say(
    'a parent who was named wrongly is corrected by a child protection officer',
    'يصحّح الوالدَ المذكور خطأً مسؤولُ حماية الطفل',
    'دایک یان باوکی بە هەڵە ناونراو لەلایەن ئەفسەری پاراستنی منداڵەوە ڕاست دەکرێتەوە',
  ),
  say(
    'a child accompanies somebody who is or was detained',
    'يرافق الطفل من هو محتجز أو كان محتجزًا',
    'منداڵ لەگەڵ کەسێکدایە کە دەستبەسەرە یان بووە',
  ),
  say(
    'a child comes in with a parent whom the authority of the officer detains',
    'يدخل الطفل مع والد تحتجزه جهة الضابط',
    'منداڵ لەگەڵ دایک یان باوکێک دێت کە دەسەڵاتی ئەفسەرەکە دەستبەسەری کردووە',
  ),
  say('a child is born where its mother is', 'يولد الطفل حيث أمه', 'منداڵ لەو شوێنە لەدایک دەبێت کە دایکی لێیە'),
  say('a child is where its parent is', 'يكون الطفل حيث والده', 'منداڵ لەو شوێنەیە کە دایک یان باوکی لێیە'),
  say(
    'only a child accompanies a parent: the birth must say so',
    'لا يرافق الوالدَ إلا طفل، وتاريخ ولادته يبيّن ذلك',
    'تەنها منداڵ لەگەڵ دایک یان باوکدایە: بەرواری لەدایکبوون دەبێت وا بڵێت',
  ),
  say(
    'something later is known of this child',
    'يُعرف عن هذا الطفل ما هو أحدث',
    'شتێکی دواتر لەبارەی ئەم منداڵەوە دەزانرێت',
  ),
  say(
    'this child accompanies a parent who is in custody; child protection corrects who was named wrongly',
    'يرافق هذا الطفل والدًا في العهدة؛ ومن ذُكر خطأً يصحّحه مسؤول حماية الطفل',
    'ئەم منداڵە لەگەڵ دایک یان باوکێکی دەستبەسەردایە؛ پاراستنی منداڵ ئەوە ڕاست دەکاتەوە کە بە هەڵە ناونراوە',
  ),
  say(
    'this child accompanies nobody, or this parent already',
    'لا يرافق هذا الطفل أحدًا، أو يرافق هذا الوالد من قبل',
    'ئەم منداڵە لەگەڵ کەسدا نییە، یان پێشتر لەگەڵ ئەم دایک یان باوکەدایە',
  ),
  say(
    'this child does not accompany this parent',
    'هذا الطفل لا يرافق هذا الوالد',
    'ئەم منداڵە لەگەڵ ئەم دایک یان باوکەدا نییە',
  ),
  say(
    'who is detained is released first, or the record of it is corrected',
    'من هو محتجز يُفرج عنه أولًا، أو يُصحَّح قيد احتجازه',
    'ئەوەی دەستبەسەرە یەکەم ئازاد دەکرێت، یان تۆمارەکەی ڕاست دەکرێتەوە',
  ),
  say(
    'who is on the register already does not come in with a parent',
    'من هو في السجل من قبل لا يدخل مع والد',
    'ئەوەی پێشتر لە تۆماردایە لەگەڵ دایک یان باوک نایەتە ژوورەوە',
  ),
  // releases
  say(
    'person {person} is released only with a verified release',
    'لا يُفرج عن الشخص {person} إلا بإفراج متحقَّق منه',
    'کەسی {person} تەنها بە ئازادکردنێکی پشتڕاستکراو ئازاد دەکرێت',
  ),
  say(
    'a release is verified by another body than the one that held',
    'تتحقق من الإفراج جهة غير التي احتجزت',
    'ئازادکردن لایەنێکی تر جگە لەوەی ڕایگرتبوو پشتڕاستی دەکاتەوە',
  ),
  say(
    'a release is the act of the authority that holds the person',
    'الإفراج تصرف الجهة المحتجِزة للشخص',
    'ئازادکردن کاری ئەو دەسەڵاتەیە کە کەسەکەی لە دەستدایە',
  ),
  say(
    'a release is withdrawn by its authority or by the one that holds the person',
    'تسحب الإفراجَ الجهةُ التي أمرت به أو المحتجِزة للشخص',
    'ئازادکردن لەلایەن دەسەڵاتەکەی خۆی یان ئەوەی کەسەکەی لە دەستدایە دەکشێنرێتەوە',
  ),
  say(
    'the checklist of a release is answered by the authority that ordered it',
    'تجيب عن قائمة التحقق للإفراج الجهةُ التي أمرت به',
    'لیستی پشکنینی ئازادکردن لەلایەن ئەو دەسەڵاتەوە وەڵام دەدرێتەوە کە فەرمانی داوە',
  ),
  say('property of the person is still in keeping', 'ما زالت أمانات للشخص محفوظة', 'هێشتا کەلوپەلی کەسەکە هەڵگیراوە'),
  say(
    'the checklist of the release is not complete',
    'قائمة التحقق للإفراج غير مكتملة',
    'لیستی پشکنینی ئازادکردن تەواو نییە',
  ),
  say('the person is on a manifest', 'الشخص مدرج في كشف نقل', 'کەسەکە لە لیستێکی گواستنەوەدایە'),
  say(
    'a release is carried out after its approval and after what is recorded of the custody, and not in the future',
    'يُنفَّذ الإفراج بعد المصادقة عليه وبعد آخر ما دُوّن من العهدة، لا في المستقبل',
    'ئازادکردن دوای پەسەندکردنی و دوای تۆمارەکانی دەستبەسەری جێبەجێ دەکرێت، نەک لە داهاتوودا',
  ),
  say(
    'nobody is seen to be free before the person was let go',
    'لا يُشاهد أحد حرًّا قبل إطلاقه',
    'کەس پێش بەردانی بە ئازاد نابینرێت',
  ),
  say(
    'the authority of the release holds the person no more, or the person was in custody after it',
    'لم يعد الشخص في عهدة جهة الإفراج، أو كان في العهدة بعده',
    'کەسەکە چیتر لە دەستی دەسەڵاتی ئازادکردندا نییە، یان دوای ئەوە دەستبەسەر بووە',
  ),
  say(
    'the checklist is answered before the person is let go',
    'تُجاب قائمة التحقق قبل إطلاق الشخص',
    'لیستی پشکنین پێش بەردانی کەسەکە وەڵام دەدرێتەوە',
  ),
  say(
    'the order of release has ended: the person left custody past it',
    'انتهى أمر الإفراج: خرج الشخص من العهدة بطريق آخر',
    'فەرمانی ئازادکردن کۆتایی هاتووە: کەسەکە بە ڕێگەیەکی تر لە دەستبەسەری دەرچووە',
  ),
  say(
    'the release is unknown, or not at this step',
    'الإفراج غير معروف، أو ليس في هذه الخطوة',
    'ئازادکردنەکە نەناسراوە، یان لەم هەنگاوەدا نییە',
  ),
  say('the release was carried out', 'نُفّذ الإفراج', 'ئازادکردنەکە جێبەجێ کراوە'),
  say(
    'single values are erased by the authority that recorded them',
    'لا تمحو قيمًا بعينها إلا الجهة التي دوّنتها',
    'نرخە تاکەکان لەلایەن ئەو دەسەڵاتەوە دەسڕێنەوە کە تۆماری کردوون',
  ),
  say(
    'this order is unknown, withdrawn or carried out',
    'هذا الأمر غير معروف، أو سُحب، أو نُفّذ',
    'ئەم فەرمانە نەناسراوە، کشێنراوەتەوە یان جێبەجێ کراوە',
  ),
  say('the order erases something else by now', 'يمحو الأمر الآن شيئًا آخر', 'فەرمانەکە ئێستا شتێکی تر دەسڕێتەوە'),
];
