import { type Sentence, say } from '../refusal-text.ts';

/** Why the database refuses what is recorded of a site, a vehicle, a section, a roll-call or an emergency, in three languages: the English as `src/systems/sites` words it. */
export const siteReasons: readonly Sentence[] = [
  // emergencies and counts
  say(
    'a section where somebody was and is has not been counted',
    'قسم فيه أشخاص لم يُعدّ',
    'بەشێک کە کەسی تێدایە نەژمێردراوە',
  ),
  say(
    'nobody was counted, or somebody is missing without an outcome',
    'لم يُعدّ أحد، أو يوجد غائب لم يُعرف مصيره',
    'کەس نەژمێردراوە، یان کەسێک بەبێ دەرئەنجام دیار نییە',
  ),
  say(
    'somebody who was expected is neither counted nor missing by name',
    'شخص متوقع وجوده لم يُعدّ ولم يُذكر اسمه غائبًا',
    'کەسێکی چاوەڕوانکراو نە ژمێردراوە نە بە ناو وەک دیارنەماو تۆمار کراوە',
  ),
  say(
    'an emergency is declared by an officer of the authority that answers for the site',
    'يُعلن حالة الطوارئ ضابط من الجهة المسؤولة عن الموقع',
    'دۆخی فریاکەوتن ئەفسەرێکی ئەو دەسەڵاتە ڕایدەگەیەنێت کە بەرپرسی شوێنەکەیە',
  ),
  say('no such emergency of this site', 'لا حالة طوارئ كهذه في هذا الموقع', 'دۆخی فریاکەوتنی وا لەم شوێنە نییە'),
  say(
    'heads are counted after the emergency began',
    'يكون العدّ بعد بدء حالة الطوارئ',
    'ژماردن دوای دەستپێکردنی دۆخی فریاکەوتن دەبێت',
  ),
  say('the site has no such section', 'ليس في الموقع قسم كهذا', 'شوێنەکە بەشی وای نییە'),
  say(
    'a count is of all who are there, residents too',
    'التعداد لكل من هناك، والمقيمون منهم',
    'ژماردن بۆ هەموو ئەوانەیە کە لەوێن، دانیشتووانیش',
  ),
  say(
    'person {person} was not expected there',
    'لم يكن متوقعًا وجود الشخص {person} هناك',
    'کەسی {person} لەوێ چاوەڕوان نەدەکرا',
  ),
  say(
    'the person is not missing in this emergency',
    'الشخص ليس غائبًا في حالة الطوارئ هذه',
    'کەسەکە لەم دۆخی فریاکەوتنەدا دیارنەماو نییە',
  ),
  say(
    'an evacuation is the manifest that is made with it, from the site of the emergency',
    'الإخلاء كشف نقل يُعدّ معه من موقع الطوارئ',
    'چۆڵکردن ئەو لیستی گواستنەوەیەیە کە لەگەڵیدا لە شوێنی فریاکەوتنەوە دروست دەکرێت',
  ),
  say('who is missing is counted apart', 'الغائب يُعدّ على حدة', 'ئەوەی دیار نییە بە جیا دەژمێردرێت'),
  say('who is there to be evacuated are others', 'تغيّر من هم هناك للإخلاء', 'ئەوانەی لەوێن بۆ چۆڵکردن کەسانی ترن'),
  // absences
  say(
    'a return is recorded by the authority that holds the person, when the person is back',
    'تدوّن العودةَ الجهةُ المحتجِزة للشخص بعد عودته',
    'گەڕانەوە لەلایەن ئەو دەسەڵاتەوە تۆمار دەکرێت کە کەسەکەی لە دەستدایە، کاتێک گەڕایەوە',
  ),
  say('the person is not away', 'الشخص ليس خارج القسم', 'کەسەکە لە دەرەوە نییە'),
  // control and roll-calls
  say(
    'a change of control without a roll-call needs its breach',
    'تغيّر السيطرة دون مناداة أسماء تُدوَّن معه مخالفته',
    'گۆڕانی کۆنترۆڵ بەبێ ناوخوێندنەوە پێشێلکارییەکەی لەگەڵدا تۆمار دەکرێت',
  ),
  say(
    'a roll is called so that device keys can sign it',
    'تُنادى الأسماء بحيث توقّعها مفاتيح الأجهزة',
    'ناوەکان وا دەخوێنرێنەوە کە کلیلی ئامێرەکان بتوانن واژووی بکەن',
  ),
  say(
    'person {person} passes with the site only by a roll-call that both sides signed',
    'لا ينتقل الشخص {person} مع الموقع إلا بمناداة أسماء وقّعها الطرفان',
    'کەسی {person} تەنها بە ناوخوێندنەوەیەک لەگەڵ شوێنەکەدا دەگوازرێتەوە کە هەردوو لا واژوویان کردبێت',
  ),
  say(
    'person {person} was there and did not pass with the site',
    'كان الشخص {person} هناك ولم ينتقل مع الموقع',
    'کەسی {person} لەوێ بوو و لەگەڵ شوێنەکەدا نەگوازرایەوە',
  ),
  say('a roll is called before it is recorded', 'تُنادى الأسماء قبل تدوينها', 'ناوەکان پێش تۆمارکردنیان دەخوێنرێنەوە'),
  say(
    'a roll is recorded within a day of its call',
    'تُدوَّن المناداة خلال يوم من إجرائها',
    'ناوخوێندنەوە لە ماوەی ڕۆژێکدا تۆمار دەکرێت',
  ),
  say(
    'a roll-call stands on the stream of its site',
    'مناداة الأسماء ليست لهذا الموقع',
    'ناوخوێندنەوەکە هی ئەم شوێنە نییە',
  ),
  say(
    'this roll is another, or is signed already',
    'هذه مناداة أخرى، أو وُقّعت من قبل',
    'ئەمە ناوخوێندنەوەیەکی ترە، یان پێشتر واژوو کراوە',
  ),
  say(
    'who is there has changed since this roll was called',
    'تغيّر من هم هناك منذ هذه المناداة',
    'ئەوانەی لەوێن لەو کاتەوە گۆڕاون کە ناوەکان خوێنرانەوە',
  ),
  say('no such difference of this roll-call', 'لا فرق كهذا في هذه المناداة', 'جیاوازیی وا لەم ناوخوێندنەوەیەدا نییە'),
  say('this difference is explained already', 'فُسّر هذا الفرق من قبل', 'ئەم جیاوازییە پێشتر ڕوون کراوەتەوە'),
  say(
    'a difference is explained by one of the two authorities, or by a judicial role',
    'تفسّر الفرقَ إحدى الجهتين أو صفة قضائية',
    'جیاوازی یەکێک لە دوو دەسەڵاتەکە یان ڕۆڵێکی دادوەری ڕوونی دەکاتەوە',
  ),
  say(
    'one record of a site names at most {number} persons',
    'لا يذكر القيد الواحد لموقع أكثر من {number} شخص',
    'یەک تۆماری شوێن زۆرترین {number} کەس ناو دەبات',
  ),
  say(
    'a statement about a site comes from a document, an observation, a statement, a report or the press',
    'ما يُقال عن موقع مصدره وثيقة أو مشاهدة أو إفادة أو تقرير أو صحافة',
    'وتە لەبارەی شوێن لە بەڵگەنامە، بینین، لێدوان، ڕاپۆرت یان ڕۆژنامەوانییەوە دێت',
  ),
  say(
    'control is recorded when it has changed, not before',
    'تُدوَّن السيطرة بعد تغيّرها لا قبله',
    'کۆنترۆڵ دوای گۆڕانی تۆمار دەکرێت، نەک پێش ئەوە',
  ),
  say('control is recorded on the stream of its site', 'السيطرة ليست لهذا الموقع', 'کۆنترۆڵەکە هی ئەم شوێنە نییە'),
  say(
    'control is ended by the authority that controlled, or by the one that recorded it',
    'تُنهي السيطرةَ الجهةُ التي كانت مسيطرة أو التي دوّنتها',
    'کۆنترۆڵ لەلایەن ئەو دەسەڵاتەوە کۆتایی پێ دێت کە کۆنترۆڵی دەکرد یان تۆماری کردووە',
  ),
  say(
    'a claim of control is withdrawn by the authority that recorded it',
    'تسحب ادعاءَ السيطرة الجهةُ التي دوّنته',
    'بانگەشەی کۆنترۆڵ لەلایەن ئەو دەسەڵاتەوە دەکشێنرێتەوە کە تۆماری کردووە',
  ),
  say(
    'this control has ended, was withdrawn, or is of another site',
    'انتهت هذه السيطرة، أو سُحبت، أو هي لموقع آخر',
    'ئەم کۆنترۆڵە کۆتایی هاتووە، کشێنراوەتەوە، یان هی شوێنێکی ترە',
  ),
  say(
    'this control was withdrawn already, or is of another site',
    'سُحبت هذه السيطرة من قبل، أو هي لموقع آخر',
    'ئەم کۆنترۆڵە پێشتر کشێنراوەتەوە، یان هی شوێنێکی ترە',
  ),
  // hazards, strengths, addresses, sections, vehicles
  say(
    'a hazard is recorded when it is there, and until a day to come',
    'يُدوَّن الخطر عند وجوده، وإلى يوم قادم',
    'مەترسی کاتێک هەیە تۆمار دەکرێت، و تا ڕۆژێکی داهاتوو',
  ),
  say('a hazard stands on the stream of its site', 'الخطر ليس لهذا الموقع', 'مەترسییەکە هی ئەم شوێنە نییە'),
  say(
    'a hazard is withdrawn by the authority that recorded it',
    'تسحب الخطرَ الجهةُ التي دوّنته',
    'مەترسی لەلایەن ئەو دەسەڵاتەوە دەکشێنرێتەوە کە تۆماری کردووە',
  ),
  say(
    'this hazard was withdrawn already, or is of another site',
    'سُحب هذا الخطر من قبل، أو هو لموقع آخر',
    'ئەم مەترسییە پێشتر کشێنراوەتەوە، یان هی شوێنێکی ترە',
  ),
  say(
    'a strength is reported of a day that has come',
    'يُبلَّغ العدد ليوم قد حلّ',
    'ژمارە بۆ ڕۆژێک ڕادەگەیەندرێت کە هاتووە',
  ),
  say(
    'a reported strength is withdrawn by the authority that recorded it',
    'تسحب العددَ المبلَّغ الجهةُ التي دوّنته',
    'ژمارەی ڕاگەیەندراو لەلایەن ئەو دەسەڵاتەوە دەکشێنرێتەوە کە تۆماری کردووە',
  ),
  say(
    'this report was withdrawn already, or is of another site',
    'سُحب هذا البلاغ من قبل، أو هو لموقع آخر',
    'ئەم ڕاپۆرتە پێشتر کشێنراوەتەوە، یان هی شوێنێکی ترە',
  ),
  say(
    'the address of a site is said by the authority that answers for it',
    'يذكر عنوانَ الموقع الجهةُ المسؤولة عنه',
    'ناونیشانی شوێن ئەو دەسەڵاتە دەیڵێت کە بەرپرسییەتی',
  ),
  say('a site begins a stream of its own', 'لكل موقع قيد خاص به', 'هەر شوێنێک تۆماری تایبەتی خۆی هەیە'),
  say(
    'what is said of a site stands on its stream',
    'ما يُقال عن موقع يُدوَّن في قيده',
    'ئەوەی لەبارەی شوێنێکەوە دەوترێت لە تۆماری خۆیدا دەنووسرێت',
  ),
  say(
    'an administrator enters places and vehicles of the own authority only',
    'لا يُدخل مدير النظام إلا أماكن جهته ومركباتها',
    'بەڕێوەبەر تەنها شوێن و ئۆتۆمبێلەکانی دەسەڵاتی خۆی تۆمار دەکات',
  ),
  say(
    'a section is named by the authority that answers for its site',
    'يسمّي القسمَ الجهةُ المسؤولة عن موقعه',
    'بەش لەلایەن ئەو دەسەڵاتەوە ناو دەنرێت کە بەرپرسی شوێنەکەیەتی',
  ),
  say('a section is named on the stream of its site', 'القسم ليس لهذا الموقع', 'بەشەکە هی ئەم شوێنە نییە'),
  say(
    'a vehicle is inspected by an officer of its authority',
    'يفحص المركبةَ ضابط من جهتها',
    'ئۆتۆمبێل ئەفسەرێکی دەسەڵاتەکەی خۆی دەیپشکنێت',
  ),
  say('places are recorded when they are there', 'تُدوَّن الأماكن عند وجودها', 'جێگاکان کاتێک هەن تۆمار دەکرێن'),
  say('places are recorded on the stream of their site', 'الأماكن ليست لهذا الموقع', 'جێگاکان هی ئەم شوێنە نین'),
  say(
    'places are recorded by the authority that answers for the site',
    'تدوّن الأماكنَ الجهةُ المسؤولة عن الموقع',
    'جێگاکان لەلایەن ئەو دەسەڵاتەوە تۆمار دەکرێن کە بەرپرسی شوێنەکەیە',
  ),
  say(
    'more places of a section are recorded by the installation or an administrator of its authority; more persons than places are authorised by two officers',
    'زيادة أماكن القسم تدوّنها إدارة التنصيب أو مدير نظام من جهته؛ وزيادة الأشخاص على الأماكن يأذن بها ضابطان',
    'جێگای زیاتری بەش لە دامەزراندنەوە یان لەلایەن بەڕێوەبەرێکی دەسەڵاتەکەیەوە تۆمار دەکرێت؛ کەسی زیاتر لە جێگاکان دوو ئەفسەر مۆڵەتی دەدەن',
  ),
  // authorisations
  say(
    'an authorisation is proposed first and approved by another officer',
    'يُقترح الإذن أولًا ويصادق عليه ضابط آخر',
    'مۆڵەت یەکەم پێشنیار دەکرێت و ئەفسەرێکی تر پەسەندی دەکات',
  ),
  say(
    'an authorisation is approved once in a command, on the stream of its site',
    'لا إذن كهذا لهذا الموقع، أو ذُكر مرتين',
    'مۆڵەتی وا بۆ ئەم شوێنە نییە، یان دوو جار ناوی هاتووە',
  ),
  say('this authorisation has been approved already', 'صودق على هذا الإذن من قبل', 'ئەم مۆڵەتە پێشتر پەسەند کراوە'),
  say('what was proposed is what is approved', 'لا يُصادق إلا على ما اقتُرح', 'تەنها ئەوەی پێشنیار کراوە پەسەند دەکرێت'),
  say('the authorisation has ended before it begins', 'ينتهي الإذن قبل أن يبدأ', 'مۆڵەتەکە پێش دەستپێکردنی کۆتایی دێت'),
  say(
    'only officers of the authority that holds the site authorise more persons than places',
    'لا يأذن بزيادة الأشخاص على الأماكن إلا ضباط الجهة المسؤولة عن الموقع',
    'تەنها ئەفسەرانی ئەو دەسەڵاتەی شوێنەکەی لە دەستدایە مۆڵەتی کەسی زیاتر لە جێگاکان دەدەن',
  ),
  // security levels and keep-apart records
  say(
    'a security level is recorded first and approved by another officer',
    'يُدوَّن المستوى الأمني أولًا ويصادق عليه ضابط آخر',
    'ئاستی ئاسایش یەکەم تۆمار دەکرێت و ئەفسەرێکی تر پەسەندی دەکات',
  ),
  say(
    'this security level has been approved already',
    'صودق على هذا المستوى الأمني من قبل',
    'ئەم ئاستی ئاسایشە پێشتر پەسەند کراوە',
  ),
  say('what was recorded is what is approved', 'لا يُصادق إلا على ما دُوّن', 'تەنها ئەوەی تۆمار کراوە پەسەند دەکرێت'),
  say(
    'a level ends after it begins, and within a year',
    'ينتهي المستوى بعد بدئه وخلال سنة',
    'ئاست دوای دەستپێکردنی و لە ماوەی ساڵێکدا کۆتایی دێت',
  ),
  say('a level is withdrawn with reasons', 'يُسحب المستوى بأسباب مكتوبة', 'ئاست بە هۆکارەوە دەکشێنرێتەوە'),
  say('an appeal has grounds', 'تُذكر أسباب الطعن', 'تانە هۆکاری هەیە'),
  say('an appeal is answered with reasons', 'يُجاب عن الطعن بأسباب مكتوبة', 'تانە بە هۆکارەوە وەڵام دەدرێتەوە'),
  say(
    'a security level is changed once in a command, on the stream of its person',
    'لا مستوى أمنيًا كهذا لهذا الشخص، أو ذُكر مرتين',
    'ئاستی ئاسایشی وا بۆ ئەم کەسە نییە، یان دوو جار ناوی هاتووە',
  ),
  say(
    'a security level is approved by the authority that recorded it and holds the person',
    'تصادق على المستوى الأمني الجهةُ التي دوّنته والشخص في عهدتها',
    'ئاستی ئاسایش ئەو دەسەڵاتە پەسەندی دەکات کە تۆماری کردووە و کەسەکەی لە دەستدایە',
  ),
  say(
    'a security level is recorded by the authority that holds the person',
    'تدوّن المستوى الأمني الجهةُ المحتجِزة للشخص',
    'ئاستی ئاسایش ئەو دەسەڵاتە تۆماری دەکات کە کەسەکەی لە دەستدایە',
  ),
  say(
    'a level is withdrawn by the authority that recorded it or holds the person, or by a judicial role',
    'تسحب المستوى الجهةُ التي دوّنته أو المحتجِزة للشخص، أو صفة قضائية',
    'ئاست ئەو دەسەڵاتەی تۆماری کردووە یان کەسەکەی لە دەستدایە، یان ڕۆڵێکی دادوەری دەیکشێنێتەوە',
  ),
  say(
    'an appeal is answered by the authority that recorded the level, or by a judicial role',
    'تجيب عن الطعن الجهةُ التي دوّنت المستوى، أو صفة قضائية',
    'تانە ئەو دەسەڵاتەی ئاستەکەی تۆمار کردووە یان ڕۆڵێکی دادوەری وەڵامی دەداتەوە',
  ),
  say(
    'this security level has ended already',
    'انتهى هذا المستوى الأمني من قبل',
    'ئەم ئاستی ئاسایشە پێشتر کۆتایی هاتووە',
  ),
  say(
    'a keep-apart record is lifted with a reason',
    'يُرفع قيد الفصل بسبب مكتوب',
    'تۆماری جیاکردنەوە بە هۆکارەوە هەڵدەگیرێت',
  ),
  say(
    'a keep-apart record is lifted once, on the stream of one of the two',
    'لا قيد فصل كهذا لهذين الشخصين، أو ذُكر مرتين',
    'تۆماری جیاکردنەوەی وا بۆ ئەم دوو کەسە نییە، یان دوو جار ناوی هاتووە',
  ),
  say(
    'a keep-apart record is lifted by the authority that made it',
    'ترفع قيدَ الفصل الجهةُ التي وضعته',
    'تۆماری جیاکردنەوە ئەو دەسەڵاتە هەڵیدەگرێت کە دایناوە',
  ),
  say(
    'this keep-apart record has ended already',
    'انتهى قيد الفصل هذا من قبل',
    'ئەم تۆماری جیاکردنەوەیە پێشتر کۆتایی هاتووە',
  ),
];
