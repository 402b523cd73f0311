import { type RefusalText, rule, say } from './refusal-text.ts';

/** The rules of release, and of what a family is told; like all rules their key is their id. */
export const releaseRuleTexts: Readonly<Record<string, RefusalText>> = {
  'I24-release-verified': rule(
    'A release is verified by another body',
    'ICPPED 21; 17(3)(h)',
    say(
      'A person leaves the register as released only when an officer of another body has verified that the person is free.',
      'لا يخرج شخص من السجل مُفرجًا عنه إلا بعد أن يتحقق ضابط من جهة أخرى من أنه حر.',
      'کەسێک تەنها کاتێک وەک ئازادکراو لە تۆمار دەردەچێت کە ئەفسەرێکی دەسەڵاتێکی تر پشتڕاستی بکاتەوە ئازادە.',
    ),
    say(
      'Ask the court or another body to verify it; what was done without it is recorded as a fact, with its breach.',
      'اطلب من المحكمة أو من جهة أخرى التحقق؛ وما جرى بدونه يُدوَّن واقعةً مع مخالفتها.',
      'داوا لە دادگا یان دەسەڵاتێکی تر بکە پشتڕاستی بکاتەوە؛ ئەوەی بەبێ ئەو کراوە وەک ڕووداو لەگەڵ پێشێلکارییەکەی تۆمار دەکرێت.',
    ),
  ),
  'I30-basis-and-remedy': rule(
    'No refusal without basis and remedy',
    'ICPPED 18, 20',
    say(
      'A family is given the information, or is refused on a ground of ICPPED 20(1) with the law that provides for it and a remedy before a court. That nothing can be confirmed keeps a person back for the safety of the person only, and is asked again within 30 days.',
      'تُعطى العائلة المعلومات، أو تُرفض لسبب من أسباب المادة 20 (1) من اتفاقية الاختفاء القسري مع النص القانوني وسبيل انتصاف أمام القضاء. ولا يُحجب شخص بجواب «لا يمكن التأكيد» إلا لسلامته، ويُعاد النظر فيه خلال 30 يومًا.',
      'خێزان یان زانیاریی پێ دەدرێت، یان بە هۆکارێکی مادەی ٢٠ (١)ی ڕێککەوتننامەی ونکردنی زۆرەملێ لەگەڵ دەقی یاسا و ڕێگەی دادخوازی لە دادگا ڕەتدەکرێتەوە. وەڵامی «ناتوانرێت پشتڕاست بکرێتەوە» تەنها بۆ سەلامەتیی کەسەکە دەیشارێتەوە، و لە ماوەی ٣٠ ڕۆژدا دووبارە دەپرسرێتەوە.',
    ),
    say(
      'Name the person for information or a refusal; ground, law and remedy for a refusal; the day to go on, within 30 days, where nothing can be confirmed.',
      'سمِّ الشخص للمعلومات أو للرفض؛ والسبب والنص القانوني وسبيل الانتصاف للرفض؛ ويوم المتابعة خلال 30 يومًا حين لا يمكن التأكيد.',
      'بۆ زانیاری یان ڕەتکردنەوە ناوی کەسەکە ببە؛ بۆ ڕەتکردنەوە هۆکار و دەقی یاسا و ڕێگەی دادخوازی؛ بۆ ئەوەی ناتوانرێت پشتڕاست بکرێتەوە ڕۆژی بەردەوامبوون لە ماوەی ٣٠ ڕۆژدا.',
    ),
  ),
};
