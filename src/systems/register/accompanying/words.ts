import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import type { AccompanimentOutcome, Without } from './accompanying.ts';

/** What child protection decided. */
export const OUTCOME_WORDS: Readonly<Record<AccompanimentOutcome, Sentence>> = {
  beside: say('stays beside the parent', 'يبقى إلى جانب والده أو والدته', 'لە تەنیشت دایک یان باوکی دەمێنێتەوە'),
  apart: say('lives apart from the parent', 'يعيش منفصلًا عن والده أو والدته', 'جیا لە دایک یان باوکی دەژی'),
};

/** What each event about children who accompany a parent says in one line; part of `eventSentences`. */
export const accompanyingSentences: Readonly<Record<string, Sentence>> = {
  ChildCameWithParent: say(
    'Came in with a parent at {site}; not detained.',
    'دخل مع والده أو والدته في {site}؛ غير محتجز.',
    'لەگەڵ دایک یان باوکی هاتە {site}؛ دەستبەسەر نییە.',
  ),
  ChildAccompanies: say(
    'Accompanies a parent at {site}; not detained.',
    'يرافق والده أو والدته في {site}؛ غير محتجز.',
    'لەگەڵ دایک یان باوکیەتی لە {site}؛ دەستبەسەر نییە.',
  ),
  AccompaniedParentCorrected: say(
    'The parent was named wrongly; child protection corrected who it is.',
    'سُمّي الوالد خطأً؛ وصححت حماية الطفل من هو.',
    'دایک یان باوک بە هەڵە ناونرابوو؛ پاراستنی منداڵ ڕاستی کردەوە کێیە.',
  ),
  AccompanimentDecided: say(
    'Child protection decided: {outcome}.',
    'قررت حماية الطفل: {outcome}.',
    'پاراستنی منداڵ بڕیاری دا: {outcome}.',
  ),
};
/** Words of their coded fields; part of `wordsOf`. */
export const accompanyingWords: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Sentence>>>>>> =
  { AccompanimentDecided: { outcome: OUTCOME_WORDS } };

/** What is owed to a child by what has become of its parent. The child is free to go and becomes nobody's detainee. */
export const WITHOUT_WORDS: Readonly<Record<Without, Sentence>> = {
  'parent-released': say(
    'The parent is not in custody any more: the child is free to go with the parent. Record with whom it leaves.',
    'لم يعد الوالد في الاحتجاز: للطفل أن يغادر معه. دوّن مع من يغادر.',
    'دایک یان باوکەکە چیتر دەستبەسەر نییە: منداڵەکە ئازادە لەگەڵی بڕوات. تۆماری بکە لەگەڵ کێ دەڕوات.',
  ),
  'parent-dead': say(
    'The parent has died: child protection decides with whom the child lives. Nobody detains it.',
    'توفي الوالد: تقرر حماية الطفل مع من يعيش الطفل. ولا يحتجزه أحد.',
    'دایک یان باوکەکە مردووە: پاراستنی منداڵ بڕیار دەدات منداڵەکە لەگەڵ کێ بژی. کەس دەستبەسەری ناکات.',
  ),
  'parent-gone': say(
    'The parent escaped or is unaccounted for: child protection decides with whom the child lives. Nobody detains it.',
    'هرب الوالد أو لا يُعرف مصيره: تقرر حماية الطفل مع من يعيش الطفل. ولا يحتجزه أحد.',
    'دایک یان باوکەکە هەڵاتووە یان نەزانراوە: پاراستنی منداڵ بڕیار دەدات منداڵەکە لەگەڵ کێ بژی. کەس دەستبەسەری ناکات.',
  ),
  'parent-elsewhere': say(
    'The parent is held in another place: bring the two together, or child protection decides that they live apart.',
    'الوالد محتجز في مكان آخر: اجمع بينهما، أو تقرر حماية الطفل أن يعيشا منفصلين.',
    'دایک یان باوکەکە لە شوێنێکی تر دەستبەسەرە: کۆیان بکەرەوە، یان پاراستنی منداڵ بڕیار دەدات جیا بژین.',
  ),
};
/** That child protection has decided nothing, or has to review what it decided. */
export const DECISION_WORDS = {
  'no-longer-a-child': say(
    'No longer a child, and detained by nobody: leaves freely, or is admitted under an order. Until then no seal lets the person go along with the parent.',
    'لم يعد طفلًا ولا يحتجزه أحد: يغادر بحرية، أو يودَع بأمر توقيف. وإلى ذلك الحين لا يسمح ختم بأن يرافق والده.',
    'چیتر منداڵ نییە و کەس دەستبەسەری ناکات: بە ئازادی دەڕوات، یان بە فەرمان وەردەگیرێت. تا ئەو کاتە هیچ مۆرێک ڕێگە نادات لەگەڵ دایک یان باوکی بڕوات.',
  ),
  'accompaniment-undecided': say(
    'Child protection decides whether this child stays beside the parent. Until then no place among adults and no seal lets the child go along.',
    'تقرر حماية الطفل هل يبقى هذا الطفل إلى جانب والده. وإلى ذلك الحين لا يسمح مكان بين البالغين ولا ختم بأن يرافقه.',
    'پاراستنی منداڵ بڕیار دەدات ئایا ئەم منداڵە لە تەنیشت دایک یان باوکی دەمێنێتەوە. تا ئەو کاتە نە شوێنێک لەنێو گەورەکان و نە مۆرێک ڕێگە دەدات لەگەڵی بڕوات.',
  ),
  'accompaniment-review': say(
    'The decision about the child and the parent is to be reviewed.',
    'يجب أن يُراجع القرار المتعلق بالطفل ووالده.',
    'بڕیاری منداڵ و دایک یان باوکی پێداچوونەوەی دەوێت.',
  ),
} as const;
