import type { Word } from '../../../platform/pdf/written.ts';
import type { Basis, Outcome, Relation, RequestState, Standing } from './request.ts';

const word = (en: string, ar: string, ckb: string): Word => ({ en, ar, ckb });

/** In which right somebody asks, in words. */
export const STANDING_WORDS: Readonly<Record<Standing, Word>> = {
  relative: word('relative', 'قريب', 'خزم'),
  counsel: word('counsel', 'محامٍ', 'پارێزەر'),
  representative: word('authorised representative', 'ممثل مفوَّض', 'نوێنەری ڕێپێدراو'),
};
/** Relations, in words. */
export const RELATION_WORDS: Readonly<Record<Relation, Word>> = {
  parent: word('mother or father', 'أم أو أب', 'دایک یان باوک'),
  child: word('daughter or son', 'ابنة أو ابن', 'کچ یان کوڕ'),
  spouse: word('wife or husband', 'زوجة أو زوج', 'هاوسەر'),
  sibling: word('sister or brother', 'أخت أو أخ', 'خوشک یان برا'),
  guardian: word('guardian', 'وصي', 'سەرپەرشتیار'),
  'other-relative': word('other relative', 'قريب آخر', 'خزمێکی تر'),
  counsel: word('counsel of the person', 'محامي الشخص', 'پارێزەری کەسەکە'),
};
/** Outcomes, in words. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, Word>> = {
  information: word('information given', 'أُعطيت المعلومات', 'زانیاری درا'),
  refused: word('refused', 'رُفض', 'ڕەتکرایەوە'),
  'cannot-confirm': word('cannot confirm', 'لا يمكن التأكيد', 'ناتوانرێت پشتڕاست بکرێتەوە'),
};
/** Grounds of ICPPED 20(1), in words. */
export const BASIS_WORDS: Readonly<Record<Basis, Word>> = {
  'safety-of-the-person': word(
    'privacy or safety of the person',
    'خصوصية الشخص أو سلامته',
    'تایبەتمەندی یان سەلامەتیی کەسەکە',
  ),
  'criminal-investigation': word(
    'it would hinder a criminal investigation',
    'يعرقل تحقيقًا جنائيًا',
    'ڕێگری لە لێکۆڵینەوەیەکی تاوانکاری دەکات',
  ),
  'other-law': word(
    'an equivalent reason of the law',
    'سبب مماثل ينص عليه القانون',
    'هۆکارێکی هاوشێوە کە یاسا دیاری کردووە',
  ),
};
/** States, in words; and two more that the list is filtered by. */
export const STATE_WORDS: Readonly<Record<RequestState | 'overdue' | 'follow-up', Word>> = {
  open: word('to be answered', 'بانتظار الجواب', 'چاوەڕێی وەڵام'),
  proposed: word('waits for a second officer', 'بانتظار ضابط ثانٍ', 'چاوەڕێی ئەفسەری دووەمە'),
  answered: word('answered', 'أُجيب', 'وەڵام دراوە'),
  withdrawn: word('withdrawn', 'مسحوب', 'کشێنراوەتەوە'),
  overdue: word('answer overdue', 'تأخر الجواب', 'وەڵام دواکەوتووە'),
  'follow-up': word('to be followed up', 'بحاجة إلى متابعة', 'پێویستی بە بەدواداچوونە'),
};

/**
 * What a family is told where nothing can be confirmed. The same words whether nobody was found or somebody is kept back: safe to receive, safe to carry, safe to be found with. It names nobody.
 */
