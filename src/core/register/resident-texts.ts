import { type RefusalText, rule, type Sentence, say } from './refusal-text.ts';

/** The rules of residents of camps and their households; like all rules their key is their id. */
export const residentRuleTexts: Readonly<Record<string, RefusalText>> = {
  'I31-resident-not-detained': rule(
    'A resident of a camp is not a detainee',
    'ICCPR 9(1), 12; GC IV 27, 49, by analogy',
    say(
      'This person lives in a camp and is not detained. Nobody becomes a detainee by being moved, and nothing is recorded on which this movement rests.',
      'هذا الشخص مقيم في مخيم وليس محتجزًا. ولا يصبح أحد محتجزًا بمجرد نقله، ولم يُدوَّن ما يستند إليه هذا النقل.',
      'ئەم کەسە لە کەمپدا دەژی و دەستبەسەر نییە. کەس بە گواستنەوە نابێتە دەستبەسەر، و هیچ شتێک تۆمار نەکراوە کە ئەم گواستنەوەیەی لەسەر بێت.',
    ),
    say(
      "Record the person's consent to this destination, or the other legal basis, in the file under Household. Where an order of detention is in force, detain the person by that order first. Who left is recorded as departed.",
      'دوّن موافقة الشخص على هذه الوجهة، أو السند القانوني الآخر، في ملفه تحت «الأسرة». وإن كان هناك أمر توقيف سارٍ فأودِع الشخص بموجبه أولًا. ومن غادر يُدوَّن مغادرًا.',
      'ڕەزامەندیی کەسەکە بۆ ئەم شوێنە، یان بنەمای یاساییەکەی تر، لە فایلەکەیدا تۆمار بکە. ئەگەر فەرمانێکی کارا هەبێت سەرەتا بەو فەرمانە دەستبەسەری بکە.',
    ),
  ),
  'I32-household-together': rule(
    'Households stay together',
    'CRC 9(1), 10; GC IV 27, 82, by analogy; Guiding Principles on Internal Displacement 17',
    say(
      'A household would be split: another member stays behind, lives in another section or is accepted for one, or a place for families would take somebody who is in no household. A child and the detained parent whom it accompanies count as one.',
      'ستتفرق أسرة: يبقى فرد آخر منها أو يقيم في قسم آخر أو قُبل لقسم آخر، أو يوضع في مكان مخصص للأسر من لا أسرة له فيه. ويُعدّ الطفل والوالد المحتجز الذي يرافقه أسرة واحدة.',
      'خێزانێک لێک جیا دەبێتەوە: ئەندامێکی تر دەمێنێتەوە، لە بەشێکی تردا دەژی یان بۆ بەشێکی تر قبوڵ کراوە، یان کەسێکی بێ خێزان دەخرێتە شوێنی خێزانەکان. منداڵ و ئەو دایک یان باوکە دەستبەسەرەی لەگەڵیدایە وەک یەک خێزان دادەنرێن.',
    ),
    say(
      'Move the household together, and accept it for one section in one go. Where a member declines, is ill, or it is best for a child, record the reasons in the file: two officers decide it, or child protection; that a child lives apart from a detained parent is decided by child protection alone. Who is struck off keeps parent and child from the seal until the other is struck off as well, or decided on. Where you recorded a member missing or departed less than a day ago, another officer moves the others.',
      'انقل الأسرة معًا، واقبلها لقسم واحد في مرة واحدة. وإن رفض أحد أفرادها أو كان مريضًا أو كان ذلك لمصلحة طفل، فدوّن الأسباب في الملف: يقرره ضابطان أو حماية الطفل؛ أما انفصال طفل عن والد محتجز فتقرره حماية الطفل وحدها. ومن شُطب من الوالد والطفل منع ختم الآخر حتى يُشطب هو أيضًا أو يُقرر في شأنه. وإن كنت أنت من سجّل فقدان أحد أفرادها أو مغادرته قبل أقل من يوم، فلينقل الباقين ضابط آخر.',
      'خێزانەکە پێکەوە بگوازەرەوە، و بە یەکجار بۆ یەک بەش قبوڵی بکە. ئەگەر ئەندامێک ڕازی نەبێت، نەخۆش بێت، یان بۆ بەرژەوەندیی منداڵێک بێت، هۆکارەکان تۆمار بکە: دوو ئەفسەر یان پاراستنی منداڵ بڕیاری لێ دەدەن؛ جیابوونەوەی منداڵ لە دایک یان باوکی دەستبەسەر تەنها پاراستنی منداڵ بڕیاری لێ دەدات. ئەگەر یەکێکیان لە لیستەکە سڕایەوە، ئەوی تر مۆر ناکرێت هەتا ئەویش دەسڕدرێتەوە یان بڕیاری لێ دەدرێت. ئەگەر خۆت کەمتر لە ڕۆژێک لەمەوبەر ونبوون یان ڕۆیشتنی ئەندامێکت تۆمار کردووە، با ئەفسەرێکی تر ئەوانی تر بگوازێتەوە.',
    ),
  ),
};

