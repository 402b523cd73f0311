import { type Sentence, say } from '../../core/register/refusal-text.ts';

/** What an acceptance is given on and may change after it (I06), as `transfers.lapsed_facts` names it. A fear is not among them: it is told to those alone who may read fears. */
export const acceptedFacts = [
  'names',
  'sex',
  'birth',
  'order',
  'destination',
  'nationality',
  'fitness',
  'security-level',
] as const;
/** What an acceptance is given on. */
export type AcceptedFact = (typeof acceptedFacts)[number];

/** What changed, in words: of the list of lines and the sheet of the receiving authority. */
export const ACCEPTED_FACT_WORDS: Readonly<Record<AcceptedFact, Sentence>> = {
  names: say('the names', 'الأسماء', 'ناوەکان'),
  sex: say('the sex', 'الجنس', 'ڕەگەز'),
  birth: say('the evidence of age', 'الدليل على السن', 'بەڵگەی تەمەن'),
  order: say('the order of detention', 'أمر التوقيف', 'فەرمانی دەستبەسەری'),
  destination: say('the destination', 'الوجهة', 'شوێنی مەبەست'),
  nationality: say('the claimed nationality', 'الجنسية المدّعاة', 'ڕەگەزنامەی بانگەشەکراو'),
  fitness: say('the fitness to travel', 'اللياقة للنقل', 'گونجاوی بۆ گەشت'),
  'security-level': say('the security level', 'المستوى الأمني', 'ئاستی ئاسایش'),
};
