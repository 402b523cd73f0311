import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import { accompanyingSentences } from '../accompanying/words.ts';
import { numberSentences } from '../external-numbers/sentences.ts';
import { markSentences } from '../marks/sentences.ts';
import { residentSentences } from '../residents/sentences.ts';
import { slipSentences } from '../slips/words.ts';
import { supervisionSentences } from '../supervision/sentences.ts';
import { aheadSentences } from './ahead-sentences.ts';
import { convoySentences } from './convoy-sentences.ts';

/**
 * What each event type says in one line, and `Type:code` where a code changes the sentence. `{name}` is a field of the event's public data; no personal
 * field is ever in it.
 */
export const eventSentences: Readonly<Record<string, Sentence>> = {
  ...residentSentences,
  ...accompanyingSentences,
  ...numberSentences,
  ...aheadSentences,
  ...convoySentences,
  ...supervisionSentences,
  ...markSentences,
  ...slipSentences,
  PersonRegistered: say(
    'Registered as {registerNumber}.',
    'التسجيل بالرقم {registerNumber}.',
    'بە ژمارەی {registerNumber} تۆمار کرا.',
  ),
  NameAdded: say('A further name was recorded.', 'دُوّن اسم آخر.', 'ناوێکی تر تۆمار کرا.'),
  SexCorrected: say(
    'The recorded sex was corrected: {sex}.',
    'صُحّح الجنس المدوَّن: {sex}.',
    'ڕەگەزی تۆمارکراو ڕاستکرایەوە: {sex}.',
  ),
  NationalityClaimed: say('A nationality was claimed.', 'دُوّنت جنسية مدعاة.', 'ڕەگەزنامەیەک باس کرا.'),
  AgeEvidenceRecorded: say(
    'Evidence of age was recorded ({kind}).',
    'دُوّن دليل على السن ({kind}).',
    'بەڵگەی تەمەن تۆمار کرا ({kind}).',
  ),
  CustodyFound: say(
    'Found held by {custodian} at {site}.',
    'احتجاز قائم لدى {custodian} في {site}.',
    'لەلایەن {custodian} لە {site} دەستبەسەر دۆزرایەوە.',
  ),
  DeprivationRecorded: say(
    'How the person came in was recorded: {way}.',
    'دُوّنت طريقة الدخول في العهدة: {way}.',
    'چۆنیەتی هاتنە دەستبەسەری تۆمار کرا: {way}.',
  ),
  FirstAppearanceRecorded: say(
    'A first appearance before a judge was recorded.',
    'دُوّن أول مثول أمام قاضٍ.',
    'یەکەم ئامادەبوون لەبەردەم دادوەر تۆمار کرا.',
  ),
  BornInCustody: say(
    'Born in custody at {site}.',
    'ولادة أثناء الاحتجاز في {site}.',
    'لەدایکبوون لە دەستبەسەری لە {site}.',
  ),
  CustodyAdmitted: say(
    'Admitted by {custodian} at {site}.',
    'إيداع لدى {custodian} في {site}.',
    'لەلایەن {custodian} لە {site} وەرگیرا.',
  ),
  'CustodyCorrected:withdrawn': say(
    'An earlier record was withdrawn: it never happened.',
    'سُحب قيد سابق: لم يقع.',
    'تۆمارێکی پێشوو کشێنرایەوە.',
  ),
  CustodyCorrected: say('An earlier record was corrected.', 'صُحّح قيد سابق.', 'تۆمارێکی پێشوو ڕاستکرایەوە.'),
  SectionMoved: say(
    'Moved to section {section} at {site}.',
    'نقل إلى القسم {section} في {site}.',
    'گوازرایەوە بۆ بەشی {section} لە {site}.',
  ),
  FoundInSection: say(
    'Found in section {section} at {site}.',
    'وُجد في القسم {section} في {site}.',
    'لە بەشی {section} لە {site} دۆزرایەوە.',
  ),
  DeathRecorded: say('Death recorded.', 'دُوّنت الوفاة.', 'مردن تۆمار کرا.'),
  EscapeRecorded: say('Escape recorded.', 'دُوّن هروب.', 'هەڵاتن تۆمار کرا.'),
  UnaccountedRecorded: say('Recorded as unaccounted for.', 'دُوّن أنه غير معلوم المصير.', 'وەک نەزانراو تۆمار کرا.'),
  OrderRecorded: say(
    'An order of detention was recorded ({authority}).',
    'دُوّن أمر توقيف ({authority}).',
    'فەرمانێک تۆمار کرا ({authority}).',
  ),
  ReleaseProposed: say('A release was proposed.', 'اقتُرح إفراج.', 'ئازادکردنێک پێشنیاز کرا.'),
  ReleaseApproved: say(
    'The release was approved by a second officer.',
    'صادق ضابط ثانٍ على الإفراج.',
    'ئەفسەری دووەم ئازادکردنەکەی پەسەند کرد.',
  ),
  ErasureOrdered: say(
    'An erasure was ordered; an officer of another authority has to carry it out.',
    'أُمر بمحو؛ وعلى ضابط من جهة أخرى أن ينفذه.',
    'فەرمانی سڕینەوە درا؛ ئەفسەرێکی دەسەڵاتێکی تر دەبێت جێبەجێی بکات.',
  ),
  ErasureWithdrawn: say('The order of erasure was withdrawn.', 'سُحب أمر المحو.', 'فەرمانی سڕینەوەکە کشێنرایەوە.'),
  ErasureCarriedOut: say(
    'Values were erased by order of officers of two authorities.',
    'مُحيت قيم بأمر من ضابطين من جهتين.',
    'نرخەکان بە فەرمانی ئەفسەرانی دوو دەسەڵات سڕدرانەوە.',
  ),
  ReleaseWithdrawn: say('The release was withdrawn.', 'سُحب الإفراج.', 'ئازادکردنەکە کشێنرایەوە.'),
  ReleaseChecked: say(
    'Checklist of the release: {item}, {satisfied}.',
    'قائمة التحقق من الإفراج: {item}، {satisfied}.',
    'لیستی پشکنینی ئازادکردن: {item}، {satisfied}.',
  ),
  ReleaseCarriedOut: say(
    'The person was let go; another body has to verify it.',
    'أُطلق الشخص؛ وعلى جهة أخرى أن تتحقق.',
    'کەسەکە ئازاد کرا؛ دەسەڵاتێکی تر دەبێت پشتڕاستی بکاتەوە.',
  ),
  ReleaseVerified: say(
    'Another body verified the release.',
    'تحققت جهة أخرى من الإفراج.',
    'دەسەڵاتێکی تر ئازادکردنەکەی پشتڕاست کردەوە.',
  ),
  ReleasedUnverified: say('Let go: {how}.', 'أُطلق: {how}.', 'ئازاد کرا: {how}.'),
  PacketSealed: say('Property was sealed ({seal}).', 'خُتمت أمانات ({seal}).', 'کەلوپەل مۆر کرا ({seal}).'),
  PacketPassed: say(
    'A packet of property passed: {purpose}; seal {sealFound}.',
    'انتقل طرد أمانات: {purpose}؛ الختم {sealFound}.',
    'پاکەتێکی کەلوپەل گوازرایەوە: {purpose}؛ مۆر {sealFound}.',
  ),
  PropertyComplaintRecorded: say(
    'A complaint about property: {about}; made by {madeBy}.',
    'شكوى بشأن الأمانات: {about}؛ قدّمها {madeBy}.',
    'سکاڵایەک لەسەر کەلوپەل: {about}؛ سکاڵاکار: {madeBy}.',
  ),
  PropertyComplaintAnswered: say(
    'A complaint about property was answered: {outcome}.',
    'أُجيب عن شكوى بشأن الأمانات: {outcome}.',
    'سکاڵایەک لەسەر کەلوپەل وەڵام درایەوە: {outcome}.',
  ),
  PacketEnded: say('Property: {ended}.', 'الأمانات: {ended}.', 'کەلوپەل: {ended}.'),
  OrderExtended: say('An order of detention was extended.', 'مُدّد أمر توقيف.', 'فەرمانێک درێژکرایەوە.'),
  BreachOpened: say('A breach was opened: {rule}', 'قامت مخالفة: {rule}', 'پێشێلکردن: {rule}'),
  BreachCured: say('A breach was cured.', 'زالت مخالفة.', 'پێشێلکارییەک چارەسەر کرا.'),
  RemarkRecorded: say('A remark was recorded.', 'دُوّنت ملاحظة.', 'تێبینییەک تۆمار کرا.'),
  KeepApartAdded: say('To be kept apart from another person.', 'يُبعد عن شخص آخر.', 'لە کەسێکی تر جیا دەکرێتەوە.'),
  KeepApartLifted: say(
    'No longer kept apart from another person.',
    'لم يعد يُبعد عن شخص آخر.',
    'ئیتر لە کەسێکی تر جیا ناکرێتەوە.',
  ),
  SecurityLevelRecorded: say(
    'A security level was recorded: {level}. It waits for a second officer.',
    'دُوّن مستوى أمني: {level}. وهو في انتظار ضابط ثانٍ.',
    'ئاستێکی ئەمنی تۆمار کرا: {level}. چاوەڕێی ئەفسەری دووەمە.',
  ),
  SecurityLevelApproved: say(
    'The security level was approved by a second officer.',
    'صادق ضابط ثانٍ على المستوى الأمني.',
    'ئەفسەری دووەم ئاستە ئەمنییەکەی پەسەند کرد.',
  ),
  SecurityLevelAppealed: say(
    'An appeal against the security level was recorded.',
    'دُوّن تظلم من المستوى الأمني.',
    'تانەدانێک لە ئاستی ئەمنی تۆمار کرا.',
  ),
  SecurityLevelKept: say(
    'The appeal was answered: the security level stays.',
    'أُجيب عن التظلم: يبقى المستوى الأمني.',
    'وەڵامی تانەکە درایەوە: ئاستە ئەمنییەکە دەمێنێتەوە.',
  ),
  SecurityLevelWithdrawn: say(
    'The security level was withdrawn.',
    'سُحب المستوى الأمني.',
    'ئاستە ئەمنییەکە کشێنرایەوە.',
  ),
  FitnessRecorded: say(
    'Examined by a health officer.',
    'فحص مسؤول صحي اللياقة للنقل.',
    'لەلایەن ئەفسەری تەندروستییەوە پشکنرا.',
  ),
  HealthChecked: say(
    'Seen by a health officer {occasion}: {finding}.',
    'عاينه مسؤول صحي {occasion}: {finding}.',
    'لەلایەن ئەفسەری تەندروستییەوە بینرا {occasion}: {finding}.',
  ),
  NoticeGiven: say(
    'Told of the move ({language}, {form}).',
    'بُلّغ بالنقل ({language}، {form}).',
    'لە گواستنەوەکە ئاگادارکرایەوە ({language}، {form}).',
  ),
  InterviewRecorded: say(
    'A private interview was offered: {outcome}.',
    'عُرضت مقابلة على انفراد: {outcome}.',
    'چاوپێکەوتنی تایبەت پێشنیاز کرا: {outcome}.',
  ),
  FearRecorded: say('A fear of transfer was recorded.', 'دُوّن خوف من النقل.', 'ترس لە گواستنەوە تۆمار کرا.'),
  FearDecided: say('A fear of transfer was decided.', 'بُتّ في خوف من النقل.', 'لەسەر ترسی گواستنەوە بڕیار درا.'),
  FearAppealed: say(
    'The decision on a fear of transfer was appealed.',
    'اعتُرض على القرار في خوف من النقل.',
    'تانە لە بڕیاری ترسی گواستنەوە درا.',
  ),
  FearAppealDecided: say(
    'The appeal of a fear of transfer was decided.',
    'بُتّ في الاعتراض بشأن خوف من النقل.',
    'لەسەر تانەی ترسی گواستنەوە بڕیار درا.',
  ),
  FearAppealWaived: say(
    'The person waived the appeal ({language}).',
    'تنازل الشخص عن الاعتراض ({language}).',
    'کەسەکە دەستبەرداری تانە بوو ({language}).',
  ),
};
