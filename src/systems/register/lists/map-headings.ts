import { foldLabel } from './fold-label.ts';
import { type ListField, REPEATABLE_FIELDS } from './list-field.ts';

/** Headings that we know, in English, Arabic, Sorani and Kurmanji (the Kurdish ones are drafts). */
const HEADINGS: Readonly<Record<ListField, readonly string[]>> = {
  sequence: [
    'no',
    'number',
    'serial',
    'row',
    '#',
    'ت',
    'م',
    'تسلسل',
    'الرقم',
    'الرقم التسلسلي',
    'ژ',
    'ژمارە',
    'ز',
    'serial no',
    'serial number',
    's n',
    'sr no',
    'hejmar',
    'rêz',
    'rêzehejmar',
  ],
  name: [
    'name',
    'full name',
    'الاسم',
    'الاسم الكامل',
    'الاسم الرباعي',
    'الاسم الثلاثي',
    'اسم الموقوف',
    'ناو',
    'ناوی تەواو',
    'ناوی سیانی',
    'names',
    'name of detainee',
    'detainee name',
    'name of prisoner',
    'prisoner name',
    'inmate name',
    'name of person',
    'الاسم واللقب',
    'الاسم الثلاثي واللقب',
    'الاسم الرباعي واللقب',
    'الاسم الكامل واللقب',
    'اسم المحتجز',
    'اسم المعتقل',
    'اسم السجين',
    'اسم النزيل',
    'اسم الشخص',
    'ناوی چواری',
    'ناوی چوارینە',
    'nav',
    'nav û paşnav',
    'navê temam',
    'navê tevahî',
  ],
  nameLatin: [
    'name in latin letters',
    'latin name',
    'name latin',
    'name english',
    'الاسم باللاتينية',
    'الاسم بالإنجليزية',
    'الاسم بالحروف اللاتينية',
    'ناو بە لاتینی',
    'ناو بە ئینگلیزی',
  ],
  nameKurdish: ['name in kurdish', 'kurdish name', 'الاسم بالكردية', 'ناو بە کوردی'],
  alias: [
    'alias',
    'aliases',
    'also known as',
    'aka',
    'kunya',
    'name as in document',
    'اللقب المعروف به',
    'الكنية',
    'الاسم المستعار',
    'الاسم كما في الوثيقة',
    'نازناو',
    'کونیە',
  ],
  given: ['given name', 'first name', 'الاسم الأول', 'ناوی یەکەم', 'navê yekem'],
  father: [
    'father',
    'father name',
    'fathers name',
    "father's name",
    'اسم الأب',
    'الأب',
    'ناوی باوک',
    'باوک',
    'navê bav',
    'navê bavî',
    'bav',
  ],
  grandfather: [
    'grandfather',
    'grandfather name',
    "grandfather's name",
    'اسم الجد',
    'الجد',
    'ناوی باپیر',
    'باپیر',
    'navê bapîr',
    'bapîr',
    'navê kalik',
    'kalik',
  ],
  family: [
    'family name',
    'last name',
    'surname',
    'اللقب',
    'العشيرة',
    'اسم العائلة',
    'ناوی خێزان',
    'ناوی بنەماڵە',
    'paşnav',
    'navê malbatê',
  ],
  mother: [
    'mother',
    'mother name',
    'mothers name',
    "mother's name",
    'اسم الأم',
    'الأم',
    'اسم الوالدة',
    'ناوی دایک',
    'دایک',
    'navê dayê',
    'navê dayikê',
    'navê dê',
    'dayik',
  ],
  sex: ['sex', 'gender', 'الجنس', 'النوع', 'ڕەگەز', 'zayend'],
  birth: [
    'date of birth',
    'birth date',
    'birth',
    'dob',
    'year of birth',
    'born',
    'تاريخ الميلاد',
    'تاريخ الولادة',
    'المواليد',
    'تولد',
    'سنة الميلاد',
    'لەدایکبوون',
    'بەرواری لەدایکبوون',
    'ساڵی لەدایکبوون',
    'd o b',
    'تاريخ التولد',
    'سنة التولد',
    'ڕێکەوتی لەدایکبوون',
    'jidayikbûn',
    'dîroka jidayikbûnê',
    'roja jidayikbûnê',
    'sala jidayikbûnê',
  ],
  nationality: [
    'nationality',
    'citizenship',
    'country',
    'الجنسية',
    'البلد',
    'نەتەوە',
    'ڕەگەزنامە',
    'وڵات',
    'hemwelatî',
    'netewe',
    'welat',
  ],
  section: ['section', 'ward', 'wing', 'القسم', 'الجناح', 'القاطع', 'بەش', 'قاوش', 'beş'],
  heldSince: [
    'held since',
    'detained since',
    'in custody since',
    'محتجز منذ',
    'موقوف منذ',
    'تاريخ الإيداع',
    'ڕاگیراوە لە',
    'دەستبەسەرە لە',
  ],
  household: [
    'household',
    'household number',
    'household no',
    'household id',
    'hh',
    'hh no',
    'hh number',
    'family number',
    'family no',
    'family id',
    'رقم العائلة',
    'رقم الأسرة',
    'الأسرة',
    'رقم البطاقة العائلية',
    'رقم دفتر العائلة',
    'خێزان',
    'ژمارەی خێزان',
    'ژمارەی ماڵ',
    'hejmara malbatê',
  ],
  relation: [
    'relation',
    'relationship',
    'relation to head',
    'relationship to head',
    'relation to head of household',
    'relationship to head of household',
    'relation to head of family',
    'role in household',
    'role in the household',
    'صلة القرابة',
    'القرابة',
    'درجة القرابة',
    'صلة القرابة برب الأسرة',
    'صلة القرابة برب العائلة',
    'الصلة برب الأسرة',
    'العلاقة برب الأسرة',
    'پەیوەندی',
    'پەیوەندیی خێزانی',
    'پەیوەندی بە سەرۆکی خێزان',
  ],
  caseNumber: [
    'case',
    'case number',
    'case no',
    'file number',
    'رقم القضية',
    'رقم الدعوى',
    'رقم الملف',
    'ژمارەی کەیس',
    'ژمارەی دۆسیە',
  ],
  prisonNumber: [
    'prison number',
    'prisoner number',
    'detainee number',
    'holding number',
    'isn',
    'رقم الاحتجاز',
    'رقم الموقوف',
    'رقم السجين',
    'رقم السجن',
    'ژمارەی دەستبەسەر',
    'ژمارەی زیندان',
  ],
  icrcNumber: [
    'icrc',
    'icrc number',
    'icrc no',
    'icrc id',
    'رقم الصليب الأحمر',
    'رقم اللجنة الدولية',
    'ژمارەی خاچی سوور',
  ],
  unhcrNumber: [
    'unhcr',
    'unhcr number',
    'unhcr no',
    'unhcr id',
    'progres id',
    'progres number',
    'رقم المفوضية',
    'رقم مفوضية اللاجئين',
    'ژمارەی یو ئێن ئێچ سی ئاڕ',
  ],
  passportNumber: [
    'passport',
    'passport number',
    'passport no',
    'رقم الجواز',
    'رقم جواز السفر',
    'جواز السفر',
    'پاسپۆرت',
    'ژمارەی پاسپۆرت',
  ],
  identityNumber: [
    'national id',
    'national number',
    'identity card',
    'identity card number',
    'id card',
    'الرقم الوطني',
    'رقم الهوية',
    'رقم البطاقة الوطنية',
    'رقم هوية الأحوال المدنية',
    'ناسنامە',
    'ژمارەی ناسنامە',
  ],
  otherNumber: ['identifier', 'id', 'id number', 'other number', 'رقم آخر', 'ژمارەی تر'],
  orderReference: [
    'order',
    'order reference',
    'warrant',
    'detention order',
    'رقم الأمر',
    'رقم أمر التوقيف',
    'أمر التوقيف',
    'مذكرة التوقيف',
    'ژمارەی فەرمان',
    'فەرمانی دەستگیرکردن',
  ],
  ageStatement: ['age', 'age group', 'adult or minor', 'العمر', 'الفئة العمرية', 'تەمەن', 'گرووپی تەمەن'],
  remarks: [
    'remarks',
    'notes',
    'comment',
    'comments',
    'الملاحظات',
    'ملاحظات',
    'تێبینی',
    'تێبینییەکان',
    'remark',
    'têbînî',
  ],
};

