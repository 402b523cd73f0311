import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (status: number, title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status,
  title,
  detail,
  remedy,
});
const correctBirth = say(
  'Correct the birth as the source writes it, or leave it unknown.',
  'صحّح تاريخ الميلاد كما ورد في المصدر، أو اتركه غير معلوم.',
  'لەدایکبوون وەک سەرچاوەکە ڕاست بکەرەوە، یان بە نەزانراوی جێی بهێڵە.',
);
const otherBlock = say(
  'Ask the administrator for a block of register numbers of this site.',
  'اطلب من مدير النظام نطاقًا من أرقام السجل لهذا الموقع.',
  'داوای کۆمەڵەیەک ژمارەی تۆمار بۆ ئەم شوێنە لە بەڕێوەبەر بکە.',
);

/** Refusals at entering persons: births, lists, register numbers, corrections, breaches. */
export const entryTexts: Readonly<Record<string, RefusalText>> = {
  'seal-used': text(
    409,
    'Seal number used',
    say(
      'Another packet that is still in keeping bears this seal number.',
      'رقم الختم هذا على طرد آخر ما زال محفوظًا.',
      'پاکەتێکی تر کە هێشتا هەڵگیراوە ئەم ژمارەی مۆرەی هەیە.',
    ),
    say(
      'Read the number on the seal again, or take a new seal.',
      'أعد قراءة الرقم على الختم، أو خذ ختمًا جديدًا.',
      'ژمارەی سەر مۆرەکە دووبارە بخوێنەوە، یان مۆرێکی نوێ بەکاربهێنە.',
    ),
  ),
  'complaint-answered': text(
    409,
    'Complaint answered',
    say(
      'This complaint was answered already, or there is none.',
      'أُجيب عن هذه الشكوى من قبل، أو لا وجود لها.',
      'ئەم سکاڵایە پێشتر وەڵامی دراوەتەوە، یان نییە.',
    ),
    say(
      'Read the answer on the person’s file. Where it is not accepted, record another complaint.',
      'اقرأ الجواب في ملف الشخص، وإن لم يُقبل فدوّن شكوى أخرى.',
      'وەڵامەکە لە فایلی کەسەکەدا بخوێنەوە؛ ئەگەر قبوڵ نەکرا، سکاڵایەکی تر تۆمار بکە.',
    ),
  ),
  'remedy-missing': text(
    422,
    'What is done about it',
    say(
      'A complaint that is right, wholly or in part, is answered with what is done about it.',
      'الشكوى الصحيحة كليًا أو جزئيًا يُجاب عنها بما يُتخذ بشأنها.',
      'سکاڵایەک کە بە تەواوی یان بەشێکی ڕاست بێت، بەوە وەڵام دەدرێتەوە کە لەبارەیەوە چی دەکرێت.',
    ),
    say(
      'Write what is given back, replaced, paid or begun.',
      'اكتب ما يُعاد أو يُعوَّض أو يُدفع أو يُباشَر.',
      'بنووسە چی دەگەڕێندرێتەوە، قەرەبوو دەکرێتەوە، دەدرێت یان دەست پێ دەکات.',
    ),
  ),
  'complaint-own-hands': text(
    403,
    'Not by who had it in hand',
    say(
      'Who wrote the complaint down, or sealed the packet, passed it on or ended it, does not answer it.',
      'مَن دوّن الشكوى، أو ختم الطرد أو سلّمه أو أنهاه، لا يجيب عنها.',
      'ئەوەی سکاڵاکەی نووسیوە، یان پاکەتەکەی مۆر کردووە، ڕادەستی کردووە یان کۆتایی پێ هێناوە، وەڵامی ناداتەوە.',
    ),
    say(
      'Ask another officer of the authority that holds the person to answer.',
      'اطلب من ضابط آخر في الجهة التي تحتجز الشخص أن يجيب.',
      'داوا لە ئەفسەرێکی تری ئەو دەسەڵاتە بکە کە کەسەکەی لایە، وەڵام بداتەوە.',
    ),
  ),
  'packet-ended': text(
    409,
    'Packet ended',
    say(
      'The packet was returned or disposed of already: nothing follows it.',
      'أُعيد الطرد أو جرى التصرف به من قبل: لا شيء يلي ذلك.',
      'پاکەتەکە پێشتر گەڕێندراوەتەوە یان لەناوبراوە: هیچی بەدوادا نایەت.',
    ),
    say(
      'Open the person’s file and look at the property as it stands.',
      'افتح ملف الشخص وانظر إلى الأمانات كما هي الآن.',
      'فایلی کەسەکە بکەرەوە و سەیری کەلوپەلەکە بکە وەک ئێستا هەیە.',
    ),
  ),
  'release-step': text(
    409,
    'Not at this step',
    say(
      'The release is unknown, or was approved, carried out, verified or withdrawn meanwhile.',
      'الإفراج غير معروف، أو جرت المصادقة عليه أو تنفيذه أو التحقق منه أو سحبه في هذه الأثناء.',
      'ئازادکردنەکە نەناسراوە، یان لەم ماوەیەدا پەسەند کرا، جێبەجێ کرا، پشتڕاست کرایەوە یان کشێنرایەوە.',
    ),
    say(
      'Open the person’s file and look at the release as it stands.',
      'افتح ملف الشخص وانظر إلى الإفراج كما هو الآن.',
      'فایلی کەسەکە بکەرەوە و سەیری ئازادکردنەکە بکە وەک ئێستا هەیە.',
    ),
  ),
  'release-incomplete': text(
    409,
    'Release not complete',
    say(
      'Something of the release is still open: an item of the checklist, property in keeping, or a manifest.',
      'ما زال شيء من الإفراج معلقًا: بند من قائمة التحقق، أو أمانات محفوظة، أو كشف نقل.',
      'شتێک لە ئازادکردنەکە هێشتا کراوەیە: خاڵێکی لیستی پشکنین، کەلوپەلی هەڵگیراو، یان لیستی گواستنەوە.',
    ),
    say(
      'Answer every item with its source, give the property back, and strike the person off the manifest.',
      'أجب عن كل بند مع مصدره، وأعد الأمانات، واشطب الشخص من كشف النقل.',
      'وەڵامی هەموو خاڵێک بە سەرچاوەوە بدەرەوە، کەلوپەلەکە بگەڕێنەوە و کەسەکە لە لیستەکە بسڕەوە.',
    ),
  ),
  'one-release-at-a-time': text(
    409,
    'A release is under way',
    say(
      'A release of this person is under way already.',
      'يجري إفراج عن هذا الشخص من قبل.',
      'پێشتر ئازادکردنێکی ئەم کەسە بەڕێوەیە.',
    ),
    say('Go on with it, or withdraw it first.', 'تابعه، أو اسحبه أولًا.', 'بەردەوام بە لەسەری، یان سەرەتا بیکشێنەرەوە.'),
  ),
  'birth-in-future': text(
    422,
    'A birth in the future',
    say('The birth lies after today.', 'تاريخ الميلاد بعد اليوم.', 'بەرواری لەدایکبوون دوای ئەمڕۆیە.'),
    correctBirth,
  ),
  'birth-too-long-ago': text(
    422,
    'A birth too long ago',
    say(
      'The birth lies more than 110 years back.',
      'يعود الميلاد إلى أكثر من 110 سنوات.',
      'لەدایکبوون زیاتر لە ١١٠ ساڵ لەمەوبەرە.',
    ),
    correctBirth,
  ),
  'breach-still-stands': text(
    409,
    'The breach still stands',
    say(
      'What the breach names is still so ({rule}); it cannot be called cured.',
      'ما تذكره المخالفة ما زال قائمًا ({rule})، فلا يمكن اعتبارها زائلة.',
      'ئەوەی پێشێلکارییەکە ناوی دەبات هێشتا وایە ({rule})؛ ناکرێت بە چارەسەرکراو دابنرێت.',
    ),
    say(
      'Mend the cause first: record the order, or move the person to a section that fits.',
      'عالج السبب أولًا: دوّن أمر التوقيف، أو انقل الشخص إلى قسم ملائم.',
      'سەرەتا هۆکارەکە چارەسەر بکە: فەرمانەکە تۆمار بکە یان کەسەکە بۆ بەشێکی گونجاو بگوازەرەوە.',
    ),
  ),
  'difference-not-so': text(
    409,
    'The register does not say so',
    say(
      'The register does not say so of this person: the explanation and the file differ.',
      'السجل لا يقول ذلك عن هذا الشخص: التفسير والملف مختلفان.',
      'تۆمارەکە ئەوە لەبارەی ئەم کەسەوە ناڵێت: ڕوونکردنەوەکە و فایلەکە جیاوازن.',
    ),
    say(
      "Record the escape, the death, the move or the registration in the person's file first, then explain the difference.",
      'دوّن أولًا الهروب أو الوفاة أو النقل أو القيد في ملف الشخص، ثم فسّر الفرق.',
      'سەرەتا هەڵاتن، مردن، گواستنەوە یان تۆمارکردن لە فایلی کەسەکەدا تۆمار بکە، پاشان جیاوازییەکە ڕوون بکەرەوە.',
    ),
  ),
  'not-expected': text(
    409,
    'Not expected there',
    say(
      'Somebody is called missing whom the register does not have there.',
      'ذُكر غائبًا شخص ليس في السجل هناك.',
      'کەسێک بە ون ناوبراوە کە تۆمارەکە لەوێی نییە.',
    ),
    say(
      'Load the roll again: the person was moved, or is of another section.',
      'أعد تحميل القائمة: فقد نُقل الشخص، أو هو من قسم آخر.',
      'لیستەکە دووبارە بکەرەوە: کەسەکە گواستراوەتەوە یان هی بەشێکی ترە.',
    ),
  ),
  'already-away': text(
    409,
    'Away already',
    say('The person is away already.', 'الشخص غائب أصلًا لمدة مؤقتة.', 'کەسەکە پێشتر بە کاتی لێرە نییە.'),
    say('Record the return first.', 'دوّن العودة أولًا.', 'سەرەتا گەڕانەوەکە تۆمار بکە.'),
  ),
  'tag-used': text(
    409,
    'The tag belongs to another capture',
    say(
      'This tag number is that of another capture.',
      'رقم البطاقة هذا لأسر آخر.',
      'ژمارەی ئەم کارتە هی دەستگیرکردنێکی ترە.',
    ),
    say(
      'Record it again; the register gives the next number.',
      'دوّنه من جديد؛ السجل يعطي الرقم التالي.',
      'دووبارە تۆماری بکە.',
    ),
  ),
  'mother-not-a-woman': text(
    422,
    'The mother is no woman on the register',
    say(
      'The person named as the mother is not recorded as a woman.',
      'الشخص المذكور أمًّا غير مدوَّن امرأةً.',
      'ئەو کەسەی وەک دایک ناوی هاتووە وەک ژن تۆمار نەکراوە.',
    ),
    say(
      'Choose the mother, or correct her file first.',
      'اختر الأم، أو صحّح ملفها أولًا.',
      'دایکەکە هەڵبژێرە یان سەرەتا فایلەکەی ڕاست بکەرەوە.',
    ),
  ),
  'list-rows-add-up': text(
    409,
    'Rows read = accepted + waiting + refused',
    say(
      'The counts of the list do not add up; nobody on a list may be lost.',
      'أعداد القائمة غير متوافقة؛ لا يجوز أن يضيع أحد من القائمة.',
      'ژمارەکانی لیستەکە یەک ناگرنەوە؛ نابێت کەس لە لیستەکە ون بێت.',
    ),
    say('Send the list again.', 'أرسل القائمة من جديد.', 'لیستەکە دووبارە بنێرە.'),
  ),
  'photograph-type': text(
    409,
    'No picture',
    say(
      'A photograph is a whole JPEG or PNG picture; this is none.',
      'الصورة ملف JPEG أو PNG كامل، وهذا ليس كذلك.',
      'وێنە فایلێکی تەواوی JPEG یان PNGە؛ ئەمە وا نییە.',
    ),
    say(
      'Take the picture again, or save it as JPEG or PNG.',
      'التقط الصورة من جديد، أو احفظها بصيغة JPEG أو PNG.',
      'وێنەکە دووبارە بگرە، یان وەک JPEG یان PNG هەڵیبگرە.',
    ),
  ),
  'photograph-too-large': text(
    409,
    'Picture too large',
    say(
      'A photograph has at most 2 MiB, and 4,096 pixels on its longest side.',
      'لا تتجاوز الصورة 2 ميبيبايت، ولا 4096 بكسلًا في أطول أضلاعها.',
      'وێنە زۆرترین ٢ مێبیبایت و ٤٠٩٦ پیکسڵە لە درێژترین لایدا.',
    ),
    say(
      'Make the picture smaller and send it again.',
      'صغّر الصورة وأرسلها من جديد.',
      'وێنەکە بچووک بکەرەوە و دووبارە بینێرە.',
    ),
  ),
  'photograph-metadata': text(
    409,
    'The picture carries more than itself',
    say(
      'The picture carries data beside it ({detail}): where, when and on which device it was taken, perhaps.',
      'تحمل الصورة بيانات إضافية ({detail}): ربما مكان التقاطها وزمانه والجهاز.',
      'وێنەکە زانیاری زیادەی لەگەڵدایە ({detail}): ڕەنگە شوێن و کات و ئامێری گرتنی.',
    ),
    say(
      'Record it on the file, where the browser takes them out, or save it without EXIF data and send it again.',
      'دوّنها من صفحة الملف حيث يزيلها المتصفح، أو احفظها من دون بيانات EXIF وأرسلها من جديد.',
      'لە پەڕەی فایلەکەوە تۆماری بکە کە وێبگەڕەکە لایان دەبات، یان بەبێ زانیاری EXIF هەڵیبگرە و دووبارە بینێرە.',
    ),
  ),
  'first-appearance-recorded': text(
    409,
    'A first appearance is recorded already',
    say(
      'A first appearance before a judge is recorded already.',
      'أول مثول أمام قاضٍ مدوَّن من قبل.',
      'یەکەم ئامادەبوون لەبەردەم دادوەر پێشتر تۆمار کراوە.',
    ),
    say(
      'Correct it in the file, and say why.',
      'صحّحه في الملف واذكر السبب.',
      'لە فایلەکەدا ڕاستی بکەرەوە و هۆکارەکەی بڵێ.',
    ),
  ),
  'photograph-recorded': text(
    409,
    'The photograph is on the file already',
    say('This photograph is on the file already.', 'هذه الصورة في الملف من قبل.', 'ئەم وێنەیە پێشتر لە فایلەکەدایە.'),
    say('Read the file again.', 'اقرأ الملف من جديد.', 'فایلەکە دووبارە بخوێنەوە.'),
  ),
  'number-recorded': text(
    409,
    'The number is on the file already',
    say('This number is on the file already.', 'هذا الرقم في الملف من قبل.', 'ئەم ژمارەیە پێشتر لە فایلەکەدایە.'),
    say(
      'Read the file again; withdraw the one that is there first if it is wrong.',
      'اقرأ الملف من جديد، واسحب الموجود أولًا إن كان خطأً.',
      'فایلەکە دووبارە بخوێنەوە؛ ئەگەر ئەوەی هەیە هەڵەیە، سەرەتا بیکشێنەرەوە.',
    ),
  ),
  'list-households': text(
    409,
    'A household of the list was left out',
    say(
      'Whom a list brings is in the household that the list named, also when entered later.',
      'من تأتي به القائمة يكون في الأسرة التي ذكرتها القائمة، حتى إن أُدخل لاحقًا.',
      'ئەوەی لیستەکە دەیهێنێت لەو خێزانەدایە کە لیستەکە ناوی بردووە، ئەگەر دواتریش تۆمار بکرێت.',
    ),
    say(
      'Send it again; if it is refused again, tell the operator.',
      'أعد الإرسال؛ فإن رُفض ثانية فأخبر المشغّل.',
      'دووبارە بینێرە؛ ئەگەر دووبارە ڕەتکرایەوە بە بەڕێوەبەر بڵێ.',
    ),
  ),
  'no-register-numbers': text(
    409,
    'No register numbers left',
    say(
      'The blocks of register numbers of this site are used up.',
      'نفدت أرقام السجل المخصصة لهذا الموقع.',
      'ژمارەکانی تۆماری ئەم شوێنە تەواو بوون.',
    ),
    otherBlock,
  ),
  'not-correctable': text(
    409,
    'This event cannot be corrected so',
    say(
      'This event is no fact of custody that can be corrected, or it was corrected already.',
      'هذه الواقعة ليست واقعة احتجاز قابلة للتصحيح، أو سبق تصحيحها.',
      'ئەم ڕووداوە ڕووداوێکی دەستبەسەری نییە کە ڕاست بکرێتەوە، یان پێشتر ڕاست کراوەتەوە.',
    ),
    say(
      "Open the person's file and choose the newest record of the fact.",
      'افتح ملف الشخص واختر أحدث قيد لهذه الواقعة.',
      'فایلی کەسەکە بکەرەوە و نوێترین تۆماری ڕووداوەکە هەڵبژێرە.',
    ),
  ),
  'number-block-overlaps': text(
    409,
    'The block overlaps another',
    say(
      'Some of these register numbers are in another block already.',
      'بعض أرقام السجل هذه موجود في نطاق آخر.',
      'هەندێک لەم ژمارانە لە کۆمەڵەیەکی تردان.',
    ),
    say(
      'Begin the block after the last one.',
      'ابدأ النطاق بعد آخر نطاق.',
      'کۆمەڵەکە لە دوای دوایین کۆمەڵە دەستپێبکە.',
    ),
  ),
  'number-not-allocated': text(
    409,
    'The register number is in no block',
    say(
      'The register number does not belong to a block of this site.',
      'رقم السجل لا ينتمي إلى نطاق لهذا الموقع.',
      'ژمارەی تۆمار سەر بە هیچ کۆمەڵەیەکی ئەم شوێنە نییە.',
    ),
    otherBlock,
  ),
  'number-used': text(
    409,
    'The register number is used',
    say(
      'The register number was given to somebody before; numbers are never used again.',
      'أُعطي رقم السجل لشخص من قبل؛ ولا تُستعمل الأرقام مرتين.',
      'ژمارەی تۆمار پێشتر دراوە بە کەسێک؛ ژمارەکان دووبارە بەکارناهێنرێنەوە.',
    ),
    say('Take the next number of the block.', 'خذ الرقم التالي من النطاق.', 'ژمارەی دواتری کۆمەڵەکە وەربگرە.'),
  ),
  'number-voided': text(
    409,
    'A voided register number',
    say(
      'These register numbers were voided: they are never given.',
      'أُبطلت أرقام السجل هذه: فهي لا تُمنح أبدًا.',
      'ئەم ژمارانەی تۆمار هەڵوەشێنراونەتەوە: هەرگیز نادرێن.',
    ),
    otherBlock,
  ),
  'number-given': text(
    409,
    'A register number that a person has',
    say(
      'A number that a person has cannot be voided.',
      'لا يمكن إبطال رقم يحمله شخص.',
      'ژمارەیەک کە کەسێک هەیەتی هەڵناوەشێنرێتەوە.',
    ),
    say(
      'Void the numbers of the block that nobody has.',
      'أبطل أرقام النطاق التي لا يحملها أحد.',
      'ئەو ژمارانەی کۆمەڵەکە هەڵبوەشێنەرەوە کە کەس نییەتی.',
    ),
  ),
};
