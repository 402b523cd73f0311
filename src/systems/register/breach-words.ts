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

/** When the last order of a person had ended before a breach of being held without one; null of any other breach, and where there was no order. Instants in milliseconds. */
export const orderEndedBefore = (
  orders: readonly { readonly expiresAt: number }[],
  { rule, at }: { readonly rule: unknown; readonly at: number },
): number | null => {
  const ended = orders.map(({ expiresAt }) => expiresAt).filter((end) => end <= at);
  return rule === HELD_WITHOUT_ORDER && ended.length > 0 ? Math.max(...ended) : null;
};