/** Refusals about households. */
export const residentTexts: Readonly<Record<string, RefusalText>> = {
  'not-with-a-parent': {
    status: 409,
    title: 'A child and the parent whom it accompanies',
    detail: say(
      'Only a child accompanies a parent, and only one whom your authority detains; who is detained already does not come in so, and child protection decides of the two who belong together, and corrects a parent who was named wrongly.',
      'لا يرافق الوالدَ إلا طفل، ولا يكون إلا والدًا تحتجزه جهتك؛ ومن هو محتجز من قبل لا يدخل بهذه الطريقة، وتقرر حماية الطفل في شأن الاثنين المرتبطين، وتصحح من سُمّي والدًا خطأً.',
      'تەنها منداڵ لەگەڵ دایک یان باوک دەبێت، و تەنها ئەوەی دەسەڵاتەکەت دەستبەسەری کردووە؛ ئەوەی پێشتر دەستبەسەرە بەم شێوەیە نایەتە ژوورەوە، و پاراستنی منداڵ لەسەر ئەو دووانەی پێکەوەن بڕیار دەدات و ئەوەی بە هەڵە ناونراوە ڕاست دەکاتەوە.',
    ),
    remedy: say(
      'Open the file of the parent: enter the child there, with its birth. Who may be an adult, or is detained, is entered as such.',
      'افتح ملف الوالد وأدخل الطفل هناك مع تاريخ ميلاده. ومن يُحتمل أن يكون بالغًا أو هو محتجز يُدخل بصفته.',
      'فایلی دایک یان باوکەکە بکەرەوە و منداڵەکە لەوێ لەگەڵ لەدایکبوونی تۆمار بکە. ئەوەی ڕەنگە گەورە بێت یان دەستبەسەر بێت بەو جۆرە تۆمار دەکرێت.',
    ),
  },
  'household-member': {
    status: 409,
    title: 'Membership of the household',
    detail: say(
      'The person is in a household already, or is not in this one.',
      'الشخص في أسرة من قبل، أو ليس في هذه الأسرة.',
      'کەسەکە پێشتر لە خێزانێکدایە، یان لەم خێزانەدا نییە.',
    ),
    remedy: say(
      'Open the file: a person is in one household at a time, and leaves it with a reason before joining another.',
      'افتح الملف: يكون الشخص في أسرة واحدة، ويغادرها بسبب مدوَّن قبل أن ينضم إلى أخرى.',
      'فایلەکە بکەرەوە: کەسێک لە یەک خێزاندایە، و پێش چوونە خێزانێکی تر بە هۆکارەوە جێی دەهێڵێت.',
    ),
  },
};

