import { type RefusalText, rule, say } from './refusal-text.ts';

/** The rule of release; like all rules its key is its id. */
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
};
