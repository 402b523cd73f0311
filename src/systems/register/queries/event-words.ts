import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import { healthWords } from '../../care/index.ts';
import { accompanyingWords } from '../accompanying/words.ts';
import { EVIDENCE_WORDS } from '../certified-copy/copy-words.ts';
import { numberWords } from '../external-numbers/sentences.ts';
import {
  COMPLAINANT_WORDS,
  COMPLAINT_WORDS,
  END_WORDS,
  OUTCOME_WORDS,
  PURPOSE_WORDS,
  SEAL_WORDS,
} from '../property/words.ts';
import { ITEM_WORDS, SATISFIED_WORDS, UNVERIFIED_WORDS } from '../release/words.ts';
import { residentWords } from '../residents/sentences.ts';
import { slipWords } from '../slips/words.ts';

type Words = Readonly<Record<string, Sentence>>;

const interviews: Words = {
  held: say('held', 'جرت', 'ئەنجام درا'),
  'refused-by-person': say('refused by the person', 'رفضها الشخص', 'کەسەکە ڕەتی کردەوە'),
};
const forms: Words = {
  written: say('in writing', 'تحريريًا', 'بە نووسین'),
  oral: say('orally', 'شفهيًا', 'بە زار'),
};

const levels: Words = {
  ordinary: say('ordinary', 'عادي', 'ئاسایی'),
  raised: say('raised', 'مشدد', 'توند'),
  high: say('high', 'عالٍ', 'بەرز'),
};
const boarding: Words = {
  absent: say('absent', 'غائب', 'ئامادە نەبوو'),
  'wrong-person': say('wrong person', 'شخص آخر', 'کەسێکی تر'),
  'refused-to-board': say('refused to board', 'امتنع', 'ڕازی نەبوو سوار بێت'),
};
const differences: Words = {
  missing: say('missing', 'مفقود', 'ونبوو'),
  died: say('died', 'متوفى', 'مرد'),
  escaped: say('escaped', 'هرب', 'هەڵات'),
  'left-behind': say('left behind', 'تُرك في مكانه', 'بەجێماو'),
  'medical-evacuation': say('evacuated for treatment', 'أُخلي للعلاج', 'بۆ چارەسەر گواسترایەوە'),
};
const questions: Words = {
  a_identity: say('(a) identity', '(أ) الهوية', '(أ) ناسنامە'),
  b_reasons: say('(b) reasons and arrest', '(ب) الأسباب والقبض', '(ب) هۆکار و دەستگیرکردن'),
  c_hour: say('(c) hour of admission', '(ج) ساعة الإيداع', '(ج) کاتی وەرگرتن'),
  d_injuries: say('(d) injuries and complaints', '(د) الإصابات والشكاوى', '(د) برین و سکاڵا'),
  e_property: say('(e) property', '(هـ) الممتلكات', '(هـ) کەلوپەل'),
  f_family: say('(f) family', '(و) الأسرة', '(و) خێزان'),
  g_contact: say('(g) emergency contact', '(ز) جهة الاتصال', '(ز) پەیوەندی فریاکەوتن'),
};
const decisions: Words = {
  accepted: say('accepted', 'مقبول', 'قبوڵ کرا'),
  refused: say('refused', 'مرفوض', 'ڕەت کرایەوە'),
};
const occasions: Words = {
  loading: say('loading', 'عند التحميل', 'کاتی بارکردن'),
  unloading: say('unloading', 'عند الإنزال', 'کاتی دابەزاندن'),
  stop: say('a stop', 'في التوقف', 'لە وەستاندا'),
};
const cancellations: Words = {
  'unfit-to-travel': say('persons unfit to travel', 'أشخاص غير لائقين للسفر', 'کەسەکان بۆ گەشت ناشێن'),
  'receiver-unable': say('the receiver is unable', 'تعذر على الجهة المستلمة', 'دەسەڵاتی وەرگر ناتوانێت'),
  'no-space': say('no space', 'لا أماكن', 'شوێن نییە'),
  'no-transport': say('no transport', 'لا وسيلة نقل', 'هۆی گواستنەوە نییە'),
  'more-information-needed': say('more information needed', 'يلزم مزيد من المعلومات', 'زانیاریی زیاتر پێویستە'),
  security: say('security', 'الوضع الأمني', 'دۆخی ئاسایش'),
  weather: say('weather', 'الطقس', 'کەشوهەوا'),
  'order-withdrawn': say('the order was withdrawn', 'سُحب الأمر', 'فەرمانەکە کشێنرایەوە'),
  other: say('another reason', 'سبب آخر', 'هۆکارێکی تر'),
};
const phaseCancellations: Words = {
  ...cancellations,
  'not-needed': say('not needed', 'لا حاجة إليها', 'پێویست نییە'),
};
const sealVoidings: Words = {
  'persons-to-add': say('persons to be added', 'أشخاص يُضافون', 'کەسانێک زیاد دەکرێن'),
  'seats-to-change': say('seats or vehicles to change', 'تغيير المقاعد أو المركبات', 'گۆڕینی کورسی یان ئۆتۆمبێل'),
  'acceptance-to-change': say('the acceptance to change', 'تغيير القبول', 'گۆڕینی قبوڵکردن'),
  'way-changed': say('the way changed', 'تغير الطريق', 'ڕێگاکە گۆڕا'),
  'papers-wrong': say('a mistake in the papers', 'خطأ في الأوراق', 'هەڵە لە بەڵگەنامەکاندا'),
  other: say('another reason', 'سبب آخر', 'هۆکارێکی تر'),
};
const movementWithdrawals: Words = {
  'wrong-convoy': say('it was about another convoy', 'كان عن قافلة أخرى', 'دەربارەی کاروانێکی تر بوو'),
  'wrong-place': say('the place was wrong', 'المكان خطأ', 'شوێنەکە هەڵە بوو'),
  'wrong-kind': say('another event was meant', 'كان المقصود واقعة أخرى', 'ڕووداوێکی تر مەبەست بوو'),
  'wrong-time': say('the time was wrong', 'الوقت خطأ', 'کاتەکە هەڵە بوو'),
  'entered-twice': say('entered twice', 'سُجّل مرتين', 'دوو جار تۆمارکراوە'),
  'did-not-happen': say('it did not happen', 'لم يحدث', 'ڕووی نەدا'),
  other: say('another reason', 'سبب آخر', 'هۆکارێکی تر'),
};
const turns: Words = {
  ...cancellations,
  'entry-refused': say('entry was refused', 'رُفض الدخول', 'ڕێگەی چوونە ژوورەوە نەدرا'),
  'road-closed': say('the road is closed', 'الطريق مغلق', 'ڕێگاکە داخراوە'),
  breakdown: say('breakdown', 'عطل', 'تێکچوون'),
  medical: say('medical reasons', 'أسباب صحية', 'هۆکاری تەندروستی'),
  'outside-hours': say('outside opening hours', 'خارج ساعات العمل', 'دەرەوەی کاتی کار'),
  'identity-doubtful': say('an identity is in doubt', 'هوية مشكوك فيها', 'گومان لە ناسنامە'),
  'unfit-on-arrival': say('unfit on arrival', 'غير لائق عند الوصول', 'لە گەیشتندا نەشیاو'),
  'order-missing': say('an order is missing', 'أمر ناقص', 'فەرمانێک نییە'),
};
const welfare: Words = {
  water: say('Water', 'ماء', 'ئاو'),
  food: say('Food', 'طعام', 'خواردن'),
  toilet: say('A toilet', 'دورة مياه', 'تەوالێت'),
  clothing: say('Clothing', 'ملابس', 'جل'),
  medication: say('Medication', 'دواء', 'دەرمان'),
  rest: say('Rest', 'استراحة', 'پشوو'),
  prayer: say('Time for prayer', 'وقت للصلاة', 'کاتی نوێژ'),
};
const reseatings: Words = {
  'planned-change': say('planned between two legs', 'مخطط بين مرحلتين', 'پلاندانراو لە نێوان دوو بڕگەدا'),
  breakdown: say('breakdown', 'عطل', 'تێکچوون'),
  separation: say('separation', 'الفصل بين الأشخاص', 'جیاکردنەوە'),
  medical: say('medical reasons', 'أسباب صحية', 'هۆکاری تەندروستی'),
  security: say('security', 'الوضع الأمني', 'دۆخی ئاسایش'),
  other: say('another reason', 'سبب آخر', 'هۆکارێکی تر'),
};
const escortSections: Words = {
  risk: say('risks', 'المخاطر', 'مەترسییەکان'),
  release: say('release and proceedings', 'الإفراج والإجراءات', 'ئازادکردن و ڕێکارەکان'),
  property: say('property', 'الممتلكات', 'کەلوپەل'),
};
const grounds: Words = {
  'ill-treatment': say('the person is ill-treated', 'سوء معاملة', 'خراپ مامەڵەکردن'),
  'unfair-trial': say('unfair trial', 'محاكمة غير عادلة', 'دادگاییی ناڕەوا'),
  'death-penalty': say('risk of the death penalty', 'خطر عقوبة الإعدام', 'مەترسیی سزای مردن'),
  'onward-transfer': say('onward transfer', 'نقل لاحق', 'گواستنەوەی دواتر'),
  'access-refused': say('access is refused', 'رفض الزيارة', 'ڕێگەی سەردان نادرێت'),
  'assurance-broken': say('an assurance is not kept', 'لم يُلتزم بضمانة', 'دڵنیاییەک نەپارێزرا'),
  'wrong-person': say('wrong person', 'شخص آخر', 'کەسێکی تر'),
  other: say('another reason', 'سبب آخر', 'هۆکارێکی تر'),
};
const answers: Words = {
  agreed: say('agreed', 'بالموافقة', 'ڕازیبوون'),
  refused: say('refused', 'بالرفض', 'ڕەتکردنەوە'),
};
const ordinals: Words = {
  1: say('1', 'الأول', 'یەکەم'),
  2: say('2', 'الثاني', 'دووەم'),
  3: say('3', 'الثالث', 'سێیەم'),
};

