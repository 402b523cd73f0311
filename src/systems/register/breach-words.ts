import { type Sentence, say } from '../../core/register/refusal-text.ts';
import { findRefusalText } from '../../core/register/refusal-texts.ts';

/** The rule that nobody is held without an order. */
export const HELD_WITHOUT_ORDER = 'I04-no-admission-without-order';

const orderEnded = say(
  'The order had ended, and there is no new one with authority, legal ground and document.',
  'كان الأمر قد انتهى، ولا أمر جديد بجهته وسنده القانوني ووثيقته.',
  'فەرمانەکە کۆتایی هاتبوو، و فەرمانێکی نوێ بە دەسەڵات و بنەمای یاسایی و بەڵگەنامەوە نییە.',
);

/** What a breach says. Of somebody whose order had ended it is not said that there never was one: it is another fault, and another officer may answer for it. */
export const wordsOfBreach = (rule: string, orderEndedAt: number | null): { en: string; ar: string; ckb: string } => {
  const { en, ar, ckb }: Sentence =
    rule === HELD_WITHOUT_ORDER && orderEndedAt !== null ? orderEnded : findRefusalText(rule).detail;
  return { en, ar, ckb };
};
