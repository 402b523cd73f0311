import type { Word } from '../../../platform/pdf/written.ts';

/** Sections of the escort record, as the pages call them. */
export const SECTION_WORDS: Readonly<Record<string, Word>> = {
  risk: { en: 'Risks', ar: 'المخاطر', ckb: 'مەترسییەکان' },
  release: { en: 'Release and proceedings', ar: 'الإفراج والإجراءات', ckb: 'ئازادکردن و ڕێکارەکان' },
  health: {
    en: 'Health: what must be done on the way',
    ar: 'الصحة: ما يلزم عمله في الطريق',
    ckb: 'تەندروستی: ئەوەی لە ڕێگا دەبێت بکرێت',
  },
  property: { en: 'Property', ar: 'الممتلكات', ckb: 'کەلوپەل' },
};
/** Questions of the escort record. */
export const QUESTION_WORDS: Readonly<Record<string, Word>> = {
  'hold-apart': {
    en: 'To be kept apart from certain persons',
    ar: 'يُفصل عن أشخاص معينين',
    ckb: 'لە کەسانی دیاریکراو جیا دەکرێتەوە',
  },
  'harm-to-others': { en: 'Harmed others in custody', ar: 'آذى غيره في الاحتجاز', ckb: 'ئازاری کەسانی تری داوە' },
  'harm-from-others': { en: 'In danger from others', ar: 'معرّض لأذى من غيره', ckb: 'لە مەترسیی کەسانی تردایە' },
  'self-harm-watch': {
    en: 'To be watched for self-harm; how often',
    ar: 'يُراقَب كي لا يؤذي نفسه، وكم مرة',
    ckb: 'بۆ ئازاردانی خۆی چاودێری دەکرێت',
  },
  'escape-tried': { en: 'Tried to escape', ar: 'حاول الهروب', ckb: 'هەوڵی هەڵاتنی داوە' },
  'hidden-items': { en: 'Hid forbidden items', ar: 'أخفى مواد ممنوعة', ckb: 'شتی قەدەغەی شاردووەتەوە' },
  'public-attention': {
    en: 'Public attention is to be expected',
    ar: 'يُتوقع اهتمام علني به',
    ckb: 'سەرنجی گشتی چاوەڕوان دەکرێت',
  },
  'language-help': { en: 'Needs help to be understood', ar: 'يحتاج إلى عون ليُفهم', ckb: 'یارمەتیی زمانی پێویستە' },
  'religious-needs': {
    en: 'Religious needs on the way',
    ar: 'حاجات دينية في الطريق',
    ckb: 'پێداویستیی ئایینی لە ڕێگا',
  },
  'not-for-release': { en: 'Not to be released on the way', ar: 'لا يُفرج عنه في الطريق', ckb: 'لە ڕێگا ئازاد ناکرێت' },
  'wanted-elsewhere': { en: 'Wanted by another authority', ar: 'مطلوب لجهة أخرى', ckb: 'دەسەڵاتێکی تر داوای دەکات' },
  'hearing-due': { en: 'A hearing or a deadline is due', ar: 'جلسة أو موعد قريب', ckb: 'دانیشتن یان وادەیەک نزیکە' },
  'hostage-taking': { en: 'Accused of taking hostages', ar: 'متهم بأخذ رهائن', ckb: 'تۆمەتبارە بە بارمتەگرتن' },
  arson: { en: 'Accused of arson', ar: 'متهم بالحرق العمد', ckb: 'تۆمەتبارە بە ئاگرتێبەردان' },
  'medication-due': {
    en: 'Medicine: dose, last given, next due',
    ar: 'دواء: الجرعة وآخر إعطاء والموعد التالي',
    ckb: 'دەرمان: ژەم، دواجار، دواتر',
  },
  allergy: { en: 'Must not be given', ar: 'ما لا يجوز إعطاؤه', ckb: 'نابێت بدرێت' },
  'walking-aid': { en: 'Wheelchair or other aid', ar: 'كرسي متحرك أو عون آخر', ckb: 'کورسیی جوڵاو یان یارمەتی' },
  pregnant: { en: 'Pregnant', ar: 'حامل', ckb: 'دووگیان' },
  'child-along': { en: 'Travels with a child', ar: 'يسافر مع طفل', ckb: 'لەگەڵ منداڵ گەشت دەکات' },
  'special-vehicle': { en: 'Needs a special vehicle', ar: 'يحتاج إلى مركبة خاصة', ckb: 'ئۆتۆمبێلی تایبەتی پێویستە' },
  'watch-breathing': { en: 'To be watched; how often', ar: 'يُراقَب، وكم مرة', ckb: 'چاودێری دەکرێت' },
  'sealed-bags': {
    en: 'Sealed bags and their seal numbers',
    ar: 'أكياس مختومة وأرقام أختامها',
    ckb: 'جانتای مۆرکراو و ژمارەکانیان',
  },
  papers: { en: 'Papers that travel with the person', ar: 'أوراق ترافق الشخص', ckb: 'بەڵگەنامەی هاوڕێ' },
  money: { en: 'Money and valuables', ar: 'نقود وأشياء ثمينة', ckb: 'پارە و شتی بەنرخ' },
  'own-medicine': { en: 'Own medicine in the bags', ar: 'دواؤه في الأكياس', ckb: 'دەرمانی خۆی لە جانتادا' },
  'kept-on-person': { en: 'Kept on the person', ar: 'ما يبقى معه', ckb: 'لای خۆی دەمێنێت' },
};
/** Answers. */
export const ANSWER_WORDS: Readonly<Record<string, Word>> = {
  yes: { en: 'yes', ar: 'نعم', ckb: 'بەڵێ' },
  no: { en: 'no', ar: 'لا', ckb: 'نەخێر' },
  unknown: { en: 'unknown', ar: 'غير معلوم', ckb: 'نەزانراو' },
};
/** Where an answer comes from. */
export const SOURCE_WORDS: Readonly<Record<string, Word>> = {
  asked: { en: 'the person was asked', ar: 'سُئل الشخص', ckb: 'لە کەسەکە پرسرا' },
  seen: { en: 'an officer saw it', ar: 'رآه ضابط', ckb: 'ئەفسەرێک بینی' },
  file: { en: 'the person’s file', ar: 'ملف الشخص', ckb: 'دۆسیەی کەسەکە' },
  'earlier-record': { en: 'an earlier escort record', ar: 'سجل مرافقة سابق', ckb: 'تۆماری یاوەریی پێشوو' },
};
/** States of an escort record. */
export const STATE_WORDS: Readonly<Record<string, Word>> = {
  unstarted: { en: 'not started', ar: 'لم يبدأ', ckb: 'دەستی پێنەکردووە' },
  'in-progress': { en: 'in progress', ar: 'قيد الإعداد', ckb: 'لە ئامادەکردندا' },
  complete: { en: 'complete', ar: 'مكتمل', ckb: 'تەواو' },
  confirmed: { en: 'confirmed', ar: 'مؤكد', ckb: 'پشتڕاستکراو' },
};
