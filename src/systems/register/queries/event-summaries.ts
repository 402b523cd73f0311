import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import { fillSentence } from '../../../core/register/refusal-texts.ts';

/** What each event type says in one line. `{name}` is a field of the event's public data; no personal field is ever in it. */
const summaries: Readonly<Record<string, Sentence>> = {
  PersonRegistered: say(
    'Registered as {registerNumber}.',
    'سُجّل بالرقم {registerNumber}.',
    'بە ژمارەی {registerNumber} تۆمار کرا.',
  ),
  NameAdded: say('A further name was recorded.', 'سُجّل اسم آخر.', 'ناوێکی تر تۆمار کرا.'),
  NationalityClaimed: say('A nationality was claimed.', 'ذُكرت جنسية.', 'ڕەگەزنامەیەک باس کرا.'),
  AgeEvidenceRecorded: say(
    'Evidence of age was recorded ({kind}).',
    'سُجّل دليل على العمر ({kind}).',
    'بەڵگەی تەمەن تۆمار کرا ({kind}).',
  ),
  CustodyFound: say(
    'Found held by {custodian} at {site}.',
    'وُجد محتجزًا لدى {custodian} في {site}.',
    'لەلایەن {custodian} لە {site} دەستبەسەر دۆزرایەوە.',
  ),
  CustodyAdmitted: say(
    'Admitted by {custodian} at {site}.',
    'استُقبل لدى {custodian} في {site}.',
    'لەلایەن {custodian} لە {site} وەرگیرا.',
  ),
  CustodyCorrected: say('An earlier record was corrected.', 'صُحّح قيد سابق.', 'تۆمارێکی پێشوو ڕاستکرایەوە.'),
  SectionMoved: say(
    'Moved to section {section} at {site}.',
    'نُقل إلى القسم {section} في {site}.',
    'گوازرایەوە بۆ بەشی {section} لە {site}.',
  ),
  FoundInSection: say(
    'Found in section {section} at {site}.',
    'وُجد في القسم {section} في {site}.',
    'لە بەشی {section} لە {site} دۆزرایەوە.',
  ),
  DeathRecorded: say('Death recorded.', 'سُجّلت الوفاة.', 'مردن تۆمار کرا.'),
  EscapeRecorded: say('Escape recorded.', 'سُجّل الفرار.', 'هەڵاتن تۆمار کرا.'),
  UnaccountedRecorded: say('Recorded as unaccounted for.', 'سُجّل غير معلوم المكان.', 'وەک نەزانراو تۆمار کرا.'),
  OrderRecorded: say(
    'An order was recorded ({authority}).',
    'سُجّل أمر ({authority}).',
    'فەرمانێک تۆمار کرا ({authority}).',
  ),
  OrderExtended: say('An order was extended.', 'مُدّد أمر.', 'فەرمانێک درێژکرایەوە.'),
  BreachOpened: say('Breach of {rule}.', 'مخالفة للقاعدة {rule}.', 'پێشێلکردنی {rule}.'),
  BreachCured: say('A breach was cured.', 'عُولجت مخالفة.', 'پێشێلکارییەک چارەسەر کرا.'),
  RemarkRecorded: say('A remark was recorded.', 'سُجّلت ملاحظة.', 'تێبینییەک تۆمار کرا.'),
  KeepApartAdded: say('To be kept apart from another person.', 'يُفصل عن شخص آخر.', 'لە کەسێکی تر جیا دەکرێتەوە.'),
  FitnessRecorded: say('Examined by a health officer.', 'فحصه مسؤول صحي.', 'لەلایەن ئەفسەری تەندروستییەوە پشکنرا.'),
  NoticeGiven: say(
    'Told of the move ({language}, {form}).',
    'أُبلغ بالنقل ({language}، {form}).',
    'لە گواستنەوەکە ئاگادارکرایەوە ({language}).',
  ),
  InterviewRecorded: say(
    'A private interview was offered: {outcome}.',
    'عُرضت مقابلة خاصة: {outcome}.',
    'چاوپێکەوتنی تایبەت پێشنیاز کرا: {outcome}.',
  ),
  FearRecorded: say('A fear of transfer was recorded.', 'سُجّلت خشية من النقل.', 'ترس لە گواستنەوە تۆمار کرا.'),
  FearDecided: say('A fear of transfer was decided.', 'بُتّ في خشية من النقل.', 'لەسەر ترسی گواستنەوە بڕیار درا.'),
  OperationOpened: say('Operation {code} was opened.', 'فُتحت العملية {code}.', 'ئۆپەراسیۆنی {code} کرایەوە.'),
  ManifestCreated: say(
    'Manifest {code}: from {fromSite} to {toSite}.',
    'القائمة {code}: من {fromSite} إلى {toSite}.',
    'لیستی {code}: لە {fromSite} بۆ {toSite}.',
  ),
  LineListed: say('Put on a manifest.', 'أُدرج في قائمة نقل.', 'خرایە لیستی گواستنەوە.'),
  LineStruckOff: say(
    'Struck off a manifest ({reason}).',
    'شُطب من قائمة نقل ({reason}).',
    'لە لیستی گواستنەوە سڕایەوە ({reason}).',
  ),
  TransferOrderProposed: say('The transfer order was proposed.', 'اقتُرح أمر النقل.', 'فەرمانی گواستنەوە پێشنیاز کرا.'),
  TransferOrderApproved: say(
    'The transfer order was approved by a second officer.',
    'وافق ضابط ثانٍ على أمر النقل.',
    'ئەفسەری دووەم فەرمانی گواستنەوەی پەسەند کرد.',
  ),
  CompartmentAssigned: say(
    'Assigned to {vehicle}, compartment {compartment}.',
    'خُصصت له {vehicle}، المقصورة {compartment}.',
    'بۆ {vehicle}، خانەی {compartment} دانرا.',
  ),
  LineDecided: say(
    'Decision of the receiving authority: {decision} ({section}).',
    'قرار السلطة المستلمة: {decision} ({section}).',
    'بڕیاری دەسەڵاتی وەرگر: {decision} ({section}).',
  ),
  SealProposed: say(
    'Seal {sealNo} was proposed over {lineCount} persons.',
    'اقتُرح الختم {sealNo} على {lineCount} أشخاص.',
    'مۆری {sealNo} لەسەر {lineCount} کەس پێشنیاز کرا.',
  ),
  ManifestSealed: say(
    'The manifest was sealed (seal {sealNo}).',
    'خُتمت القائمة (الختم {sealNo}).',
    'لیستەکە مۆر کرا (مۆری {sealNo}).',
  ),
  SealVoided: say('Seal {sealNo} was voided.', 'أُلغي الختم {sealNo}.', 'مۆری {sealNo} هەڵوەشایەوە.'),
  PersonBoarded: say(
    'Boarded {vehicle}, compartment {compartment}.',
    'صعد إلى {vehicle}، المقصورة {compartment}.',
    'سواری {vehicle}، خانەی {compartment} بوو.',
  ),
  BoardingFailed: say('Did not board ({outcome}).', 'لم يصعد ({outcome}).', 'سوار نەبوو ({outcome}).'),
  HeadCountRecorded: say(
    'Head-count at {place}: {counted} of {expected}.',
    'تعداد في {place}: {counted} من {expected}.',
    'ژماردن لە {place}: {counted} لە {expected}.',
  ),
  MovementRecorded: say('{kind} at {place}.', '{kind} في {place}.', '{kind} لە {place}.'),
  DifferenceRecorded: say(
    'Will not pass in hand-over {ordinal}: {kind}.',
    'لن يُسلَّم في التسليم {ordinal}: {kind}.',
    'لە ڕادەستکردنی {ordinal} تێناپەڕێت: {kind}.',
  ),
  HandoverOffered: say(
    'Hand-over {ordinal} was offered with {counted} persons.',
    'عُرض التسليم {ordinal} بعدد {counted}.',
    'ڕادەستکردنی {ordinal} بە {counted} کەس پێشنیاز کرا.',
  ),
  OfferWithdrawn: say('The offer of a hand-over was withdrawn.', 'سُحب عرض التسليم.', 'پێشنیازی ڕادەستکردن کشێنرایەوە.'),
  HandedOver: say(
    'Custody of {counted} persons passed with two signatures.',
    'انتقلت حراسة {counted} أشخاص بتوقيعين.',
    'دەستبەسەریی {counted} کەس بە دوو واژوو گوازرایەوە.',
  ),
  PersonHandedOver: say(
    'Handed over (hand-over {ordinal}).',
    'سُلّم (التسليم {ordinal}).',
    'ڕادەست کرا (ڕادەستکردنی {ordinal}).',
  ),
  PersonAdmitted: say(
    'Admitted to section {section} at {site}.',
    'استُقبل في القسم {section} في {site}.',
    'لە بەشی {section} لە {site} وەرگیرا.',
  ),
  MovementClosed: say(
    'The movement reconciled and was closed.',
    'تطابقت الحركة وأُغلقت.',
    'گواستنەوەکە یەکیگرتەوە و داخرا.',
  ),
};

/** One line about an event. A type without a line of its own is named by its type. */
export const summaryOf = (type: string, data: Readonly<Record<string, unknown>>): Sentence => {
  const values = Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
  const sentence = Object.hasOwn(summaries, type) ? (summaries[type] as Sentence) : say(type, type, type);
  const { en, ar, ckb } = fillSentence(sentence, values);
  return { en, ar, ckb };
};
