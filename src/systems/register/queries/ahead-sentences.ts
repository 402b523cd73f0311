import { type Sentence, say } from '../../../core/register/refusal-text.ts';

/** What the events of announced destinations, of lists that are sent ahead and of commitments say in one line; part of `eventSentences`. */
export const aheadSentences: Readonly<Record<string, Sentence>> = {
  DestinationAnnounced: say(
    '{site} was announced as a destination.',
    'أُعلن {site} وجهةً.',
    '{site} وەک شوێنی مەبەست ڕاگەیەنرا.',
  ),
  AnnouncedDestinationWithdrawn: say(
    'An announced destination was withdrawn.',
    'سُحبت وجهة معلنة.',
    'شوێنێکی ڕاگەیەنراو کشێنرایەوە.',
  ),
  ListSent: say(
    'The list of seal {sealNo} was sent ahead to {toSite}.',
    'أُرسل كشف الختم {sealNo} مسبقًا إلى {toSite}.',
    'لیستی مۆری {sealNo} پێشوەختە بۆ {toSite} نێردرا.',
  ),
  ListAcknowledged: say(
    'The receiver acknowledged the list that was sent ahead.',
    'أكدت الجهة المستلمة استلام الكشف المرسل مسبقًا.',
    'وەرگر لیستی پێشوەختە نێردراوی پشتڕاست کردەوە.',
  ),
  CommitmentProposed: say(
    'A receiving authority named what it is able to take: {persons}. Not signed yet.',
    'ذكرت جهة مستلمة ما تقدر على استلامه: {persons}. ولم يُوقَّع بعد.',
    'دەسەڵاتێکی وەرگر وتی چەند وەردەگرێت: {persons}. هێشتا واژوو نەکراوە.',
  ),
  CommitmentSigned: say(
    'The commitment of a receiving authority was signed.',
    'وُقّع التزام جهة مستلمة.',
    'پابەندبوونی دەسەڵاتێکی وەرگر واژوو کرا.',
  ),
  CommitmentWithdrawn: say(
    'The commitment of a receiving authority was withdrawn.',
    'سُحب التزام جهة مستلمة.',
    'پابەندبوونی دەسەڵاتێکی وەرگر کشێنرایەوە.',
  ),
};
