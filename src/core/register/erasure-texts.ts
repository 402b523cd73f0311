import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status: 409,
  title,
  detail,
  remedy,
});

/** Refusals of orders of erasure. */
export const erasureTexts: Readonly<Record<string, RefusalText>> = {
  'erasure-not-open': text(
    'Nothing to erase here',
    say(
      'This event has no such value that can be erased: it was erased before, it is one of those that the law wants kept, or it came with a list and stands in the row of the list too. Of somebody who is missing, at large or unaccounted for, or was so in the last twelve months, nothing is erased.',
      'ليس في هذا القيد قيمة كهذه يمكن محوها: فإما أنها مُحيت من قبل، أو أنها مما يوجب القانون حفظه، أو أنها وردت ضمن كشف وهي مدوّنة في سطر الكشف أيضًا. ولا يُمحى شيء عن شخص مفقود أو هارب أو مجهول المصير، أو كان كذلك في الأشهر الاثني عشر الأخيرة.',
      'ئەم تۆمارە نرخێکی وای تێدا نییە کە بتوانرێت بسڕدرێتەوە: پێشتر سڕاوەتەوە، یان لەوانەیە کە یاسا دەیەوێت هەڵبگیرێن، یان لەگەڵ لیستێکدا هاتووە و لە ڕیزی لیستەکەشدا هەیە. لەسەر کەسێک کە ونە یان هەڵاتووە یان چارەنووسی نادیارە، یان لە دوازدە مانگی ڕابردوودا وا بووە، هیچ شتێک ناسڕدرێتەوە.',
    ),
    say(
      'Choose among the events that the file offers for erasure.',
      'اختر من بين القيود التي يعرضها الملف للمحو.',
      'لەو تۆمارانە هەڵبژێرە کە فایلەکە بۆ سڕینەوە پیشانیان دەدات.',
    ),
  ),
  'erasure-adds-up': {
    ...text(
      'Too many events of one person',
      say(
        'Single words were erased from three events of this person already. While custody lasts, and for ten years after it, more go only by the order of a court: one by one they would add up to the erasure of the person.',
        'مُحيت من قبل كلمات مفردة من ثلاثة قيود لهذا الشخص. وما دام الاحتجاز قائمًا، ولعشر سنوات بعده، لا يُمحى المزيد إلا بأمر محكمة: فالكلمات واحدة بعد أخرى تبلغ في مجموعها محو الشخص.',
        'پێشتر وشەی تاک لە سێ تۆماری ئەم کەسە سڕاونەتەوە. تا دەستبەسەری بەردەوامە و دە ساڵ دوای ئەوەش، زیاتر تەنها بە فەرمانی دادگا دەسڕدرێتەوە: یەک بە یەک دەگەنە سڕینەوەی کەسەکە.',
      ),
      say(
        'Order it with the reason "order of a court" and its document.',
        'اطلب المحو بسبب «أمر محكمة» مع وثيقته.',
        'بە هۆکاری «فەرمانی دادگا» و بەڵگەنامەکەیەوە فەرمانی بدە.',
      ),
    ),
    source: 'ICPPED 17(3)',
  },
  'erasure-needs-clerk': {
    ...text(
      'An order of a court needs a clerk of the judiciary',
      say(
        'The reason is the order of a court, and neither who gave the order of erasure nor you are a clerk of the judiciary. While custody lasts, and for ten years after it, one of the two officers is.',
        'السبب أمر محكمة، ولا من أصدر أمر المحو ولا أنت كاتب محكمة. وما دام الاحتجاز قائمًا، ولعشر سنوات بعده، يكون أحد الضابطين كاتب محكمة.',
        'هۆکارەکە فەرمانی دادگایە، و نە ئەوەی فەرمانی سڕینەوەی داوە و نە تۆ نووسەری دادگا نین. تا دەستبەسەری بەردەوامە و دە ساڵ دوای ئەوەش، یەکێک لە دوو ئەفسەرەکە نووسەری دادگایە.',
      ),
      say('Let a clerk of the judiciary carry it out.', 'ليُنفّذه كاتب محكمة.', 'با نووسەرێکی دادگا جێبەجێی بکات.'),
    ),
    source: 'ICPPED 17(3)',
  },
  'erasure-not-whole': text(
    'Not carried out whole',
    say(
      'The order was not carried out: the values that it erases were still there at the end. Nothing was changed.',
      'لم يُنفَّذ الأمر: كانت القيم المأمور بمحوها باقية في النهاية. ولم يتغير شيء.',
      'فەرمانەکە جێبەجێ نەکرا: ئەو نرخانەی دەبوو بسڕدرێنەوە لە کۆتاییدا هێشتا مابوون. هیچ شتێک نەگۆڕدرا.',
    ),
    say('Carry it out again.', 'نفّذه مرة أخرى.', 'دووبارە جێبەجێی بکە.'),
  ),
  'erasure-too-early': {
    ...text(
      'Too early to erase',
      say(
        'More than single values of an event is erased only when custody has ended, and ten years after that: erasing is the perfect cover for a disappearance.',
        'لا يُمحى أكثر من قيم مفردة في قيد واحد إلا بعد انتهاء الاحتجاز ومرور عشر سنوات على ذلك: فالمحو أفضل ستار للاختفاء القسري.',
        'زیاتر لە نرخی تاکی یەک تۆمار تەنها دوای کۆتاییهاتنی دەستبەسەری و تێپەڕبوونی دە ساڵ دەسڕدرێتەوە: سڕینەوە باشترین پەردەیە بۆ ونکردنی کەسێک.',
      ),
      say(
        'Order single values of an event, or wait until then.',
        'اطلب محو قيم مفردة في قيد واحد، أو انتظر إلى ذلك الحين.',
        'فەرمانی سڕینەوەی نرخی تاکی تۆمارێک بدە، یان تا ئەو کاتە چاوەڕێ بکە.',
      ),
    ),
    source: 'ICPPED 17(3)',
  },
};