const absences: Words = {
  court: say('court', 'المحكمة', 'دادگا'),
  hospital: say('hospital', 'المستشفى', 'نەخۆشخانە'),
  identification: say('identification', 'التحقق من الهوية', 'ناسینەوە'),
  family: say('a family matter', 'شأن عائلي', 'کارێکی خێزانی'),
};

/** Ways of coming into custody. */
export const ways: Words = {
  capture: say('capture', 'أسر', 'دەستگیرکردن لە شەڕدا'),
  arrest: say('arrest', 'قبض', 'گرتن'),
  surrender: say('surrender', 'استسلام', 'خۆبەدەستەوەدان'),
  'hand-over-by-third-state': say('hand-over by a third state', 'تسليم من دولة ثالثة', 'ڕادەستکردن لە وڵاتێکی سێیەم'),
  recapture: say('recapture', 'إعادة القبض بعد هروب', 'گرتنەوە'),
  'birth-in-custody': say('birth in custody', 'ولادة أثناء الاحتجاز', 'لەدایکبوون لە دەستبەسەری'),
  'existing-custody': say('custody that existed before', 'احتجاز قائم من قبل', 'دەستبەسەرییەک کە پێشتر هەبوو'),
};

const sexes: Words = { male: say('male', 'ذكر', 'نێر'), female: say('female', 'أنثى', 'مێ') };
const emergencies: Words = {
  attack: say('attack on the site', 'هجوم على الموقع', 'هێرش بۆ سەر شوێنەکە'),
  'loss-of-control': say(
    'control of the site is being lost',
    'فقدان السيطرة على الموقع',
    'کۆنترۆڵی شوێنەکە لەدەست دەچێت',
  ),
  epidemic: say('epidemic', 'وباء', 'پەتا'),
  'natural-hazard': say('natural hazard', 'خطر طبيعي', 'مەترسی سروشتی'),
  medical: say('medical urgency', 'ضرورة طبية', 'پێویستی پزیشکی'),
  'no-food-or-water': say('no food or water', 'انعدام الطعام أو الماء', 'نەبوونی خواردن یان ئاو'),
};
/** Words for the coded fields of an event type, by field and code. A field that is not here is a name, a number or free of codes. */
export const wordsOf: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  ...residentWords,
  ...slipWords,
  ...accompanyingWords,
  ...numberWords,
  AbsenceBegun: { reason: absences },
  AgeEvidenceRecorded: { kind: EVIDENCE_WORDS },
  DeprivationRecorded: { way: ways },
  HealthChecked: healthWords,
  InterviewRecorded: { outcome: interviews },
  NoticeGiven: { form: forms },
  SexCorrected: { sex: sexes },
  SecurityLevelRecorded: { level: levels },
  BoardingFailed: { outcome: boarding },
  ConvoyCancelled: { reason: cancellations },
  EscortSectionAnswered: { section: escortSections },
  EntryRefused: { reason: turns },
  EmergencyGroundProposed: { ground: emergencies },
  PersonEntryRefused: { reason: turns },
  WelfareOffered: { item: welfare },
  PersonReseated: { reason: reseatings },
  ConvoyRedirected: { reason: turns },
  ReturnOrdered: { reason: turns },
  RecallRequested: { ground: grounds },
  RecallAnswered: { answer: answers },
  PhaseCancelled: { reason: phaseCancellations },
  SealVoided: { reason: sealVoidings },
  MovementWithdrawn: { reason: movementWithdrawals },
  AdmissionAnswerAdded: { question: questions },
  PacketPassed: { purpose: PURPOSE_WORDS, sealFound: SEAL_WORDS },
  PropertyComplaintRecorded: { about: COMPLAINT_WORDS, madeBy: COMPLAINANT_WORDS },
  PropertyComplaintAnswered: { outcome: OUTCOME_WORDS },
  PacketEnded: { ended: END_WORDS },
  ReleaseChecked: { item: ITEM_WORDS, satisfied: SATISFIED_WORDS },
  ReleasedUnverified: { how: UNVERIFIED_WORDS },
  DifferenceRecorded: { kind: differences, ordinal: ordinals },
  LineDecided: { decision: decisions },
  HeadCountRecorded: { occasion: occasions },
  HandoverOffered: { ordinal: ordinals },
  PersonHandedOver: { ordinal: ordinals },
};

const english = new Intl.DisplayNames('en', { type: 'language' });
const arabic = new Intl.DisplayNames('ar', { type: 'language' });

/** A language by its BCP 47 code; in Central Kurdish by its Arabic name. */
export const languageWord = (code: string): Sentence => {
  const inArabic = arabic.of(code) ?? code;
  return say(english.of(code) ?? code, inArabic, inArabic);
};

const arabicPlural = new Intl.PluralRules('ar');
const arabicPersons: Readonly<Record<Intl.LDMLPluralRule, (n: number) => string>> = {
  zero: () => 'صفر من الأشخاص',
  one: () => 'شخص واحد',
  two: () => 'شخصين',
  few: (n) => `${n} أشخاص`,
  many: (n) => `${n} شخصًا`,
  other: (n) => `${n} شخص`,
};

/** A number of persons in words, in Arabic in the genitive that follows a preposition or a construct. */
export const personsWord = (n: number): Sentence =>
  say(n === 1 ? '1 person' : `${n} persons`, arabicPersons[arabicPlural.select(n)](n), `${n} کەس`);
