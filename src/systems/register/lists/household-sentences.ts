import type { HouseholdRole } from '../residents/residents.ts';
import { HOUSEHOLD_ROLE_WORDS } from '../residents/words.ts';
import type { ListLanguage } from './list-language.ts';
import type { HouseholdRemarkCode } from './row-outcome.ts';

/** What became of the household that a row names, and what to do next. The Sorani ones are drafts. */
export const HOUSEHOLD_SENTENCES: Readonly<
  Record<ListLanguage, Readonly<Record<HouseholdRemarkCode, readonly [reason: string, remedy: string]>>>
> = {
  en: {
    'household-no-head': [
      'Nobody on the list is the head of household {label}: it is entered without one.',
      'Ask who heads it, and say so on the page of the household; nobody is guessed.',
    ],
    'household-two-heads': [
      'Several rows are the head of household {label} (rows {rows}): all come into it, and none as its head.',
      'Ask which of them heads it, and say so on the page of the household; or correct its number if these are two households.',
    ],
    'household-one-member': [
      'Only this row names household {label}.',
      'Compare with the source whether others belong to it; who is on the register already can join it on the page of the household.',
    ],
    'relation-unknown': [
      'The relation “{label}” is not known: the person comes into the household as another relative.',
      'Correct the role on the page of the household.',
    ],
  },
  ar: {
    'household-no-head': [
      'لا أحد في القائمة رب الأسرة {label}: تُدخل الأسرة دون رب.',
      'اسأل من يرأسها وسجّل ذلك في صفحة الأسرة، ولا تخمّن.',
    ],
    'household-two-heads': [
      'عدة صفوف تقول إنها رب الأسرة {label} (الصفوف {rows}): يدخل الجميع في الأسرة ولا أحد ربًا لها.',
      'اسأل أيهم يرأسها وسجّل ذلك في صفحة الأسرة، أو صحّح الرقم إن كانتا أسرتين.',
    ],
    'household-one-member': [
      'هذا الصف وحده يذكر الأسرة {label}.',
      'قارن مع المصدر هل ينتمي إليها آخرون؛ ومن كان مسجلًا من قبل يمكن ضمه إليها في صفحة الأسرة.',
    ],
    'relation-unknown': [
      'صلة القرابة «{label}» غير معروفة: يدخل الشخص في الأسرة قريبًا آخر.',
      'صحّح صفته في صفحة الأسرة.',
    ],
  },
  ckb: {
    'household-no-head': [
      'لە لیستەکەدا کەس سەرۆکی خێزانی {label} نییە: بێ سەرۆک تۆمار دەکرێت.',
      'بپرسە کێ سەرۆکیەتی و لە پەڕەی خێزانەکە تۆماری بکە، مەزەندە مەکە.',
    ],
    'household-two-heads': [
      'چەند ڕیزێک دەڵێن سەرۆکی خێزانی {label}ن (ڕیزەکانی {rows}): هەموویان دەچنە خێزانەکەوە و کەسیان بە سەرۆک نا.',
      'بپرسە کامیان سەرۆکیەتی و لە پەڕەی خێزانەکە تۆماری بکە، یان ژمارەکە ڕاست بکەرەوە ئەگەر دوو خێزانن.',
    ],
    'household-one-member': [
      'تەنها ئەم ڕیزە ناوی خێزانی {label} دەبات.',
      'لەگەڵ سەرچاوەکە بەراورد بکە کەسی تری تێدایە یان نا؛ ئەوەی پێشتر تۆمارکراوە لە پەڕەی خێزانەکە زیاد دەکرێت.',
    ],
    'relation-unknown': [
      'پەیوەندیی «{label}» نەناسراوە: کەسەکە وەک خزمێکی تر دەچێتە خێزانەکەوە.',
      'ڕۆڵەکەی لە پەڕەی خێزانەکە ڕاست بکەرەوە.',
    ],
  },
};

/** To which household a row comes, and as what. */
export const householdSentence = ({
  label,
  role,
}: {
  readonly label: string;
  readonly role: HouseholdRole;
}): Record<ListLanguage, string> => {
  const words = HOUSEHOLD_ROLE_WORDS[role];
  return {
    en: `Household \u2068${label}\u2069: ${words.en}.`,
    ar: `الأسرة \u2068${label}\u2069: ${words.ar}.`,
    ckb: `خێزانی \u2068${label}\u2069: ${words.ckb}.`,
  };
};
