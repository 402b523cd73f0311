import type { Word } from '../../../platform/pdf/written.ts';
import type { CheckItem, ReleaseStep, Unverified } from './release.ts';

/** Items of the checklist, in words. */
export const ITEM_WORDS: Readonly<Record<CheckItem, Word>> = {
  identity: { en: 'Identity checked', ar: 'التحقق من الهوية', ckb: 'پشکنینی ناسنامە' },
  'wanted-elsewhere': { en: 'Not wanted elsewhere', ar: 'غير مطلوب في جهة أخرى', ckb: 'لە شوێنێکی تر داوا نەکراوە' },
  property: { en: 'Property given back', ar: 'إعادة الأمانات', ckb: 'گەڕاندنەوەی کەلوپەل' },
  copy: {
    en: 'Certified copy of the file given',
    ar: 'تسليم نسخة مصدقة من الملف',
    ckb: 'پێدانی کۆپیی پەسەندکراوی فایل',
  },
  notice: { en: 'Notice given', ar: 'التبليغ', ckb: 'ئاگادارکردنەوە' },
};
/** Whether an item is so, in words. */
export const SATISFIED_WORDS: Readonly<Record<'true' | 'false', Word>> = {
  true: { en: 'yes', ar: 'نعم', ckb: 'بەڵێ' },
  false: { en: 'no', ar: 'لا', ckb: 'نەخێر' },
};
/** Steps of a release, in words. */
export const STEP_WORDS: Readonly<Record<ReleaseStep, Word>> = {
  proposed: {
    en: 'proposed, waits for a second officer',
    ar: 'مقترح، في انتظار ضابط ثانٍ',
    ckb: 'پێشنیازکراو، چاوەڕێی ئەفسەری دووەم',
  },
  approved: { en: 'approved', ar: 'مصادق عليه', ckb: 'پەسەندکراو' },
  'carried-out': {
    en: 'carried out, another body has to verify it',
    ar: 'نُفذ، وعلى جهة أخرى أن تتحقق',
    ckb: 'جێبەجێکرا، دەسەڵاتێکی تر دەبێت پشتڕاستی بکاتەوە',
  },
  ended: {
    en: 'ended: the person left custody past it',
    ar: 'انتهى: خرج الشخص من العهدة بغيره',
    ckb: 'کۆتایی هات: کەسەکە بەبێ ئەوە لە دەستبەسەری دەرچوو',
  },
  verified: { en: 'verified', ar: 'جرى التحقق منه', ckb: 'پشتڕاستکراوە' },
  withdrawn: { en: 'withdrawn', ar: 'مسحوب', ckb: 'کشێنراوە' },
};
/** How a person was let go past the rules, in words. */
export const UNVERIFIED_WORDS: Readonly<Record<Unverified, Word>> = {
  'without-verification': {
    en: 'without verification by another body',
    ar: 'دون تحقق جهة أخرى',
    ckb: 'بەبێ پشتڕاستکردنەوەی دەسەڵاتێکی تر',
  },
  'in-error': { en: 'in error', ar: 'خطأً', ckb: 'بە هەڵە' },
};
