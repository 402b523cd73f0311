import type { Word } from '../../../platform/pdf/written.ts';
import type { Complainant, Complaint, ComplaintOutcome, End, Purpose, SealState } from './property.ts';

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
/** What a complaint says, in words. */
export const COMPLAINT_WORDS: Readonly<Record<Complaint, Word>> = {
  'seal-broken': { en: 'the seal is broken', ar: 'الختم مكسور', ckb: 'مۆرەکە شکاوە' },
  'seal-other': { en: 'it bears another seal', ar: 'عليه ختم آخر', ckb: 'مۆرێکی تری لەسەرە' },
  'seal-missing': { en: 'there is no seal', ar: 'لا ختم عليه', ckb: 'مۆری لەسەر نییە' },
  'thing-missing': { en: 'a thing is missing', ar: 'ينقصه شيء', ckb: 'شتێکی لێ کەمە' },
  'thing-damaged': { en: 'a thing is damaged', ar: 'فيه شيء تالف', ckb: 'شتێکی تێدا تێکچووە' },
  'not-returned': { en: 'it was not given back', ar: 'لم يُعَد', ckb: 'نەگەڕێندراوەتەوە' },
  other: { en: 'other', ar: 'غير ذلك', ckb: 'هیتر' },
};
/** Who complains, in words. */
export const COMPLAINANT_WORDS: Readonly<Record<Complainant, Word>> = {
  person: { en: 'the person', ar: 'صاحب الأمانات', ckb: 'خاوەنی کەلوپەل' },
  relative: { en: 'a relative', ar: 'أحد الأقارب', ckb: 'خزمێک' },
  counsel: { en: 'counsel', ar: 'المحامي', ckb: 'پارێزەر' },
  officer: { en: 'an officer', ar: 'ضابط', ckb: 'ئەفسەرێک' },
};
/** What is answered, in words. */
export const OUTCOME_WORDS: Readonly<Record<ComplaintOutcome, Word>> = {
  upheld: { en: 'it is right', ar: 'الشكوى صحيحة', ckb: 'سکاڵاکە ڕاستە' },
  'partly-upheld': { en: 'it is right in part', ar: 'الشكوى صحيحة جزئيًا', ckb: 'سکاڵاکە بەشێکی ڕاستە' },
  'not-upheld': { en: 'it is not right', ar: 'الشكوى غير صحيحة', ckb: 'سکاڵاکە ڕاست نییە' },
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
  complaints: { en: 'Complaints', ar: 'الشكاوى', ckb: 'سکاڵاکان' },
  complaint: { en: 'Complaint', ar: 'شكوى', ckb: 'سکاڵا' },
  madeBy: { en: 'Made by', ar: 'مقدّم الشكوى', ckb: 'سکاڵاکار' },
  answer: { en: 'Answer', ar: 'الجواب', ckb: 'وەڵام' },
  unanswered: { en: 'not answered yet', ar: 'لم يُجَب عنها بعد', ckb: 'هێشتا وەڵام نەدراوەتەوە' },
  found: { en: 'What was found', ar: 'ما تبيّن', ckb: 'ئەوەی دۆزرایەوە' },
  remedy: { en: 'What is done about it', ar: 'ما يُتخذ بشأنها', ckb: 'ئەوەی لەبارەیەوە دەکرێت' },
  inKeeping: { en: 'in keeping', ar: 'محفوظة', ckb: 'هەڵگیراوە' },
  person: {
    en: 'The person: signature or mark',
    ar: 'صاحب الأمانات: التوقيع أو البصمة',
    ckb: 'خاوەن: واژۆ یان پەنجەمۆر',
  },
  officer: { en: 'Officer: name, signature, time', ar: 'الضابط: الاسم والتوقيع والوقت', ckb: 'ئەفسەر: ناو، واژۆ، کات' },
} as const satisfies Readonly<Record<string, Word>>;
