import { type Sentence, say } from '../../core/register/refusal-text.ts';
import type { Finding, Occasion } from './health.ts';

/** On which occasion, and what is told of it, as sentences about events say it. */
export const healthWords: {
  readonly occasion: Readonly<Record<Occasion, Sentence>>;
  readonly finding: Readonly<Record<Finding, Sentence>>;
} = {
  occasion: {
    admission: say('at admission', 'عند الإيداع', 'لە کاتی وەرگرتن'),
    release: say('at release', 'عند الإفراج', 'لە کاتی ئازادکردن'),
  },
  finding: {
    fit: say('fit', 'سليم', 'ساغ'),
    'not-fit': say('not fit', 'غير سليم', 'ساغ نییە'),
    'needs-care': say('needs care', 'يحتاج إلى رعاية', 'پێویستی بە چاودێرییە'),
  },
};
