import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import { BASIS_WORDS, GROUND_WORDS, HOUSEHOLD_ROLE_WORDS, LEAVING_WORDS } from './words.ts';

/** What each event about residents and households says in one line; part of `eventSentences`. */
export const residentSentences: Readonly<Record<string, Sentence>> = {
  ResidentFound: say(
    'Lives at {site}, under {custodian}; not detained.',
    'مقيم في {site} لدى {custodian}؛ غير محتجز.',
    'لە {site} دەژی لەژێر {custodian}؛ دەستبەسەر نییە.',
  ),
  DetentionCorrected: say(
    'Was entered as detained, and lives here: the entry was corrected.',
    'أُدخل محتجزًا وهو مقيم هنا: صُحّح القيد.',
    'وەک ڕاگیراو تۆمارکرابوو و لێرە دەژی: تۆمارەکە ڕاستکرایەوە.',
  ),
  ResidentDeparted: say(
    'Went away; a resident is free to go.',
    'غادر؛ والمقيم حر في المغادرة.',
    'ڕۆیشت؛ دانیشتوو ئازادە بڕوات.',
  ),
  HouseholdJoined: say('In a household: {role}.', 'في أسرة: {role}.', 'لە خێزانێکدایە: {role}.'),
  HouseholdRoleCorrected: say(
    'The role in the household is another than was recorded: {role}.',
    'الصفة في الأسرة غير ما سُجّل: {role}.',
    'ڕۆڵ لە خێزانەکەدا جیاوازە لەوەی تۆمارکرابوو: {role}.',
  ),
  HouseholdLeft: say('Left the household: {kind}.', 'غادر الأسرة: {kind}.', 'خێزانەکەی جێهێشت: {kind}.'),
  HouseholdLeavingConfirmed: say(
    'A second officer confirmed that the person left the household.',
    'أكد ضابط ثانٍ أن الشخص غادر الأسرة.',
    'ئەفسەری دووەم پشتڕاستی کردەوە کە کەسەکە خێزانەکەی جێهێشتووە.',
  ),
  MovementBasisRecorded: say(
    'A movement to {toSite} may rest on: {basis}.',
    'يجوز أن يستند النقل إلى {toSite} على: {basis}.',
    'گواستنەوە بۆ {toSite} دەکرێت لەسەر ئەمە بێت: {basis}.',
  ),
  MovementBasisWithdrawn: say(
    'What a movement rested on was withdrawn.',
    'سُحب ما كان يستند إليه النقل.',
    'ئەوەی گواستنەوەکەی لەسەر بوو کشێنرایەوە.',
  ),
  SeparationProposed: say(
    'It was proposed that the person may be apart from the household: {ground}.',
    'اقتُرح جواز انفصال الشخص عن أسرته: {ground}.',
    'پێشنیاز کرا کە کەسەکە دەکرێت لە خێزانەکەی جیا بێت: {ground}.',
  ),
  SeparationApproved: say(
    'A second officer approved that the person may be apart from the household.',
    'صادق ضابط ثانٍ على جواز انفصال الشخص عن أسرته.',
    'ئەفسەری دووەم پەسەندی کرد کە کەسەکە لە خێزانەکەی جیا بێت.',
  ),
  FoundApart: say('Found apart from the household.', 'وُجد منفصلًا عن أسرته.', 'جیا لە خێزانەکەی دۆزرایەوە.'),
};
/** Words of their coded fields; part of `wordsOf`. */
export const residentWords: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Sentence>>>>>> = {
  HouseholdJoined: { role: HOUSEHOLD_ROLE_WORDS },
  HouseholdRoleCorrected: { role: HOUSEHOLD_ROLE_WORDS },
  HouseholdLeft: { kind: LEAVING_WORDS },
  MovementBasisRecorded: { basis: BASIS_WORDS },
  SeparationProposed: { ground: GROUND_WORDS },
};
