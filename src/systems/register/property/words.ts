import type { Word } from '../../../platform/pdf/written.ts';
import type { End, Purpose, SealState } from './property.ts';

/** Why a packet passes, in words. */
export const PURPOSE_WORDS: Readonly<Record<Purpose, Word>> = {
  storage: { en: 'storage', ar: 'حفظ', ckb: 'هەڵگرتن' },
  transfer: { en: 'transfer', ar: 'نقل', ckb: 'گواستنەوە' },
  court: { en: 'court', ar: 'محكمة', ckb: 'دادگا' },
  inspection: { en: 'inspection', ar: 'تفتيش', ckb: 'پشکنین' },
  medical: { en: 'medical care', ar: 'رعاية طبية', ckb: 'چاودێری پزیشکی' },
  return: { en: 'return to the person', ar: 'إعادة إلى صاحبها', ckb: 'گەڕاندنەوە بۆ خاوەنی' },
  other: { en: 'other', ar: 'غير ذلك', ckb: 'هیتر' },
};
/** How a seal was found, in words. */
export const SEAL_WORDS: Readonly<Record<SealState, Word>> = {
  intact: { en: 'intact', ar: 'سليم', ckb: 'ساغ' },
  broken: { en: 'broken', ar: 'مكسور', ckb: 'شکاو' },
  missing: { en: 'missing', ar: 'مفقود', ckb: 'ونبوو' },
};
/** How a packet ended, in words. */
export const END_WORDS: Readonly<Record<End, Word>> = {
  returned: { en: 'returned to the person', ar: 'أُعيدت إلى صاحبها', ckb: 'گەڕێندرایەوە بۆ خاوەنی' },
  disposed: { en: 'disposed of', ar: 'جرى التصرف بها', ckb: 'لەناوبرا' },
};
/** The other words of property, on paper and on the screen. */
export const PROPERTY_WORDS = {
  title: { en: 'Receipt for property', ar: 'وصل الأمانات', ckb: 'وەسڵی کەلوپەل' },
  property: { en: 'Property in keeping', ar: 'الأمانات المحفوظة', ckb: 'کەلوپەلی هەڵگیراو' },
  register: { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
  name: { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
  packet: { en: 'Packet', ar: 'الطرد', ckb: 'پاکەت' },
  seal: { en: 'Seal number', ar: 'رقم الختم', ckb: 'ژمارەی مۆر' },
  firstSeal: { en: 'First seal', ar: 'الختم الأول', ckb: 'مۆری یەکەم' },
  newSeal: { en: 'new seal', ar: 'ختم جديد', ckb: 'مۆری نوێ' },
  quantity: { en: 'Quantity', ar: 'العدد', ckb: 'ژمارە' },
  description: { en: 'Description', ar: 'الوصف', ckb: 'وەسف' },
  takenFrom: { en: 'Taken from', ar: 'أُخذت من', ckb: 'وەرگیراوە لە' },
  takenWhere: { en: 'Where', ar: 'المكان', ckb: 'شوێن' },
  takenAt: { en: 'When', ar: 'الوقت', ckb: 'کات' },
  releasedBy: { en: 'Released by', ar: 'سلّمها', ckb: 'ڕادەستکەر' },
  receivedBy: { en: 'Received by', ar: 'تسلّمها', ckb: 'وەرگر' },
  purpose: { en: 'Purpose', ar: 'الغرض', ckb: 'مەبەست' },
  sealFound: { en: 'Seal found', ar: 'حال الختم', ckb: 'باری مۆر' },
  passes: { en: 'Hand-overs', ar: 'التسليم والاستلام', ckb: 'ڕادەستکردنەکان' },
  end: { en: 'End', ar: 'النهاية', ckb: 'کۆتایی' },
  authorisedBy: { en: 'By authority of', ar: 'بأمر من', ckb: 'بە فەرمانی' },
  witness: { en: 'Witness', ar: 'الشاهد', ckb: 'شایەت' },
  inKeeping: { en: 'in keeping', ar: 'محفوظة', ckb: 'هەڵگیراوە' },
  person: {
    en: 'The person: signature or mark',
    ar: 'صاحب الأمانات: التوقيع أو البصمة',
    ckb: 'خاوەن: واژۆ یان پەنجەمۆر',
  },
  officer: { en: 'Officer: name, signature, time', ar: 'الضابط: الاسم والتوقيع والوقت', ckb: 'ئەفسەر: ناو، واژۆ، کات' },
} as const satisfies Readonly<Record<string, Word>>;
