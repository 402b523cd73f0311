import { planFindings } from './plan-texts.ts';
import { type Sentence, say } from './refusal-text.ts';
import { residentFindings } from './resident-texts.ts';

/** Findings inside a problem: what is wrong with one field, row or person. The key is the finding's code. */
export const findingTexts: Readonly<Record<string, Sentence>> = {
  ...residentFindings,
  // schemas
  invalid_type: say(
    'A value is missing or of another kind',
    'قيمة ناقصة أو من نوع آخر',
    'نرخێک کەمە یان لە جۆرێکی ترە',
  ),
  invalid_value: say(
    'This value is not among those that are possible',
    'هذه القيمة ليست من القيم الممكنة',
    'ئەم نرخە لە نرخە گونجاوەکان نییە',
  ),
  invalid_format: say(
    'The value is not in the right form',
    'القيمة ليست بالصيغة الصحيحة',
    'نرخەکە بە شێوەی دروست نییە',
  ),
  too_small: say('The value is too short or too small', 'القيمة قصيرة أو صغيرة جدًا', 'نرخەکە زۆر کورت یان بچووکە'),
  too_big: say('The value is too long or too large', 'القيمة طويلة أو كبيرة جدًا', 'نرخەکە زۆر درێژ یان گەورەیە'),
  'text-empty': say('Nothing is written here', 'لم يُكتب شيء هنا', 'لێرە هیچ نەنووسراوە'),
  'text-too-short': say(
    'Write at least {n} characters: less says too little',
    'اكتب {n} من الأحرف على الأقل: الأقل لا يكفي بيانًا',
    'لانیکەم {n} پیت بنووسە: کەمتر بەس نییە',
  ),
  'text-too-long': say('Write at most {n} characters', 'لا تكتب أكثر من {n} من الأحرف', 'زۆرترین {n} پیت بنووسە'),
  'text-unwritable': say(
    'The text holds a character that cannot be written: type it again, or leave that character out',
    'في النص رمز لا يمكن تدوينه: اكتبه من جديد أو احذف هذا الرمز',
    'دەقەکە پیتێکی تێدایە کە نانووسرێت: دووبارە بینووسە یان ئەو پیتە لابە',
  ),
  unrecognized_keys: say(
    'There is a field that is not known here',
    'يوجد حقل غير معروف هنا',
    'خانەیەک هەیە لێرە نەناسراوە',
  ),
  invalid_union: say(
    'The value fits none of the possible forms',
    'القيمة لا تطابق أيًا من الصيغ الممكنة',
    'نرخەکە لەگەڵ هیچ شێوەیەک ناگونجێت',
  ),
  custom: say('The value is not right', 'القيمة غير صحيحة', 'نرخەکە دروست نییە'),
  body: say('The request has no readable content', 'لا محتوى مقروءًا في الطلب', 'داواکارییەکە ناوەڕۆکی خوێندراوەی نییە'),
  'command-id': say('The Idempotency-Key is not a UUID', 'مفتاح القيد ليس معرّفًا صحيحًا', 'کلیلی فەرمانەکە UUID نییە'),
  'starts-elsewhere': say(
    'This site is of another authority, and yours holds nobody there: a convoy starts where your authority has the persons',
    'هذا الموقع لجهة أخرى، وليس لجهتك أحد في عهدتها فيه: تنطلق القافلة من حيث الأشخاص في عهدة جهتك',
    'ئەم شوێنە هی دەسەڵاتێکی ترە و کەسی تێدا لە دەستبەسەری دەسەڵاتی تۆدا نییە: کاروان لەو شوێنەوە دەردەچێت کە کەسەکان لە دەستبەسەری دەسەڵاتی تۆدان',
  ),
  // what of a release is still open
  'release-open-identity': say('Identity is not checked', 'لم تُتحقق الهوية', 'ناسنامە پشتڕاست نەکراوەتەوە'),
  'release-open-wanted-elsewhere': say(
    'Whether the person is wanted elsewhere is not answered, or the answer is yes',
    'لم يُجب هل الشخص مطلوب في جهة أخرى، أو الجواب نعم',
    'وەڵام نەدراوەتەوە ئایا کەسەکە لە شوێنێکی تر داواکراوە، یان وەڵامەکە بەڵێیە',
  ),
  'release-open-property': say('Property is not given back', 'لم تُعد الأمانات', 'کەلوپەل نەگەڕێندراوەتەوە'),
  'release-open-copy': say(
    'The certified copy of the file is not given',
    'لم تُسلَّم النسخة المصدقة من الملف',
    'کۆپیی پەسەندکراوی فایل نەدراوە',
  ),
  'release-open-notice': say('Notice is not given', 'لم يُبلَّغ ذوو الشأن', 'ئاگاداری نەدراوە'),
  'release-packet-in-keeping': say(
    'A packet of property is still in keeping',
    'ما زال طرد أمانات محفوظًا',
    'پاکەتێکی کەلوپەل هێشتا هەڵگیراوە',
  ),
  'release-on-manifest': say('The person is on a manifest', 'الشخص في كشف نقل', 'کەسەکە لە لیستی گواستنەوەدایە'),
  // codes and references
  ...planFindings,
  'plan-fact-changed': say(
    'Changed since the plan was made ({detail})',
    'تغيّر منذ وُضعت الخطة ({detail})',
    'لەوەتەی پلانەکە دانراوە گۆڕاوە ({detail})',
  ),
  'manifest-of-way': say(
    'Each way on which the plan brings people has one manifest ({detail})',
    'لكل طريق تنقل فيه الخطة أشخاصًا كشف نقل واحد ({detail})',
    'هەر ڕێگایەک کە پلانەکە کەسی پێدا دەگوازێتەوە یەک لیستی گواستنەوەی هەیە ({detail})',
  ),
  'nobody-on-way': say(
    'The plan brings nobody on this way ({detail})',
    'لا تنقل الخطة أحدًا في هذا الطريق ({detail})',
    'پلانەکە کەس بەم ڕێگایەدا ناگوازێتەوە ({detail})',
  ),
  'code-taken': say('This code is used already', 'هذا الرمز مستعمل', 'ئەم کۆدە بەکارهاتووە'),
  'username-taken': say(
    'This user name is used already',
    'اسم المستخدم هذا مستعمل',
    'ئەم ناوی بەکارهێنەرە بەکارهاتووە',
  ),
  'unknown-authority': say('There is no authority with this code', 'لا توجد جهة بهذا الرمز', 'دەسەڵاتێک بەم کۆدە نییە'),
  'site-without-authority': say(
    'No authority answers for this site, so nobody could agree to receive there ({detail})',
    'لا جهة مسؤولة عن هذا الموقع، فلا أحد يوافق على الاستلام فيه ({detail})',
    'هیچ دەسەڵاتێک بەرپرسی ئەم شوێنە نییە، بۆیە کەس ناتوانێت ڕەزامەندی بدات لێی وەربگیرێن ({detail})',
  ),
  'unknown-site': say('There is no site with this code', 'لا يوجد موقع بهذا الرمز', 'شوێنێک بەم کۆدە نییە'),
  'unknown-section': say('The site has no such section', 'لا يوجد هذا القسم في الموقع', 'شوێنەکە ئەم بەشەی نییە'),
  'unknown-compartment': say(
    'The vehicle has no such compartment',
    'لا توجد هذه المقصورة في المركبة',
    'ئۆتۆمبێلەکە ئەم خانەیەی نییە',
  ),
  'site-of-another': say(
    'An authority commits itself for its own sites only ({detail})',
    'لا تلتزم جهة إلا عن مواقعها ({detail})',
    'دەسەڵات تەنها بۆ شوێنەکانی خۆی پابەند دەبێت ({detail})',
  ),
  'parts-not-whole': say(
    'Each part is looked at, and no other',
    'يُفحص كل جزء مطلوب، ولا غيره',
    'هەموو بەشێک دەپشکنرێت، و هیچی تر',
  ),
  'unfit-without-defect': say(
    'A vehicle is unfit because of something that is not in order: name it',
    'لا تكون المركبة غير صالحة إلا لعيب: اذكره',
    'ئۆتۆمبێل لەبەر کەموکورتییەک گونجاو نییە: ناوی ببە',
  ),
  'defect-not-told': say('Say in words what is not in order', 'اذكر بالكلمات ما ليس سليمًا', 'بە وشە بڵێ چی تەواو نییە'),
  'unknown-vehicle': say('There is no such vehicle', 'لا توجد هذه المركبة', 'ئەم ئۆتۆمبێلە نییە'),
  'no-such-degrees': say(
    'No place has such degrees: latitude goes to 90, longitude to 180',
    'لا مكان بهذه الدرجات: خط العرض حتى 90 وخط الطول حتى 180',
    'هیچ شوێنێک ئەم پلانەی نییە: هێڵی پانی تا 90 و هێڵی درێژی تا 180',
  ),
  'unknown-zone': say('This time zone is not known', 'هذه المنطقة الزمنية غير معروفة', 'ئەم ناوچەی کاتە نەناسراوە'),
  'person-twice': say('This person stands twice in the input', 'هذا الشخص مذكور مرتين', 'ئەم کەسە دوو جار نووسراوە'),
  'person-unknown': say(
    'There is no such person within your reach',
    'لا يوجد هذا الشخص ضمن ما تطّلع عليه',
    'ئەم کەسە لە دەسەڵاتتدا نییە',
  ),
  'person-needed': say('Name the person', 'حدّد الشخص', 'کەسەکە دیاری بکە'),
  'person-at-another-site': say('The person is at another site', 'الشخص في موقع آخر', 'کەسەکە لە شوێنێکی ترە'),
  'section-never-counted': say(
    'Section {section} has not been counted; persons whom the register has there since the emergency began: {n}',
    'لم يُعَدّ القسم {section}؛ وعدد من هم فيه بحسب السجل منذ بدء حالة الطوارئ: {n}',
    'بەشی {section} نەژمێردراوە؛ ژمارەی ئەوانەی بەپێی تۆمار لە سەرەتای دۆخەکەوە لەوێن: {n}',
  ),
  'site-never-counted': say(
    'Persons whom the register has in no section, and whom no count of the whole site found: {n}',
    'أشخاص لا قسم لهم في السجل، ولم يشملهم عدّ للموقع كله: {n}',
    'ئەوانەی بەپێی تۆمار لە هیچ بەشێکدا نین و ژمارەی هەموو شوێنەکە نەیگرتوونەتەوە: {n}',
  ),
  'section-short': say(
    'In section {section}, persons who are neither counted nor missing by name: {n}',
    'في القسم {section} أشخاص لم يُعَدّوا ولم يُسمَّوا غائبين: {n}',
    'لە بەشی {section}، ئەوانەی نە ژمێردراون و نە بە ناو ونن: {n}',
  ),
  'site-short': say(
    'At the site, persons who are neither counted nor missing by name: {n}',
    'في الموقع أشخاص لم يُعَدّوا ولم يُسمَّوا غائبين: {n}',
    'لە شوێنەکە، ئەوانەی نە ژمێردراون و نە بە ناو ونن: {n}',
  ),
  'reason-missing': say('A reason is needed', 'يلزم ذكر السبب', 'هۆکار پێویستە'),
  'serials-run-out': say(
    'The block runs over the highest register number',
    'يتجاوز النطاق أعلى رقم سجل',
    'بلۆکەکە لە بەرزترین ژمارە تێدەپەڕێت',
  ),
  // instants
  'one-holder': say(
    'Name one holder: an authority of this register, or another by its name',
    'سمِّ جهة مسيطرة واحدة: جهة من هذا السجل، أو غيرها باسمها',
    'تەنها یەک لایەن ناو ببە: دەسەڵاتێکی ئەم تۆمارە، یان لایەنێکی تر بە ناوەکەی',
  ),
  'one-supervisor': say(
    'Name one supervising authority: one of this register, or another by its name',
    'سمِّ جهة مشرفة واحدة: جهة من هذا السجل، أو غيرها باسمها',
    'تەنها یەک دەسەڵاتی چاودێر ناو ببە: یەکێکی ئەم تۆمارە، یان یەکێکی تر بە ناوەکەی',
  ),
  'one-authority': say('Name two different authorities', 'سمِّ جهتين مختلفتين', 'دوو دەسەڵاتی جیاواز ناو ببە'),
  'not-yet': say('This instant has not come yet', 'لم تأتِ هذه اللحظة بعد', 'ئەم ساتە هێشتا نەهاتووە'),
  'no-such-day': say('There is no such day', 'لا وجود لهذا اليوم', 'ڕۆژی وا نییە'),
  'nationality-and-measure': say(
    'A nationality is named where the figure counts one, and nowhere else',
    'تُسمّى جنسية حيث يعدّ الرقم جنسية بعينها، لا غير',
    'ڕەگەزنامە تەنها لەو شوێنە ناو دەبرێت کە ژمارەکە یەکێک دەژمێرێت',
  ),
  'number-without-words': say(
    'A number stands beside how it was announced',
    'العدد يُذكر مع عبارته كما أُعلن',
    'ژمارە لەگەڵ ئەوەی وەک ڕاگەیەنراوە دەنووسرێت',
  ),
  'part-of-nobody': say(
    'A part says of whom it is: sex, age group or nationality',
    'الجزء يذكر ممّن هو: الجنس أو الفئة العمرية أو الجنسية',
    'بەش دەڵێت هی کێیە: ڕەگەز یان گرووپی تەمەن یان ڕەگەزنامە',
  ),
  'figure-without-number': say(
    'What the register counts too is entered as a whole number, or as a range',
    'ما يعدّه السجل أيضًا يُدخل عددًا صحيحًا أو مدى',
    'ئەوەی تۆمارەکەش دەیژمێرێت وەک ژمارەی تەواو یان مەودا دادەنرێت',
  ),
  'answer-missing': say('This question is not answered', 'لم يُجب عن هذا السؤال', 'وەڵامی ئەم پرسیارە نەدراوەتەوە'),
  'leg-apart': say(
    'This leg does not join the one before, or does not end at the destination',
    'لا تتصل هذه المرحلة بما قبلها، أو لا تنتهي عند الوجهة',
    'ئەم بڕگەیە بەوەی پێش خۆیەوە نابەسترێت، یان لە مەبەست کۆتایی نایەت',
  ),
  'ends-before-it-begins': say('The end lies before the beginning', 'النهاية قبل البداية', 'کۆتایی پێش سەرەتایە'),
  'longer-than-180-days': say('At most 180 days', 'لمدة 180 يومًا على الأكثر', 'زۆرترین ١٨٠ ڕۆژ'),
  'longer-than-a-year': say(
    'The end lies more than a year ahead',
    'النهاية بعد أكثر من سنة',
    'کۆتایی زیاتر لە ساڵێک دوورە',
  ),
  'unknown-block': say(
    'This block of register numbers is not known',
    'نطاق أرقام السجل هذا غير معروف',
    'ئەم کۆمەڵە ژمارەیەی تۆمار نەناسراوە',
  ),
  'mark-in-words': say(
    'A mark of another kind is described in words',
    'العلامة من نوع آخر توصف بالكلمات',
    'نیشانەی جۆرێکی تر بە وشە باس دەکرێت',
  ),
  'in-the-future': say(
    'The instant lies in the future of the register clock',
    'اللحظة في مستقبل ساعة السجل',
    'ساتەکە لە داهاتووی کاتژمێری تۆماردایە',
  ),
  'not-an-instant': say(
    'The instant is not a whole number of milliseconds since 1970',
    'اللحظة ليست عددًا صحيحًا من الميلي ثانية منذ 1970',
    'ساتەکە ژمارەیەکی تەواوی میلی‌چرکە لە 1970ەوە نییە',
  ),
  'instant-far': say('The instant lies too far from now', 'اللحظة بعيدة جدًا عن الآن', 'ساتەکە زۆر لە ئێستا دوورە'),
  // keys and signatures
  'view-name-taken': say(
    'You keep another view of this list under this name',
    'لديك عرض آخر لهذه القائمة بهذا الاسم',
    'بینینێکی ترت بۆ ئەم لیستە بەم ناوە هەیە',
  ),
  'key-enrolled-already': say('This key is enrolled already', 'هذا المفتاح مقيَّد من قبل', 'ئەم کلیلە پێشتر تۆمارکراوە'),
  'wrong-key-class': say(
    'Demonstration officers have demonstration keys, and only they',
    'مفاتيح العرض لضباط العرض وحدهم',
    'کلیلی نموونە تەنها بۆ ئەفسەرانی نموونەیە',
  ),
  'not-base64url': say('The text is not base64url', 'النص ليس base64url', 'دەقەکە base64url نییە'),
  'payload-malformed': say(
    'The signed content cannot be read',
    'لا يمكن قراءة المضمون الموقّع',
    'ناوەڕۆکی واژووکراو ناخوێندرێتەوە',
  ),
  'payload-changed': say(
    'The signed content is not that of the offer',
    'المضمون الموقّع ليس مضمون العرض',
    'ناوەڕۆکی واژووکراو هی پێشنیازەکە نییە',
  ),
  // the journey
  'not-boarded': say('The person has not boarded', 'لم يصعد الشخص', 'کەسەکە سوار نەبووە'),
  'not-refused': say(
    'The person was not refused at a gate, or is not with the escort',
    'لم يُرفض الشخص عند بوابة، أو ليس في عهدة المفرزة المرافقة',
    'کەسەکە لە دەروازە ڕەت نەکراوەتەوە، یان لای پاسەوانی نییە',
  ),
  'left-in-a-vehicle': say(
    'Left behind or in a hospital, and held by the escort by the register: bring the person, who then passes by a hand-over and is admitted, take the person back with the rest, or record where the person is (found in a section, escaped, unaccounted for). The movement waits',
    'تُرك في الطريق أو في مستشفى، وما زال في السجل في عهدة المفرزة: أحضِره ليُسلَّم ويُودَع، أو أعِده مع الباقين، أو دوّن أين هو (وُجد في قسم، أو هارب، أو غير معلوم المصير). تبقى الحركة مفتوحة بانتظاره',
    'لە ڕێگا یان لە نەخۆشخانە بەجێماوە و بەپێی تۆمار هێشتا لای پاسەوانییە: بیهێنە تا ڕادەست بکرێت و وەربگیرێت، لەگەڵ ئەوانی تر بیگەڕێنەوە، یان تۆمار بکە لە کوێیە (لە بەشێک دۆزرایەوە، هەڵاتووە، نەزانراوە). گواستنەوەکە چاوەڕێی دەکات',
  ),
  'not-left-behind': say(
    'The person was not left behind or in a hospital, or is not with the escort again',
    'لم يُترك الشخص في الطريق ولا كان في مستشفى، أو لم يعد إلى عهدة المفرزة المرافقة',
    'کەسەکە بەجێنەماوە و لە نەخۆشخانە نەبووە، یان نەگەڕاوەتەوە لای پاسەوانی',
  ),
  'not-handed-over': say('The person was not handed over', 'لم يُسلَّم الشخص', 'کەسەکە ڕادەست نەکراوە'),
  'unfit-to-travel': say('The person is not fit to travel', 'الشخص غير لائق للنقل', 'کەسەکە بۆ گەشت گونجاو نییە'),
  'partial-date-not-understood': say(
    'The date is not in the form 2019, 2019-03, 2019-03-23 or 2019-03-23T14:30',
    'التاريخ ليس بالصيغة 2019 أو 2019-03 أو 2019-03-23 أو 2019-03-23T14:30',
    'بەروارەکە بە شێوەی 2019، 2019-03، 2019-03-23 یان 2019-03-23T14:30 نییە',
  ),
  'date-in-future': say('The date lies after today', 'التاريخ بعد اليوم', 'بەروارەکە دوای ئەمڕۆیە'),
  'person-named-once': say(
    'Say who it is once: by the file of the person, or by the register number',
    'حدّد الشخص مرة واحدة: من ملفه أو برقم السجل',
    'کەسەکە یەک جار دیاری بکە: لە فایلەکەیەوە یان بە ژمارەی تۆمار',
  ),
  'person-not-at-large': say(
    'The register has this person held: correct that first, if it is wrong',
    'الشخص محتجز بحسب السجل: صحّح ذلك أولًا إن كان خطأ',
    'بەپێی تۆمار ئەم کەسە دەستبەسەرە: سەرەتا ئەوە ڕاست بکەرەوە',
  ),
  'mother-not-in-a-site': say(
    'The mother is on the way: the commander of the escort records the birth on the page of the way',
    'الأم في الطريق: يدوّن قائد المفرزة المرافقة الولادة في صفحة الطريق',
    'دایکەکە لە ڕێگایە: فەرماندەی پاسەوانی لەدایکبوونەکە لە پەڕەی ڕێگا تۆمار دەکات',
  ),
  'mother-not-in-the-convoy': say(
    'At that time the escort did not have the mother in a vehicle of this convoy, or she is in an incident of it: correct the time of the birth, or record where she was first',
    'لم تكن الأم في ذلك الوقت في مركبة من هذه القافلة في عهدة المفرزة المرافقة، أو دُوّن لها حادث فيها: صحّح وقت الولادة، أو دوّن أولًا أين كانت',
    'لەو کاتەدا دایکەکە لە ئۆتۆمبێلێکی ئەم کاروانەدا لای پاسەوانی نەبوو، یان لە ڕووداوێکی کاروانەکەدایە: کاتی لەدایکبوونەکە ڕاست بکەرەوە، یان سەرەتا تۆمار بکە لە کوێ بووە',
  ),
  'birth-not-understood': say(
    'The date of birth cannot be read; write 1994-03-12, 1994 or approx 1990',
    'لا يمكن قراءة تاريخ الميلاد؛ اكتب 1994-03-12 أو 1994',
    'بەرواری لەدایکبوون ناخوێندرێتەوە؛ 1994-03-12 یان 1994 بنووسە',
  ),
  'clock-of-real-register': say(
    'Only a synthetic register has a clock that is set',
    'لا تُضبط الساعة إلا في سجل مصطنع',
    'تەنها کاتژمێری تۆماری نموونە دادەنرێت',
  ),
  'custodian-not-own-authority': say(
    'An officer records custody of the own authority only',
    'لا يدوّن الضابط إلا احتجاز جهته',
    'ئەفسەر تەنها دەستبەسەریی دەسەڵاتی خۆی تۆمار دەکات',
  ),
  'document-missing': say(
    'The document is not stored: upload it first',
    'الوثيقة غير مخزنة: ارفعها أولًا',
    'بەڵگەنامەکە پاشەکەوت نەکراوە: سەرەتا باری بکە',
  ),
  'erasure-misfit': say(
    'This does not go with the rest of the order: an event and its fields for single values, an event for one event, neither for a person, and the document of the court where the reason is one.',
    'هذا لا يوافق بقية الأمر: القيد وحقوله للقيم المفردة، والقيد وحده لقيد واحد، ولا شيء منهما للشخص كله، ووثيقة المحكمة إن كان السبب أمر محكمة.',
    'ئەمە لەگەڵ ئەوی تری فەرمانەکە ناگونجێت: تۆمار و خانەکانی بۆ نرخی تاک، تۆمارێک بۆ یەک تۆمار، هیچیان بۆ هەموو کەسەکە، و بەڵگەنامەی دادگا ئەگەر هۆکارەکە فەرمانی دادگا بێت.',
  ),
  'document-not-stored': say(
    'The document is not stored: upload it first',
    'الوثيقة غير مخزنة: ارفعها أولًا',
    'بەڵگەنامەکە پاشەکەوت نەکراوە: سەرەتا باری بکە',
  ),
  'dry-run-writes-nothing': say('A dry run writes nothing', 'التجربة لا تكتب شيئًا', 'تاقیکردنەوە هیچ نانووسێت'),
  'event-moves-nobody': say(
    'This event says nothing of custody; record a new one instead',
    'هذا القيد لا يخص الاحتجاز؛ دوّن قيدًا جديدًا',
    'ئەم ڕووداوە لەبارەی دەستبەسەرییەوە نییە؛ دانەیەکی نوێ تۆمار بکە',
  ),
  'before-the-present-place': say(
    'The person came to the present place after this instant: name one since then',
    'وصل الشخص إلى مكانه الحالي بعد هذه اللحظة: اذكر لحظة بعدها',
    'کەسەکە دوای ئەم ساتە گەیشتووەتە شوێنی ئێستای: ساتێکی دوای ئەوە بنووسە',
  ),
  'before-the-hand-over': say(
    'The admission lies before the hand-over',
    'الإيداع يسبق التسليم',
    'وەرگرتن پێش ڕادەستکردنە',
  ),
};