/** What is wrong with one row or field about residents. */
export const residentFindings: Readonly<Record<string, Sentence>> = {
  'one-head': say('A household has exactly one head', 'للأسرة رب واحد لا أكثر', 'خێزان تەنها یەک سەرۆکی هەیە'),
  'same-role': say(
    'This is the role that is recorded already',
    'هذه هي الصفة المسجلة من قبل',
    'ئەمە هەمان ئەو ڕۆڵەیە کە تۆمارکراوە',
  ),
  'not-entered-in-a-camp': say(
    'This person was not entered as found detained in a camp, or is not a detainee by it: release the person, or correct the record that says it',
    'لم يُدخل هذا الشخص محتجزًا وُجد في مخيم، أو ليس محتجزًا بذلك: أفرج عنه أو صحّح القيد الذي يقول ذلك',
    'ئەم کەسە وەک ڕاگیراو لە کەمپ تۆمار نەکراوە، یان بەوە ڕاگیراو نییە: ئازادی بکە یان ئەو تۆمارە ڕاست بکەرەوە کە وا دەڵێت',
  ),
  'has-an-order': say(
    'An order of detention is recorded of this person: that ends by a release, verified by another officer',
    'سُجّل أمر احتجاز لهذا الشخص: لا ينتهي إلا بإفراج يتحقق منه ضابط آخر',
    'فەرمانی ڕاگرتن بۆ ئەم کەسە تۆمارکراوە: بە ئازادکردنێک کۆتایی دێت کە ئەفسەرێکی تر پشتڕاستی دەکاتەوە',
  ),
  'was-moved-or-released': say(
    'This person was moved, handed over or released since, or is on a manifest: decide it on the file',
    'نُقل هذا الشخص أو سُلّم أو أُفرج عنه منذ ذلك، أو هو في كشف نقل: ابتّ في ذلك في الملف',
    'ئەم کەسە لەو کاتەوە گوازراوەتەوە یان ڕادەست کراوە یان ئازاد کراوە، یان لە لیستی گواستنەوەدایە: لە فایلەکەدا بڕیار بدە',
  ),
  'not-entered-by-own-authority': say(
    'Another authority entered this person: it corrects its record',
    'جهة أخرى أدخلت هذا الشخص: هي تصحّح قيدها',
    'دەسەڵاتێکی تر ئەم کەسەی تۆمارکردووە: ئەو تۆمارەکەی ڕاست دەکاتەوە',
  ),
  'parent-not-detained': say(
    'The parent is not detained: a child accompanies a detained parent only',
    'الوالد غير محتجز: لا يرافق الطفل إلا والدًا محتجزًا',
    'دایک یان باوکەکە دەستبەسەر نییە: منداڵ تەنها لەگەڵ دایک یان باوکی دەستبەسەر دەبێت',
  ),
  'parent-not-in-a-site': say(
    'The parent is on the way: enter the child where the parent is next held',
    'الوالد في الطريق: أدخل الطفل حيث يُحتجز والده بعد ذلك',
    'دایک یان باوکەکە لە ڕێگایە: منداڵەکە لەو شوێنە تۆمار بکە کە دواتر دەگاتێ',
  ),
  'parent-not-held-then': say(
    'By the register the parent was not detained yet at this instant: record since when the two are here, no earlier than the parent',
    'لم يكن الوالد محتجزًا بعد في هذه اللحظة بحسب السجل: دوّن منذ متى الاثنان هنا، لا قبل الوالد',
    'بەپێی تۆمار دایک یان باوکەکە لەو کاتەدا هێشتا دەستبەسەر نەبووە: تۆماری بکە لە کەیەوە هەردووکیان لێرەن، نەک پێش دایک یان باوکەکە',
  ),
  'parent-elsewhere-then': say(
    'The parent was elsewhere after this instant: enter the child as having come in with the parent, since the two are at this site, with its day of birth',
    'كان الوالد في مكان آخر بعد هذه اللحظة: أدخل الطفل على أنه جاء مع والده، منذ أن وصلا إلى هذا الموقع، مع يوم ميلاده',
    'دایک یان باوکەکە دوای ئەم کاتە لە شوێنێکی تر بووە: منداڵەکە وەک هاتوو لەگەڵ دایک یان باوکی تۆمار بکە، لەو کاتەوەی هەردووکیان لەم شوێنەن، لەگەڵ ڕۆژی لەدایکبوونی',
  ),
  'not-a-child': say(
    'The birth does not say that this is a child: who may be an adult is entered as who the person is',
    'تاريخ الميلاد لا يدل على أنه طفل: من يُحتمل أن يكون بالغًا يُدخل بصفته',
    'لەدایکبوونەکە ناڵێت کە ئەمە منداڵە: کەسێک کە ڕەنگە گەورە بێت بەو جۆرەی هەیە تۆمار دەکرێت',
  ),
  'child-is-detained': say(
    'This person is detained: released first, or the record of the detention corrected. One officer’s word frees nobody of the gates',
    'هذا الشخص محتجز: يُفرج عنه أولًا، أو يُصحَّح سجل احتجازه. ولا تُسقط كلمة ضابط واحد البوابات عن أحد',
    'ئەم کەسە دەستبەسەرە: یەکەم جار ئازاد دەکرێت، یان تۆماری دەستبەسەرییەکەی ڕاست دەکرێتەوە. وشەی یەک ئەفسەر کەس لە دەروازەکان نابەخشێت',
  ),
  'with-a-parent-already': say(
    'This child accompanies a parent who is in custody: who was named wrongly is corrected by child protection',
    'يرافق هذا الطفل والدًا في الاحتجاز: وتصحح حماية الطفل من سُمّي خطأً',
    'ئەم منداڵە لەگەڵ دایک یان باوکێکی دەستبەسەرە: پاراستنی منداڵ ئەوەی بە هەڵە ناونراوە ڕاست دەکاتەوە',
  ),
  'child-known-later': say(
    'Something later than this instant is known of the child: record since when it is with the parent after that',
    'يُعرف عن الطفل شيء بعد هذه اللحظة: دوّن منذ متى هو مع والده بعد ذلك',
    'شتێک دوای ئەم کاتە لەسەر منداڵەکە زانراوە: تۆماری بکە لە کەیەوە دوای ئەوە لەگەڵ دایک یان باوکیەتی',
  ),
  'not-a-parent-here': say(
    'A child accompanies somebody who is or was detained, and who is no child with a parent here: choose who that is',
    'يرافق الطفل شخصًا محتجزًا أو كان محتجزًا، وليس هو نفسه طفلًا مع والد هنا: اختر من هو',
    'منداڵ لەگەڵ کەسێکە کە دەستبەسەرە یان بووە، و خۆی لێرە منداڵێک نییە لەگەڵ دایک یان باوک: هەڵیبژێرە کێیە',
  ),
  'not-with-this-parent': say(
    'This child does not accompany this person',
    'هذا الطفل لا يرافق هذا الشخص',
    'ئەم منداڵە لەگەڵ ئەم کەسە نییە',
  ),
  'review-too-late': say(
    'A decision about a child is reviewed within six months',
    'يُراجع القرار المتعلق بطفل خلال ستة أشهر',
    'بڕیار لەسەر منداڵ لە ماوەی شەش مانگدا پێداچوونەوەی بۆ دەکرێت',
  ),
  'in-no-household': say('This person is in no household', 'هذا الشخص ليس في أسرة', 'ئەم کەسە لە هیچ خێزانێکدا نییە'),
  'not-a-resident': say(
    'This person is not a resident of a camp',
    'هذا الشخص ليس مقيمًا في مخيم',
    'ئەم کەسە دانیشتووی کەمپ نییە',
  ),
  'people-needed': say(
    'People live at this site without being detained: say whether these are residents or detainees (people: residents or detainees)',
    'في هذا الموقع من يسكن دون أن يكون محتجزًا: بيّن هل هؤلاء مقيمون أم محتجزون (people: residents أو detainees)',
    'لەم شوێنە خەڵک دەژین بێ ئەوەی ڕاگیرابن: بڵێ ئەمانە دانیشتوون یان ڕاگیراو (people: residents یان detainees)',
  ),
  'resident-not-captured': say(
    'A resident was not captured, arrested or handed over: choose persons who are there already, or detainees',
    'المقيم لم يُقبض عليه ولم يُسلَّم: اختر من هم في الموقع أصلًا، أو محتجزين',
    'دانیشتوو نەگیراوە و ڕادەست نەکراوە: ئەوانە هەڵبژێرە کە پێشتر لەوێن، یان ڕاگیراوان',
  ),
};
