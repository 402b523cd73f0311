import { type RefusalText, say } from './refusal-text.ts';

/** Refusals of break-glass. */
export const glassTexts: Readonly<Record<string, RefusalText>> = {
  'no-reviewer': {
    status: 409,
    title: 'No reviewer',
    detail: say(
      'Who reviews the opening of a wall is another active officer of your authority.',
      'يراجع فتح الحاجز ضابط آخر فعّال من جهتك.',
      'پێداچوونەوەی کردنەوەی دیوار لەلایەن ئەفسەرێکی تری چالاکی دەسەڵاتەکەتەوە دەکرێت.',
    ),
    remedy: say('Name another officer.', 'سمِّ ضابطاً آخر.', 'ئەفسەرێکی تر دیاری بکە.'),
  },
  'no-wall': {
    status: 409,
    title: 'No such wall',
    detail: say(
      'There is no such wall between you and this file: you see that part already, or another wall stands before it.',
      'لا يوجد حاجز كهذا بينك وبين هذا الملف: أنت ترى هذا الجزء بالفعل، أو أمامه حاجز آخر.',
      'دیوارێکی وا لە نێوان تۆ و ئەم دۆسیەیەدا نییە: ئەو بەشە دەبینیت، یان دیوارێکی تر لە پێشە.',
    ),
    remedy: say(
      'Open the file, or open the wall of persons out of reach first.',
      'افتح الملف، أو افتح أولاً حاجز من هم خارج نطاقك.',
      'دۆسیەکە بکەرەوە، یان سەرەتا دیواری کەسانی دەرەوەی دەستڕاگەیشتن بکەرەوە.',
    ),
  },
  'identity-closed': {
    status: 403,
    title: 'Identity closed',
    detail: say(
      'The identity of this person is closed to you: the person was a child when custody began, or may have been. This paper carries the name.',
      'هوية هذا الشخص محجوبة عنك: كان طفلًا عند بدء الاحتجاز، أو ربما كان كذلك. وهذه الورقة تحمل الاسم.',
      'ناسنامەی ئەم کەسە بۆ تۆ داخراوە: کاتێک دەستبەسەرکردن دەستی پێکرد منداڵ بوو، یان لەوانەیە منداڵ بووبێت. ئەم کاغەزە ناوی لەسەرە.',
    ),
    remedy: say(
      'Ask an officer who holds the person, or child protection, to print it.',
      'اطلب طباعتها من ضابط الجهة التي تحتجز الشخص، أو من حماية الطفل.',
      'داوا لە ئەفسەرێکی لایەنی دەستبەسەرکەر یان پاراستنی منداڵ بکە چاپی بکات.',
    ),
  },
  'walls-open': {
    status: 409,
    title: 'Three walls are open',
    detail: say(
      'You have opened three walls that stand open.',
      'لديك ثلاثة حواجز مفتوحة.',
      'سێ دیوارت کردووەتەوە کە هێشتا کراوەن.',
    ),
    remedy: say(
      'Close one of them, then open another.',
      'أغلق أحدها ثم افتح غيره.',
      'یەکێکیان دابخە، پاشان یەکێکی تر بکەرەوە.',
    ),
  },
};
