import type { Word } from '../../../platform/pdf/written.ts';
import type { Gain, Loss, Scope } from './strength.ts';

/** What a report is about, in words. */
export const SCOPE_WORDS: Readonly<Record<Scope, Word>> = {
  authority: { en: 'Authority', ar: 'الجهة', ckb: 'دەسەڵات' },
  site: { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
  operation: { en: 'Operation', ar: 'العملية', ckb: 'ئۆپەراسیۆن' },
};

/** Headings of gains. */
export const GAIN_WORDS: Readonly<Record<Gain, Word>> = {
  'existing-custody': { en: 'Found already held', ar: 'وُجد محتجزًا من قبل', ckb: 'پێشتر دەستبەسەر بوو' },
  capture: { en: 'Captured', ar: 'أُسر', ckb: 'دەستگیرکرا لە شەڕ' },
  arrest: { en: 'Arrested', ar: 'قُبض عليه', ckb: 'گیرا' },
  surrender: { en: 'Surrendered', ar: 'استسلم', ckb: 'خۆی دا بە دەستەوە' },
  'hand-over-by-third-state': {
    en: 'Handed over by a third state',
    ar: 'سلّمته دولة ثالثة',
    ckb: 'دەوڵەتێکی سێیەم ڕادەستی کرد',
  },
  admitted: { en: 'Admitted under an order', ar: 'أُودع بأمر', ckb: 'بە فەرمان وەرگیرا' },
  'birth-in-custody': { en: 'Born in custody', ar: 'وُلد في العهدة', ckb: 'لە دەستبەسەری لەدایک بوو' },
  'transfer-in': { en: 'Transferred in', ar: 'نُقل إليها', ckb: 'گواسترایەوە بۆ ئێرە' },
  'moved-within': {
    en: 'Moved in within the authority',
    ar: 'نُقل إليه ضمن الجهة نفسها',
    ckb: 'لەناو هەمان دەسەڵاتدا هێنرایە ئێرە',
  },
  recapture: { en: 'Recaptured', ar: 'أُعيد القبض عليه', ckb: 'دووبارە دەستگیر کرا' },
  return: { en: 'Returned or found again', ar: 'عاد أو عُثر عليه', ckb: 'گەڕایەوە یان دۆزرایەوە' },
  other: { en: 'Otherwise', ar: 'غير ذلك', ckb: 'هیتر' },
};

/** Headings of losses. */
export const LOSS_WORDS: Readonly<Record<Loss, Word>> = {
  'transfer-out': { en: 'Transferred out', ar: 'نُقل منها', ckb: 'گواسترایەوە بۆ دەرەوە' },
  'moved-within': {
    en: 'Moved out within the authority',
    ar: 'نُقل منه ضمن الجهة نفسها',
    ckb: 'لەناو هەمان دەسەڵاتدا برایە دەرەوە',
  },
  release: { en: 'Released', ar: 'أُفرج عنه', ckb: 'ئازاد کرا' },
  repatriation: { en: 'Repatriated', ar: 'أُعيد إلى بلده', ckb: 'گەڕێندرایەوە بۆ وڵاتی خۆی' },
  death: { en: 'Died', ar: 'توفي', ckb: 'مرد' },
  escape: { en: 'Escaped', ar: 'هرب', ckb: 'هەڵات' },
  unaccounted: { en: 'Unaccounted for', ar: 'غير معلوم المصير', ckb: 'نەزانراو' },
  other: { en: 'Otherwise', ar: 'غير ذلك', ckb: 'هیتر' },
};

/** The other headings of the report. */
export const REPORT_WORDS = {
  title: { en: 'Strength report', ar: 'تقرير القوة', ckb: 'ڕاپۆرتی ژمارە' },
  opening: { en: 'Opening strength', ar: 'القوة الافتتاحية', ckb: 'ژمارەی سەرەتا' },
  gains: { en: 'Gains', ar: 'الزيادة', ckb: 'زیادبوون' },
  losses: { en: 'Losses', ar: 'النقص', ckb: 'کەمبوون' },
  closing: { en: 'Closing strength', ar: 'القوة الختامية', ckb: 'ژمارەی کۆتایی' },
  total: { en: 'Total', ar: 'المجموع', ckb: 'کۆ' },
  reason: { en: 'Reason', ar: 'السبب', ckb: 'هۆکار' },
  persons: { en: 'Persons', ar: 'الأشخاص', ckb: 'کەس' },
  from: { en: 'As of', ar: 'كما في', ckb: 'وەک لە' },
  to: { en: 'Until', ar: 'حتى', ckb: 'تا' },
  known: { en: 'As known', ar: 'كما عُرف', ckb: 'وەک زانرا' },
  signature: {
    en: 'Officer: name, signature, time',
    ar: 'الضابط: الاسم والتوقيع والوقت',
    ckb: 'ئەفسەر: ناو، واژۆ، کات',
  },
  reach: {
    en: 'Only persons within reach of the authority that asks are counted.',
    ar: 'لا يُحصى إلا من هم ضمن ما تطّلع عليه الجهة السائلة.',
    ckb: 'تەنها ئەو کەسانە دەژمێردرێن کە لە مەودای دەسەڵاتی پرسیارکەردان.',
  },
  definition: {
    en: 'Held persons as the register tells custody: who escaped or is unaccounted for stays on the register and is not in the strength; residents of camps are not detained and not in it. Opening + gains - losses = closing.',
    ar: 'المحتجزون كما يدوّن السجل العهدة: من هرب أو صار غير معلوم المصير يبقى في السجل ولا يدخل في القوة؛ والمقيمون في المخيمات غير محتجزين ولا يدخلون فيها. القوة الافتتاحية + الزيادة - النقص = القوة الختامية.',
    ckb: 'ئەو کەسانەی دەستبەسەرن وەک تۆمار دەیڵێت: ئەوەی هەڵاتووە یان نەزانراوە لە تۆماردا دەمێنێتەوە و ناچێتە ژمارەکەوە؛ دانیشتووانی کەمپ دەستبەسەر نین و تێیدا نین. سەرەتا + زیادبوون - کەمبوون = کۆتایی.',
  },
} as const satisfies Readonly<Record<string, Word>>;
