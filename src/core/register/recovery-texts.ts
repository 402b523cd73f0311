import { type RefusalText, say } from './refusal-text.ts';

/** Refusals of the recovery of a sign-in by two administrators. */
export const recoveryTexts: Readonly<Record<string, RefusalText>> = {
  'no-second-administrator': {
    status: 409,
    title: 'No second administrator',
    detail: say(
      'Another administrator of your authority confirms a recovery, one whose account you did not make and who did not make yours. There is none.',
      'يؤكد الاستعادةَ مديرُ نظام آخر في جهتك، لم تُنشئ حسابه ولم يُنشئ حسابك. لا يوجد أحد كذلك.',
      'گەڕاندنەوە لەلایەن بەڕێوەبەرێکی تری دەسەڵاتەکەتەوە پشتڕاست دەکرێتەوە، کە تۆ هەژمارەکەیت دروست نەکردووە و ئەو هی تۆی دروست نەکردووە. کەسی وا نییە.',
    ),
    remedy: say(
      'Ask whoever runs the register to make the link (./amana officer reset), or to invite a second administrator.',
      'اطلب ممن يشغّل السجل أن يُنشئ الرابط (./amana officer reset)، أو أن يدعو مدير نظام ثانياً.',
      'داوا لە بەڕێوەبەری تۆمار بکە بەستەرەکە دروست بکات (./amana officer reset)، یان بەڕێوەبەرێکی دووەم بانگهێشت بکات.',
    ),
  },
  'recovery-waits': {
    status: 409,
    title: 'A recovery waits already',
    detail: say(
      'A recovery of this sign-in was asked for already and waits for another administrator.',
      'طُلبت استعادة هذا الدخول من قبل، وهي تنتظر مدير نظام آخر.',
      'پێشتر داوای گەڕاندنەوەی ئەم چوونەژوورەوەیە کراوە و چاوەڕێی بەڕێوەبەرێکی ترە.',
    ),
    remedy: say(
      'Confirm it, if you are another administrator, or wait until it was taken back or lapses.',
      'أكِّدها إن كنت مدير نظام آخر، أو انتظر حتى تُسحب أو تنقضي.',
      'ئەگەر بەڕێوەبەرێکی تریت پشتڕاستی بکەرەوە، یان چاوەڕێ بکە تا دەکشێنرێتەوە یان بەسەر دەچێت.',
    ),
  },
  'officer-suspended': {
    status: 409,
    title: 'The officer is suspended',
    detail: say(
      'A suspended officer signs in with nothing, and so there is nothing to recover.',
      'الضابط الموقوف لا يدخل بشيء، فلا شيء يُستعاد.',
      'ئەفسەری ڕاگیراو بە هیچ ناچێتە ژوورەوە، بۆیە شتێک نییە بگەڕێنرێتەوە.',
    ),
    remedy: say('Reinstate the officer first.', 'أعِد الضابط إلى عمله أولاً.', 'سەرەتا ئەفسەرەکە بگەڕێنەرەوە سەر کار.'),
  },
  'demonstration-sign-in': {
    status: 409,
    title: 'The sign-in of a demonstration officer stays',
    detail: say(
      'The sign-in page of a synthetic register shows everybody what this officer signs in with.',
      'تعرض صفحة الدخول في سجل تجريبي للجميع ما يدخل به هذا الضابط.',
      'پەڕەی چوونەژوورەوەی تۆمارێکی تاقیکاری پیشانی هەموان دەدات ئەم ئەفسەرە بە چی دەچێتە ژوورەوە.',
    ),
    remedy: say('Invite an officer of your own.', 'ادعُ موظفًا جديدًا.', 'ئەفسەرێکی تر بانگهێشت بکە.'),
  },
  'keys-stand': {
    status: 409,
    title: 'Device keys stand',
    detail: say(
      'A device key of the officer is not revoked yet.',
      'لم يُلغَ بعدُ مفتاح جهاز لهذا الضابط.',
      'هێشتا کلیلێکی ئامێری ئەم ئەفسەرە هەڵنەوەشێنراوەتەوە.',
    ),
    remedy: say('Confirm the recovery again.', 'أكِّد الاستعادة مرة أخرى.', 'دووبارە گەڕاندنەوەکە پشتڕاست بکەرەوە.'),
  },
};
