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
};
