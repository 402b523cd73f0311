import { type Sentence, say } from '../../../core/register/refusal-text.ts';

/** What the events of operations, manifests, convoys and admissions say in one line; part of `eventSentences`. */
export const convoySentences: Readonly<Record<string, Sentence>> = {
  OperationOpened: say('Operation {code} was opened.', 'فُتحت العملية {code}.', 'ئۆپەراسیۆنی {code} کرایەوە.'),
  EntryRefused: say(
    'Not let in at {site} ({reason}).',
    'رُفض دخول القافلة إلى {site} ({reason}).',
    'کاروانەکە ڕێگەی چوونە ناو {site} پێنەدرا ({reason}).',
  ),
  PersonEntryRefused: say(
    'Not let in at {site}, while others of the convoy were ({reason}). Stays with the escort.',
    'لم يُسمح بدخوله إلى {site} وقد دخل غيره من القافلة ({reason}). يبقى في عهدة المرافقة.',
    'ڕێگەی چوونە ناو {site} پێنەدرا ({reason}). لەلای پاسەوانی کاروان دەمێنێتەوە.',
  ),
  EntryGranted: say(
    'Let in at {site} after all: the gate relented.',
    'سُمح للقافلة بالدخول إلى {site} بعد أن رُفضت.',
    'دواتر ڕێگەی کاروانەکە درا بچێتە ناو {site}.',
  ),
  PersonEntryGranted: say(
    'Let in at {site} after all: the gate relented. Passes in the next hand-over.',
    'سُمح بدخوله إلى {site} بعد أن رُفض. يُسلَّم في التسليم التالي.',
    'دواتر ڕێگەی پێدرا بچێتە ناو {site}. لە ڕادەستکردنی داهاتوودا تێدەپەڕێت.',
  ),
  PersonBroughtLater: say(
    'Brought to {site} after the others of the convoy had been received. Passes in a hand-over of its own.',
    'جيء به إلى {site} بعد تسلّم الآخرين من القافلة. يُسلَّم في تسليم خاص به.',
    'دوای وەرگرتنی ئەوانی تری کاروانەکە هێنرایە {site}. بە ڕادەستکردنێکی تایبەت تێدەپەڕێت.',
  ),
  EmergencyGroundProposed: say(
    'An emergency was named that would shorten the notice to {hours} hours ({ground}).',
    'ذُكر طارئ يقصّر مدة التبليغ إلى {hours} ساعة ({ground}).',
    'بارودۆخێکی کتوپڕ ناونرا کە ماوەی ئاگاداری بۆ {hours} کاتژمێر کورت دەکاتەوە ({ground}).',
  ),
  EmergencyGroundSigned: say('The emergency was signed.', 'وُقّع الطارئ.', 'بارودۆخە کتوپڕەکە واژوو کرا.'),
  EmergencyGroundWithdrawn: say('The emergency was withdrawn.', 'سُحب الطارئ.', 'بارودۆخە کتوپڕەکە کشێنرایەوە.'),
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
  EscortSectionAnswered: say(
    'A section of the escort record was answered: {section}.',
    'أُجيب عن قسم من سجل المرافقة: {section}.',
    'بەشێکی تۆماری یاوەری وەڵام درایەوە: {section}.',
  ),
  EscortHealthAnswered: say(
    'What must be done for health on the way was answered.',
    'أُجيب عما يلزم للصحة في الطريق.',
    'ئەوەی بۆ تەندروستی لە ڕێگا پێویستە وەڵام درایەوە.',
  ),
  EscortRecordConfirmed: say('The escort record was confirmed.', 'أُكّد سجل المرافقة.', 'تۆماری یاوەری پشتڕاست کرایەوە.'),
  OperationEnded: say('The operation ended.', 'انتهت العملية.', 'ئۆپەراسیۆنەکە کۆتایی هات.'),
  PhasePlanned: say('Phase {code} was planned.', 'خُططت المرحلة {code}.', 'قۆناغی {code} پلانی بۆ دانرا.'),
  PhaseStarted: say('Phase {phase} began.', 'بدأت المرحلة {phase}.', 'قۆناغی {phase} دەستی پێکرد.'),
  PhaseEnded: say('Phase {phase} ended.', 'انتهت المرحلة {phase}.', 'قۆناغی {phase} کۆتایی هات.'),
  PhaseCancelled: say(
    'Phase {phase} was cancelled ({reason}).',
    'أُلغيت المرحلة {phase} ({reason}).',
    'قۆناغی {phase} هەڵوەشایەوە ({reason}).',
  ),
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
  'ManifestCreated:within-authority': say(
    'Manifest {code}: within {fromAuthority}, from {fromSite} to {toSite}.',
    'كشف النقل {code}: ضمن {fromAuthority}، من {fromSite} إلى {toSite}.',
    'لیستی {code}: لەناو {fromAuthority}، لە {fromSite} بۆ {toSite}.',
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
  SealVoided: say(
    'Seal {sealNo} was voided ({reason}).',
    'أُبطل الختم {sealNo} ({reason}).',
    'مۆری {sealNo} هەڵوەشایەوە ({reason}).',
  ),
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
  'MovementRecorded:resumed': say('Went on from {place}.', 'استؤنف السير من {place}.', 'لە {place} بەردەوام بوو.'),
  'MovementRecorded:deviation': say(
    'Left the planned way at {place}.',
    'خروج عن المسار المخطط عند {place}.',
    'لە {place} لە ڕێگای پلاندانراو لایدا.',
  ),
  LegsPlanned: say('The legs of the way were planned.', 'خُططت مراحل الطريق.', 'بڕگەکانی ڕێگا پلانیان بۆ دانرا.'),
  WelfareOffered: say(
    '{item} was offered at {place}.',
    'عُرض على الجميع في {place}: {item}.',
    'لە {place} پێشکەش کرا: {item}.',
  ),
  PersonReseated: say(
    'Moved to {vehicle}, compartment {compartment} ({reason}).',
    'نُقل إلى المركبة {vehicle}، المقصورة {compartment} ({reason}).',
    'گوازرایەوە بۆ {vehicle}، خانەی {compartment} ({reason}).',
  ),
  BornOnTheWay: say(
    'Born on the way, in {vehicle}, compartment {compartment}.',
    'وُلد في الطريق، في المركبة {vehicle}، المقصورة {compartment}.',
    'لە ڕێگا لەدایک بوو، لە {vehicle}، خانەی {compartment}.',
  ),
  PersonRecaptured: say(
    'Caught again on the way, and put into {vehicle}, compartment {compartment}.',
    'أُعيد القبض عليه في الطريق ووُضع في المركبة {vehicle}، المقصورة {compartment}.',
    'لە ڕێگا دووبارە دەستگیر کرا و خرایە {vehicle}، خانەی {compartment}.',
  ),
  MovementRecorded: say('The journey was reported at {place}.', 'دُوّنت واقعة في {place}.', 'ڕووداوێکی گەشت لە {place}.'),
  MovementWithdrawn: say(
    'An entry of the movement log was withdrawn as a mistake ({reason}).',
    'سُحب قيد من سجل الحركة لأنه خطأ ({reason}).',
    'تۆمارێکی جووڵە وەک هەڵە کشێنرایەوە ({reason}).',
  ),
  DifferenceRecorded: say(
    'Will not pass in hand-over {ordinal}: {kind}.',
    'لن يُسلَّم في التسليم {ordinal}: {kind}.',
    'لە ڕادەستکردنی {ordinal} تێناپەڕێت: {kind}.',
  ),
  DifferenceWithdrawn: say(
    'The difference was recorded by mistake and taken back: passes with the others.',
    'سُجّل الفرق خطأ وسُحب: يُسلَّم مع الآخرين.',
    'جیاوازییەکە بە هەڵە تۆمارکرابوو و کشێنرایەوە: لەگەڵ ئەوانی تر تێدەپەڕێت.',
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
  'HandedOver:within-begun': say(
    '{counted} were given to the escort with two signatures, within {authority}: custody stays with it.',
    'سُلّم {counted} إلى المفرزة المرافقة بتوقيعين، ضمن {authority}: تبقى العهدة لها.',
    '{counted} بە دوو واژوو درانە پاسەوانی، لەناو {authority}: دەستبەسەرییەکە هەر لای ئەوە.',
  ),
  'HandedOver:within': say(
    '{counted} were received with two signatures, within {authority}: custody stays with it.',
    'استُلم {counted} بتوقيعين، ضمن {authority}: تبقى العهدة لها.',
    '{counted} بە دوو واژوو وەرگیران، لەناو {authority}: دەستبەسەرییەکە هەر لای ئەوە.',
  ),
  'HandedOver:within-back': say(
    '{counted} were taken back with two signatures, within {authority}: custody stays with it.',
    'أُعيد {counted} بتوقيعين، ضمن {authority}: تبقى العهدة لها.',
    '{counted} بە دوو واژوو گەڕێنرانەوە، لەناو {authority}: دەستبەسەرییەکە هەر لای ئەوە.',
  ),
  'PersonHandedOver:within-begun': say(
    'Given to the escort at {fromSite}, to be moved within {authority} to {toSite}. Custody stays.',
    'سُلّم إلى المفرزة المرافقة في {fromSite} لنقله ضمن {authority} إلى {toSite}. تبقى العهدة كما هي.',
    'لە {fromSite} درایە پاسەوانی بۆ گواستنەوەی لەناو {authority} بۆ {toSite}. دەستبەسەرییەکە وەک خۆیەتی.',
  ),
  'PersonHandedOver:within': say(
    'Moved within {authority} from {fromSite} to {toSite}. Custody stays.',
    'نُقل ضمن {authority} من {fromSite} إلى {toSite}. تبقى العهدة كما هي.',
    'لەناو {authority} لە {fromSite} گوازرایەوە بۆ {toSite}. دەستبەسەرییەکە وەک خۆیەتی.',
  ),
  'PersonHandedOver:within-back': say(
    'Taken back within {authority} to {fromSite}. Custody stays.',
    'أُعيد ضمن {authority} إلى {fromSite}. تبقى العهدة كما هي.',
    'لەناو {authority} گەڕێنرایەوە بۆ {fromSite}. دەستبەسەرییەکە وەک خۆیەتی.',
  ),
  PersonHandedOver: say(
    'Handed over (hand-over {ordinal}).',
    'سُلّم (التسليم {ordinal}).',
    'ڕادەست کرا (ڕادەستکردنی {ordinal}).',
  ),
  AbsenceBegun: say(
    'Left for a time: {reason}. The custodian stays.',
    'خرج مؤقتًا: {reason}. وتبقى العهدة كما هي.',
    'بۆ ماوەیەک دەرچوو: {reason}. دەستبەسەرییەکە وەک خۆیەتی.',
  ),
  AbsenceEnded: say('Came back.', 'عاد.', 'گەڕایەوە.'),
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
  FiguresPublished: say(
    'Published figures were entered with their sources.',
    'دُوّنت أرقام منشورة مع مصادرها.',
    'ژمارە بڵاوکراوەکان لەگەڵ سەرچاوەکانیان تۆمار کران.',
  ),
  PublishedFigureWithdrawn: say(
    'The published figure {reference} was withdrawn.',
    'سُحب الرقم المنشور {reference}.',
    'ژمارەی بڵاوکراوەی {reference} کشێنرایەوە.',
  ),
  MovementClosed: say(
    'The movement reconciled and was closed.',
    'تطابقت الحركة وأُغلقت.',
    'گواستنەوەکە یەکیگرتەوە و داخرا.',
  ),
};
