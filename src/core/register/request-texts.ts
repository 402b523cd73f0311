import { type RefusalText, say } from './refusal-text.ts';

/** Refusals of requests for information. */
export const requestTexts: Readonly<Record<string, RefusalText>> = {
  'desk-apart': {
    status: 409,
    title: 'The family desk stands apart',
    detail: say(
      'You have another role beside the family desk, or had one within the last six months. Who asks for a person is never seen by anybody who holds, moves, hears, judges, watches or governs.',
      'لديك صفة أخرى إلى جانب مكتب العائلات، أو كانت لديك مثلها خلال الأشهر الستة الماضية. ولا يرى من يسأل عن شخص أيُّ أحد يحتجز أو ينقل أو يستمع أو يحكم أو يرصد أو يدير.',
      'جگە لە نووسینگەی خێزانەکان ڕۆڵێکی ترت هەیە، یان لە شەش مانگی ڕابردوودا هەتبووە. ئەوەی لەبارەی کەسێکەوە دەپرسێت هەرگیز ئەوانە نایبینن کە دەیگرن، دەیگوازنەوە، گوێی لێ دەگرن، دادوەری دەکەن، چاودێری دەکەن یان بەڕێوە دەبەن.',
    ),
    remedy: say(
      'Let the installation post somebody at the family desk who has no other role. Where an administrator takes the other roles from you, the desk opens to you six months after that.',
      'ليُعيَّن بأمر التنصيب في مكتب العائلات من لا صفة أخرى له. وإذا سحب منك مسؤول النظام الصفات الأخرى فُتح لك المكتب بعد ستة أشهر من ذلك.',
      'با بە فەرمانی دامەزراندن کەسێک بۆ نووسینگەی خێزانەکان دابنرێت کە ڕۆڵی تری نەبێت. ئەگەر بەڕێوەبەر ڕۆڵەکانی ترت لێ وەربگرێتەوە، نووسینگەکە شەش مانگ دوای ئەوە بۆت دەکرێتەوە.',
    ),
  },
  'person-not-shown': {
    status: 409,
    title: 'The person was not shown for this request',
    detail: say(
      'An answer is about somebody whom the desk found by a search for this request. This person was shown to nobody of the desk for it.',
      'يكون الجواب عن شخص وجده المكتب بالبحث من أجل هذا الطلب. ولم يُعرض هذا الشخص من أجله على أحد من المكتب.',
      'وەڵام لەبارەی کەسێکەوەیە کە نووسینگەکە بە گەڕان بۆ ئەم داواکارییە دۆزیویەتییەوە. ئەم کەسە بۆ ئەم داواکارییە پیشانی هیچ کەسێکی نووسینگەکە نەدراوە.',
    ),
    remedy: say(
      'Search on the page of the request, by the name or the register number, and propose the answer from what is found.',
      'ابحث في صفحة الطلب بالاسم أو برقم السجل، واقترح الجواب مما يظهر.',
      'لە پەڕەی داواکارییەکەدا بە ناو یان ژمارەی تۆمار بگەڕێ، و وەڵامەکە لەوەی دەدۆزرێتەوە پێشنیاز بکە.',
    ),
  },
  'request-shows-no-more': {
    status: 409,
    title: 'This request shows no more persons',
    detail: say(
      'One request shows the desk sixty different persons at most, and this search could show more. Once sixty were shown, only these are still found.',
      'لا يُعرض على المكتب من أجل طلب واحد أكثر من ستين شخصًا مختلفًا، وقد يعرض هذا البحث أكثر. ومتى عُرض ستون لا يظهر في البحث غيرهم.',
      'بۆ یەک داواکاری زیاتر لە شەست کەسی جیاواز پیشانی نووسینگەکە نادرێت، و ئەم گەڕانە لەوانەیە زیاتر پیشان بدات. کاتێک شەست کەس پیشان دران، تەنها ئەوان دەدۆزرێنەوە.',
    ),
    remedy: say(
      'Search with more words of the name, or by the register number. Where that finds nobody, ask the monitor, or withdraw the request with a second officer and record it again with what the family can add.',
      'ابحث بكلمات أكثر من الاسم أو برقم السجل. فإن لم يظهر أحد فاسأل جهة الرصد، أو اسحب الطلب مع ضابط ثانٍ ودوّنه من جديد بما تستطيع العائلة إضافته.',
      'بە وشەی زیاتری ناوەکە یان بە ژمارەی تۆمار بگەڕێ. ئەگەر کەس نەدۆزرایەوە، لە چاودێر بپرسە، یان لەگەڵ ئەفسەرێکی دووەم داواکارییەکە بکشێنەوە و بەوەی خێزانەکە دەتوانێت زیادی بکات دووبارە تۆماری بکە.',
    ),
  },
  'withdrawn-before-received': {
    status: 409,
    title: 'Withdrawn before it was received',
    detail: say(
      'The withdrawal is dated before the request was received. It stays written down as it was said, and settles nothing.',
      'تاريخ سحب الطلب يسبق ورود الطلب. يبقى السحب مدوّنًا كما قيل، ولا يُنهي شيئًا.',
      'بەرواری کشانەوەکە پێش وەرگرتنی داواکارییەکەیە. وەک وتراوە بە نووسراوی دەمێنێتەوە و هیچ کۆتایی پێ ناهێنێت.',
    ),
    remedy: say(
      'Ask the requester when it was said, and record the withdrawal again with that time.',
      'اسأل مقدم الطلب متى قال ذلك، ودوّن السحب من جديد بذلك الوقت.',
      'لە داواکار بپرسە کەی وای وت، و کشانەوەکە بەو کاتەوە دووبارە تۆمار بکە.',
    ),
  },
};
