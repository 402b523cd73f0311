import type { Word } from '../../../platform/pdf/written.ts';
import { PAPER_WORDS } from '../paper/paper-words.ts';
import type { HeldPeriod } from './find-extract.ts';

/** The words of the extract. The articles are those of the Convention for the Protection of All Persons from Enforced Disappearance. */
export const EXTRACT_WORDS = {
  ...PAPER_WORDS,
  title: {
    en: 'Extract from the register (ICPPED 18(1))',
    ar: 'مستخرج من السجل (المادة \u206618(1)\u2069)',
    ckb: 'دەرهێنراو لە تۆمار (ماددەی \u206618(1)\u2069)',
  },
  birth: { en: 'Birth', ar: 'الميلاد', ckb: 'لەدایکبوون' },
  known: { en: 'As known', ar: 'كما عُرف', ckb: 'وەک زانرا' },
  a: {
    en: '(a) The authority that ordered the deprivation of liberty',
    ar: '(أ) الجهة التي أمرت بسلب الحرية',
    ckb: '(أ) ئەو دەسەڵاتەی فەرمانی دا',
  },
  b: {
    en: '(b) Date, time and place of the deprivation of liberty and of admission',
    ar: '(ب) تاريخ سلب الحرية والإيداع وساعتهما ومكانهما',
    ckb: '(ب) بەروار و کات و شوێنی دەستگیرکردن و وەرگرتن',
  },
  judge: { en: 'First before a judge', ar: 'أول مثول أمام قاضٍ', ckb: 'یەکەم جار لەبەردەم دادوەر' },
  noJudge: { en: 'not recorded', ar: 'غير مدوَّن', ckb: 'تۆمار نەکراوە' },
  arrestToArrival: {
    en: 'hours from arrest to admission',
    ar: 'ساعات من القبض إلى الإيداع',
    ckb: 'کاتژمێر لە دەستگیرکردنەوە تا وەرگرتن',
  },
  arrivalToJudge: {
    en: 'hours from admission to judge',
    ar: 'ساعات من الإيداع إلى القاضي',
    ckb: 'کاتژمێر لە وەرگرتنەوە تا دادوەر',
  },
  c: {
    en: '(c) The authority that supervises, and the one that holds now',
    ar: '(ج) الجهة المشرفة، والجهة المحتجِزة الآن',
    ckb: '(ج) دەسەڵاتی چاودێر، و ئەوەی ئێستا ڕایدەگرێت',
  },
  supervises: { en: 'Supervises', ar: 'المشرفة', ckb: 'چاودێر' },
  holds: { en: 'Holds', ar: 'المحتجِزة', ckb: 'ڕاگر' },
  d: {
    en: '(d) Where the person is and was, with every transfer',
    ar: '(د) مكان وجود الشخص الآن ومن قبل، مع كل نقل',
    ckb: '(د) شوێنی کەسەکە ئێستا و پێشتر، لەگەڵ هەموو گواستنەوەیەک',
  },
  e: {
    en: '(e) Date, time and place of release',
    ar: '(هـ) تاريخ الإفراج وساعته ومكانه',
    ckb: '(هـ) بەروار و کات و شوێنی ئازادکردن',
  },
  f: { en: '(f) Elements of the state of health', ar: '(و) عناصر عن الحالة الصحية', ckb: '(و) زانیاری دۆخی تەندروستی' },
  g: {
    en: '(g) Death: cause, circumstances, destination of the remains',
    ar: '(ز) الوفاة: سببها وظروفها ومآل الجثمان',
    ckb: '(ز) مردن: هۆکار، بارودۆخ، چارەنووسی تەرم',
  },
  from: { en: 'From', ar: 'من', ckb: 'لە' },
  to: { en: 'Until', ar: 'حتى', ckb: 'تا' },
  authority: { en: 'Authority', ar: 'الجهة', ckb: 'دەسەڵات' },
  state: { en: 'State', ar: 'الحال', ckb: 'دۆخ' },
  unverified: {
    en: 'not verified by another body',
    ar: 'لم تتحقق منه جهة أخرى',
    ckb: 'لەلایەن دەسەڵاتێکی ترەوە پشتڕاست نەکراوەتەوە',
  },
  cause: { en: 'Cause', ar: 'السبب', ckb: 'هۆکار' },
  circumstances: { en: 'Circumstances', ar: 'الظروف', ckb: 'بارودۆخ' },
  remains: { en: 'Remains', ar: 'الجثمان', ckb: 'تەرم' },
  unknown: { en: 'unknown', ar: 'غير معلوم', ckb: 'نەزانراو' },
  inherited: {
    en: 'inherited, unverified',
    ar: 'عن جهة سابقة، غير متحقق منه',
    ckb: 'لە دەسەڵاتی پێشووەوە، پشتڕاست نەکراوە',
  },
  certified: {
    en: 'Certified as a true extract: officer, signature, seal, time',
    ar: 'مستخرج مصدق: الضابط والتوقيع والختم والوقت',
    ckb: 'پەسەندکراو: ئەفسەر، واژۆ، مۆر، کات',
  },
  receiver: {
    en: 'Received by: name, relation, signature',
    ar: 'المستلم: الاسم والصلة والتوقيع',
    ckb: 'وەرگر: ناو، پەیوەندی، واژۆ',
  },
} as const satisfies Readonly<Record<string, Word>>;

/** What a period of custody is called. */
export const STATE_WORDS: Readonly<Record<HeldPeriod['state'], Word>> = {
  held: { en: 'held', ar: 'محتجز', ckb: 'دەستبەسەر' },
  resident: {
    en: 'living in a camp, not detained',
    ar: 'مقيم في مخيم، غير محتجز',
    ckb: 'دانیشتووی کەمپ، دەستبەسەر نییە',
  },
  accompanying: {
    en: 'child with a detained parent, not detained',
    ar: 'طفل برفقة والد محتجز، غير محتجز',
    ckb: 'منداڵ لەگەڵ دایک یان باوکی دەستبەسەر، دەستبەسەر نییە',
  },
  missing: {
    en: 'missing resident, not detained',
    ar: 'مقيم مفقود، غير محتجز',
    ckb: 'دانیشتووی ونبوو، دەستبەسەر نییە',
  },
  unaccounted: { en: 'unaccounted for', ar: 'غير معلوم المصير', ckb: 'نەزانراو' },
  at_large: { en: 'escaped', ar: 'هارب', ckb: 'هەڵاتوو' },
};
/** How custody ended. */
export const OUTCOME_WORDS: Readonly<Record<NonNullable<HeldPeriod['outcome']>, Word>> = {
  release: { en: 'released', ar: 'أُفرج عنه', ckb: 'ئازاد کرا' },
  repatriation: { en: 'repatriated', ar: 'أُعيد إلى بلده', ckb: 'گەڕێندرایەوە' },
  death: { en: 'died', ar: 'توفي', ckb: 'مرد' },
};
