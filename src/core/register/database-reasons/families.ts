import { type Sentence, say } from '../refusal-text.ts';

/** Why the database refuses what is recorded of a request of a family, in three languages: the English as `src/systems/safeguards/schema/3-requests.sql` words it. */
export const familyReasons: readonly Sentence[] = [
  say(
    'the request was received by the family desk of another authority',
    'تلقى الطلبَ مكتبُ العائلات لدى جهة أخرى',
    'داواکارییەکە لەلایەن نووسینگەی خێزانەکانی دەسەڵاتێکی ترەوە وەرگیراوە',
  ),
  say(
    'this person is not within reach of the authority of the desk',
    'هذا الشخص ليس ممن تطّلع عليهم جهة المكتب',
    'ئەم کەسە لەوانە نییە کە دەسەڵاتی نووسینگەکە دەیانبینێت',
  ),
  say(
    'a request is due as many days after it was received as the table says',
    'موعد الجواب عن الطلب بعد عدد الأيام المحدد في الجدول من وروده',
    'کاتی وەڵامی داواکاری دوای ئەو ژمارە ڕۆژەیە کە خشتەکە لە وەرگرتنییەوە دیاریی کردووە',
  ),
  say(
    'the request is unknown or withdrawn, or an answer waits for a second officer',
    'الطلب غير معروف أو مسحوب، أو هناك جواب بانتظار ضابط ثانٍ',
    'داواکارییەکە نەناسراوە یان کشێنراوەتەوە، یان وەڵامێک چاوەڕێی ئەفسەری دووەمە',
  ),
  say(
    'there is no such answer that waits, or the request was withdrawn',
    'لا جواب كهذا بانتظار الإقرار، أو أن الطلب سُحب',
    'وەڵامێکی وا چاوەڕێ نییە، یان داواکارییەکە کشێنراوەتەوە',
  ),
  say(
    'the day to look again has passed while the answer waited',
    'مضى موعد البحث من جديد والجواب بانتظار الإقرار',
    'ڕۆژی دووبارە گەڕان تێپەڕی لە کاتێکدا وەڵامەکە چاوەڕێ بوو',
  ),
  say('there is no such answer that waits', 'لا جواب كهذا بانتظار الإقرار', 'وەڵامێکی وا چاوەڕێ نییە'),
  say(
    'there is no such withdrawal that waits',
    'لا سحب كهذا بانتظار التأكيد',
    'کشانەوەیەکی وا چاوەڕێی پشتڕاستکردنەوە نییە',
  ),
  say(
    'two officers of the desk do it, and nobody had the accounts of both in hand',
    'يقوم به ضابطان من المكتب لم يكن حساباهما معًا في يد أحد',
    'دوو ئەفسەری نووسینگەکە دەیکەن، کە کەس هەژماری هەردووکیانی لە دەستدا نەبووە',
  ),
];