export const CANNOT_CONFIRM = word(
  'We have looked, and cannot confirm today that this register holds information about the person you asked about. This does not say that the person is in custody, and it does not say that the person is not. Your request stays with us: we go on asking, and you will hear from us again. You may ask a court to review this answer, and you may turn to the monitors or to the Central Tracing Agency of the Red Cross at any time.',
  'بحثنا، ولا نستطيع أن نؤكد اليوم أن في هذا السجل معلومات عن الشخص الذي سألتم عنه. وهذا لا يعني أن الشخص محتجز ولا يعني أنه غير محتجز. ويبقى طلبكم لدينا: نواصل السؤال وسنتصل بكم من جديد. ولكم أن تطلبوا من المحكمة مراجعة هذا الجواب، وأن تلجؤوا في أي وقت إلى جهات الرصد أو إلى الوكالة المركزية للبحث عن المفقودين التابعة للصليب الأحمر.',
  'گەڕاین، و ئەمڕۆ ناتوانین پشتڕاستی بکەینەوە کە ئەم تۆمارە زانیاریی لەسەر ئەو کەسەی پرسیارتان لێ کرد تێدایە. ئەمە نە دەڵێت کەسەکە لە دەستبەسەریدایە و نە دەڵێت نییە. داواکارییەکەتان لەلامان دەمێنێتەوە: بەردەوام دەپرسین و دووبارە پەیوەندیتان پێوە دەکەین. دەتوانن لە دادگا داوای پێداچوونەوەی ئەم وەڵامە بکەن، و هەر کاتێک بتانەوێت ڕوو لە چاودێران یان ئاژانسی ناوەندیی گەڕان بەدوای ونبوواندا سەر بە خاچی سوور بکەن.',
);
/** What a family is told where information is refused (ICPPED 20); the ground, the law and the remedy follow. */
export const REFUSED = word(
  'Your request for information is refused. The ground, the law that provides for it, and what you can do against it:',
  'رُفض طلبكم للحصول على المعلومات. وفيما يلي السبب والقانون الذي ينص عليه وما يمكنكم فعله للاعتراض:',
  'داواکارییەکەتان بۆ زانیاری ڕەتکرایەوە. هۆکارەکە، ئەو یاسایەی دیاریی کردووە، و ئەوەی دەتوانن دژی بیکەن:',
);

