import { type Sentence, say } from '../refusal-text.ts';

/** Why the database refuses an act on an operation, a phase, a manifest or a convoy, in three languages: the English as `src/systems/transfers` words it. */
export const convoyReasons: readonly Sentence[] = [
  // who takes part
  say(
    'only the authority that holds a person puts the person on a manifest',
    'لا يُدرج الشخص في الكشف إلا الجهة المحتجِزة له',
    'تەنها ئەو دەسەڵاتەی کەسەکەی لە دەستدایە دەیخاتە ناو لیستی گواستنەوە',
  ),
  say(
    'the person had passed to another authority before',
    'كان الشخص قد انتقل إلى عهدة جهة أخرى قبل ذلك',
    'کەسەکە پێشتر ڕادەستی دەسەڵاتێکی تر کرابوو',
  ),
  say(
    'a manifest is made by the authority that holds the persons',
    'يُعِدّ كشف النقل الجهةُ المحتجِزة للأشخاص',
    'لیستی گواستنەوە لەلایەن ئەو دەسەڵاتەوە دروست دەکرێت کە کەسەکانی لە دەستدایە',
  ),
  say(
    'the site that the convoy starts from is of another authority, and yours has nobody there',
    'موقع انطلاق القافلة تابع لجهة أخرى، وليس لجهتك أحد فيه',
    'شوێنی دەرچوونی کاروانەکە هی دەسەڵاتێکی ترە، و دەسەڵاتەکەت کەسی لەوێ نییە',
  ),
  say(
    'who takes part, and of which kind a manifest is, never changes',
    'لا يتغير أطراف كشف النقل ولا نوعه',
    'لایەنەکانی لیستی گواستنەوە و جۆرەکەی هەرگیز ناگۆڕێن',
  ),
  say('the receiving authority closes a movement', 'تُغلق الحركةَ الجهةُ المستلمة', 'گواستنەوەکە دەسەڵاتی وەرگر دایدەخات'),
  say(
    'only an authority of this convoy changes its manifest',
    'لا يغيّر كشف القافلة إلا جهة من جهاتها',
    'تەنها دەسەڵاتێکی ئەم کاروانە لیستەکەی دەگۆڕێت',
  ),
  say(
    'only an authority of this convoy reports on it',
    'لا يبلّغ عن القافلة إلا جهة من جهاتها',
    'تەنها دەسەڵاتێکی ئەم کاروانە هەواڵی لەسەر دەدات',
  ),
  say(
    'a convoy is cancelled by an authority of it',
    'لا تُلغي القافلة إلا جهة من جهاتها',
    'کاروان لەلایەن دەسەڵاتێکی خۆیەوە هەڵدەوەشێنرێتەوە',
  ),
  say(
    'a convoy is turned by the giving or the escorting authority',
    'تحوّل وجهة القافلة الجهةُ المسلِّمة أو المفرزة المرافقة',
    'ئاراستەی کاروان لەلایەن دەسەڵاتی ڕادەستکەر یان پاسەوانییەوە دەگۆڕدرێت',
  ),
  say(
    'legs are planned by the giving or the escorting authority',
    'تخطط مراحل الطريق الجهةُ المسلِّمة أو المفرزة المرافقة',
    'بەشەکانی ڕێگا لەلایەن دەسەڵاتی ڕادەستکەر یان پاسەوانییەوە پلان دەکرێن',
  ),
  say(
    'a line is struck off by the giving or the escorting authority',
    'تشطب السطرَ الجهةُ المسلِّمة أو المفرزة المرافقة',
    'دێڕ لەلایەن دەسەڵاتی ڕادەستکەر یان پاسەوانییەوە دەسڕێتەوە',
  ),
  say(
    'a phase is led by the authority that planned it',
    'تقود المرحلةَ الجهةُ التي خططتها',
    'قۆناغ لەلایەن ئەو دەسەڵاتەوە بەڕێوەدەبرێت کە پلانی بۆ داناوە',
  ),
  say(
    'an operation is ended by the authority that opened it, or one that leads a phase or gives persons in it',
    'تُنهي العمليةَ الجهةُ التي فتحتها، أو جهة تقود مرحلة منها أو تسلّم أشخاصًا فيها',
    'ئۆپەراسیۆن لەلایەن ئەو دەسەڵاتەوە کۆتایی پێ دێت کە کردوویەتییەوە، یان ئەوەی قۆناغێکی بەڕێوەدەبات یان کەسانی تێدا ڕادەست دەکات',
  ),
  say(
    'the giving authority says which phase a convoy belongs to',
    'تحدد الجهة المسلِّمة المرحلةَ التي تتبعها القافلة',
    'دەسەڵاتی ڕادەستکەر دیاری دەکات کاروان سەر بە کام قۆناغە',
  ),
  say(
    'three authorities take part, each hand-over between two',
    'تشارك ثلاث جهات، وكل تسليم بين جهتين',
    'سێ دەسەڵات بەشدارن، و هەر ڕادەستکردنێک لەنێوان دووانیاندایە',
  ),
  say(
    'a move within one authority goes on to another site of it, or back: into other hands it needs a manifest between authorities',
    'النقل ضمن جهة واحدة يمضي إلى موقع آخر لها أو يعود، أما إلى جهة أخرى فيلزم كشف نقل بين الجهات',
    'گواستنەوەی لەناو یەک دەسەڵات دەچێتە شوێنێکی تری یان دەگەڕێتەوە: بۆ دەستی دەسەڵاتێکی تر لیستی گواستنەوەی نێوان دەسەڵاتەکان پێویستە',
  ),
  // order and seal
  say(
    'the transfer order is an act of the authority that holds the persons',
    'أمر النقل تصدره الجهة المحتجِزة للأشخاص',
    'فەرمانی گواستنەوە هی ئەو دەسەڵاتەیە کە کەسەکانی لە دەستدایە',
  ),
  say(
    'an approved order stands until it expires',
    'الأمر المصادق عليه يبقى قائمًا حتى تنتهي مدته',
    'فەرمانی پەسەندکراو تا بەسەرچوونی کارا دەمێنێت',
  ),
  say('the order is approved already', 'صودق على الأمر من قبل', 'فەرمانەکە پێشتر پەسەند کراوە'),
  say(
    'the seal is proposed by the transfer cell of the giving and completed by that of the receiving authority',
    'تقترح الختمَ خليةُ النقل لدى الجهة المسلِّمة وتُتمّه خلية النقل لدى الجهة المستلمة',
    'مۆر لەلایەن شانەی گواستنەوەی دەسەڵاتی ڕادەستکەرەوە پێشنیار دەکرێت و هی دەسەڵاتی وەرگر تەواوی دەکات',
  ),
  say(
    'a seal is voided by one of the two transfer cells',
    'لا يُبطل الختمَ إلا إحدى خليتي النقل',
    'مۆر لەلایەن یەکێک لە دوو شانەی گواستنەوەوە هەڵدەوەشێنرێتەوە',
  ),
  say('a complete seal stands', 'يوجد ختم مكتمل قائم', 'مۆرێکی تەواو کارایە'),
  say(
    'the proposed seal is another, void, or complete already',
    'الختم المقترح غير هذا، أو أُبطل، أو اكتمل من قبل',
    'مۆری پێشنیارکراو یەکێکی ترە، هەڵوەشێنراوەتەوە، یان پێشتر تەواو کراوە',
  ),
  say('another seal was proposed meanwhile', 'اقتُرح في هذه الأثناء ختم آخر', 'لەو ماوەیەدا مۆرێکی تر پێشنیار کراوە'),
  say('nobody joins a sealed manifest', 'لا يُضاف أحد إلى كشف مختوم', 'کەس ناچێتە ناو لیستی مۆرکراوەوە'),
  say('nobody joins after a hand-over', 'لا يُضاف أحد بعد تسليم', 'دوای ڕادەستکردن کەسی تر زیاد ناکرێت'),
  say(
    'nobody joins a movement that is closed',
    'لا يُضاف أحد إلى حركة مغلقة',
    'کەس بۆ گواستنەوەیەکی داخراو زیاد ناکرێت',
  ),
  say(
    'a sealed manifest changes only by a strike-off, a fear or a voided seal, and then needs a new seal',
    'لا يتغير الكشف المختوم إلا بشطب أو خوف أو إبطال الختم، ويلزمه بعد ذلك ختم جديد',
    'لیستی مۆرکراو تەنها بە سڕینەوە، ترس یان هەڵوەشاندنەوەی مۆر دەگۆڕێت، و دوای ئەوە مۆرێکی نوێی دەوێت',
  ),
  say(
    'after a hand-over nobody is struck off: what happens to a person is an incident of the journey',
    'لا يُشطب أحد بعد تسليم: وما يحدث لشخص يُدوَّن حادثًا في الطريق',
    'دوای ڕادەستکردن کەس ناسڕێتەوە: ئەوەی بەسەر کەسێکدا دێت ڕووداوی ڕێگایە',
  ),
  say(
    'the seal that a hand-over was signed on stands',
    'الختم الذي وُقّع عليه تسليم يبقى قائمًا',
    'ئەو مۆرەی ڕادەستکردنی لەسەر واژوو کراوە کارا دەمێنێت',
  ),
  say('the convoy was handed over', 'جرى تسليم القافلة', 'کاروانەکە ڕادەست کراوە'),
  say(
    'the manifest changed after the seal was proposed',
    'تغيّر الكشف بعد اقتراح الختم',
    'لیستەکە دوای پێشنیارکردنی مۆرەکە گۆڕا',
  ),
  say(
    'what is sent ahead is the manifest that both cells had sealed when it was sent',
    'لا يُرسل مسبقًا إلا الكشف الذي ختمته الخليتان عند إرساله',
    'ئەوەی پێشوەختە دەنێردرێت ئەو لیستەیە کە هەردوو شانە لە کاتی ناردنیدا مۆریان کردبوو',
  ),
  // acceptance, destination
  say(
    'only a receiving officer of the receiving authority accepts',
    'لا يقبل إلا ضابط استلام من الجهة المستلمة',
    'تەنها ئەفسەری وەرگری دەسەڵاتی وەرگر قبوڵ دەکات',
  ),
  say(
    'within one authority a receiving officer of the receiving site accepts',
    'ضمن جهة واحدة يقبل ضابط الاستلام في موقع الوصول',
    'لەناو یەک دەسەڵاتدا ئەفسەری وەرگری شوێنی وەرگر قبوڵ دەکات',
  ),
  say(
    'a person is not accepted by the authority that the convoy was redirected to',
    'يوجد شخص لم تقبله الجهة التي حُوّلت إليها القافلة',
    'کەسێک لەلایەن ئەو دەسەڵاتەوە قبوڵ نەکراوە کە کاروانەکەی بۆ ئاراستە کراوە',
  ),
  say(
    'the destination is not a site of this register',
    'الوجهة ليست موقعًا في هذا السجل',
    'شوێنی مەبەست شوێنێکی ئەم تۆمارە نییە',
  ),
  say(
    'a place on the way is not a site of this register',
    'أحد الأماكن في الطريق ليس موقعًا في هذا السجل',
    'شوێنێکی سەر ڕێگا شوێنێکی ئەم تۆمارە نییە',
  ),
  say(
    'one named destination: the receiving authority is that of the receiving site',
    'وجهة مسمّاة واحدة: الجهة المستلمة هي المسؤولة عن موقع الوصول',
    'یەک شوێنی مەبەستی ناونراو: دەسەڵاتی وەرگر ئەوەیە کە بەرپرسی شوێنی وەرگرە',
  ),
  say(
    'the section lies at another site than the named destination',
    'القسم في موقع غير الوجهة المسمّاة',
    'بەشەکە لە شوێنێکی ترە جگە لە شوێنی مەبەستی ناونراو',
  ),
  say(
    'another state than that of the named destination needs a manifest, a notice and an interview of its own',
    'دولة غير دولة الوجهة المسمّاة يلزمها كشف نقل وتبليغ ومقابلة على انفراد خاصة بها',
    'دەوڵەتێکی تر جگە لە هی شوێنی مەبەست لیستی گواستنەوە و ئاگادارکردنەوە و چاوپێکەوتنی تایبەتی خۆی دەوێت',
  ),
  say(
    'the way leads through another state, which the manifest does not name: it needs a manifest, a notice and an interview of its own',
    'يمر الطريق بدولة أخرى لا يذكرها الكشف: يلزمها كشف نقل وتبليغ ومقابلة على انفراد خاصة بها',
    'ڕێگاکە بە دەوڵەتێکی تردا دەڕوات کە لیستەکە ناوی نەبردووە: لیستی گواستنەوە و ئاگادارکردنەوە و چاوپێکەوتنی تایبەتی خۆی دەوێت',
  ),
  say('the person is dead', 'الشخص متوفى', 'کەسەکە مردووە'),
  say(
    'a person lives in a camp, and nothing is recorded on which this movement rests',
    'يوجد شخص يقيم في مخيم، ولم يُدوَّن ما يستند إليه هذا النقل',
    'کەسێک لە کەمپ دەژی، و بنەمای ئەم گواستنەوەیە تۆمار نەکراوە',
  ),
  say(
    'a person lives in a camp, and nothing is recorded on which the movement to this other place rests',
    'يوجد شخص يقيم في مخيم، ولم يُدوَّن ما يستند إليه نقله إلى هذا المكان الآخر',
    'کەسێک لە کەمپ دەژی، و بنەمای گواستنەوەی بۆ ئەم شوێنە ترە تۆمار نەکراوە',
  ),
  say(
    'who was withdrawn is listed again by the transfer cell',
    'من سُحب تعيد إدراجَه خليةُ النقل',
    'ئەوەی کشێنراوەتەوە شانەی گواستنەوە دووبارە دەیخاتەوە لیستەوە',
  ),
  say('the person is not on this manifest', 'الشخص ليس في هذا الكشف', 'کەسەکە لەم لیستەدا نییە'),
  say(
    'a person is struck off for one of the coded reasons',
    'يُشطب الشخص لأحد الأسباب المحددة في القائمة',
    'کەس بە یەکێک لە هۆکارە دیاریکراوەکان دەسڕێتەوە',
  ),
  say(
    'who is refused is refused with a coded reason, and *other* with words',
    'يُرفض الشخص لأحد الأسباب المحددة، و«سبب آخر» يُكتب نصه',
    'ئەوەی ڕەت دەکرێتەوە بە هۆکارێکی دیاریکراو ڕەت دەکرێتەوە، و «هۆکاری تر» بە وشە دەنووسرێت',
  ),
  say('a refusal has a coded reason', 'يلزم للرفض أحد الأسباب المحددة', 'ڕەتکردنەوە هۆکارێکی دیاریکراوی دەوێت'),
  say(
    'another reason than the coded ones is told',
    'إذا كان السبب غير المحدد في القائمة فيُكتب نصه',
    'هۆکارێکی تر جگە لە دیاریکراوەکان بە وشە دەنووسرێت',
  ),
  say('the reason is one of the coded ones', 'السبب واحد من الأسباب المحددة', 'هۆکارەکە یەکێکە لە دیاریکراوەکان'),
  say(
    'a recall is answered with a coded reason where it is refused',
    'إذا رُفض طلب الاسترداد فبأحد الأسباب المحددة',
    'داوای گەڕاندنەوە ئەگەر ڕەت کرایەوە بە هۆکارێکی دیاریکراو وەڵام دەدرێتەوە',
  ),
  // codes and legs
  say('a phase is named by a code', 'تُسمّى المرحلة برمز', 'قۆناغ بە کۆد ناو دەنرێت'),
  say('an operation is named by a code', 'تُسمّى العملية برمز', 'ئۆپەراسیۆن بە کۆد ناو دەنرێت'),
  say(
    'a leg goes by vehicles of the escorting authority',
    'تُقطع مرحلة الطريق بمركبات المفرزة المرافقة',
    'بەشی ڕێگا بە ئۆتۆمبێلەکانی پاسەوانی دەبڕدرێت',
  ),
  say(
    'a convoy of this phase is neither closed nor cancelled',
    'توجد قافلة في هذه المرحلة لم تُغلق ولم تُلغَ',
    'کاروانێکی ئەم قۆناغە نە داخراوە نە هەڵوەشێنراوەتەوە',
  ),
  say(
    'a convoy or a phase of this operation is still open',
    'ما زالت قافلة أو مرحلة من هذه العملية مفتوحة',
    'کاروانێک یان قۆناغێکی ئەم ئۆپەراسیۆنە هێشتا کراوەیە',
  ),
  say(
    'the operation has no open phase of this code',
    'ليس للعملية مرحلة مفتوحة بهذا الرمز',
    'ئۆپەراسیۆنەکە قۆناغێکی کراوەی بەم کۆدە نییە',
  ),
  say(
    'after the first hand-over a convoy is redirected or returned, never cancelled',
    'بعد التسليم الأول تُحوّل القافلة أو تعود، ولا تُلغى',
    'دوای ڕادەستکردنی یەکەم کاروان ئاراستەی دەگۆڕدرێت یان دەگەڕێتەوە، هەڵناوەشێنرێتەوە',
  ),
  say('{act} is not possible in the state {state}', 'لا يمكن ذلك وحالتها {state}', 'ئەمە ناکرێت، دۆخەکە: {state}'),
  say(
    'the person has passed, or was not let in',
    'انتقل الشخص، أو لم يُسمح بدخوله',
    'کەسەکە ڕادەست کراوە، یان ڕێگەی پێ نەدراوە',
  ),
  say(
    'nobody of the rest is with the escort',
    'لا أحد من الباقين مع المفرزة المرافقة',
    'کەس لەوانەی مابوون لەگەڵ پاسەوانی نییە',
  ),
  // plans of who is held where
  say(
    'a plan is made, discarded and approved by officers of the authority whose persons it places',
    'يضع الخطةَ ويتركها ويصادق عليها ضباط الجهة التي تشمل الخطة أشخاصها',
    'پلان لەلایەن ئەفسەرانی ئەو دەسەڵاتەوە دادەنرێت، وازی لێ دەهێنرێت و پەسەند دەکرێت کە کەسەکانی تێدان',
  ),
  say(
    'an authority agrees to a plan that brings persons to sites for which it answers',
    'لا توافق جهة إلا على خطة تنقل أشخاصًا إلى مواقع هي مسؤولة عنها',
    'دەسەڵات تەنها لەسەر ئەو پلانە ڕازی دەبێت کە کەس بۆ ئەو شوێنانە دەبات کە بەرپرسیانە',
  ),
  say(
    'an authority that would receive persons has not agreed',
    'لم توافق جهة ستستلم أشخاصًا',
    'دەسەڵاتێک کە کەسەکان وەردەگرێت ڕەزامەندی نەداوە',
  ),
  say(
    'facts from which the plan was made have changed',
    'تغيّرت وقائع وُضعت الخطة على أساسها',
    'ئەو ڕاستیانە گۆڕاون کە پلانەکەیان لەسەر دانراوە',
  ),
  say(
    'whoever agreed to a plan does not approve it',
    'من وافق على الخطة لا يصادق عليها',
    'ئەوەی لەسەر پلانەکە ڕازی بووە پەسەندی ناکات',
  ),
];
