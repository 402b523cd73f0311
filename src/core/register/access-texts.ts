import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (status: number, title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status,
  title,
  detail,
  remedy,
});

/** Refusals to who is not signed in, may not, or has no second factor that is fresh. */
export const accessTexts: Readonly<Record<string, RefusalText>> = {
  'not-signed-in': text(
    401,
    'Not signed in',
    say(
      'You are not signed in, or your session has ended.',
      'لم تسجّل الدخول، أو انتهت جلستك.',
      'نەچوویتەتە ژوورەوە، یان دانیشتنەکەت کۆتایی هاتووە.',
    ),
    say(
      'Sign in and repeat. Nothing was recorded.',
      'سجّل الدخول ثم أعد المحاولة. لم يُدوَّن شيء.',
      'بچۆ ژوورەوە و دووبارەی بکەرەوە. هیچ تۆمار نەکرا.',
    ),
  ),
  'session-replaced': text(
    409,
    'The session goes on under another token',
    say(
      'Your session was just renewed by a fresh second factor. This was sent with what it had before, which writes nothing any more.',
      'جُدّدت جلستك للتو بعامل ثانٍ جديد. أُرسل هذا بما كان لها من قبل، ولم يعد يُدوِّن شيئاً.',
      'دانیشتنەکەت هەر ئێستا بە هۆکارێکی دووەمی نوێ نوێ کرایەوە. ئەمە بەوەی پێشتر نێردرا، کە چیتر هیچ تۆمار ناکات.',
    ),
    say(
      'Send the same again. Nothing was recorded.',
      'أرسل الشيء نفسه مرة أخرى. لم يُدوَّن شيء.',
      'هەمان شت دووبارە بنێرەوە. هیچ تۆمار نەکرا.',
    ),
  ),
  'read-not-noted': text(
    403,
    'Reading not written down',
    say(
      'A file is shown to whoever is written down as its reader. That did not happen here.',
      'لا يُعرض الملف إلا لمن دُوِّن قارئاً له. لم يحدث ذلك هنا.',
      'دۆسیە تەنها بۆ کەسێک پیشان دەدرێت کە وەک خوێنەر تۆمار کرابێت. لێرە وا نەبوو.',
    ),
    say('Open the file again.', 'افتح الملف مرة أخرى.', 'دووبارە دۆسیەکە بکەرەوە.'),
  ),
  'sign-in-failed': text(
    401,
    'Sign-in failed',
    say(
      'User name, password, code or passkey is wrong.',
      'اسم المستخدم أو كلمة المرور أو الرمز أو مفتاح المرور غير صحيح.',
      'ناوی بەکارهێنەر یان تێپەڕەوشە یان کۆد یان کلیلی چوونەژوورەوە هەڵەیە.',
    ),
    say(
      'Check what you gave. A code is valid once and for 30 seconds: wait for the next one. A passkey that was revoked signs nobody in.',
      'تحقق مما أدخلته. الرمز صالح مرة واحدة ولثلاثين ثانية: انتظر الرمز التالي. ومفتاح المرور المُلغى لا يُدخل أحداً.',
      'ئەوەی دات بیپشکنە. کۆد یەک جار و ٣٠ چرکە کارایە: چاوەڕێی دانەی دواتر بە. کلیلێکی چوونەژوورەوە کە هەڵوەشێنراوەتەوە کەس ناباتە ژوورەوە.',
    ),
  ),
  'too-many-attempts': text(
    429,
    'Too many attempts',
    say(
      'There were too many failed attempts for this officer.',
      'محاولات فاشلة كثيرة لهذا الضابط.',
      'هەوڵی سەرنەکەوتووی زۆر بۆ ئەم ئەفسەرە دراوە.',
    ),
    say(
      'Wait {seconds} seconds and try again.',
      'انتظر {seconds} ثانية ثم أعد المحاولة.',
      '{seconds} چرکە چاوەڕێ بکە و دووبارە هەوڵ بدەرەوە.',
    ),
  ),
  'elevation-needed': text(
    403,
    'A fresh second factor is needed',
    say(
      'You signed in, or last gave a code, some time ago. Before this a fresh second factor is needed.',
      'مضى وقت على دخولك أو على آخر رمز أدخلته. يلزم قبل هذا عامل ثانٍ جديد.',
      'ماوەیەک بەسەر چوونەژوورەوە یان دوا کۆدتدا تێپەڕیوە. پێش ئەمە هۆکارێکی دووەمی نوێ پێویستە.',
    ),
    say(
      'Give the code that your authenticator shows now, and send the same again. Nothing was recorded yet.',
      'أدخل الرمز الذي يُظهره تطبيق المصادقة الآن، ثم أرسل الشيء نفسه. لم يُدوَّن شيء بعد.',
      'ئەو کۆدەی ئێستا لە ئەپەکەدایە بنووسە و هەمان شت بنێرەوە. هێشتا هیچ تۆمار نەکراوە.',
    ),
  ),
  'code-wrong': text(
    401,
    'The code is wrong',
    say(
      'The code is wrong, or was used already.',
      'الرمز غير صحيح، أو استُعمل من قبل.',
      'کۆدەکە هەڵەیە، یان پێشتر بەکارهێنراوە.',
    ),
    say(
      'A code is valid once and for 30 seconds: wait for the next one. After five wrong ones the session ends.',
      'الرمز صالح مرة واحدة ولثلاثين ثانية: انتظر التالي. وبعد خمسة رموز خاطئة تنتهي الجلسة.',
      'کۆد یەک جار و ٣٠ چرکە کارایە: چاوەڕێی دانەی دواتر بە. دوای پێنج کۆدی هەڵە دانیشتنەکە کۆتایی دێت.',
    ),
  ),
  'not-permitted': text(
    403,
    'Not permitted',
    say(
      'Your role or your authority does not allow this.',
      'صفتك أو جهتك لا تسمح بذلك.',
      'ڕۆڵەکەت یان دەسەڵاتەکەت ڕێگە بەمە نادات.',
    ),
    say(
      'Ask an officer who has the role, or your administrator to give it to you.',
      'اطلب ذلك ممن لديه الصفة، أو من مدير النظام أن يمنحك إياها.',
      'داوا لە ئەفسەرێک بکە کە ئەو ڕۆڵەی هەیە، یان لە بەڕێوەبەرەکەت.',
    ),
  ),
  'invitation-void': text(
    410,
    'The invitation is not valid',
    say(
      'The invitation was used, has expired, or its link is not complete.',
      'استُعملت الدعوة أو انتهت مدتها أو أن رابطها ناقص.',
      'بانگهێشتەکە بەکارهاتووە، بەسەرچووە، یان لینکەکەی ناتەواوە.',
    ),
    say(
      'Ask the administrator of your authority for a new one.',
      'اطلب دعوة جديدة من مدير النظام في جهتك.',
      'داوای دانەیەکی نوێ لە بەڕێوەبەری دەسەڵاتەکەت بکە.',
    ),
  ),
  'password-weak': text(
    422,
    'Choose another password',
    say(
      'A password has at least 12 characters, is none that many people have or that is made of a common word, and is not made of the user name, the authority or the name of this program.',
      'كلمة المرور من 12 حرفًا على الأقل، وليست مما يستعمله كثيرون ولا مصنوعة من كلمة شائعة، ولا من اسم المستخدم أو الجهة أو اسم هذا البرنامج.',
      'تێپەڕەوشە لانیکەم ١٢ پیتە، ئەوە نییە کە زۆر کەس هەیانە یان لە وشەیەکی باوەوە دروست کراوە، و لە ناوی بەکارهێنەر یان دەسەڵات یان ناوی ئەم بەرنامەیە دروست نەکراوە.',
    ),
    say(
      'Take four words that do not belong together.',
      'اختر أربع كلمات لا صلة بينها.',
      'چوار وشە هەڵبژێرە کە پەیوەندیان بە یەکەوە نییە.',
    ),
  ),
  'password-wrong': text(
    422,
    'The present password does not fit',
    say('The present password is not this one.', 'كلمة المرور الحالية ليست هذه.', 'تێپەڕەوشەی ئێستا ئەمە نییە.'),
    say(
      'Type it once more. Whoever does not know it any more asks for a new link.',
      'اكتبها مرة أخرى. ومن نسيها يطلب رابطًا جديدًا.',
      'جارێکی تر بینووسە. ئەوەی لەبیری نەماوە داوای بەستەرێکی نوێ دەکات.',
    ),
  ),
  'demonstration-password': text(
    403,
    'The password of a demonstration officer stays',
    say(
      'The sign-in page of a synthetic register shows this password to everybody: changed, nobody could sign in as this officer.',
      'تعرض صفحة الدخول في سجل تجريبي هذه الكلمة للجميع؛ ولو غُيّرت لما دخل أحد باسم هذا الموظف.',
      'پەڕەی چوونەژوورەوەی تۆمارێکی تاقیکاری ئەم تێپەڕەوشەیە پیشانی هەموان دەدات: ئەگەر بگۆڕدرێت کەس ناتوانێت وەک ئەم ئەفسەرە بچێتە ژوورەوە.',
    ),
    say('Invite an officer of your own.', 'ادعُ موظفًا جديدًا.', 'ئەفسەرێکی تر بانگهێشت بکە.'),
  ),
  'totp-wrong': text(
    422,
    'The code does not fit',
    say(
      'The code is not that of the authenticator.',
      'الرمز ليس رمز تطبيق المصادقة.',
      'کۆدەکە هی بەرنامەی پشتڕاستکردنەوە نییە.',
    ),
    say(
      'Check that the clock of your telephone is right and type the next code.',
      'تأكد من صحة ساعة هاتفك واكتب الرمز التالي.',
      'دڵنیابە کاتژمێری مۆبایلەکەت دروستە و کۆدی دواتر بنووسە.',
    ),
  ),
};
