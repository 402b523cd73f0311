import { type Sentence, say } from '../../../core/register/refusal-text.ts';

/** What the event says in one line; part of `eventSentences`. */
export const slipSentences: Readonly<Record<string, Sentence>> = {
  SlipIssued: say(
    'A slip for checking the public log was issued, for: {to}.',
    'صدرت قسيمة للتحقق من السجل العلني، لأجل: {to}.',
    'پسووڵەیەک بۆ پشکنینی تۆماری گشتی دەرکرا، بۆ: {to}.',
  ),
  SlipsReplaced: say(
    'The slips of this record that were issued until then were replaced: {reason}.',
    'استُبدلت قسائم هذا السجل التي صدرت حتى ذلك الحين: {reason}.',
    'ئەو پسووڵانەی ئەم تۆمارە کە تا ئەو کاتە دەرچووبوون گۆڕدران: {reason}.',
  ),
};
/** Words of its coded field; part of `wordsOf`. */
export const slipWords = {
  SlipIssued: {
    to: {
      person: say('the person', 'الشخص نفسه', 'کەسەکە خۆی'),
      family: say('the family', 'الأسرة', 'خێزان'),
      lawyer: say('the lawyer', 'المحامي', 'پارێزەر'),
      monitor: say('a monitor', 'جهة رقابة', 'چاودێر'),
    },
  },
  SlipsReplaced: {
    reason: {
      lost: say('one was lost', 'ضاعت واحدة', 'یەکێکیان ون بووە'),
      seized: say('one was taken away', 'انتُزعت واحدة', 'دەستیان بەسەر یەکێکیاندا گرتووە'),
      'under-pressure': say(
        'somebody is under pressure because of one',
        'شخص يتعرض لضغط بسبب واحدة',
        'کەسێک بەهۆی یەکێکیانەوە لەژێر فشاردایە',
      ),
      wished: say('it was wished', 'طُلب ذلك', 'داوا کراوە'),
    },
  },
} as const;
