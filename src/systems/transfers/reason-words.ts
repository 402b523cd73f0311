import { type Sentence, say } from '../../core/register/refusal-text.ts';
import type { PhaseCancellationReason, RecallRefusalReason, SealVoidingReason } from './convoy-words.ts';

const OTHER = say('another reason (in the note)', 'سبب آخر (في الملاحظة)', 'هۆکارێکی تر (لە تێبینیدا)');

/** Why a phase of an operation is cancelled, in words. */
export const PHASE_CANCELLATION_WORDS: Readonly<Record<PhaseCancellationReason, Sentence>> = {
  'not-needed': say('not needed', 'لا حاجة إليها', 'پێویست نییە'),
  'receiver-unable': say('the receiver is unable', 'تعذر على الجهة المستلمة', 'دەسەڵاتی وەرگر ناتوانێت'),
  'no-space': say('no space', 'لا أماكن', 'شوێن نییە'),
  'no-transport': say('no transport', 'لا وسيلة نقل', 'هۆی گواستنەوە نییە'),
  security: say('security', 'الوضع الأمني', 'دۆخی ئاسایش'),
  weather: say('weather', 'الطقس', 'کەشوهەوا'),
  'order-withdrawn': say('the order was withdrawn', 'سُحب الأمر', 'فەرمانەکە کشێنرایەوە'),
  other: OTHER,
};

/** Why a transfer cell voids a seal, in words. */
export const SEAL_VOIDING_WORDS: Readonly<Record<SealVoidingReason, Sentence>> = {
  'persons-to-add': say('persons to be added', 'أشخاص يُضافون', 'کەسانێک زیاد دەکرێن'),
  'seats-to-change': say('seats or vehicles to change', 'تغيير المقاعد أو المركبات', 'گۆڕینی کورسی یان ئۆتۆمبێل'),
  'acceptance-to-change': say('the acceptance to change', 'تغيير القبول', 'گۆڕینی قبوڵکردن'),
  'way-changed': say('the way changed', 'تغير الطريق', 'ڕێگاکە گۆڕا'),
  'papers-wrong': say('a mistake in the papers', 'خطأ في الأوراق', 'هەڵە لە بەڵگەنامەکاندا'),
  other: OTHER,
};

/** Why an authority declines to give back a person who is asked back, in words. */
export const RECALL_REFUSAL_WORDS: Readonly<Record<RecallRefusalReason, Sentence>> = {
  'conditions-kept': say(
    'the conditions of the transfer are kept',
    'شروط النقل مستوفاة',
    'مەرجەکانی گواستنەوە پارێزراون',
  ),
  remedied: say('what was complained of is remedied', 'أُزيل سبب الشكوى', 'هۆی سکاڵاکە چارەسەر کراوە'),
  'not-substantiated': say('nothing is shown for it', 'لا دليل عليه', 'هیچ بەڵگەیەکی بۆ نییە'),
  'proceedings-pending': say(
    'proceedings here are not over',
    'الإجراءات هنا لم تنته',
    'ڕێکارە یاساییەکان لێرە تەواو نەبوون',
  ),
  'fear-of-return': say('the person fears the return', 'الشخص يخشى العودة', 'کەسەکە لە گەڕانەوە دەترسێت'),
  'unfit-to-travel': say('unfit to travel', 'غير لائق للنقل', 'بۆ گەشت نەشیاوە'),
  'no-longer-held': say('not held here any more', 'لم يعد محتجزًا هنا', 'چیتر لێرە ڕانەگیراوە'),
  other: OTHER,
};