const FIELD_OF = new Map(
  Object.entries(HEADINGS).flatMap(([field, labels]) =>
    labels.map((label) => [foldLabel(label) || label, field as ListField] as const),
  ),
);

/** Words that say a column is of the lunar Hijri calendar, and those that say it is of a solar one. */
const HIJRI = /(?:ال)?هجري[ةه]?|hi?jri|hejri|کۆچی/giu;
const SOLAR = /شمسي|شمسی|هەتاوی|solar|shamsi/iu;

/** Whether a heading says that its dates are lunar Hijri ones: `تاريخ الميلاد (هجري)`. A year without a sign is then of that calendar. */
export const isHijri = (heading: string): boolean => heading.search(HIJRI) !== -1 && !SOLAR.test(heading);

/** The field that one heading names, in any of its languages: `الاسم الكامل (Full name)` is read as a whole and in parts, and without the name of a calendar. */
export function findField(heading: string): ListField | undefined {
  for (const part of [heading, ...heading.split(/[()[\]/|\n]/u), heading.replace(HIJRI, ' ')]) {
    const field = FIELD_OF.get(foldLabel(part) || part.trim());
    if (field !== undefined) return field;
  }
  return undefined;
}

/** A field for each column, or null where the column is not read. An officer may edit it before the list is read. */
export type ColumnMapping = readonly (ListField | null)[];

/** A proposed mapping, and the columns (from 0) that it leaves out: heading not known, or field already taken. */
export type HeadingProposal = {
  readonly mapping: ColumnMapping;
  readonly unknownColumns: readonly number[];
  readonly duplicateColumns: readonly number[];
};

/** Proposes a field for each heading. Nothing is read by it alone: the mapping is shown and may be changed. */
export function mapHeadings(headings: readonly string[]): HeadingProposal {
  const taken = new Set<ListField>();
  const unknownColumns: number[] = [];
  const duplicateColumns: number[] = [];
  const mapping = headings.map((heading, column) => {
    const field = findField(heading);
    if (field === undefined) {
      if (heading.trim() !== '') unknownColumns.push(column);
      return null;
    }
    if (taken.has(field) && !REPEATABLE_FIELDS.has(field)) {
      duplicateColumns.push(column);
      return null;
    }
    taken.add(field);
    return field;
  });
  return { mapping, unknownColumns, duplicateColumns };
}
