import { type RefusalText, say } from './refusal-text.ts';

/** Refusals of requests for information. */
export const requestTexts: Readonly<Record<string, RefusalText>> = {
  'desk-apart': {
    status: 409,
    title: 'The family desk stands apart',
    detail: say(
      'You have another role beside the family desk. Who asks for a person is never seen by anybody who holds, moves, hears, judges, watches or governs.',
      'لديك دور آخر إلى جانب مكتب العائلات. ولا يرى من يسأل عن شخص أيُّ أحد يحتجز أو ينقل أو يستمع أو يحكم أو يرصد أو يدير.',
      'جگە لە نووسینگەی خێزانەکان ڕۆڵێکی ترت هەیە. ئەوەی لەبارەی کەسێکەوە دەپرسێت هەرگیز ئەوانە نایبینن کە دەیگرن، دەیگوازنەوە، گوێی لێ دەگرن، دادوەری دەکەن، چاودێری دەکەن یان بەڕێوە دەبەن.',
    ),
    remedy: say(
      'Let the installation post somebody at the family desk who has no other role, or an administrator take the other roles from you.',
      'ليُعيَّن بأمر التنصيب في مكتب العائلات من لا دور آخر له، أو ليسحب منك مسؤول النظام الأدوار الأخرى.',
      'با بە فەرمانی دامەزراندن کەسێک بۆ نووسینگەی خێزانەکان دابنرێت کە ڕۆڵی تری نەبێت، یان بەڕێوەبەر ڕۆڵەکانی ترت لێ وەربگرێتەوە.',
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
