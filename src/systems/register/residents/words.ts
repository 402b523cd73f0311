import type { Word } from '../../../platform/pdf/written.ts';
import type { HouseholdRole, LeavingKind, MovementBasis, SeparationGround } from './residents.ts';

/** Roles in a household, in words. */
export const HOUSEHOLD_ROLE_WORDS: Readonly<Record<HouseholdRole, Word>> = {
  head: { en: 'head of the household', ar: 'رب الأسرة', ckb: 'سەرۆکی خێزان' },
  spouse: { en: 'spouse', ar: 'زوج أو زوجة', ckb: 'هاوسەر' },
  child: { en: 'child', ar: 'طفل', ckb: 'منداڵ' },
  other: { en: 'other relative', ar: 'قريب آخر', ckb: 'خزمێکی تر' },
};
/** Why a person left a household, in words. */
export const LEAVING_WORDS: Readonly<Record<LeavingKind, Word>> = {
  'own-household': { en: 'a household of the own', ar: 'أسرة مستقلة', ckb: 'خێزانێکی سەربەخۆ' },
  'other-household': { en: 'joins another household', ar: 'ينضم إلى أسرة أخرى', ckb: 'دەچێتە خێزانێکی تر' },
  'went-home': { en: 'went home', ar: 'عاد إلى دياره', ckb: 'گەڕایەوە ماڵەوە' },
  detained: { en: 'detained', ar: 'احتُجز', ckb: 'دەستبەسەر کرا' },
  died: { en: 'died', ar: 'توفي', ckb: 'مرد' },
  other: { en: 'another reason', ar: 'سبب آخر', ckb: 'هۆکارێکی تر' },
};
/** What a movement rests on, in words. */
export const BASIS_WORDS: Readonly<Record<MovementBasis, Word>> = {
  consent: { en: 'own consent', ar: 'موافقة الشخص نفسه', ckb: 'ڕەزامەندیی خۆی' },
  'consent-for-child': {
    en: 'consent of a parent for the child',
    ar: 'موافقة أحد الوالدين عن الطفل',
    ckb: 'ڕەزامەندیی دایک یان باوک بۆ منداڵەکە',
  },
  'best-interests': { en: 'best interests of the child', ar: 'مصلحة الطفل الفضلى', ckb: 'باشترین بەرژەوەندیی منداڵ' },
  'relocation-order': { en: 'order of relocation', ar: 'أمر نقل إقامة', ckb: 'فەرمانی گواستنەوەی نیشتەجێبوون' },
};
/** Why somebody may be apart from the household, in words. */
export const GROUND_WORDS: Readonly<Record<SeparationGround, Word>> = {
  'member-declines': { en: 'the member declines to go', ar: 'يرفض الفرد الذهاب', ckb: 'ئەندامەکە ناخوازێت بڕوات' },
  medical: { en: 'medical reasons', ar: 'أسباب صحية', ckb: 'هۆکاری تەندروستی' },
  'best-interests': { en: 'best interests of the child', ar: 'مصلحة الطفل الفضلى', ckb: 'باشترین بەرژەوەندیی منداڵ' },
  safety: { en: 'safety of a member', ar: 'سلامة أحد الأفراد', ckb: 'سەلامەتیی ئەندامێک' },
  order: { en: 'an order of a court', ar: 'أمر من محكمة', ckb: 'فەرمانی دادگا' },
};
