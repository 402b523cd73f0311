import type { Word } from '../../../platform/pdf/written.ts';

/** Words that stand on more than one paper about a person. Sorani is a draft. */
export const PAPER_WORDS = {
  register: { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
  name: { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
  place: { en: 'Place', ar: 'المكان', ckb: 'شوێن' },
  nothing: { en: 'nothing recorded', ar: 'لم يُدوَّن شيء', ckb: 'هیچ تۆمار نەکراوە' },
  fit: { en: 'seen, fit to travel', ar: 'فُحص، لائق بدنيًا للنقل', ckb: 'پشکنرا، گونجاوە بۆ گەشت' },
  unfit: { en: 'seen, not fit to travel', ar: 'فُحص، غير لائق بدنيًا للنقل', ckb: 'پشکنرا، گونجاو نییە بۆ گەشت' },
} as const satisfies Readonly<Record<string, Word>>;
