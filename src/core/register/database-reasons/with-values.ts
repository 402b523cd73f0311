import { type Sentence, say } from '../refusal-text.ts';

/** Reasons of commands that hold a value, in three languages; those without stand in `command-reason-texts.ts`. */
export const commandReasonsWithValues: readonly Sentence[] = [
  say('hand-over {number} is the next', 'التسليم التالي هو رقم {number}', 'ڕادەستکردنی داهاتوو ژمارە {number}یە'),
  say('site {site}', 'الموقع {site}', 'شوێنی {site}'),
  say('person {person}', 'الشخص {person}', 'کەسی {person}'),
  say('list {number}', 'القائمة {number}', 'لیستی {number}'),
  say('held by {authority}', 'في عهدة {authority}', 'لە دەستی {authority}دایە'),
  say('recorded by the register', 'دوّنه السجل نفسه', 'تۆمارەکە خۆی تۆماری کردووە'),
  say('recorded by {authority}', 'دوّنته {authority}', '{authority} تۆماری کردووە'),
  say('breach of {authority}', 'مخالفة على {authority}', 'پێشێلکاریی سەر {authority}'),
  say('brought to {site}', 'جيء به إلى {site}', 'هێنراوە بۆ {site}'),
  say('found at {site}', 'عُثر عليه في {site}', 'لە {site} دۆزراوەتەوە'),
  say('evidence of kind {kind}', 'دليل من نوع {kind}', 'بەڵگەی جۆری {kind}'),
  say('strength of {kind} {site}', 'أعداد {site}', 'ژمارەی {site}'),
  say(
    'the role {kind} sees beyond the own authority and is given by the installation only',
    'صاحب الصفة {kind} يطّلع على غير جهته، ولا تمنحها إلا إدارة التنصيب',
    'ڕۆڵی {kind} لە دەرەوەی دەسەڵاتی خۆی دەبینێت، و تەنها لە دامەزراندنەوە دەدرێت',
  ),
  say(
    'the role {kind} sees beyond the own authority and is given by the installation only (./amana officer invite)',
    'صاحب الصفة {kind} يطّلع على غير جهته، ولا تمنحها إلا إدارة التنصيب (⁨./amana officer invite⁩)',
    'ڕۆڵی {kind} لە دەرەوەی دەسەڵاتی خۆی دەبینێت، و تەنها لە دامەزراندنەوە دەدرێت (⁨./amana officer invite⁩)',
  ),
  // a child who accompanies is refused with its parent: the number says whose place it is
  say('{registered}: {reason}', '{registered}: {reason}', '{registered}: {reason}'),
];
