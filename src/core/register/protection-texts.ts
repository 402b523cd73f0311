import { type RefusalText, type Sentence, say } from './refusal-text.ts';

const text = (title: string, detail: Sentence, remedy: Sentence): RefusalText => ({
  status: 409,
  title,
  detail,
  remedy,
});

/** Refusals that protect a person and name no rule: what they say is the same whatever stands behind them. */
export const protectionTexts: Readonly<Record<string, RefusalText>> = {
  'appeal-period': text(
    'Appeal period',
    say(
      'A decision that finds no danger is not final before the time for the appeal is over.',
      'القرار الذي لا يتبيّن فيه خطر لا يصبح نهائيًا قبل انقضاء مدة الاعتراض.',
      'بڕیارێک کە مەترسی نەدۆزێتەوە پێش تەواوبوونی ماوەی تانەدان کۆتایی نابێت.',
    ),
    say(
      'Leave the final date empty, or name a later one. Only the person can waive the appeal, before another officer.',
      'اترك تاريخ النهائية فارغًا أو حدد تاريخًا أبعد. ولا يتنازل عن الاعتراض إلا الشخص نفسه، أمام ضابط آخر.',
      'بەرواری کۆتایی بە بەتاڵی بەجێبهێڵە یان بەروارێکی دواتر بنووسە. تەنها کەسەکە خۆی، لەلای ئەفسەرێکی تر، دەتوانێت دەستبەرداری تانە بێت.',
    ),
  ),
  'unknown-rule': text(
    'Unknown rule',
    say(
      'The breach names a rule that this register does not have.',
      'تسمّي المخالفة قاعدة لا يعرفها هذا السجل.',
      'پێشێلکارییەکە ڕێسایەک ناو دەبات کە ئەم تۆمارە نییەتی.',
    ),
    say('Name one of the rules of the register.', 'سمِّ إحدى قواعد السجل.', 'یەکێک لە ڕێساکانی تۆمارەکە ناو ببە.'),
  ),
  'not-offered': text(
    'Not offered',
    say(
      'The person is not offered: the preparation by the giving authority is not complete.',
      'الشخص غير معروض: لم يكتمل تحضيره لدى الجهة المسلِّمة.',
      'کەسەکە پێشنیاز نەکراوە: ئامادەکاری لەلایەن دەسەڵاتی ڕادەستکەرەوە تەواو نەبووە.',
    ),
    say(
      'Leave this person out and go on with the others. The transfer cell of the giving authority offers the person when the preparation is complete.',
      'استثنِ هذا الشخص وتابع مع الآخرين. تعرضه خلية النقل لدى الجهة المسلِّمة عند اكتمال تحضيره.',
      'ئەم کەسە لابەرە و لەگەڵ ئەوانی تر بەردەوام بە. شانەی گواستنەوەی دەسەڵاتی ڕادەستکەر کاتێک ئامادەکاری تەواو بوو پێشنیازی دەکات.',
    ),
  ),
};
