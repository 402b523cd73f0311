import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (status: number, title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status,
  title,
  detail,
  remedy,
});

/** Refusals to who signs in through the identity provider of an authority. The Sorani texts are a draft. */
export const providerTexts: Readonly<Record<string, RefusalText>> = {
  'provider-none': text(
    422,
    'No identity provider',
    say(
      'This authority has no identity provider in this register.',
      'ليس لهذه الجهة مزوّد هوية في هذا السجل.',
      'ئەم دەسەڵاتە لەم تۆمارەدا دابینکەری ناسنامەی نییە.',
    ),
    say(
      'Sign in with user name, password and code; with a one-time link, choose a password.',
      'سجّل الدخول باسم المستخدم وكلمة المرور والرمز؛ ومن لديه رابط فليختر كلمة مرور.',
      'بە ناوی بەکارهێنەر و تێپەڕەوشە و کۆد بچۆ ژوورەوە؛ بە بەستەرەکە تێپەڕەوشەیەک هەڵبژێرە.',
    ),
  ),
  'provider-unreachable': text(
    502,
    'The identity provider does not answer',
    say(
      'The identity provider of this authority does not answer, or not as it should.',
      'مزوّد الهوية لهذه الجهة لا يجيب، أو لا يجيب كما ينبغي.',
      'دابینکەری ناسنامەی ئەم دەسەڵاتە وەڵام ناداتەوە، یان وەک پێویست وەڵام ناداتەوە.',
    ),
    say(
      'Try again in some minutes. If it stays so, tell whoever runs the identity provider of your authority. Officers of other authorities sign in as before.',
      'أعد المحاولة بعد دقائق. وإن استمر ذلك فأبلغ من يدير مزوّد الهوية في جهتك. أما ضباط الجهات الأخرى فيدخلون كالمعتاد.',
      'دوای چەند خولەکێک دووبارە هەوڵ بدەرەوە. ئەگەر وا مایەوە بە بەڕێوەبەری دابینکەری ناسنامەی دەسەڵاتەکەت بڵێ. ئەفسەرانی دەسەڵاتەکانی تر وەک پێشوو دەچنە ژوورەوە.',
    ),
  ),
  'provider-refused': text(
    401,
    'The identity provider did not confirm',
    say(
      'The identity provider did not confirm who you are, or what it sent does not hold.',
      'لم يؤكد مزوّد الهوية هويتك، أو أن ما أرسله غير صحيح.',
      'دابینکەری ناسنامە پشتڕاستی نەکردەوە کە تۆ کێیت، یان ئەوەی ناردی دروست نییە.',
    ),
    say(
      'Begin again at the sign-in page. If it is refused again, tell whoever runs this register the time at which it happened.',
      'ابدأ من جديد من صفحة الدخول. وإن رُفض ثانية فأبلغ من يدير هذا السجل بوقت حدوثه.',
      'لە پەڕەی چوونەژوورەوە دەست پێ بکەرەوە. ئەگەر دووبارە ڕەت کرایەوە، کاتەکەی بە بەڕێوەبەری ئەم تۆمارە بڵێ.',
    ),
  ),
  'provider-state-void': text(
    410,
    'This sign-in is not under way',
    say(
      'This sign-in is not under way in this browser: it was used already, began elsewhere, or took longer than ten minutes.',
      'لا يجري هذا الدخول في هذا المتصفح: استُعمل من قبل، أو بدأ في مكان آخر، أو مضت عليه عشر دقائق.',
      'ئەم چوونەژوورەوەیە لەم وێبگەڕەدا بەڕێوە نییە: پێشتر بەکارهاتووە، لە شوێنێکی تر دەستی پێ کردووە، یان دە خولەکی بەسەردا تێپەڕیوە.',
    ),
    say(
      'Begin again at the sign-in page, or with your one-time link.',
      'ابدأ من جديد من صفحة الدخول، أو برابطك ذي الاستعمال الواحد.',
      'لە پەڕەی چوونەژوورەوە دەست پێ بکەرەوە، یان بە بەستەری یەکجارەکەت.',
    ),
  ),
  'provider-no-officer': text(
    403,
    'No officer is tied to this account',
    say(
      'The identity provider confirmed your account there, but no officer of its authority who may sign in is tied to it.',
      'أكد مزوّد الهوية حسابك لديه، لكن لا ضابط من جهته يحق له الدخول مربوط بهذا الحساب.',
      'دابینکەری ناسنامە هەژمارەکەتی پشتڕاست کردەوە، بەڵام هیچ ئەفسەرێکی دەسەڵاتەکەی کە مافی چوونەژوورەوەی هەبێت پێوە نەبەستراوە.',
    ),
    say(
      'Ask the administrator of your authority for a one-time link, and open it in this browser.',
      'اطلب من مدير النظام في جهتك رابطاً ذا استعمال واحد، وافتحه في هذا المتصفح.',
      'داوای بەستەرێکی یەکجارە لە بەڕێوەبەری دەسەڵاتەکەت بکە، و لەم وێبگەڕەدا بیکەرەوە.',
    ),
  ),
  'provider-demanded': text(
    403,
    'Your authority signs in at its identity provider',
    say(
      'Officers of your authority sign in at its identity provider, and not with a password of this register.',
      'يدخل ضباط جهتك عبر مزوّد هويتها، لا بكلمة مرور لهذا السجل.',
      'ئەفسەرانی دەسەڵاتەکەت لە دابینکەری ناسنامەکەیەوە دەچنە ژوورەوە، نەک بە تێپەڕەوشەی ئەم تۆمارە.',
    ),
    say(
      'Use the button with the name of your authority. While the provider is down, whoever runs this register can let officers in by password.',
      'استعمل الزر الذي يحمل اسم جهتك. وإن تعطّل المزوّد فيمكن لمن يدير هذا السجل أن يسمح بالدخول بكلمة مرور.',
      'ئەو دوگمەیە بەکاربهێنە کە ناوی دەسەڵاتەکەتی لەسەرە. ئەگەر دابینکەرەکە لە کار کەوت، بەڕێوەبەری ئەم تۆمارە دەتوانێت ڕێگە بە چوونەژوورەوە بە تێپەڕەوشە بدات.',
    ),
  ),
  'password-at-provider': text(
    403,
    'You have no password here',
    say(
      'You sign in at the identity provider of your authority: this register knows no password of yours.',
      'تدخل عبر مزوّد الهوية في جهتك: لا يعرف هذا السجل كلمة مرور لك.',
      'تۆ لە دابینکەری ناسنامەی دەسەڵاتەکەتەوە دەچیتە ژوورەوە: ئەم تۆمارە هیچ تێپەڕەوشەیەکی تۆ نازانێت.',
    ),
    say('Change it there.', 'غيّرها هناك.', 'لەوێ بیگۆڕە.'),
  ),
};
