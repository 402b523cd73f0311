import { type RefusalText, rule, say } from './refusal-text.ts';

/** Rules about sites: who controls them, and what is owed when that changes. Part of `ruleTexts`. */
export const placeRuleTexts: Readonly<Record<string, RefusalText>> = {
  'I28-roll-call-at-change-of-control': rule(
    'Roll-call when a site changes hands',
    'ICPPED 17; Mandela 6',
    say(
      'A site that changes hands owes a roll-call that an officer of each of the two authorities signs; this one is missing, or is not signed as it must be.',
      'انتقال السيطرة على موقع يستوجب مناداة أسماء يوقّعها ضابط من كلٍّ من الجهتين؛ وهي هنا غائبة أو غير موقّعة كما يجب.',
      'شوێنێک کە دەستاودەست بکات، ناوخوێندنەوەیەکی پێویستە کە ئەفسەرێک لە هەر یەک لە دوو دەسەڵاتەکە واژووی بکات؛ ئەمە نییە یان وەک پێویست واژوو نەکراوە.',
    ),
    say(
      'Call the roll at the site: one officer proposes it, an officer of the other authority signs the same roll.',
      'نادِ الأسماء في الموقع: يقترحها ضابط، ويوقّع ضابط الجهة الأخرى على القائمة نفسها.',
      'لە شوێنەکە ناوەکان بخوێنەرەوە: ئەفسەرێک پێشنیازی دەکات و ئەفسەری دەسەڵاتەکەی تر هەمان لیست واژوو دەکات.',
    ),
  ),
  'I17-reported-strength': rule(
    'Not more persons reported than places',
    'Mandela 13; GC III 25',
    say(
      'A source reports more persons at this site than the whole site has places.',
      'يذكر مصدر أن في هذا الموقع أشخاصًا أكثر من أماكن الموقع كله.',
      'سەرچاوەیەک دەڵێت لەم شوێنەدا کەس لە جێگای هەموو شوێنەکە زیاترە.',
    ),
    say(
      'The breach ends with a report of a later day that is within the places, with more places of the whole site, or when the report is withdrawn.',
      'تزول المخالفة بتقرير عن يوم لاحق ضمن عدد الأماكن، أو بأماكن أكثر للموقع كله، أو بسحب التقرير.',
      'پێشێلکارییەکە کۆتایی دێت بە ڕاپۆرتێکی ڕۆژێکی دواتر کە لە سنووری جێگاکان بێت، یان بە جێگای زیاتری هەموو شوێنەکە، یان کە ڕاپۆرتەکە بکشێنرێتەوە.',
    ),
  ),
  'I33-vehicle-fit': rule(
    'Nobody is seated in a vehicle that was found unfit',
    'Mandela 73; SPT/ACA practice of transport',
    say(
      'The vehicle was found unfit to carry persons, and no inspection since found it fit.',
      'تبيّن أن المركبة غير صالحة لنقل الأشخاص، ولم يُثبت فحص لاحق صلاحيتها.',
      'دەرکەوت کە ئۆتۆمبێلەکە بۆ گواستنەوەی کەسان گونجاو نییە، و هیچ پشکنینێکی دواتر گونجاوی نەکردووە.',
    ),
    say(
      'Choose another vehicle, or put it in order and have an officer of the escort inspect it again.',
      'اختر مركبة أخرى، أو أصلحها وليفحصها ضابط من المفرزة المرافقة مجددًا.',
      'ئۆتۆمبێلێکی تر هەڵبژێرە، یان چاکی بکە و با ئەفسەرێکی پاسەوانی دووبارە بیپشکنێت.',
    ),
  ),
  'I03-missing-have-outcome': rule(
    'Nobody stays missing without an outcome',
    'ICPPED 17(3)(g), (h); Body of Principles 34',
    say(
      'The emergency cannot be closed: a section where somebody was when it began has not been counted, somebody who was expected is neither counted nor missing by name, or it is not said what became of somebody who is missing.',
      'لا يمكن إنهاء حالة الطوارئ: قسم كان فيه أحد حين بدأت لم يُعَدّ، أو أن شخصًا متوقعًا لم يُعَدّ ولم يُسمَّ غائبًا، أو أن غائبًا لم يُذكر ما آل إليه أمره.',
      'دۆخی فریاکەوتن ناتوانرێت دابخرێت: بەشێک کە لە سەرەتایدا کەسی تێدا بوو نەژمێردراوە، یان کەسێکی چاوەڕوانکراو نە ژمێردراوە و نە بە ناو ونە، یان نەوتراوە کەسێکی ون چی لێهاتووە.',
    ),
    say(
      'Count the site, or each section; who cannot be counted is missing by name. Say of each missing person: found, escaped, dead or unaccounted for. The person’s file says it first.',
      'عُدّ الموقع كله أو كل قسم فيه؛ ومن لا يمكن عدّه يُسمَّ غائبًا. ثم اذكر عن كل غائب: وُجد أو هرب أو توفي أو غير معلوم المصير. ويُدوَّن ذلك في ملف الشخص أولًا.',
      'هەموو شوێنەکە یان هەر بەشێک بژمێرە؛ کێ ناتوانرێت بژمێردرێت بە ناو ونە. لەبارەی هەر کەسێکی ونەوە بڵێ: دۆزرایەوە، هەڵات، مرد یان نەزانراوە. سەرەتا لە فایلی کەسەکەدا تۆمار دەکرێت.',
    ),
  ),
};
