import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (status: number, title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status,
  title,
  detail,
  remedy,
});
const again = say('Try again.', 'أعد المحاولة.', 'دووبارە هەوڵ بدەرەوە.');

/** Refusals that come from the platform: input, concurrency, documents, the server itself. */
export const platformTexts: Readonly<Record<string, RefusalText>> = {
  'clock-set-back': text(
    503,
    'Clock set back',
    say(
      'The clock of the server stands before what the register received last. What was received now would lie before what it follows.',
      'ساعة الخادم متأخرة عن آخر ما استلمه السجل. ما يُستلم الآن يقع قبل ما يتبعه.',
      'کاتژمێری ڕاژەکار لە پێش دوایین شتێکە کە تۆمارەکە وەریگرتووە.',
    ),
    say(
      'Nothing was recorded. Tell the operator to set the clock of the server right (NTP), then try again: what you entered is still here.',
      'لم يُدوَّن شيء. اطلب من مشغّل الخادم أن يضبط ساعته (NTP)، ثم أعد المحاولة: ما أدخلته باقٍ هنا.',
      'هیچ تۆمار نەکرا. بە بەڕێوەبەری ڕاژەکار بڵێ کاتژمێرەکە ڕێک بخات (NTP)، پاشان دووبارەی بکەرەوە.',
    ),
  ),
  'too-many-requests': text(
    429,
    'Too many attempts',
    say(
      'There were too many failed attempts from this network address.',
      'محاولات فاشلة كثيرة من هذا العنوان الشبكي.',
      'لەم ناونیشانی تۆڕەوە هەوڵی سەرنەکەوتووی زۆر دراوە.',
    ),
    say(
      'Wait {seconds} seconds and try again. Nobody who is signed in is held up.',
      'انتظر {seconds} ثانية ثم أعد المحاولة. ولا يُعاق من سجّل الدخول.',
      '{seconds} چرکە چاوەڕێ بکە و دووبارە هەوڵ بدەرەوە. ئەوانەی لە ژوورەوەن ناوەستێنرێن.',
    ),
  ),
  'request-not-own': text(
    403,
    "The request did not come from Amana's own pages",
    say(
      "A request that changes something must come from Amana's own pages.",
      'الطلب الذي يغيّر شيئًا يجب أن يأتي من صفحات أمانة نفسها.',
      'داواکارییەک کە شتێک دەگۆڕێت دەبێت لە پەڕەکانی ئەمانە خۆیەوە بێت.',
    ),
    say(
      "Open the register's own address and repeat there. A program sends the header X-Amana-Request: 1.",
      'افتح عنوان السجل نفسه وأعد المحاولة هناك.',
      'ناونیشانی خودی تۆمارەکە بکەرەوە و لەوێ دووبارەی بکەرەوە.',
    ),
  ),
  'invalid-input': text(
    422,
    'The input is not complete or not right',
    say(
      'Something in the input is missing or wrong.',
      'في المدخلات نقص أو خطأ.',
      'شتێک لە داخڵکراوەکان کەمە یان هەڵەیە.',
    ),
    say(
      'Correct the fields named below and send again. Nothing was recorded.',
      'صحّح الحقول المذكورة أدناه وأرسل من جديد. لم يُدوَّن شيء.',
      'خانە ناونراوەکانی خوارەوە ڕاست بکەرەوە و دووبارە بینێرە.',
    ),
  ),
  'recorded-in-future': text(
    422,
    "The device's clock is ahead of the register clock",
    say(
      'The clock of this device is {minutes} minutes ahead of the register clock. Nothing was recorded.',
      'ساعة هذا الجهاز تسبق ساعة السجل بمقدار {minutes} دقيقة. لم يُدوَّن شيء.',
      'کاتژمێری ئەم ئامێرە {minutes} خولەک لە پێش کاتژمێری تۆمارەوەیە. هیچ تۆمار نەکرا.',
    ),
    say(
      'Press again: the page has asked for the register clock anew. If it is refused again, set the clock of this device and reload the page.',
      'اضغط من جديد: طلبت الصفحة ساعة السجل مرة أخرى. فإن رُفض ثانية فاضبط ساعة هذا الجهاز وأعد تحميل الصفحة.',
      'دووبارە دایبگرە: پەڕەکە سەرلەنوێ کاتژمێری تۆماری پرسیوە. ئەگەر دیسان ڕەتکرایەوە، کاتژمێری ئەم ئامێرە ڕێک بخە و پەڕەکە نوێ بکەرەوە.',
    ),
  ),
  'count-differs': text(
    409,
    'The typed count differs',
    say(
      'You typed {typed}; the rows that are not marked as exceptions are {actual}.',
      'كتبت {typed}، وعدد الصفوف غير المُفردة {actual}.',
      'تۆ {typed}ت نووسی؛ ڕیزە نائاساییەکان دەرکە {actual}ن.',
    ),
    say(
      'Count again. Mark each exception, then confirm the rest with its number.',
      'عُدّ من جديد. أفرد كل حالة خاصة ثم ثبّت الباقين بعددهم.',
      'دووبارە بیژمێرە. هەر نائاساییەک نیشانە بکە و پاشان ئەوانی تر بە ژمارەکەیان پشتڕاست بکەرەوە.',
    ),
  ),
  'counts-differ': text(
    409,
    'The two counts differ',
    say(
      'The number counted is not that of the persons who should pass, or not that of the other officer.',
      'العدد الذي عُدّ ليس عدد من ينبغي أن يُسلَّموا، أو ليس العدد الذي عدّه الضابط الآخر.',
      'ژمارەی ژمێردراو ژمارەی ئەو کەسانە نییە کە دەبێت ڕادەست بکرێن، یان ژمارەی ئەفسەرەکەی تر نییە.',
    ),
    say(
      'Count together again. If a person is missing, both record the difference as an incident and make a new offer.',
      'عُدّا معًا من جديد. وإن غاب شخص فدوّنا الفرق حادثًا وقدّما عرضًا جديدًا.',
      'پێکەوە دووبارە بیژمێرن. ئەگەر کەسێک نییە، جیاوازییەکە وەک ڕووداو تۆمار بکەن و پێشنیازێکی نوێ بکەن.',
    ),
  ),
  'nothing-to-do': text(
    409,
    'Nothing to record',
    say(
      'This changes nothing: it is already so.',
      'هذا لا يغيّر شيئًا: الأمر كذلك بالفعل.',
      'ئەمە هیچ ناگۆڕێت: هەر وایە.',
    ),
    say(
      'Load the page again to see the present state.',
      'حدّث الصفحة لترى الحالة الراهنة.',
      'پەڕەکە نوێ بکەرەوە بۆ بینینی دۆخی ئێستا.',
    ),
  ),
  'not-on-manifest': text(
    409,
    'Not on this manifest',
    say(
      'A person in the input is not on this manifest.',
      'في المدخلات شخص ليس في هذا الكشف.',
      'کەسێک لە داخڵکراوەکاندا لەم لیستەدا نییە.',
    ),
    say(
      'Load the manifest again and use its persons.',
      'حدّث الكشف واستعمل الأشخاص الذين فيه.',
      'لیستەکە نوێ بکەرەوە و کەسەکانی ئەو بەکاربهێنە.',
    ),
  ),
  'signature-invalid': text(
    409,
    'The signature does not fit',
    say(
      'The signature was not made with this key over this payload.',
      'لم يُصنع التوقيع بهذا المفتاح على هذا المضمون.',
      'واژووەکە بەم کلیلە لەسەر ئەم ناوەڕۆکە نەکراوە.',
    ),
    say(
      'Prepare the hand-over again on this device and sign once more.',
      'حضّر التسليم من جديد على هذا الجهاز ووقّع مرة أخرى.',
      'لەسەر ئەم ئامێرە دووبارە ڕادەستکردن ئامادە بکە و دووبارە واژوو بکە.',
    ),
  ),
  'offer-void': text(
    409,
    'The offer is void',
    say(
      'The offer of the hand-over was withdrawn, has expired, or its content changed.',
      'سُحب عرض التسليم أو انتهت مدته أو تغيّر مضمونه.',
      'پێشنیازی ڕادەستکردن کشێنراوەتەوە، بەسەرچووە، یان ناوەڕۆکەکەی گۆڕاوە.',
    ),
    say(
      'Ask the giving officer for a new offer; it is valid for 30 minutes.',
      'اطلب من الضابط المسلِّم عرضًا جديدًا؛ صلاحيته 30 دقيقة.',
      'داوا لە ئەفسەری ڕادەستکار بکە پێشنیازێکی نوێ بکات؛ ٣٠ خولەک کارایە.',
    ),
  ),
  stale: text(
    409,
    'Meanwhile something changed',
    say('Somebody else changed this meanwhile.', 'غيّر شخص آخر هذا في الأثناء.', 'لەم ماوەیەدا کەسێکی تر ئەمەی گۆڕیوە.'),
    say(
      'Load again, look at the change, and repeat if it is still right.',
      'حدّث وانظر إلى التغيير ثم أعد المحاولة إن كانت لا تزال صحيحة.',
      'نوێی بکەرەوە، گۆڕانکارییەکە ببینە و دووبارەی بکەرەوە ئەگەر هێشتا دروستە.',
    ),
  ),
  'command-conflict': text(
    409,
    'This command id was used already',
    say(
      'The same Idempotency-Key came with another input or from another officer.',
      'ورد المفتاح نفسه مع مدخلات أخرى أو من ضابط آخر.',
      'هەمان کلیل لەگەڵ داخڵکراوی تر یان لە ئەفسەرێکی ترەوە هات.',
    ),
    say(
      'Send the changed input as a new command, with a new key.',
      'أرسل المدخلات المتغيرة قيدًا جديدًا بمفتاح جديد.',
      'داخڵکراوە گۆڕاوەکە وەک فەرمانێکی نوێ و بە کلیلی نوێ بنێرە.',
    ),
  ),
  'not-found': text(
    404,
    'Not found',
    say(
      'There is nothing here that you may see.',
      'لا يوجد هنا شيء يحق لك رؤيته.',
      'لێرە شتێک نییە کە مافی بینینت هەبێت.',
    ),
    say(
      "Check the number. Persons and manifests outside your authority's reach are not shown.",
      'تحقق من الرقم. ولا يُعرض ما لا تطّلع عليه جهتك.',
      'ژمارەکە بپشکنە. ئەوەی لە دەرەوەی دەسەڵاتەکەتە پیشان نادرێت.',
    ),
  ),
  'method-not-allowed': text(
    405,
    'Method not allowed',
    say(
      'This address is there, but it is not asked in this way.',
      'هذا العنوان موجود، لكنه لا يُطلب بهذه الطريقة.',
      'ئەم ناونیشانە هەیە، بەڵام بەم شێوەیە داوا ناکرێت.',
    ),
    say(
      'The header Allow names the methods. A question that takes a text that was typed is sent by POST, never in an address.',
      'الترويسة Allow تسمّي الطرق المسموح بها. والسؤال الذي يحمل نصًا مكتوبًا يُرسل بطريقة POST لا في العنوان.',
      'سەرپەڕەی Allow ڕێگەکان ناو دەبات. پرسیارێک کە دەقی نووسراوی تێدایە بە POST دەنێردرێت، نەک لە ناونیشاندا.',
    ),
  ),
  busy: text(
    503,
    'Busy',
    say('The register is busy.', 'السجل مشغول.', 'تۆمارەکە سەرقاڵە.'),
    say(
      'Send the same again in a few seconds; it is recorded once.',
      'أرسل الطلب نفسه بعد ثوانٍ؛ فهو يُدوَّن مرة واحدة.',
      'دوای چەند چرکەیەک هەمان شت بنێرەوە؛ یەک جار تۆمار دەکرێت.',
    ),
  ),
  'disk-full': text(
    507,
    'The disk is full',
    say(
      'The disk of the register is full. Nothing was recorded by this request; what was recorded before is safe.',
      'قرص السجل ممتلئ. لم يُدوَّن شيء بهذا الطلب، وما دُوّن من قبل محفوظ.',
      'دیسکی تۆمارەکە پڕە. هیچ بەم داواکارییە تۆمار نەکرا، ئەوەی پێشتر تۆمار کراوە پارێزراوە.',
    ),
    say(
      'Tell whoever runs the server to free space, then send the same again; it is recorded once.',
      'أخبر من يشغّل الخادم ليفرغ مساحة، ثم أرسل الطلب نفسه؛ فهو يُدوَّن مرة واحدة.',
      'بە بەڕێوەبەری ڕاژەکار بڵێ شوێن بەتاڵ بکاتەوە، پاشان هەمان شت بنێرەوە؛ یەک جار تۆمار دەکرێت.',
    ),
  ),
  'log-behind': text(
    409,
    'Not in the public log yet',
    say(
      'The public log has not signed an event of this record yet.',
      'لم يوقّع السجل العلني بعدُ حدثاً من هذا السجل.',
      'تۆماری گشتی هێشتا هیچ ڕووداوێکی ئەم تۆمارەی واژوو نەکردووە.',
    ),
    say(
      'It does so within seconds while it runs: try again. Where it goes on, an administrator sees on the page of the log why.',
      'يفعل ذلك خلال ثوانٍ ما دام يعمل: أعد المحاولة. وإن استمر الأمر، يرى المدير السبب في صفحة السجل العلني.',
      'لە چەند چرکەیەکدا ئەوە دەکات ئەگەر کار بکات: دووبارە هەوڵ بدەرەوە. ئەگەر بەردەوام بوو، بەڕێوەبەر لە لاپەڕەی تۆماری گشتیدا هۆکارەکە دەبینێت.',
    ),
  ),
  starting: text(
    503,
    'Starting',
    say('The register is starting.', 'السجل قيد التشغيل.', 'تۆمارەکە دەست پێدەکات.'),
    say('Wait a few seconds.', 'انتظر بضع ثوانٍ.', 'چەند چرکەیەک چاوەڕێ بکە.'),
  ),
  'not-synthetic': text(
    409,
    'Only on a synthetic register',
    say(
      'The clock of a register of real persons cannot be moved.',
      'لا يمكن تحريك ساعة سجل يضم أشخاصًا حقيقيين.',
      'کاتژمێری تۆماری کەسانی ڕاستەقینە ناجووڵێنرێت.',
    ),
    again,
  ),
  'document-too-large': text(
    413,
    'Too large',
    say(
      'The content is larger than the {limit} bytes that are allowed.',
      'المحتوى أكبر من الحد المسموح وهو {limit} بايت.',
      'ناوەڕۆکەکە لە {limit} بایتی ڕێگەپێدراو گەورەترە.',
    ),
    say(
      'Scan it with less resolution or split it.',
      'امسحه بدقة أقل أو قسّمه.',
      'بە وردییەکی کەمتر سکانی بکە یان دابەشی بکە.',
    ),
  ),
  'document-type': text(
    415,
    'This kind of file is not taken',
    say(
      'Documents are PDF, PNG, JPEG or plain text, and the content must be what its type says.',
      'الوثائق بصيغة PDF أو PNG أو JPEG أو نص عادي، ويجب أن يطابق المحتوى نوعه.',
      'بەڵگەنامە PDF، PNG، JPEG یان دەقی سادەیە و ناوەڕۆک دەبێت هەمان جۆر بێت.',
    ),
    say(
      'Save the document as PDF and upload it again.',
      'احفظ الوثيقة بصيغة PDF وارفعها من جديد.',
      'بەڵگەنامەکە وەک PDF پاشەکەوت بکە و دووبارە باری بکە.',
    ),
  ),
  'document-damaged': text(
    500,
    'The stored document is damaged',
    say(
      'The stored bytes of this document are not those that were recorded. They are not shown.',
      'البايتات المخزنة لهذه الوثيقة ليست التي دُوّنت. ولن تُعرض.',
      'بایتە پاشەکەوتکراوەکانی ئەم بەڵگەنامەیە ئەوانە نین کە تۆمار کران.',
    ),
    say(
      'Tell the operator: the file must be restored from a backup.',
      'أبلغ المشغّل: يجب استعادة الملف من نسخة احتياطية.',
      'ئاگاداری بەڕێوەبەر بکە: فایلەکە دەبێت لە کۆپی پاڵپشت بگەڕێنرێتەوە.',
    ),
  ),
  internal: text(
    500,
    'An error of the program',
    say(
      'The program failed. Nothing was recorded by this request.',
      'أخفق البرنامج. لم يُدوَّن شيء بهذا الطلب.',
      'بەرنامەکە شکستی هێنا. هیچ بەم داواکارییە تۆمار نەکرا.',
    ),
    say(
      'Try again. If it happens again, tell the operator the time and the request number {request}.',
      'أعد المحاولة. وإن تكرر فأبلغ المشغّل بالوقت وبرقم الطلب {request}.',
      'دووبارە هەوڵ بدەرەوە. ئەگەر دووبارە بووەوە کات و ژمارەی داواکاری {request} بە بەڕێوەبەر بڵێ.',
    ),
  ),
};
