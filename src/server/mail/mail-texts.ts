import type { mailKinds, mailLanguages } from '../../core/access/mail-codes.ts';

/** What a mail tells. */
export type MailKind = (typeof mailKinds)[number];
/** The language in which it tells it. */
export type MailLanguage = (typeof mailLanguages)[number];

type Words = Readonly<Record<MailLanguage, string>>;
type Said = { readonly subject: Words; readonly text: Words };

/**
 * What mails say: that something of a kind waits, and nothing of what. Nobody is named and no number is told, because a mail passes through servers of others. The Sorani texts are a draft.
 */
const said: Readonly<Record<MailKind, Said>> = {
  review: {
    subject: {
      en: 'Amana: a review waits for you',
      ar: 'أمانة: مراجعة بانتظارك',
      ckb: 'ئەمانە: پێداچوونەوەیەک چاوەڕێی تۆیە',
    },
    text: {
      en: 'A wall before a file was opened, and you were named to review it.',
      ar: 'فُتح حاجز أمام ملف، وقد سُمّيتَ لمراجعة ذلك.',
      ckb: 'دیوارێک لەبەردەم دۆسیەیەک کرایەوە، و تۆ بۆ پێداچوونەوەی دیاری کراویت.',
    },
  },
  'review-overdue': {
    subject: {
      en: 'Amana: a review is overdue',
      ar: 'أمانة: مراجعة تأخرت',
      ckb: 'ئەمانە: پێداچوونەوەیەک دواکەوتووە',
    },
    text: {
      en: 'An opened wall waits for its review for more than 72 hours.',
      ar: 'حاجز مفتوح ينتظر مراجعته منذ أكثر من 72 ساعة.',
      ckb: 'دیوارێکی کراوە زیاتر لە ٧٢ کاتژمێرە چاوەڕێی پێداچوونەوەیەتی.',
    },
  },
  'witness-refuses': {
    subject: {
      en: 'Amana: a witness of the public log refuses',
      ar: 'أمانة: شاهد على السجل العلني يرفض',
      ckb: 'ئەمانە: شایەتێکی لۆگی گشتی ڕەتی دەکاتەوە',
    },
    text: {
      en: 'A witness of the public log refuses to cosign: it saw another log than this one, or does not know it. Look at once.',
      ar: 'يرفض شاهد على السجل العلني التوقيع المشترك: رأى سجلاً غير هذا، أو لا يعرفه. انظر في الأمر فوراً.',
      ckb: 'شایەتێکی لۆگی گشتی واژۆی هاوبەش ڕەت دەکاتەوە: لۆگێکی تری بینیوە، یان ئەمە ناناسێت. دەستبەجێ سەیری بکە.',
    },
  },
  'address-set': {
    subject: {
      en: 'Amana: this address was entered',
      ar: 'أمانة: أُدخل هذا العنوان',
      ckb: 'ئەمانە: ئەم ناونیشانە داخڵ کرا',
    },
    text: {
      en: 'An administrator entered this address: you are told here when a notice waits for you. If you are no officer of this register, tell whoever runs it.',
      ar: 'أدخل مدير النظام هذا العنوان: تُبلَّغ هنا عندما ينتظرك تنبيه. إن لم تكن ضابطاً في هذا السجل فأبلغ من يديره.',
      ckb: 'بەڕێوەبەرێک ئەم ناونیشانەی داخڵ کرد: لێرە پێت دەوترێت کە ئاگادارییەک چاوەڕێتە. ئەگەر ئەفسەری ئەم تۆمارە نیت، بە بەڕێوەبەرەکەی بڵێ.',
    },
  },
  'address-replaced': {
    subject: {
      en: 'Amana: this address is used no more',
      ar: 'أمانة: لم يعد هذا العنوان مستعملاً',
      ckb: 'ئەمانە: ئەم ناونیشانە چیتر بەکار ناهێنرێت',
    },
    text: {
      en: 'An administrator replaced or removed this address: notices are not told here any more. If you did not expect that, ask an administrator of your authority.',
      ar: 'استبدل مدير النظام هذا العنوان أو أزاله: لن تُبلَّغ هنا بالتنبيهات بعد الآن. إن لم تكن تتوقع ذلك فاسأل مدير النظام في جهتك.',
      ckb: 'بەڕێوەبەرێک ئەم ناونیشانەی گۆڕی یان لای برد: چیتر ئاگادارییەکان لێرە ناوترێن. ئەگەر چاوەڕێی ئەمە نەبوویت، لە بەڕێوەبەرێکی دەسەڵاتەکەت بپرسە.',
    },
  },
  'password-changed': {
    subject: {
      en: 'Amana: your password was changed',
      ar: 'أمانة: تغيّرت كلمة مرورك',
      ckb: 'ئەمانە: وشەی نهێنییەکەت گۆڕدرا',
    },
    text: {
      en: 'The password of your account was changed. If that was not you, tell an administrator of your authority at once.',
      ar: 'تغيّرت كلمة مرور حسابك. إن لم تكن أنت من غيّرها فأبلغ مدير النظام في جهتك فوراً.',
      ckb: 'وشەی نهێنیی هەژمارەکەت گۆڕدرا. ئەگەر تۆ نەبوویت، دەستبەجێ بە بەڕێوەبەرێکی دەسەڵاتەکەت بڵێ.',
    },
  },
  'sign-in-renewed': {
    subject: {
      en: 'Amana: what you sign in with is new',
      ar: 'أمانة: تجدّد ما تدخل به',
      ckb: 'ئەمانە: ئەوەی پێی دەچیتە ژوورەوە نوێ کرایەوە',
    },
    text: {
      en: 'The one-time link of your account was used: its password or identity provider, and its second factor, are new. If that was not you, tell an administrator of your authority at once.',
      ar: 'استُعمل رابط حسابك ذو الاستعمال الواحد: كلمة المرور أو مزوّد الهوية، والعامل الثاني، جديدة كلها. إن لم تكن أنت من استعمله فأبلغ مدير النظام في جهتك فوراً.',
      ckb: 'بەستەری یەکجارەی هەژمارەکەت بەکارهات: وشەی نهێنی یان دابینکەری ناسنامە، و هۆکاری دووەم، نوێن. ئەگەر تۆ نەبوویت، دەستبەجێ بە بەڕێوەبەرێکی دەسەڵاتەکەت بڵێ.',
    },
  },
  'key-enrolled': {
    subject: {
      en: 'Amana: a device key was enrolled for you',
      ar: 'أمانة: سُجّل مفتاح جهاز باسمك',
      ckb: 'ئەمانە: کلیلی ئامێرێک بە ناوی تۆوە تۆمار کرا',
    },
    text: {
      en: 'A key of a device was enrolled for you: what is signed with it counts as signed by you. If that was not you, revoke it under My account, or tell an administrator of your authority at once.',
      ar: 'سُجّل باسمك مفتاح جهاز: ما يُوقَّع به يُعدّ توقيعك. إن لم تكن أنت من سجّله فألغه في صفحة حسابي، أو أبلغ مدير النظام في جهتك فوراً.',
      ckb: 'کلیلی ئامێرێک بە ناوی تۆوە تۆمار کرا: ئەوەی پێی واژۆ دەکرێت وەک واژۆی تۆ دادەنرێت. ئەگەر تۆ نەبوویت، لە هەژماری من هەڵیبوەشێنەرەوە، یان دەستبەجێ بە بەڕێوەبەرێکی دەسەڵاتەکەت بڵێ.',
    },
  },
  'passkey-added': {
    subject: {
      en: 'Amana: a passkey was added to your account',
      ar: 'أمانة: أُضيف مفتاح مرور إلى حسابك',
      ckb: 'ئەمانە: کلیلێکی چوونەژوورەوە بۆ هەژمارەکەت زیاد کرا',
    },
    text: {
      en: 'A passkey was added to your account: whoever holds the device signs in with it as you. If that was not you, revoke it under My account, or tell an administrator of your authority at once.',
      ar: 'أُضيف إلى حسابك مفتاح مرور: من يحمل الجهاز يدخل به باسمك. إن لم تكن أنت من أضافه فألغه في صفحة حسابي، أو أبلغ مدير النظام في جهتك فوراً.',
      ckb: 'کلیلێکی چوونەژوورەوە بۆ هەژمارەکەت زیاد کرا: هەر کەسێک ئامێرەکەی لا بێت بە ناوی تۆوە پێی دەچێتە ژوورەوە. ئەگەر تۆ نەبوویت، لە هەژماری من هەڵیبوەشێنەرەوە، یان دەستبەجێ بە بەڕێوەبەرێکی دەسەڵاتەکەت بڵێ.',
    },
  },
  'passkey-revoked': {
    subject: {
      en: 'Amana: a passkey of your account was revoked',
      ar: 'أمانة: أُلغي مفتاح مرور لحسابك',
      ckb: 'ئەمانە: کلیلێکی چوونەژوورەوەی هەژمارەکەت هەڵوەشێنرایەوە',
    },
    text: {
      en: 'A passkey of your account signs nobody in any more: it was revoked by you, by a new link, by whoever runs the register, or because two devices used it. If you know of none of these, tell an administrator of your authority at once.',
      ar: 'لم يعد أحد مفاتيح المرور لحسابك يُدخل أحداً: ألغيتَه أنت، أو ألغاه رابط جديد أو من يدير السجل، أو أُلغي لأن جهازين استعملاه. إن لم تعرف شيئاً من ذلك فأبلغ مدير النظام في جهتك فوراً.',
      ckb: 'یەکێک لە کلیلەکانی چوونەژوورەوەی هەژمارەکەت ئیتر کەس ناباتە ژوورەوە: تۆ هەڵتوەشاندەوە، یان بەستەرێکی نوێ یان بەڕێوەبەری تۆمارەکە، یان لەبەر ئەوەی دوو ئامێر بەکاریان هێنا. ئەگەر ئاگات لە هیچیان نییە، دەستبەجێ بە بەڕێوەبەرێکی دەسەڵاتەکەت بڵێ.',
    },
  },
  'passkey-owed': {
    subject: {
      en: 'Amana: add a passkey',
      ar: 'أمانة: أضف مفتاح مرور',
      ckb: 'ئەمانە: کلیلێکی چوونەژوورەوە زیاد بکە',
    },
    text: {
      en: 'Your authority demands a passkey of its officers, and your account has none. The code of your authenticator signs you in until {{until}}; afterwards only a new one-time link does, which administrators make. Add a passkey under My account before.',
      ar: 'تشترط جهتك على ضباطها مفتاح مرور، وليس لحسابك مفتاح. يُدخلك رمز تطبيق المصادقة حتى {{until}}؛ وبعد ذلك لا يُدخلك إلا رابط جديد ذو استعمال واحد يُصدره مديرو النظام. أضف مفتاح مرور في صفحة حسابي قبل ذلك.',
      ckb: 'دەسەڵاتەکەت داوای کلیلێکی چوونەژوورەوە لە ئەفسەرەکانی دەکات، و هەژمارەکەت هیچی نییە. کۆدی ئامرازی پشتڕاستکردنەوەکەت تا {{until}} دەتباتە ژوورەوە؛ دوای ئەوە تەنها بەستەرێکی نوێی یەکجارە، کە بەڕێوەبەران دروستی دەکەن. پێش ئەوە لە هەژماری من کلیلێک زیاد بکە.',
    },
  },
  'recovery-asked': {
    subject: {
      en: 'Amana: a recovery was asked for',
      ar: 'أمانة: طُلبت استعادة دخول',
      ckb: 'ئەمانە: داوای گەڕاندنەوەی چوونەژوورەوە کرا',
    },
    text: {
      en: 'An administrator asked that what an officer of your authority signs in with be replaced: you are that officer, or an administrator too. Nothing changes until another administrator confirms it. If nobody asked for help, tell the other administrators at once.',
      ar: 'طلب مدير نظام استبدال ما يدخل به ضابط من جهتك: أنت ذلك الضابط، أو أنت مدير نظام أيضاً. لا يتغير شيء حتى يؤكد ذلك مدير نظام آخر. إن لم يطلب أحد العون فأبلغ سائر مديري النظام فوراً.',
      ckb: 'بەڕێوەبەرێک داوای کرد ئەوەی ئەفسەرێکی دەسەڵاتەکەت پێی دەچێتە ژوورەوە بگۆڕدرێت: تۆ ئەو ئەفسەرەیت، یان تۆش بەڕێوەبەریت. هیچ ناگۆڕێت تا بەڕێوەبەرێکی تر پشتڕاستی دەکاتەوە. ئەگەر کەس داوای یارمەتی نەکردووە، دەستبەجێ بە بەڕێوەبەرەکانی تر بڵێ.',
    },
  },
  'recovery-confirmed': {
    subject: {
      en: 'Amana: a recovery was confirmed',
      ar: 'أمانة: تأكدت استعادة دخول',
      ckb: 'ئەمانە: گەڕاندنەوەی چوونەژوورەوە پشتڕاست کرایەوە',
    },
    text: {
      en: 'Two administrators ended what an officer of your authority signed in with, and there is a one-time link in its place: you are that officer, or an administrator too. If you did not expect that, tell whoever runs the register at once.',
      ar: 'أنهى مديرا نظام ما كان يدخل به ضابط من جهتك، وحلّ محله رابط ذو استعمال واحد: أنت ذلك الضابط، أو أنت مدير نظام أيضاً. إن لم تكن تتوقع ذلك فأبلغ من يشغّل السجل فوراً.',
      ckb: 'دوو بەڕێوەبەر کۆتاییان هێنا بەوەی ئەفسەرێکی دەسەڵاتەکەت پێی دەچووە ژوورەوە، و بەستەرێکی یەکجارە شوێنی گرتەوە: تۆ ئەو ئەفسەرەیت، یان تۆش بەڕێوەبەریت. ئەگەر چاوەڕێی ئەمە نەبوویت، دەستبەجێ بە بەڕێوەبەری تۆمار بڵێ.',
    },
  },
};

const ends: Words = {
  en: 'Sign in to see it. This mail holds no more, and cannot be answered.',
  ar: 'سجّل الدخول لتراه. لا تحوي هذه الرسالة أكثر من ذلك، ولا يمكن الرد عليها.',
  ckb: 'بچۆ ژوورەوە بۆ بینینی. ئەم نامەیە لەمە زیاتری تێدا نییە، و وەڵام نادرێتەوە.',
};

/** Digits and a zone that mean the same in every language. */
const instantOf = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/**
 * Subject and text of a mail.
 * @param origin where officers find the register
 * @param until by when what it tells of has to be done, in the one that says a day
 */
export const mailTexts = (
  kind: MailKind,
  language: MailLanguage,
  origin: string,
  until: Date | null = null,
): { readonly subject: string; readonly text: string } => ({
  subject: said[kind].subject[language],
  text: `${said[kind].text[language].replace('{{until}}', until === null ? '' : `\u2068${instantOf(until)}\u2069`)}\n\n${ends[language]}\n${origin}/notices\n`,
});
