import type { FilePart, ReadingGround } from '../../../core/access/file-parts.ts';
import type { Trilingual } from '../../../core/access/views.ts';

/** What was opened, in words. */
export const PART_WORDS: Readonly<Record<FilePart, Trilingual>> = {
  file: { en: 'File', ar: 'الملف', ckb: 'دۆسیە' },
  health: { en: 'Health findings', ar: 'نتائج الفحص الصحي', ckb: 'ئەنجامی پشکنینی تەندروستی' },
  extract: { en: 'Extract', ar: 'مستخرج السجل', ckb: 'کورتەی تۆمار' },
  paper: { en: 'Paper of the person', ar: 'ورقة للشخص', ckb: 'کاغەزی کەسەکە' },
  document: { en: 'Document', ar: 'مستند', ckb: 'بەڵگەنامە' },
  photograph: { en: 'Photograph', ar: 'صورة', ckb: 'وێنە' },
  'escort-record': { en: 'Escort record', ar: 'سجل المرافقة', ckb: 'تۆماری هاوڕێیەتی' },
  fears: { en: 'Fears', ar: 'المخاوف', ckb: 'ترسەکان' },
  request: { en: 'For a request of a family', ar: 'لأجل طلب من عائلة', ckb: 'بۆ داواکارییەکی خێزان' },
};

/** On what ground, in words. */
export const GROUND_WORDS: Readonly<Record<ReadingGround, Trilingual>> = {
  custody: { en: 'Holds the person', ar: 'الشخص في عهدتها', ckb: 'کەسەکە لای ئەوە' },
  convoy: { en: 'Takes part in the convoy', ar: 'تشارك في القافلة', ckb: 'بەشدارە لە کاروانەکە' },
  earlier: { en: 'Held the person before', ar: 'كان الشخص في عهدتها سابقاً', ckb: 'پێشتر کەسەکە لای بووە' },
  role: { en: 'By the reader’s role', ar: 'بحكم صفة القارئ', ckb: 'بەپێی ڕۆڵی خوێنەر' },
  emergency: { en: 'Emergency access', ar: 'وصول طارئ', ckb: 'دەستگەیشتنی فریاکەوتن' },
  installation: { en: 'Installation', ar: 'التنصيب', ckb: 'دامەزراندن' },
};
