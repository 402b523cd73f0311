import type { Word } from '../../../platform/pdf/written.ts';
import { PAPER_WORDS } from '../paper/paper-words.ts';
import type { AgeEvidenceKind, NameKind, PersonAnswer } from '../views.ts';

/** The words of a certified copy. Sorani is a draft. */
export const COPY_WORDS = {
  ...PAPER_WORDS,
  title: { en: 'Certified copy of the file', ar: 'نسخة مصدقة من الملف', ckb: 'کۆپی پەسەندکراوی فایل' },
  explains: {
    en: 'All that the register knew of this person at the time below, for the person. How liberty was taken stands in the extract of the register. Findings of health are given by the health service; what concerns the safety of others is left out.',
    ar: 'كل ما عرفه السجل عن هذا الشخص في الوقت المبين أدناه، وهي له. أما كيفية سلب الحرية ففي المستخرج من السجل. ونتائج الفحص الطبي تعطيها الجهة الصحية، ويُترك ما يمس سلامة الآخرين.',
    ckb: 'هەموو ئەوەی تۆمارەکە لەم کاتەی خوارەوەدا لەبارەی ئەم کەسەوە زانیویەتی، بۆ خۆی. چۆنیەتی دەستگیرکردن لە دەرهێنراوی تۆماردایە. ئەنجامی پشکنینی پزیشکی لای خزمەتگوزاری تەندروستییە، و ئەوەی پەیوەندی بە سەلامەتی کەسانی ترەوە هەیە تێیدا نییە.',
  },
  known: { en: 'As known', ar: 'كما عُرف', ckb: 'وەک زانرا' },
  code: { en: 'Code of this copy', ar: 'رمز هذه النسخة', ckb: 'کۆدی ئەم کۆپییە' },
  codeExplains: {
    en: 'Any officer who may open the file types it there, and the register says whether this copy is what it knew then.',
    ar: 'يُدخله أي موظف يحق له فتح الملف، فيبيّن السجل إن كانت هذه النسخة هي ما عرفه حينذاك.',
    ckb: 'هەر ئەفسەرێک مافی کردنەوەی فایلەکەی هەبێت لەوێ دەینووسێت، و تۆمارەکە دەڵێت ئایا ئەم کۆپییە ئەوەیە کە ئەوکات زانیویەتی.',
  },
  names: { en: 'Names, with their source', ar: 'الأسماء ومصادرها', ckb: 'ناوەکان، لەگەڵ سەرچاوە' },
  source: { en: 'Source', ar: 'المصدر', ckb: 'سەرچاوە' },
  kind: { en: 'Kind', ar: 'النوع', ckb: 'جۆر' },
  identity: {
    en: 'Birth, nationality, numbers and marks',
    ar: 'الميلاد والجنسية والأرقام والعلامات',
    ckb: 'لەدایکبوون، ڕەگەزنامە، ژمارەکان و نیشانەکان',
  },
  what: { en: 'As recorded', ar: 'كما دُوّن', ckb: 'وەک تۆمار کراوە' },
  birth: { en: 'birth', ar: 'الميلاد', ckb: 'لەدایکبوون' },
  nationality: { en: 'nationality', ar: 'الجنسية', ckb: 'ڕەگەزنامە' },
  mark: { en: 'distinguishing mark', ar: 'علامة مميزة', ckb: 'نیشانەی جیاکەرەوە' },
  withdrawn: { en: 'withdrawn', ar: 'مسحوب', ckb: 'کشێنراوەتەوە' },
  orders: {
    en: 'Orders to hold, with the hash of their documents',
    ar: 'أوامر التوقيف مع بصمات وثائقها',
    ckb: 'فەرمانەکانی ڕاگرتن، لەگەڵ هاشی بەڵگەنامەکانیان',
  },
  ground: { en: 'Ground and article', ar: 'السند والمادة', ckb: 'بنەما و ماددە' },
  authority: { en: 'Authority', ar: 'الجهة', ckb: 'دەسەڵات' },
  from: { en: 'From', ar: 'من', ckb: 'لە' },
  to: { en: 'Until', ar: 'حتى', ckb: 'تا' },
  custody: { en: 'Who held, and where', ar: 'الجهة المحتجِزة والمكان', ckb: 'کێ ڕایگرتووە، و لە کوێ' },
  supervised: { en: 'Who supervised', ar: 'الجهة المشرفة', ckb: 'کێ چاودێری کردووە' },
  state: { en: 'State', ar: 'الحال', ckb: 'دۆخ' },
  documents: { en: 'Documents of the file', ar: 'وثائق الملف', ckb: 'بەڵگەنامەکانی فایل' },
  hash: { en: 'SHA-256', ar: 'SHA-256', ckb: 'SHA-256' },
  events: { en: 'Everything that was recorded', ar: 'كل ما دُوّن', ckb: 'هەموو ئەوەی تۆمار کراوە' },
  happened: { en: 'Happened', ar: 'وقع في', ckb: 'ڕوویدا لە' },
  received: { en: 'Recorded', ar: 'دُوّن في', ckb: 'تۆمار کرا لە' },
  corrected: { en: 'corrected later', ar: 'صُحّح لاحقًا', ckb: 'دواتر ڕاست کراوەتەوە' },
  certified: {
    en: 'Certified as a true copy: officer, signature, seal, time',
    ar: 'نسخة طبق الأصل: الضابط والتوقيع والختم والوقت',
    ckb: 'کۆپییەکی ڕاستەقینە: ئەفسەر، واژۆ، مۆر، کات',
  },
  receiver: {
    en: 'Received by the person, or by whom the person names: name, signature',
    ar: 'المستلم: الشخص أو من يسميه: الاسم والتوقيع',
    ckb: 'وەرگر: کەسەکە یان ئەوەی ناوی دەبات: ناو، واژۆ',
  },
} as const satisfies Readonly<Record<string, Word>>;

