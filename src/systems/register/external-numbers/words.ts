import type { Word } from '../../../platform/pdf/written.ts';
import type { NumberKind } from './number-kinds.ts';

/** Kinds of numbers, in words. */
export const NUMBER_KIND_WORDS: Readonly<Record<NumberKind, Word>> = {
  case: { en: 'case number', ar: 'رقم القضية', ckb: 'ژمارەی کەیس' },
  prison: { en: 'number of the prison', ar: 'رقم السجن', ckb: 'ژمارەی زیندان' },
  icrc: { en: 'ICRC number', ar: 'رقم اللجنة الدولية للصليب الأحمر', ckb: 'ژمارەی خاچی سوور' },
  unhcr: { en: 'UNHCR number', ar: 'رقم مفوضية اللاجئين', ckb: 'ژمارەی کۆمیسیاری پەنابەران' },
  passport: { en: 'passport number', ar: 'رقم جواز السفر', ckb: 'ژمارەی پاسپۆرت' },
  identity: { en: 'number of an identity document', ar: 'رقم الهوية', ckb: 'ژمارەی ناسنامە' },
  other: { en: 'another number', ar: 'رقم آخر', ckb: 'ژمارەیەکی تر' },
};