/** What the pages say. */
export const REQUEST_WORDS = {
  title: word('Requests of families', 'طلبات العائلات', 'داواکارییەکانی خێزانەکان'),
  sub: word(
    'Who asks, and for whom, is seen by this desk alone: never by those who hold, move or guard. Each is answered by two officers, in time.',
    'لا يرى هوية السائل ومن يسأل عنه إلا هذا المكتب: لا يراها أبدًا من يحتجز أو ينقل أو يحرس. ويجيب عن كل طلب ضابطان في الموعد.',
    'تەنها ئەم نووسینگەیە دەبینێت کێ دەپرسێت و لەبارەی کێوە: هەرگیز ئەوانە نایبینن کە دەیگرن یان دەیگوازنەوە یان پاسەوانیی دەکەن. هەر داواکارییەک دوو ئەفسەر لە کاتی خۆیدا وەڵامی دەدەنەوە.',
  ),
  none: word('No requests here.', 'لا طلبات هنا.', 'لێرە هیچ داواکارییەک نییە.'),
  number: word('Request', 'الطلب', 'داواکاری'),
  state: word('State', 'الحالة', 'دۆخ'),
  every: word('all', 'الكل', 'هەموو'),
  requester: word('Who asks', 'مقدم الطلب', 'کێ دەپرسێت'),
  standing: word('Asks as', 'الصفة', 'وەک'),
  relation: word('Relation to the person', 'الصلة بالشخص', 'پەیوەندی بە کەسەکەوە'),
  contact: word('How to reach the requester', 'كيفية الاتصال بمقدم الطلب', 'چۆنیەتیی گەیشتن بە داواکار'),
  language: word('Language of the answer', 'لغة الجواب', 'زمانی وەڵام'),
  interest: word('Legitimate interest', 'المصلحة المشروعة', 'بەرژەوەندیی ڕەوا'),
  interestHelp: word(
    'Why this person may know (ICPPED 18(1)).',
    'لماذا يحق له أن يعرف (المادة 18 (1) من اتفاقية الاختفاء القسري).',
    'بۆچی مافی زانینی هەیە (مادەی ١٨ی ڕێککەوتننامەی ونکردنی زۆرەملێ).',
  ),
  identityShown: word('How identity was shown', 'كيف أُثبتت الهوية', 'ناسنامە چۆن سەلمێندرا'),
  names: word('Whom the request is about: names', 'من يُسأل عنه: الأسماء', 'لەبارەی کێوە: ناوەکان'),
  namesHelp: word(
    'One name a line, in any script.',
    'اسم واحد في كل سطر، بأي خط.',
    'لە هەر دێڕێکدا یەک ناو، بە هەر نووسینێک.',
  ),
  birth: word('Year of birth, as it is known', 'سنة الميلاد، كما تُعرف', 'ساڵی لەدایکبوون، وەک دەزانرێت'),
  known: word('What else is known', 'ما يُعرف غير ذلك', 'شتی تری زانراو'),
  received: word('Received', 'ورد في', 'وەرگیرا لە'),
  due: word('Answer due', 'موعد الجواب', 'کاتی وەڵام'),
  outcome: word('Answer', 'الجواب', 'وەڵام'),
  answered: word('Answered', 'أُجيب في', 'وەڵام درا لە'),
  followUp: word('Follow up by', 'المتابعة حتى', 'بەدواداچوون تا'),
  receive: word('Receive a request', 'تدوين طلب', 'داواکارییەک تۆمار بکە'),
  receiveExplain: word(
    'Write down what the family says. A request is never turned away: what is missing is asked for later.',
    'دوّن ما تقوله العائلة. لا يُرد أي طلب: وما ينقص يُسأل عنه لاحقًا.',
    'ئەوەی خێزانەکە دەیڵێت بینووسە. هیچ داواکارییەک ناگەڕێندرێتەوە: ئەوەی کەمە دواتر دەپرسرێت.',
  ),
  period: word('Days to answer', 'أيام الجواب', 'ڕۆژەکانی وەڵام'),
  about: word('What was asked', 'ما سُئل عنه', 'ئەوەی پرسیاری لێ کرا'),
  search: word('Search for the person', 'البحث عن الشخص', 'گەڕان بۆ کەسەکە'),
  searchHelp: word(
    'A name in any script, or a register number. Whoever is shown is written down as read; who asked is not.',
    'اسم بأي خط أو رقم سجل. يُدوَّن الاطلاع على كل من يظهر؛ ولا يُدوَّن من سأل.',
    'ناوێک بە هەر نووسینێک یان ژمارەی تۆمار. خوێندنەوەی هەر کەسێک کە دەردەکەوێت دەنووسرێت؛ ئەوەی پرسیاری کردووە نانووسرێت.',
  ),
  find: word('Search', 'بحث', 'بگەڕێ'),
  nobody: word(
    'Nobody in reach of this authority is found by these words. Try another spelling before you answer that nothing can be confirmed.',
    'لا أحد ممن تطّلع عليهم هذه الجهة يطابق هذه الكلمات. جرّب تهجئة أخرى قبل أن تجيب بأنه لا يمكن التأكيد.',
    'بەم وشانە کەس لە سنووری ئەم دەسەڵاتەدا نەدۆزرایەوە. پێش ئەوەی وەڵام بدەیتەوە کە ناتوانرێت پشتڕاست بکرێتەوە، نووسینێکی تر تاقی بکەرەوە.',
  ),
  candidates: word(
    'Persons found: none is a match until two officers say so',
    'أشخاص ظهروا في البحث: لا تطابق حتى يقرر ضابطان',
    'کەسە دۆزراوەکان: تا دوو ئەفسەر نەڵێن هیچیان هاوتا نییە',
  ),
  more: word(
    'More are found than are shown: search with more words.',
    'ظهر أكثر مما يُعرض: ابحث بكلمات أكثر.',
    'زیاتر لەوەی پیشان دەدرێت دۆزرایەوە: بە وشەی زیاتر بگەڕێ.',
  ),
  born: word('Born', 'الميلاد', 'لەدایکبوون'),
  inform: word('Propose: give information', 'اقتراح: إعطاء المعلومات', 'پێشنیاز: زانیاری بدە'),
  informExplain: word(
    'You say that this is the person, and why. Nothing is told before a second officer of the desk agrees.',
    'تقول إن هذا هو الشخص ولماذا. ولا يُخبَر أحد بشيء قبل أن يوافق ضابط ثانٍ من المكتب.',
    'دەڵێیت ئەمە کەسەکەیە و بۆچی. پێش ڕەزامەندیی ئەفسەرێکی دووەمی نووسینگەکە هیچ شتێک ناوترێت.',
  ),
  refuse: word('Propose: refuse', 'اقتراح: رفض', 'پێشنیاز: ڕەتکردنەوە'),
  refuseExplain: word(
    'Only on a ground of ICPPED 20(1), where a law provides for it, and with the remedy before a court. It confirms that the register knows the person: who must not be confirmed is kept back for safety. A second officer decides.',
    'فقط لسبب من أسباب المادة 20 (1) من الاتفاقية وبنص قانوني، مع بيان سبيل الانتصاف أمام القضاء. وهو يؤكد أن السجل يعرف الشخص: ومن يجب ألا يؤكَّد أمره يُحجب حفاظًا على سلامته. ويقرر ضابط ثانٍ.',
    'تەنها بە هۆکارێکی مادەی ٢٠ (١)ی ڕێککەوتننامەکە و بە پێی یاسا، لەگەڵ ڕێگەی دادخوازی لە دادگا. ئەمە پشتڕاستی دەکاتەوە کە تۆمارەکە کەسەکە دەناسێت: ئەوەی نابێت پشتڕاست بکرێتەوە، بۆ سەلامەتیی خۆی ناوترێت. ئەفسەرێکی دووەم بڕیار دەدات.',
  ),
  withhold: word(
    'Propose: cannot confirm, for safety',
    'اقتراح: لا يمكن التأكيد، للسلامة',
    'پێشنیاز: ناتوانرێت پشتڕاست بکرێتەوە، بۆ سەلامەتی',
  ),
  withholdExplain: word(
    'For the safety of the person only. The family is told the same words as where nobody is found. It is counted for monitors, and looked at again within 30 days.',
    'لسلامة الشخص وحدها. تُخبَر العائلة بالكلمات نفسها كما لو لم يظهر أحد. ويُعدّ ذلك لجهات الرصد ويُعاد النظر فيه خلال 30 يومًا.',
    'تەنها بۆ سەلامەتیی کەسەکە. بە خێزانەکە هەمان وشە دەوترێت وەک ئەوەی کەس نەدۆزرابێتەوە. بۆ چاودێران دەژمێردرێت و لە ماوەی ٣٠ ڕۆژدا دووبارە سەیر دەکرێتەوە.',
  ),
  unconfirmed: word(
    'Propose: cannot confirm, nobody found',
    'اقتراح: لا يمكن التأكيد، لم يظهر أحد',
    'پێشنیاز: ناتوانرێت پشتڕاست بکرێتەوە، کەس نەدۆزرایەوە',
  ),
  unconfirmedExplain: word(
    'Say how you searched. The desk goes on asking by the day that you name, within 30 days.',
    'بيّن كيف بحثت. ويواصل المكتب السؤال حتى اليوم الذي تحدده، خلال 30 يومًا.',
    'بڵێ چۆن گەڕایت. نووسینگەکە تا ئەو ڕۆژەی دیاری دەکەیت بەردەوام دەپرسێت، لە ماوەی ٣٠ ڕۆژدا.',
  ),
  reasons: word('Reasons', 'الأسباب', 'هۆکارەکان'),
  basis: word('Ground (ICPPED 20(1))', 'السبب (المادة 20 (1))', 'بنەما (مادەی ٢٠ (١))'),
  law: word('Law that provides for it', 'النص القانوني', 'ئەو یاسایەی دیاریی کردووە'),
  remedy: word(
    'Remedy: before which court, by when',
    'سبيل الانتصاف: أمام أي محكمة وحتى متى',
    'ڕێگەی دادخوازی: لە کام دادگا و تا کەی',
  ),
  answers: word('Answers', 'الأجوبة', 'وەڵامەکان'),
  noAnswers: word('No answer was proposed yet.', 'لم يُقترح أي جواب بعد.', 'هێشتا هیچ وەڵامێک پێشنیاز نەکراوە.'),
  keptBack: word('kept back for the safety of the person', 'حُجبت لسلامة الشخص', 'بۆ سەلامەتیی کەسەکە نەوترا'),
  proposedBy: word('Proposed by', 'اقترحه', 'پێشنیازکراو لەلایەن'),
  madeBy: word('Made by', 'أقرّه', 'پەسەندکراو لەلایەن'),
  returnedBy: word('Sent back by', 'أعاده', 'گەڕێندراوەتەوە لەلایەن'),
  make: word('Make this answer', 'إقرار هذا الجواب', 'ئەم وەڵامە پەسەند بکە'),
  makeExplain: word(
    'You looked at the person and the reasons yourself, and agree. From then on the family is told.',
    'نظرت بنفسك في الشخص والأسباب وتوافق. ومنذئذ تُخبَر العائلة.',
    'خۆت سەیری کەسەکە و هۆکارەکانت کرد و ڕازیت. لەو کاتەوە خێزانەکە ئاگادار دەکرێتەوە.',
  ),
  giveBack: word('Send back', 'إعادة', 'بیگەڕێنەوە'),
  giveBackReason: word('What is missing or wrong', 'ما ينقص أو ما هو خطأ', 'چی کەمە یان هەڵەیە'),
  letter: word('What the family is told', 'ما تُخبَر به العائلة', 'ئەوەی بە خێزانەکە دەوترێت'),
  extract: word('Extract in three languages (PDF)', 'مستخرج بثلاث لغات (PDF)', 'کورتە بە سێ زمان (PDF)'),
  extractUntil: word('Can be made until', 'يمكن إصداره حتى', 'دەتوانرێت دەربکرێت تا'),
  answerIsOld: word(
    'Something was recorded of this person since the answer was made. The extract waits until two officers answer again.',
    'دُوّن شيء عن هذا الشخص بعد إقرار الجواب. ويتوقف المستخرج حتى يجيب ضابطان من جديد.',
    'لە کاتی پەسەندکردنی وەڵامەکەوە شتێک لەسەر ئەم کەسە تۆمار کراوە. کورتەکە چاوەڕێ دەکات تا دوو ئەفسەر دووبارە وەڵام دەدەنەوە.',
  ),
  informAgain: word(
    'Propose: give information again',
    'اقتراح: إعطاء المعلومات من جديد',
    'پێشنیاز: دووبارە زانیاری بدە',
  ),
  followed: word('Follow-up', 'المتابعة', 'بەدواداچوون'),
  follow: word('Record a follow-up', 'تدوين متابعة', 'بەدواداچوونێک تۆمار بکە'),
  followExplain: word(
    'What the desk did: whom it asked, what it told. Name the next day, or leave it empty where nothing more is owed.',
    'ما فعله المكتب: من سأل وماذا قال. حدد اليوم التالي أو اتركه فارغًا إن لم يبقَ شيء.',
    'ئەوەی نووسینگەکە کردی: لە کێی پرسی و چی وت. ڕۆژی داهاتوو دیاری بکە، یان بە بەتاڵی بەجێی بهێڵە ئەگەر هیچی تر نەماوە.',
  ),
  note: word('What was done', 'ما جرى', 'چی کرا'),
  next: word('Next by', 'التالي حتى', 'داهاتوو تا'),
  noFollowUps: word('Nothing was recorded yet.', 'لم يُدوَّن شيء بعد.', 'هێشتا هیچ شتێک تۆمار نەکراوە.'),
  withdraw: word('Record a withdrawal', 'تدوين سحب الطلب', 'کشانەوە تۆمار بکە'),
  withdrawExplain: word(
    'The requester does not want an answer any more. The request stays due until a second officer of the desk confirms it; what was asked stays written down.',
    'لم يعد مقدم الطلب يريد جوابًا. ويبقى الطلب مستحق الجواب حتى يؤكد ذلك ضابط ثانٍ من المكتب، ويبقى ما سُئل مدوّنًا.',
    'داواکار ئیتر وەڵامی ناوێت. داواکارییەکە چاوەڕێی وەڵام دەمێنێتەوە تا ئەفسەرێکی دووەمی نووسینگەکە پشتڕاستی دەکاتەوە؛ ئەوەی پرسیاری لێ کراوە بە نووسراوی دەمێنێتەوە.',
  ),
  withdrawNote: word('What the requester said', 'ما قاله مقدم الطلب', 'داواکار چی وت'),
  withdrawals: word('Withdrawals', 'سحب الطلب', 'کشانەوەکان'),
  withdrawnSaid: word('Said on', 'قيل في', 'وتراوە لە'),
  withdrawalWaits: word(
    'A withdrawal waits for a second officer: the request is due until then.',
    'سحبٌ للطلب بانتظار ضابط ثانٍ: ويبقى الطلب مستحق الجواب حتى ذلك.',
    'کشانەوەیەک چاوەڕێی ئەفسەری دووەمە: تا ئەو کاتە داواکارییەکە چاوەڕێی وەڵامە.',
  ),
  withdrawalToConfirm: word('withdrawal to be confirmed', 'سحب بانتظار التأكيد', 'کشانەوە چاوەڕێی پشتڕاستکردنەوە'),
  withdrawnBefore: word(
    'Dated before the request was received: it cannot be confirmed. Record it again with the right time.',
    'تاريخه يسبق ورود الطلب: لا يمكن تأكيده. دوّنه من جديد بالوقت الصحيح.',
    'بەرواری پێش وەرگرتنی داواکارییەکەیە: ناتوانرێت پشتڕاست بکرێتەوە. بە کاتی ڕاستەوە دووبارە تۆماری بکە.',
  ),
  withdrawnWhen: word('When the requester said so', 'متى قال مقدم الطلب ذلك', 'کەی داواکار وای وت'),
  confirmWithdrawal: word('Confirm the withdrawal', 'تأكيد سحب الطلب', 'کشانەوەکە پشتڕاست بکەرەوە'),
  confirmWithdrawalExplain: word(
    'You heard it from the requester yourself, or saw it in writing. From then on no answer is owed.',
    'سمعت ذلك بنفسك من مقدم الطلب أو رأيته مكتوبًا. ومنذئذ لا يُستحق جواب.',
    'خۆت لە داواکارت بیست یان بە نووسراوی بینیت. لەو کاتەوە هیچ وەڵامێک قەرز نییە.',
  ),
  confirmedBy: word('Confirmed by', 'أكّده', 'پشتڕاستی کردەوە'),
  recordedBy: word('Recorded by', 'دوّنه', 'تۆماری کرد'),
  withdrawnUnanswered: word('of these never answered', 'منها بلا جواب', 'لەوانە بێ وەڵام'),
  counts: word('Requests of families in numbers', 'طلبات العائلات بالأرقام', 'داواکارییەکانی خێزانەکان بە ژمارە'),
  countsSub: word(
    'How many requests each authority received and what became of them. Nobody is named here, and nobody who asked.',
    'كم طلبًا ورد إلى كل جهة وما آل إليه. لا يُسمّى هنا أحد، ولا من سأل.',
    'هەر دەسەڵاتێک چەند داواکاریی پێ گەیشتووە و چییان لێ هات. لێرە ناوی کەس نییە، نە ئەوەی پرسیویەتی.',
  ),
  authority: word('Authority', 'الجهة', 'دەسەڵات'),
  withheld: word('of these kept back', 'منها محجوبة', 'لەوانە نەوتراو'),
  followUpOverdue: word('follow-up overdue', 'متابعة متأخرة', 'بەدواداچوون دواکەوتووە'),
  countsNone: word('No family has asked yet.', 'لم تسأل أي عائلة بعد.', 'هێشتا هیچ خێزانێک نەیپرسیوە.'),
} as const satisfies Readonly<Record<string, Word>>;
