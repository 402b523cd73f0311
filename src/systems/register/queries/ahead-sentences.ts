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
  PlacementPlanMade: say(
    'A plan of placement was made and checked: {title}. It moves nobody.',
    'وُضعت خطة توزيع ودُقّقت: {title}. وهي لا تنقل أحدًا.',
    'پلانێکی دابەشکردن دانرا و پشکنرا: {title}. کەس ناگوازێتەوە.',
  ),
  PlacementPlanPeople: say(
    'A plan of placement named whom it is about.',
    'ذُكر في خطة توزيع من تخصّهم.',
    'لە پلانێکی دابەشکردندا گوترا لەسەر کێیە.',
  ),
  PlacementPlanDiscarded: say(
    'A plan of placement was put aside.',
    'تُركت خطة توزيع.',
    'واز لە پلانێکی دابەشکردن هێنرا.',
  ),
  PlacementPlanAgreed: say(
    'A receiving authority agreed to a plan of placement.',
    'وافقت جهة مستلمة على خطة توزيع.',
    'دەسەڵاتێکی وەرگر لەسەر پلانێکی دابەشکردن ڕازی بوو.',
  ),
  PlacementPlanApproved: say(
    'A plan of placement was approved; draft manifests were made of it.',
    'صودق على خطة توزيع، وأُعدّت منها كشوف نقل.',
    'پلانێکی دابەشکردن پەسەند کرا؛ لیستی گواستنەوەی لێ ئامادە کرا.',
  ),
};