/** What a name is to the person. */
export const NAME_KIND_WORDS: Readonly<Record<NameKind, Word>> = {
  primary: { en: 'name', ar: 'الاسم', ckb: 'ناو' },
  alias: { en: 'alias', ar: 'اسم آخر', ckb: 'ناوی تر' },
  transliteration: { en: 'in another script', ar: 'بخط آخر', ckb: 'بە نووسینی تر' },
  alleged: { en: 'alleged', ar: 'اسم مدعى', ckb: 'ناوی بانگەشەکراو' },
};

/** Kinds of age evidence. */
export const EVIDENCE_WORDS: Readonly<Record<AgeEvidenceKind, Word>> = {
  document: { en: 'document', ar: 'وثيقة', ckb: 'بەڵگەنامە' },
  registry: { en: 'civil registry', ar: 'سجل مدني', ckb: 'تۆماری شارستانی' },
  statement: { en: 'statement', ar: 'إفادة', ckb: 'لێدوان' },
  school: { en: 'school record', ar: 'سجل مدرسي', ckb: 'تۆماری قوتابخانە' },
  medical: { en: 'medical examination', ar: 'فحص طبي', ckb: 'پشکنینی پزیشکی' },
};

/** What a period of custody is called. */
export const PERIOD_WORDS: Readonly<Record<PersonAnswer['custody'][number]['state'], Word>> = {
  held: { en: 'held', ar: 'محتجز', ckb: 'ڕاگیراو' },
  resident: { en: 'resident, not detained', ar: 'مقيم، غير محتجز', ckb: 'دانیشتوو، دەستبەسەر نییە' },
  accompanying: {
    en: 'child with a detained parent, not detained',
    ar: 'طفل برفقة والد محتجز، غير محتجز',
    ckb: 'منداڵ لەگەڵ دایک یان باوکی دەستبەسەر، دەستبەسەر نییە',
  },
  missing: { en: 'missing resident', ar: 'مقيم مفقود', ckb: 'دانیشتووی ونبوو' },
  moving: { en: 'on the move', ar: 'قيد النقل', ckb: 'لە ڕێگادا' },
  unaccounted: { en: 'unaccounted for', ar: 'غير معلوم المصير', ckb: 'نەزانراو' },
  escaped: { en: 'at large', ar: 'هارب', ckb: 'هەڵاتوو' },
  disputed: { en: 'disputed', ar: 'متنازع عليه', ckb: 'ناکۆکی لەسەرە' },
  ended: { en: 'ended', ar: 'انتهى', ckb: 'کۆتایی هات' },
};
