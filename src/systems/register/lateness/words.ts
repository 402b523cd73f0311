import { type Sentence, say } from '../../../core/register/refusal-text.ts';

/** Kinds of facts that stand on no person's timeline and in no convoy's log, in words. */
export const FACT_WORDS: Readonly<Record<string, Sentence>> = {
  ControlRecorded: say('Who controls a site', 'الجهة المسيطرة على موقع', 'کێ شوێنێک کۆنترۆڵ دەکات'),
  ControlEnded: say('The end of control of a site', 'انتهاء السيطرة على موقع', 'کۆتایی کۆنترۆڵی شوێنێک'),
  ControlWithdrawn: say('A withdrawn record of control', 'سحب تسجيل سيطرة', 'کشانەوەی تۆمارێکی کۆنترۆڵ'),
  HazardRecorded: say('A hazard of a site', 'خطر في موقع', 'مەترسییەکی شوێنێک'),
  HazardWithdrawn: say('A withdrawn hazard', 'سحب خطر', 'کشانەوەی مەترسییەک'),
  ReportedStrengthRecorded: say(
    'A reported strength of a site',
    'عدد أبلغ عنه مصدر لموقع',
    'ژمارەی ڕاپۆرتکراوی شوێنێک',
  ),
  ReportedStrengthWithdrawn: say(
    'A withdrawn reported strength',
    'سحب عدد أبلغ عنه مصدر',
    'کشانەوەی ژمارەیەکی ڕاپۆرتکراو',
  ),
  InformationRequested: say('A request of a family', 'طلب من عائلة', 'داواکارییەکی خێزانێک'),
  RequestFollowedUp: say('The follow-up of a request', 'متابعة طلب', 'بەدواداچوونی داواکارییەک'),
  RequestWithdrawn: say('A withdrawn request', 'طلب مسحوب', 'داواکارییەکی کشاوە'),
  VehicleInspected: say('The inspection of a vehicle', 'فحص مركبة', 'پشکنینی ئۆتۆمبێلێک'),
  CapacityRecorded: say('How many places there are', 'عدد الأماكن', 'ژمارەی جێگاکان'),
  PostalAddressRecorded: say('The postal address of a site', 'العنوان البريدي لموقع', 'ناونیشانی پۆستەی شوێنێک'),
  EmergencyDeclared: say('An emergency', 'حالة طوارئ', 'دۆخێکی نائاسایی'),
  LockdownCounted: say('A count in an emergency', 'عدّ في حالة طوارئ', 'ژماردن لە دۆخی نائاساییدا'),
  DocumentStored: say('A document', 'مستند', 'بەڵگەنامەیەک'),
  ListReceived: say('A list that was received', 'قائمة واردة', 'لیستێکی گەیشتوو'),
  ListRowRead: say('A row of a list', 'صف في قائمة', 'ڕیزێکی لیستێک'),
  ListRowResolved: say('The decision of a row of a list', 'البت في صف من قائمة', 'بڕیار لەسەر ڕیزێکی لیستێک'),
  RollCallProposed: say('A roll-call', 'تعداد بالأسماء', 'بانگکردنی ناوەکان'),
  DestinationAnnounced: say('An announced destination', 'وجهة معلنة', 'شوێنێکی ڕاگەیەنراو'),
  AnnouncedDestinationWithdrawn: say(
    'A withdrawn announced destination',
    'سحب وجهة معلنة',
    'کشانەوەی شوێنێکی ڕاگەیەنراو',
  ),
};
