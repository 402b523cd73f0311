import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (status: number, title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status,
  title,
  detail,
  remedy,
});

/** Refusals to who signs in by a passkey, adds one, or confirms with one. */
export const passkeyTexts: Readonly<Record<string, RefusalText>> = {
  'passkey-void': text(
    401,
    'The passkey does not do',
    say(
      'The passkey does not do: it was asked longer than five minutes ago, was used for this already, was revoked, or is not one of this officer.',
      'لا يصلح مفتاح المرور: طُلب قبل أكثر من خمس دقائق، أو استُعمل لهذا من قبل، أو أُلغي، أو ليس من مفاتيح هذا الضابط.',
      'کلیلی چوونەژوورەوە ناگونجێت: زیاتر لە پێنج خولەک لەمەوبەر داواکرابوو، پێشتر بۆ ئەمە بەکارهاتووە، هەڵوەشێنراوەتەوە، یان هی ئەم ئەفسەرە نییە.',
    ),
    say(
      'Try again, or give the code of your authenticator.',
      'أعد المحاولة، أو أدخل رمز تطبيق المصادقة.',
      'دووبارە هەوڵ بدەرەوە، یان کۆدی ئامرازی پشتڕاستکردنەوەکەت بدە.',
    ),
  ),
  'passkey-demanded': text(
    403,
    'Your authority demands a passkey',
    say(
      'Your authority demands a passkey of its officers: a code does no more for you, because a false page can ask for a code and not for a passkey.',
      'تشترط جهتك على ضباطها مفتاح مرور: لم يعد الرمز يكفي لك، لأن صفحة مزيفة تستطيع أن تطلب رمزًا ولا تستطيع أن تطلب مفتاح مرور.',
      'دەسەڵاتەکەت کلیلی چوونەژوورەوە لە ئەفسەرەکانی داوا دەکات: کۆد ئیتر بۆ تۆ بەس نییە، چونکە لاپەڕەیەکی ساختە دەتوانێت داوای کۆد بکات و ناتوانێت داوای کلیلی چوونەژوورەوە بکات.',
    ),
    say(
      'Use your passkey. If you have none, or lost it, ask the administrators of your authority for a new link: for 72 hours after it you sign in by code, to add one.',
      'استعمل مفتاح المرور. وإن لم يكن لديك أو فقدته فاطلب من مديري النظام في جهتك رابطًا جديدًا: تدخل بعده بالرمز طوال 72 ساعة لتضيف مفتاحًا.',
      'کلیلی چوونەژوورەوەکەت بەکاربهێنە. ئەگەر نیتە یان ونت کردووە، داوای بەستەرێکی نوێ لە بەڕێوەبەرەکانی دەسەڵاتەکەت بکە: دوای ئەوە ٧٢ کاتژمێر بە کۆد دەچیتە ژوورەوە بۆ ئەوەی یەکێک زیاد بکەیت.',
    ),
  ),
  'passkey-first': text(
    409,
    'A passkey of your own first',
    say(
      'You demand passkeys of your authority and have none in use yourself.',
      'تشترط مفاتيح المرور على جهتك وليس لديك أنت مفتاح مستعمل.',
      'تۆ کلیلی چوونەژوورەوە لە دەسەڵاتەکەت داوا دەکەیت و خۆت هیچ کلیلێکی بەکارهاتووت نییە.',
    ),
    say(
      'Add one under My account, sign in with it once, and come back.',
      'أضف واحدًا في صفحة حسابي وادخل به مرة ثم عد إلى هنا.',
      'یەکێک لە هەژماری من زیاد بکە، جارێک پێی بچۆ ژوورەوە، پاشان بگەڕێوە.',
    ),
  ),
  'passkey-none': text(
    409,
    'No passkey',
    say('You have no passkey in use.', 'ليس لديك مفتاح مرور مستعمل.', 'هیچ کلیلێکی چوونەژوورەوەت نییە.'),
    say(
      'Give the code of your authenticator. Passkeys are added under My account.',
      'أدخل رمز تطبيق المصادقة. تُضاف مفاتيح المرور في صفحة حسابي.',
      'کۆدی ئامرازی پشتڕاستکردنەوەکەت بدە. کلیلەکانی چوونەژوورەوە لە هەژماری من زیاد دەکرێن.',
    ),
  ),
  'passkeys-full': text(
    409,
    'Too many passkeys',
    say(
      'You have ten passkeys in use, and no more are kept.',
      'لديك عشرة مفاتيح مرور مستعملة، ولا يُحفظ أكثر منها.',
      'دە کلیلی چوونەژوورەوەت هەیە، و زیاتر ناهێڵرێتەوە.',
    ),
    say(
      'Revoke one that you do not use any more.',
      'ألغِ واحداً لم تعد تستعمله.',
      'یەکێک هەڵبوەشێنەرەوە کە ئیتر بەکاری ناهێنیت.',
    ),
  ),
  'passkey-address': text(
    409,
    'Passkeys need a name',
    say(
      'This page was opened by the number of a machine. Devices make passkeys for names only.',
      'فُتحت هذه الصفحة برقم جهاز. لا تصنع الأجهزة مفاتيح مرور إلا للأسماء.',
      'ئەم پەڕەیە بە ژمارەی ئامێرێک کراوەتەوە. ئامێرەکان تەنها بۆ ناو کلیلی چوونەژوورەوە دروست دەکەن.',
    ),
    say(
      'Open the register by its name; on this machine itself that is localhost.',
      'افتح السجل باسمه؛ وعلى هذا الجهاز نفسه اسمه localhost.',
      'تۆمارەکە بە ناوەکەی بکەرەوە؛ لەسەر هەمان ئامێر ناوەکەی localhost ـە.',
    ),
  ),
  'passkey-after-provider': text(
    403,
    'Your identity provider comes first',
    say(
      'You sign in at the identity provider of your authority. A passkey takes the place of the code after that, and not of the provider.',
      'تدخل عبر مزوّد الهوية في جهتك. يحلّ مفتاح المرور بعدها محل الرمز، لا محل المزوّد.',
      'تۆ لە دابینکەری ناسنامەی دەسەڵاتەکەتەوە دەچیتە ژوورەوە. کلیلی چوونەژوورەوە دوای ئەوە شوێنی کۆدەکە دەگرێتەوە، نەک شوێنی دابینکەرەکە.',
    ),
    say(
      'Use the button with the name of your authority.',
      'استعمل الزر الذي يحمل اسم جهتك.',
      'ئەو دوگمەیە بەکاربهێنە کە ناوی دەسەڵاتەکەتی لەسەرە.',
    ),
  ),
};
