import { type NamesOf, named } from './named.ts';

/** What each command and query of access is called. */
export const accessNames: NamesOf<'access'> = {
  'add-authority': named('Add an authority', 'إضافة جهة', 'زیادکردنی دەسەڵاتێک'),
  'invite-officer': named('Invite an officer', 'دعوة ضابط', 'بانگهێشتکردنی ئەفسەرێک'),
  'suspend-officer': named('Suspend an officer', 'وقف ضابط', 'ڕاگرتنی ئەفسەرێک'),
  'reinstate-officer': named(
    'Let a suspended officer sign in again',
    'إعادة ضابط موقوف',
    'گەڕاندنەوەی ئەفسەرێکی ڕاگیراو',
  ),
  'change-postings': named('Post an officer anew', 'تغيير مهام ضابط', 'گۆڕینی ڕۆڵەکانی ئەفسەرێک'),
  'enrol-device-key': named(
    'Enrol the signing key of a device',
    'تسجيل مفتاح توقيع لجهاز',
    'تۆمارکردنی کلیلی واژووی ئامێرێک',
  ),
  'revoke-device-key': named('Revoke a signing key', 'إبطال مفتاح توقيع', 'هەڵوەشاندنەوەی کلیلێکی واژوو'),
  'advance-clock': named(
    'Advance the clock of a synthetic register',
    'تقديم ساعة سجل مصطنع',
    'پێشخستنی کاتژمێری تۆمارێکی دەستکرد',
  ),
  'export-list': named('Take a list along as a table', 'أخذ قائمة بصيغة جدول', 'بردنی لیستێک وەک خشتە'),
  'save-view': named('Keep a view of a list', 'حفظ عرض لقائمة', 'پاراستنی بینینێکی لیست'),
  'remove-view': named('Remove a kept view', 'حذف عرض محفوظ', 'لابردنی بینینێکی پارێزراو'),
  'choose-opening-view': named(
    'Choose the view with which a list opens',
    'اختيار العرض الذي تُفتح به القائمة',
    'هەڵبژاردنی ئەو بینینەی لیستی پێ دەکرێتەوە',
  ),
  'break-glass': named(
    'Open a wall before the file of one person',
    'فتح حاجز أمام ملف شخص واحد',
    'کردنەوەی دیوارێک لەبەردەم دۆسیەی کەسێکدا',
  ),
  'close-wall': named('Close an opened wall early', 'إغلاق حاجز مفتوح قبل وقته', 'داخستنی دیوارێکی کراوە پێش کاتی خۆی'),
  'review-break-glass': named(
    'Review why a wall was opened',
    'مراجعة سبب فتح حاجز',
    'پێداچوونەوە بە هۆی کردنەوەی دیوارێک',
  ),
  'set-mail-address': named(
    'Set where an officer is told by mail',
    'تحديد بريد تنبيه ضابط',
    'دیاریکردنی ئیمەیڵی ئاگادارکردنەوەی ئەفسەرێک',
  ),
  'ask-recovery': named(
    'Ask that the sign-in of an officer be replaced',
    'طلب استبدال بيانات دخول ضابط',
    'داواکردنی گۆڕینی چوونەژوورەوەی ئەفسەرێک',
  ),
  'confirm-recovery': named(
    'Confirm that the sign-in of an officer is replaced',
    'تأكيد استبدال بيانات دخول ضابط',
    'پشتڕاستکردنەوەی گۆڕینی چوونەژوورەوەی ئەفسەرێک',
  ),
  'withdraw-recovery': named('Take back such a request', 'سحب طلب الاستبدال', 'کشاندنەوەی ئەو داواکارییە'),
  me: named('Who is signed in, and the register', 'من سجّل الدخول، والسجل', 'کێ چووەتە ژوورەوە، و تۆمارەکە'),
  officers: named('The officers of an authority', 'ضباط الجهة', 'ئەفسەرانی دەسەڵاتەکە'),
  officer: named('One officer', 'ضابط واحد', 'ئەفسەرێک'),
  'saved-views': named('Kept views of a list', 'العروض المحفوظة لقائمة', 'بینینە پارێزراوەکانی لیستێک'),
  sessions: named(
    "Sessions, one's own or those of an officer",
    'الجلسات: جلساتك أو جلسات ضابط',
    'دانیشتنەکان: هی خۆت یان هی ئەفسەرێک',
  ),
  'known-browsers': named(
    'Browsers in which one signed in before',
    'متصفحات سبق الدخول منها',
    'ئەو وێبگەڕانەی پێشتر لێیانەوە چوویتە ژوورەوە',
  ),
  passkeys: named("One's own passkeys", 'مفاتيح المرور الخاصة بك', 'کلیلەکانی تێپەڕینی خۆت'),
  exports: named('Tables that left the register', 'الجداول التي خرجت من السجل', 'ئەو خشتانەی لە تۆمار دەرچوون'),
  notices: named('What waits for the officer', 'ما ينتظر الضابط', 'ئەوەی چاوەڕێی ئەفسەر دەکات'),
  mail: named(
    'Where an officer is told by mail, and the newest mails',
    'بريد تنبيه الضابط وأحدث الرسائل',
    'ئیمەیڵی ئەفسەر و نوێترین نامەکان',
  ),
  'opened-walls': named('Walls that were opened', 'الحواجز التي فُتحت', 'ئەو دیوارانەی کرانەوە'),
  'reading-counts': named('How often files were opened', 'كم مرة فُتحت الملفات', 'چەند جار دۆسیەکان کرانەوە'),
  refusals: named('What officers were refused', 'ما رُفض للضباط', 'ئەوەی لە ئەفسەران ڕەت کرایەوە'),
  recovery: named(
    'The replacement of a sign-in that is under way',
    'استبدال بيانات دخول قيد الإجراء',
    'گۆڕینێکی چوونەژوورەوە کە لە ڕێگادایە',
  ),
};
