import { type Sentence, say } from '../../../core/register/refusal-text.ts';

/**
 * What each event type says in one line, and `Type:code` where a code changes the sentence. `{name}` is a field of the event's public data; no personal
 * field is ever in it.
 */
export const eventSentences: Readonly<Record<string, Sentence>> = {
  PersonRegistered: say(
    'Registered as {registerNumber}.',
    'التسجيل بالرقم {registerNumber}.',
    'بە ژمارەی {registerNumber} تۆمار کرا.',
  ),
  NameAdded: say('A further name was recorded.', 'دُوّن اسم آخر.', 'ناوێکی تر تۆمار کرا.'),
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
  PacketSealed: say('Property was sealed ({seal}).', 'خُتمت أمانات ({seal}).', 'کەلوپەل مۆر کرا ({seal}).'),
  PacketPassed: say(
    'A packet of property passed: {purpose}; seal {sealFound}.',
    'انتقل طرد أمانات: {purpose}؛ الختم {sealFound}.',
    'پاکەتێکی کەلوپەل گوازرایەوە: {purpose}؛ مۆر {sealFound}.',
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
  OperationOpened: say('Operation {code} was opened.', 'فُتحت العملية {code}.', 'ئۆپەراسیۆنی {code} کرایەوە.'),
  EntryRefused: say(
    'Not let in at {site} ({reason}).',
    'رُفض دخول القافلة إلى {site} ({reason}).',
    'کاروانەکە ڕێگەی چوونە ناو {site} پێنەدرا ({reason}).',
  ),
  ConvoyRedirected: say(
    'Redirected to {toSite} ({reason}).',
    'حُوّلت الوجهة إلى {toSite} ({reason}).',
    'ئاڕاستە بۆ {toSite} گۆڕدرا ({reason}).',
  ),
  ReturnOrdered: say(
    'Ordered to return ({reason}).',
    'صدر أمر بالعودة ({reason}).',
    'فەرمانی گەڕانەوە درا ({reason}).',
  ),
  RecallRequested: say(
    'The transferring authority asked the person back ({ground}).',
    'طلبت الجهة الناقلة استرداد الشخص ({ground}).',
    'دەسەڵاتی گوازەرەوە داوای گەڕاندنەوەی کەسەکەی کرد ({ground}).',
  ),
  RecallAnswered: say(
    'The request to give the person back was answered: {answer}.',
    'أُجيب عن طلب الاسترداد: {answer}.',
    'وەڵامی داوای گەڕاندنەوە درایەوە: {answer}.',
  ),
  OperationEnded: say('The operation ended.', 'انتهت العملية.', 'ئۆپەراسیۆنەکە کۆتایی هات.'),
  PhasePlanned: say('Phase {code} was planned.', 'خُططت المرحلة {code}.', 'قۆناغی {code} پلانی بۆ دانرا.'),
  PhaseStarted: say('Phase {phase} began.', 'بدأت المرحلة {phase}.', 'قۆناغی {phase} دەستی پێکرد.'),
  PhaseEnded: say('Phase {phase} ended.', 'انتهت المرحلة {phase}.', 'قۆناغی {phase} کۆتایی هات.'),
  PhaseCancelled: say('Phase {phase} was cancelled.', 'أُلغيت المرحلة {phase}.', 'قۆناغی {phase} هەڵوەشایەوە.'),
  ConvoyPutInPhase: say(
    'The convoy was put in phase {phase}.',
    'أُدرجت القافلة في المرحلة {phase}.',
    'کاروانەکە خرایە قۆناغی {phase}.',
  ),
  ConvoyCancelled: say(
    'The convoy was cancelled ({reason}).',
    'أُلغيت القافلة ({reason}).',
    'کاروانەکە هەڵوەشایەوە ({reason}).',
  ),
  ManifestCreated: say(
    'Manifest {code}: from {fromSite} to {toSite}.',
    'كشف النقل {code}: من {fromSite} إلى {toSite}.',
    'لیستی {code}: لە {fromSite} بۆ {toSite}.',
  ),
  LineListed: say('Put on a manifest.', 'أُدرج في كشف نقل.', 'خرایە لیستی گواستنەوە.'),
  LineStruckOff: say('Struck off a manifest.', 'شُطب من كشف نقل.', 'لە لیستی گواستنەوە سڕایەوە.'),
  TransferOrderProposed: say('The transfer order was proposed.', 'اقتُرح أمر النقل.', 'فەرمانی گواستنەوە پێشنیاز کرا.'),
  TransferOrderApproved: say(
    'The transfer order was approved by a second officer.',
    'صادق ضابط ثانٍ على أمر النقل.',
    'ئەفسەری دووەم فەرمانی گواستنەوەی پەسەند کرد.',
  ),
  CompartmentAssigned: say(
    'Assigned to {vehicle}, compartment {compartment}.',
    'عُيّنت له المركبة {vehicle}، المقصورة {compartment}.',
    'بۆ {vehicle}، خانەی {compartment} دانرا.',
  ),
  LineDecided: say(
    'Decision of the receiving authority: {decision} ({section}).',
    'قرار الجهة المستلمة: {decision} ({section}).',
    'بڕیاری دەسەڵاتی وەرگر: {decision} ({section}).',
  ),
  SealProposed: say(
    'Seal {sealNo} was proposed over {lineCount}.',
    'اقتُرح الختم {sealNo} على {lineCount}.',
    'مۆری {sealNo} لەسەر {lineCount} پێشنیاز کرا.',
  ),
  ManifestSealed: say(
    'The manifest was sealed (seal {sealNo}).',
    'خُتم كشف النقل (الختم {sealNo}).',
    'لیستەکە مۆر کرا (مۆری {sealNo}).',
  ),
  SealVoided: say('Seal {sealNo} was voided.', 'أُبطل الختم {sealNo}.', 'مۆری {sealNo} هەڵوەشایەوە.'),
  PersonBoarded: say(
    'Boarded {vehicle}, compartment {compartment}.',
    'صعد إلى المركبة {vehicle}، المقصورة {compartment}.',
    'سواری {vehicle}، خانەی {compartment} بوو.',
  ),
  BoardingFailed: say('Did not board ({outcome}).', 'لم يصعد ({outcome}).', 'سوار نەبوو ({outcome}).'),
  HeadCountRecorded: say(
    'Head-count at {place}, {occasion}: {counted}; the register expected {expected}.',
    'التعداد في {place}، {occasion}: {counted}، والسجل ينتظر {expected}.',
    'ژماردن لە {place}، {occasion}: {counted}؛ تۆمار چاوەڕێی {expected} بوو.',
  ),
  'MovementRecorded:departed': say('Departed from {place}.', 'انطلاق من {place}.', 'لە {place} ڕۆیشت.'),
  'MovementRecorded:arrived': say('Arrived at {place}.', 'وصول إلى {place}.', 'گەیشتە {place}.'),
  'MovementRecorded:border-crossed': say(
    'Crossed the border at {place}.',
    'عبور الحدود عند {place}.',
    'لە {place} لە سنوور پەڕییەوە.',
  ),
  'MovementRecorded:stop': say('Stopped at {place}.', 'توقف في {place}.', 'لە {place} وەستا.'),
  'MovementRecorded:delay': say('Delayed at {place}.', 'تأخير في {place}.', 'لە {place} دواکەوت.'),
  'MovementRecorded:breakdown': say('Breakdown at {place}.', 'عطل في {place}.', 'لە {place} ئۆتۆمبێل تێکچوو.'),
  'MovementRecorded:medical-event': say(
    'Medical event at {place}.',
    'حالة صحية في {place}.',
    'حاڵەتی تەندروستی لە {place}.',
  ),
  'MovementRecorded:redirect': say('Redirected at {place}.', 'تغيير الوجهة عند {place}.', 'لە {place} ئاڕاستە گۆڕدرا.'),
  'MovementRecorded:incident': say('Incident at {place}.', 'حادث في {place}.', 'ڕووداو لە {place}.'),
  MovementRecorded: say('The journey was reported at {place}.', 'دُوّنت واقعة في {place}.', 'ڕووداوێکی گەشت لە {place}.'),
  DifferenceRecorded: say(
    'Will not pass in hand-over {ordinal}: {kind}.',
    'لن يُسلَّم في التسليم {ordinal}: {kind}.',
    'لە ڕادەستکردنی {ordinal} تێناپەڕێت: {kind}.',
  ),
  HandoverOffered: say(
    'Hand-over {ordinal} was offered with {counted}.',
    'عُرض التسليم {ordinal} على أساس {counted}.',
    'ڕادەستکردنی {ordinal} بە {counted} پێشنیاز کرا.',
  ),
  OfferWithdrawn: say('The offer of a hand-over was withdrawn.', 'سُحب عرض التسليم.', 'پێشنیازی ڕادەستکردن کشێنرایەوە.'),
  HandedOver: say(
    'Custody of {counted} passed with two signatures.',
    'انتقلت عهدة {counted} بتوقيعين.',
    'دەستبەسەریی {counted} بە دوو واژوو گوازرایەوە.',
  ),
  PersonHandedOver: say(
    'Handed over (hand-over {ordinal}).',
    'سُلّم (التسليم {ordinal}).',
    'ڕادەست کرا (ڕادەستکردنی {ordinal}).',
  ),
  AbsenceBegun: say(
    'Left the section for a time: {reason}. The custodian stays.',
    'خرج من القسم مؤقتًا: {reason}. وتبقى العهدة كما هي.',
    'بۆ ماوەیەک لە بەشەکە دەرچوو: {reason}. دەستبەسەرییەکە وەک خۆیەتی.',
  ),
  AbsenceEnded: say('Came back to the section.', 'عاد إلى القسم.', 'گەڕایەوە بۆ بەشەکە.'),
  PersonPassedWithSite: say(
    'Passed to {custodian} with {site}, by a roll-call that both sides signed.',
    'انتقل إلى عهدة {custodian} مع {site} بمناداة أسماء وقّعها الطرفان.',
    'لەگەڵ {site} گوازرایەوە بۆ {custodian} بە ناوخوێندنەوەیەک کە هەردوو لا واژوویان کرد.',
  ),
  AdmissionAnswerAdded: say(
    'Asked again what was unknown at admission: {question}.',
    'سُئل من جديد عما كان مجهولًا عند الإيداع: {question}.',
    'دووبارە پرسیار کرا لەوەی لە کاتی وەرگرتن نەزانراو بوو: {question}.',
  ),
  PersonAdmitted: say(
    'Admitted to section {section} at {site}.',
    'أُودع في القسم {section} في {site}.',
    'لە بەشی {section} لە {site} وەرگیرا.',
  ),
  MovementClosed: say(
    'The movement reconciled and was closed.',
    'تطابقت الحركة وأُغلقت.',
    'گواستنەوەکە یەکیگرتەوە و داخرا.',
  ),
};
